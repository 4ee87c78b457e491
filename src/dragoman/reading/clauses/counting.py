"""Counting back: from a day, and how far it lies from something, to the day of that thing."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from dragoman.model import Day, Precision

_HOURS = re.compile(r"\b(?:hours?|minutes?|moments?|half[- ]an[- ]hour)\b", re.IGNORECASE)
_ROUGHLY = re.compile(
    r"\b(?:nearly|almost|about|around|some|roughly|over|under|more|less|fewer|up)\b", re.IGNORECASE
)
_YEAR = 12


def counted_back(words: str, counted: tuple[int, int] | None, day: Day) -> Day:
    """The day of what `day` lies `counted` months and days from, as `words` say: where 20 October
    is "three days after" the conference, the conference was on the 17th; hours leave the day as
    it is. Unknown, with the words, where `day` is not a single known one or they count roughly."""
    unknown = Day(text=words, why="what it is counted from is not told")
    if counted is None and _HOURS.search(words):
        counted = (0, 0)
    if counted is None or _ROUGHLY.search(words):
        return unknown
    if not day.known or day.start is None or day.start != day.end:
        return unknown
    moved = _moved(day.start, -counted[0], -counted[1])
    if moved is None:
        return unknown
    start, end, precision = moved
    why = f"{day.text or day.start} is {words} it"
    return replace(day, start=start, end=end, precision=precision, text=words, why=why)


def _moved(at: date, months: int, days: int) -> tuple[date, date, Precision] | None:
    """The day, or the whole month or year where only these were counted."""
    try:
        if not months:
            moved = at + timedelta(days=days)
            return moved, moved, Precision.DAY
        index = at.year * _YEAR + at.month - 1 + months
        year, month = index // _YEAR, index % _YEAR + 1
        if months % _YEAR == 0:
            return date(year, 1, 1), date(year, _YEAR, 31), Precision.YEAR
        return date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH
    except (OverflowError, ValueError):  # before the calendar, or behind it
        return None
