"""Closed intervals of calendar days and steps from one to the next."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

Interval = tuple[date, date]
InYear = Callable[[int], Interval | None]
"""Where something that comes once a year lies in a given year; None where that year lacks it."""

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_STEP_MONTHS = {"M": 1, "3M": 3, "Q": 3, "6M": 6, "Y": 12, "10Y": 120, "100Y": 1200}
_STEP_DAYS = {"D": 1, "W": 7, "2W": 14, "E": 7}
MAX_STEPS = 10_000  # nothing in a news page lies further off; keeps arithmetic inside `date`


def day(year: int, month: int, number: int) -> Interval | None:
    """One day, or None where the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]):
        return None
    it = date(year, month, number)
    return it, it


def months(year: int, first: int, count: int) -> Interval | None:
    """`count` months from month `first`, which may run over into later years."""
    last = first + count - 2
    first_year, last_year = year + (first - 1) // 12, year + last // 12
    if first_year < 1 or last_year > 9999:
        return None
    end_month = last % 12 + 1
    end = date(last_year, end_month, monthrange(last_year, end_month)[1])
    return date(first_year, (first - 1) % 12 + 1, 1), end


def year(number: int, *, count: int = 1) -> Interval | None:
    """`count` whole years from `number` on."""
    if number < 1 or number + count - 1 > 9999:
        return None
    return date(number, 1, 1), date(number + count - 1, 12, 31)


def season(year_number: int, code: str) -> Interval | None:
    """A northern season; winter runs from December of its year into the next."""
    return months(year_number, _SEASON_MONTHS[code], 3)


def day_in(month_number: int, number: int) -> InYear:
    """A day of every year."""
    return lambda year_number: day(year_number, month_number, number)


def days_in(month_number: int, first: int, last: int) -> InYear:
    """A stretch of days of one month of every year."""

    def between(year_number: int) -> Interval | None:
        start, end = day(year_number, month_number, first), day(year_number, month_number, last)
        return (start[0], end[1]) if start and end else None

    return between


def months_in(first: int, count: int = 1, *, years_back: int = 0) -> InYear:
    """`count` months of every year; `years_back` of them where the year told is a later one's."""
    return lambda year_number: months(year_number - years_back, first, count)


def season_in(code: str) -> InYear:
    """A season of every year."""
    return lambda year_number: season(year_number, code)


def unit_around(at: date, unit: str, steps: int = 0) -> Interval | None:
    """The whole unit (code of the words table) that lies `steps` units from the one around `at`.

    Weeks run from Monday; a weekend is the Saturday and Sunday of its week.
    """
    if abs(steps) > MAX_STEPS:
        return None
    if unit in _STEP_DAYS:
        return _days_around(at, unit, steps)
    if unit not in _STEP_MONTHS:
        return None
    size = _STEP_MONTHS[unit]
    index = at.year * 12 + at.month - 1
    # A century is counted from its year 1 in name, from its year 0 in speech; speech wins.
    first = (index // size + steps) * size
    return months(first // 12, first % 12 + 1, size) if first >= 12 else None


def _days_around(at: date, unit: str, steps: int) -> Interval | None:
    try:
        if unit == "D":
            moved = at + timedelta(days=steps)
            return moved, moved
        monday = at - timedelta(days=at.weekday()) + timedelta(days=_STEP_DAYS[unit] * steps)
        if unit == "E":
            return monday + timedelta(days=5), monday + timedelta(days=6)
        return monday, monday + timedelta(days=_STEP_DAYS[unit] - 1)
    except OverflowError:
        return None


def steps_of(unit: str, steps: int) -> tuple[int, int]:
    """So many units as months and days."""
    return _STEP_MONTHS.get(unit, 0) * steps, _STEP_DAYS.get(unit, 0) * steps


def move(at: date, unit: str, steps: int) -> date | None:
    """The day `steps` units from `at`; the last of the month where the day does not exist."""
    if abs(steps) > MAX_STEPS:
        return None
    if unit in _STEP_DAYS:
        try:
            return at + timedelta(days=_STEP_DAYS[unit] * steps)
        except OverflowError:
            return None
    if unit not in _STEP_MONTHS:
        return None
    index = at.year * 12 + at.month - 1 + _STEP_MONTHS[unit] * steps
    target = months(index // 12, index % 12 + 1, 1)
    return target[0].replace(day=min(at.day, target[1].day)) if target else None
