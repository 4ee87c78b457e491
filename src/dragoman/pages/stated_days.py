"""The day in a machine-written date ("2017-01-31T10:15:00+03:00"), and nothing looser."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

from dragoman.model import Basis, Day, Precision

EARLIEST_YEAR, LATEST_YEAR = 1800, 2200
"""Outside, it is a default of some software ("0001-01-01"), not a day."""

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{0,6}Z?)?\s*$")
_SLASHED = re.compile(r"\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")


def stated_day(value: str) -> date | None:
    """The calendar day in ISO 8601 or RFC 2822, at the place that wrote it; else None.

    Orders that differ by country ("03/04/2017") are not read.
    """
    for pattern in (_ISO, _SLASHED, _COMPACT):
        match = pattern.match(value)
        if match:
            return _day(*(int(part) for part in match.groups()))
    try:
        moment = parsedate_to_datetime(value.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return _written(value)
    return _day(moment.year, moment.month, moment.day)


def published_on(day: date, *, text: str, why: str) -> Day:
    """A stated day of publication with the words and the field that say so."""
    return Day(
        start=day,
        end=day,
        precision=Precision.DAY,
        basis=Basis.STATED,
        text=" ".join(text.split()),
        why=why,
    )


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")


def _written(value: str) -> date | None:
    """ "March 3, 2017 4:05 pm" and "3 March 2017", as some systems fill their date fields."""
    match = _MONTH_FIRST.search(value)
    if match:
        month, day, year = match.groups()
    else:
        match = _DAY_FIRST.search(value)
        if match is None:
            return None
        day, month, year = match.groups()
    name = month[:3].casefold()
    return _day(int(year), _MONTHS.index(name) + 1, int(day)) if name in _MONTHS else None


def _day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
