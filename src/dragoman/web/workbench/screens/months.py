"""How many facts fall in each month of the record: the bars that screens jump by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.record.store.counts import MonthCount
from dragoman.web.workbench.asked import Asked

TALLEST = 60.0
"""Height of the highest bar of the histogram, in its own units."""


@dataclass(frozen=True, slots=True)
class Month:
    """A bar: `month` as "2016-12", how many facts, and how high it stands."""

    month: str
    facts: int
    height: float


def months_of(counts: Iterable[MonthCount], asked: Asked) -> tuple[Month, ...]:
    """Facts per month of the kinds and statuses asked for, whatever else is asked."""
    kinds, statuses = asked.wanted.kind, asked.wanted.status
    found: Counter[str] = Counter()
    for one in counts:
        of_kind = not kinds or one.kind in kinds
        if one.month and of_kind and (not statuses or one.status in statuses):
            found[one.month] += one.facts
    highest = max(found.values(), default=1)
    return tuple(
        Month(month, number, max(TALLEST * number / highest, 1.0))
        for month, number in sorted(found.items())
    )
