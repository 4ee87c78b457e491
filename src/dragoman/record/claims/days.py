"""Where accounts of one thing give different days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dragoman.model import Basis, Commitment, Day, FactKind, Precision
from dragoman.record.claims.claim import Aspect
from dragoman.record.claims.sides import NOTHING, Found, Measure, compare
from dragoman.record.claims.told import Stage, Told
from dragoman.record.day_words import day_text

DATED = frozenset({FactKind.MEETING, FactKind.AGREEMENT, FactKind.EVENT, FactKind.INVITATION})
"""Kinds that happen on a day; what somebody is, holds or says is told again on many."""

_TOLD = frozenset({Basis.STATED, Basis.RELATIVE})
"""Days that the words themselves give: one carried over or inferred contradicts nobody."""


def clash(one: Day, other: Day) -> bool:
    """Whether two days cannot be the same: December and the 20th of it can."""
    return _wholly_before(one, other) or _wholly_before(other, one)


def _wholly_before(one: Day, other: Day) -> bool:
    return one.end is not None and other.start is not None and one.end < other.start


def told(day: Day) -> bool:
    """Whether the words themselves tell when, from a first to a last day."""
    return day.start is not None and day.end is not None and day.basis in _TOLD


def days(accounts: Sequence[Told]) -> Found:
    """Days on which it happened, or is to happen.

    Only what is said to be as far along is compared: a plan for the 3rd and a happening on the 4th
    are a plan that moved. Plans made one after the other may have moved, too; those published side
    by side contradict each other.
    """
    dated = [one for one in accounts if one.fact.kind in DATED and not one.against]
    furthest = max((one.stage for one in dated), default=Stage.CONDITIONAL)
    given = [(one, one.fact.day) for one in dated if one.stage is furthest and told(one.fact.day)]
    if _run_of_days(given) or (furthest is not Stage.DONE and not _at_once(given)):
        return NOTHING
    return compare(given, _DAY, lambda words: f"told for {_or(words)}")


def deadlines(accounts: Sequence[Told]) -> Found:
    """Days by which one commitment falls due; those of plans count as well: a text has one."""
    given = [
        (one, Due(one.fact.detail.deadline, one.published))
        for one in accounts
        if isinstance(one.fact.detail, Commitment)
        and one.fact.detail.deadline.end is not None
        and not one.against
    ]
    return compare(given, _DEADLINE, lambda words: f"due {_or(words)}")


def _run_of_days(given: Sequence[tuple[Told, Day]]) -> bool:
    """Whether one account tells of several days on end, and all others lie within them: talks of
    the 23rd and 24th, of which another page tells the second day."""
    spans = [day for _, day in given if day.precision is Precision.DAY and day.start != day.end]
    return any(all(not clash(span, day) for _, day in given) for span in spans)


def _at_once(given: Sequence[tuple[Told, Day]]) -> bool:
    """Whether plans of different days were published side by side, so that none replaces another.

    True where somewhere two pages of one day of publication differ, or an earlier plan is told
    again after a later one had been made.
    """
    published: dict[str, list[Told]] = {}
    for one, day in given:
        published.setdefault(day_text(day), []).append(one)
    windows = []
    for tellers in published.values():
        known = [one.published for one in tellers if one.published]
        if len(known) < len(tellers):
            return True
        windows.append((min(known), max(known)))
    windows.sort()
    return any(low[1] >= high[0] for low, high in pairwise(windows))


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline, and when it was published: "within two weeks" counts from some day near that."""

    day: Day
    published: date | None

    def clashes(self, other: Due) -> bool:
        """Whether both cannot be one deadline; those counted from the days of their pages may
        differ by as much as those days do."""
        one, two = self.last, other.last
        if not clash(one, two):
            return False
        counted = Basis.RELATIVE in (self.day.basis, other.day.basis)
        if not (counted and self.published and other.published and one.end and two.end):
            return True
        return abs(one.end - two.end) > abs(self.published - other.published)

    @property
    def last(self) -> Day:
        """Its last moment: "by 25 May" and "until 25 May" are one."""
        return Day(self.day.start or self.day.end, self.day.end, self.day.precision, self.day.basis)


def _or(words: Sequence[str]) -> str:
    return " or ".join(words)


_DAY = Measure(Aspect.DAY, clash, day_text)
_DEADLINE = Measure(Aspect.DEADLINE, Due.clashes, lambda due: day_text(due.last))
