"""Which days of a record matter: those that many pages tell of, more than of the days around."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.views.highlights.told import Told

AROUND = 7
"""Days before and behind a day that it is held against: a week each way, so that weekends do not
count as events."""
AGAINST = 0.25
"""How much a busy week takes from each of its days. Half of what a day's own telling counts would
make the quietest weeks win; none leaves nothing but the noisiest month."""

ONE = timedelta(days=1)


@dataclass(slots=True)
class DayCounts:
    """Who names a day: distinct sentences, and pages by whether they appeared later."""

    sentences: int = 0
    pages: set[str] = field(default_factory=set)
    later: set[str] = field(default_factory=set)


def count_days(sentences: Iterable[Told]) -> dict[date, DayCounts]:
    """Per day who names it."""
    found: dict[date, DayCounts] = defaultdict(DayCounts)
    for told in sentences:
        for day in told.days:
            counts = found[day]
            counts.sentences += 1
            counts.pages.add(told.page)
            if told.published is not None and told.published > day:
                counts.later.add(told.page)
    return dict(found)


def rank_days(
    counts: Mapping[date, DayCounts], *, since: date | None = None, until: date | None = None
) -> list[tuple[float, date]]:
    """(score, day) of the days from `since` to `until`, the best first, equal ones by day.

    The score is the logarithm of how many sentences and pages name the day (their geometric
    mean), less a part of that of the mean over the days around it.
    """
    kept = [d for d in counts if (since or date.min) <= d <= (until or date.max)]
    return sorted(((_score(counts, day), day) for day in kept), key=lambda p: (-p[0], p[1]))


def _score(counts: Mapping[date, DayCounts], day: date) -> float:
    own = counts[day]
    told = (math.log1p(own.sentences) + math.log1p(len(own.pages))) / 2
    near = [counts[d].sentences for d in _around(day) if d in counts]
    return told - AGAINST * math.log1p(sum(near) / (2 * AROUND + 1))


def _around(day: date) -> Iterator[date]:
    """The days around a day, itself among them; fewer at the ends of the calendar."""
    first = max(day.toordinal() - AROUND, date.min.toordinal())
    last = min(day.toordinal() + AROUND, date.max.toordinal())
    return (date.fromordinal(n) for n in range(first, last + 1))


def knee(values: Sequence[float]) -> int:
    """Where a falling curve bends: the index farthest from the line between its ends."""
    if len(values) < 3:
        return max(0, len(values) - 1)
    slope = (values[-1] - values[0]) / (len(values) - 1)
    return max(range(len(values)), key=lambda i: (abs(values[i] - values[0] - slope * i), -i))
