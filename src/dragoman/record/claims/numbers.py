"""Where accounts of one thing give different numbers."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import FactKind, MonitorReport
from dragoman.record.claims.claim import Aspect
from dragoman.record.claims.counts import Count, counts_in
from dragoman.record.claims.parties import party
from dragoman.record.claims.sides import NOTHING, Found, Measure, compare
from dragoman.record.claims.told import Told

COUNTING = frozenset(
    {FactKind.EVENT, FactKind.MEETING, FactKind.AGREEMENT, FactKind.COMMITMENT, FactKind.CEASEFIRE}
)
"""Kinds in whose words numbers are counts of the thing; what somebody says is his own."""


def totals(accounts: Sequence[Told]) -> Found:
    """Totals of one monitor's register. Two monitors count in parallel, each what reached him: they
    never contradict each other."""
    by_monitor: dict[str, list[tuple[Told, int]]] = {}
    for one in accounts:
        register = one.fact.detail
        if isinstance(register, MonitorReport) and register.total is not None and not one.against:
            given = by_monitor.setdefault(party(register.reporting_party), [])
            given.append((one, register.total))
    founds = [
        compare(given, _TOTAL, lambda words: f"one register, told as {' or '.join(words)}")
        for _, given in sorted(by_monitor.items())
    ]
    return next((found for found in founds if found != NOTHING), NOTHING)


def counts(accounts: Sequence[Told]) -> Found:
    """Numbers of one and the same noun, as exact or as bounded as each account gives them."""
    by_noun: dict[str, list[tuple[Told, Count]]] = {}
    for one in accounts:
        if one.fact.kind in COUNTING and not one.against:
            for count in counts_in(one.fact.quote):
                by_noun.setdefault(count.of, []).append((one, count))
    founds = [
        compare(given, _COUNT, lambda words: f"told as {' or '.join(words)}")
        for _, given in sorted(by_noun.items())
    ]
    return next((found for found in founds if found != NOTHING), NOTHING)


_TOTAL: Measure[int] = Measure(Aspect.NUMBER, lambda a, b: a != b, lambda total: f"{total} in all")
_COUNT: Measure[Count] = Measure(
    Aspect.NUMBER, lambda a, b: a.clashes(b), lambda count: f"{count.bounds} {count.of}"
)
