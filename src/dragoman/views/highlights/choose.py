"""The days and the sentences that matter, out of all that pages tell: pure, whatever the order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.views.highlights.days import DayCounts, count_days, knee, rank_days
from dragoman.views.highlights.sentences import Candidates, best_of, opened
from dragoman.views.highlights.told import Told
from dragoman.views.highlights.vectors import Vectors

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ChosenDay:
    """A day, how it ranks (1 is told of most), who names it, and the sentences that tell it."""

    day: date
    rank: int
    counts: DayCounts
    sentences: tuple[Told, ...]


def choose(
    sentences: Iterable[Told],
    *,
    days: int | None = None,
    per_day: int = 1,
    since: date | None = None,
    until: date | None = None,
    fits: Callable[[Told], bool] = lambda told: True,
) -> list[ChosenDay]:
    """The days that matter most, ascending, each with its best sentences, the best first.

    `days` is how many (None: as many as stand out), `per_day` how many sentences each has at
    most. Only sentences that `fits` lets pass count for a day and can be chosen; the others help
    to tell what it is about. No sentence is chosen twice, and a day without one is left out. A
    wording that several pages share counts once, as told by the page published first.
    """
    told = _first_told(sentences)
    counts = count_days(one for one in told if fits(one))
    ranked = rank_days(counts, since=since, until=until)
    wanted = _standing_out([counts[day] for _, day in ranked]) if days is None else days
    named, opening = _by_day(told)
    candidates = Candidates(told, Vectors([one.words for one in told]))
    free = [fits(one) for one in told]
    chosen: list[ChosenDay] = []
    for _, day in ranked:
        if len(chosen) == wanted:
            break
        rows = best_of(candidates, day, named[day], opening[day], most=per_day, free=free)
        for row in rows:
            free[row] = False
        if rows:
            best = tuple(told[row] for row in rows)
            chosen.append(ChosenDay(day, len(chosen) + 1, counts[day], best))
    return sorted(chosen, key=lambda one: one.day)


def _first_told(sentences: Iterable[Told]) -> list[Told]:
    """Each wording once, in an order that does not depend on that of the pages."""
    first: dict[tuple[str, ...], Told] = {}
    for told in sorted(sentences, key=_order):
        first.setdefault(tuple(_WORD.findall(told.words.casefold())), told)
    return list(first.values())


def _order(told: Told) -> tuple[date, str, int]:
    return told.published or date.max, told.page, told.start


def _by_day(told: Sequence[Told]) -> tuple[dict[date, list[int]], dict[date, list[int]]]:
    """Per day the sentences that name it, and the openings of pages of that day and the next."""
    named: dict[date, list[int]] = defaultdict(list)
    opening: dict[date, list[int]] = defaultdict(list)
    for row, one in enumerate(told):
        for day in one.days:
            named[day].append(row)
        for day in opened(one):
            opening[day].append(row)
    return named, opening


def _standing_out(counts: Sequence[DayCounts]) -> int:
    """How many days stand out of the rest: as many as have more pages than where the curve of
    pages per day, falling, bends."""
    return knee(sorted((len(one.pages) for one in counts), reverse=True)) + 1 if counts else 0
