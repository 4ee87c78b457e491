"""Days in the words that people are shown."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.model import Day, Precision

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_text(day: Day) -> str:
    """A day as far as it is known: "20 Dec 2016", "Dec 2016", "by 2 Feb 2017", "day unknown"."""
    if day.start is None and day.end is None:
        return _bounds_text(day)
    if day.start is None or day.end is None:
        return f"by {date_text(day.end)}" if day.end else f"from {date_text(day.start or date.min)}"
    return _interval_text(day.start, day.end, day.precision)


def date_text(day: date) -> str:
    """A calendar day: "20 Dec 2016"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _bounds_text(day: Day) -> str:
    if day.not_before and day.not_after:
        return f"between {date_text(day.not_before)} and {date_text(day.not_after)}"
    if day.not_before:
        return f"from {date_text(day.not_before)}"
    return f"by {date_text(day.not_after)}" if day.not_after else "day unknown"


def _interval_text(start: date, end: date, precision: Precision) -> str:
    if start == end:
        return date_text(start)
    last_of_month = (end + timedelta(1)).day == 1 if end < date.max else True
    if start.day == 1 and last_of_month and start.year == end.year:
        if start.month == end.month:
            return f"{_MONTHS[start.month - 1]} {start.year}"
        if (start.month, end.month) == (1, 12):
            return str(start.year)
        return f"{_MONTHS[start.month - 1]}–{_MONTHS[end.month - 1]} {start.year}"
    if precision is Precision.WEEK and (end - start).days < 7:
        return f"week of {date_text(start)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{date_text(end)}"
    return f"{date_text(start)} – {date_text(end)}"
