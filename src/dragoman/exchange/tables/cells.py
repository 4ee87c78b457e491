"""What single cells say: numbers, days, lists."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache

_EMPTY = frozenset(("", "na", "nan", "null", "none", ".", "<na>"))
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?")
_SPELT = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})(?: .*)?")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
MOST = 2**53
"""The largest whole number that every reader of numbers keeps whole."""
CACHED = 1 << 16
"""Distinct cells kept at hand; days and counts repeat, coordinates do not."""


@lru_cache(CACHED)
def whole(text: str) -> int | None:
    """ "4", "4.0" or "-1" as a number, None for an empty cell. Raises ValueError for another."""
    text = text.strip()
    if text.casefold() in _EMPTY:
        return None
    number = float(text)
    if not number.is_integer() or abs(number) > MOST:
        raise ValueError(f"{text!r} is no whole number")
    return int(number)


def decimal(text: str) -> float | None:
    """ "34.802462" as a number, None for an empty cell. Raises ValueError for another."""
    try:
        return float(text)
    except ValueError:
        if text.strip().casefold() in _EMPTY:
            return None
        return float(text.replace(",", "."))


@lru_cache(CACHED)
def day_of(text: str) -> date | None:
    """ "2016-12-30", with or without a time, "30 December 2016", "30-Dec-2016" as a day; None for
    an empty cell. Raises ValueError for what is no day, or could be two ("03/04/2016")."""
    text = text.strip()
    if text.casefold() in _EMPTY:
        return None
    year = month = day = 0
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _SPELT.fullmatch(text):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{text!r} is no day") from error


def _month(name: str) -> int:
    """1 to 12 for "December" or "Dec", 0 for no month."""
    known = (n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.casefold()))
    return next(known, 0)


def moment(text: str) -> int | None:
    """ "1719961200" or "2024-07-02 23:00:00" (UTC) in seconds since 1970, None for an empty cell.
    Raises ValueError for another."""
    try:
        return whole(text)
    except ValueError:
        found = datetime.fromisoformat(text.strip())
        return int(found.replace(tzinfo=found.tzinfo or UTC).timestamp())


def number_text(text: str) -> str:
    """ "214797.0" as "214797"; anything else as it stands."""
    text = text.strip()
    return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text


def listed(text: str, separator: str = ";") -> tuple[str, ...]:
    """The items of a cell, without empty ones."""
    return tuple(item for part in text.split(separator) if (item := part.strip()))


def told(cells: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The cells that say something: not the empty ones, nor zeros."""
    return tuple((name, cell) for name, cell in cells.items() if cell.strip() not in ("", "0"))
