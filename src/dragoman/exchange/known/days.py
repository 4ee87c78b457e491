"""Days of which parts are not known."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

UNKNOWN = ("", "-1", "0", "00")
"""How the sets write a year, month or day that they do not know."""


def stretch(parts: Sequence[str]) -> tuple[date, date]:
    """The first and last day that "2016", "12", "-1" can mean; ValueError for what is no day."""
    year = int(parts[0])
    if parts[1] in UNKNOWN:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(parts[1])
    last = calendar.monthrange(year, month)[1]
    if parts[2] in UNKNOWN or int(parts[2]) > last:  # CF has a 31 February
        return date(year, month, 1), date(year, month, last)
    return date(year, month, int(parts[2])), date(year, month, int(parts[2]))
