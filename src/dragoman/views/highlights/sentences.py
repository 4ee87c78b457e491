"""Which sentences tell a day best, without telling the same twice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from dragoman.views.highlights.days import ONE, knee
from dragoman.views.highlights.told import LEAD, Told
from dragoman.views.highlights.vectors import Floats, Vectors, of_length_one

NEXT_DAY = 0.2
"""What the opening of a page counts for the day before: most news is of the day it appears."""
SURE = 8
"""So many sentences that name a day show what else is about it. With fewer, an opening may be about
anything: one of that day is chosen only where none that names the day can be, one of the day after
never."""
SAME = 0.7
"""Two sentences as alike as this say the same."""
FEWEST, MOST = 6, 40
"""Words of a sentence that can be read by itself and at a glance; longer ones come last."""


class Link(StrEnum):
    """What ties a sentence to a day."""

    NAMED = "names the day"
    SAME_DAY = "opens a page of that day"
    DAY_AFTER = "opens a page of the day after"


@dataclass(frozen=True, slots=True)
class Candidates:
    """All sentences, and beside each its row of words."""

    told: Sequence[Told]
    vectors: Vectors


def best_of(
    candidates: Candidates,
    day: date,
    named: Sequence[int],
    opening: Sequence[int],
    *,
    most: int,
    free: Sequence[bool],
) -> list[int]:
    """At most so many of the sentences that tell of a day and are free, as rows, the best first.

    `named` are those that name it, `opening` those that open a page of it or of the day after.
    What the day is about are the words that both use (the mean of both, "PM-mean", Ghalandari &
    Ifrim 2020); chosen is the set nearest to the centre of the sentences that are about it, grown
    one by one (Ghalandari 2017).
    """
    vectors = candidates.vectors
    about = _about(candidates, day, named, opening)
    centre = of_length_one(vectors.total(about, np.ones(len(about))))
    pools = [about] if len(named) >= SURE else _surest(candidates, day, named, opening)
    readable = next((some for pool in pools if (some := _readable(candidates, pool, free))), [])
    short = [row for row in readable if _size(candidates.told[row]) <= MOST]
    return _grown(short or readable, centre, vectors, most)


def link_of(told: Told, day: date) -> Link:
    """How a sentence that was found for a day hangs together with it."""
    if day in told.days:
        return Link.NAMED
    return Link.SAME_DAY if told.published == day else Link.DAY_AFTER


def opened(told: Told) -> Sequence[date]:
    """The days that a sentence which names none may be about since it opens a page: that on which
    the page was published, and the day before."""
    if told.days or told.place >= LEAD or told.published is None:
        return ()
    return (told.published, told.published - ONE) if told.published > date.min else (date.min,)


def _about(
    candidates: Candidates, day: date, named: Sequence[int], opening: Sequence[int]
) -> list[int]:
    """The rows nearer to what the day is about than where their likeness to it drops."""
    rows = list(dict.fromkeys((*named, *opening)))
    alike = candidates.vectors.likeness(rows, _centre(candidates, day, named, opening)).tolist()
    falling = sorted(alike, reverse=True)
    least = falling[knee(falling)] if named and opening else 0.0
    return [row for row, one in zip(rows, alike, strict=True) if one > max(least, 0.0)] or rows


def _centre(
    candidates: Candidates, day: date, named: Sequence[int], opening: Sequence[int]
) -> Floats:
    """The words that those who name the day and those who open with it both use."""
    near = [1.0 if candidates.told[row].published == day else NEXT_DAY for row in opening]
    by_name = candidates.vectors.total(named, np.full(len(named), 1 / max(1, len(named))))
    by_opening = candidates.vectors.total(opening, np.array(near) / (sum(near) or 1.0))
    if not named or not opening:
        return of_length_one(by_name + by_opening)
    shared = (by_name > 0) & (by_opening > 0)
    return of_length_one(np.where(shared, by_name + by_opening, 0.0))


def _surest(
    candidates: Candidates, day: date, named: Sequence[int], opening: Sequence[int]
) -> list[Sequence[int]]:
    """The rows that name the day; after them, those that open a page of it."""
    same = [row for row in opening if link_of(candidates.told[row], day) is Link.SAME_DAY]
    return [named, same]


def _readable(candidates: Candidates, rows: Sequence[int], free: Sequence[bool]) -> list[int]:
    return [row for row in rows if free[row] and _size(candidates.told[row]) >= FEWEST]


def _size(told: Told) -> int:
    return len(told.words.split())


def _grown(rows: list[int], centre: Floats, vectors: Vectors, most: int) -> list[int]:
    """Rows taken one by one so that their sum stays nearest to the centre."""
    chosen: list[int] = []
    near = vectors.likeness(rows, centre)
    to_sum = np.zeros(len(rows))
    closest = np.zeros(len(rows))
    taken = np.zeros(len(rows), dtype=np.bool_)
    dot, square = 0.0, 0.0
    while len(chosen) < min(most, len(rows)):
        length = np.sqrt(np.maximum(square + 2 * to_sum + 1, 1e-9))
        score = np.where(taken | (closest > SAME), -math.inf, (dot + near) / length)
        best = int(np.argmax(score))
        if score[best] == -math.inf:
            break
        chosen.append(rows[best])
        taken[best] = True
        dot, square = dot + float(near[best]), float(square + 2 * to_sum[best] + 1)
        alike = vectors.likeness(rows, vectors.total([rows[best]], np.ones(1)))
        to_sum += alike
        closest = np.maximum(closest, alike)
    return chosen
