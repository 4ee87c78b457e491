"""What single cells say: numbers, days, lists."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_EMPTY = frozenset(("", "na", "nan", "null", "none", ".", "<na>"))
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?")
_SPELT = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})(?: .*)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CACHED = 1 << 16
"""Distinct cells kept at hand; days and counts repeat, coordinates do not."""


@lru_cache(_CACHED)
def whole(text: str) -> int | None:
    """ "4", "4.0" or "-1" as a number, None for an empty cell. Raises ValueError for another."""
    text = text.strip()
    if text.casefold() in _EMPTY:
        return None
    try:
        return int(text)
    except ValueError:
        number = float(text)
        if not number.is_integer():
            raise
        return int(number)


def decimal(text: str) -> float | None:
    """ "34.802462" as a number, None for an empty cell. Raises ValueError for another."""
    try:
        return float(text)
    except ValueError:
        if text.strip().casefold() in _EMPTY:
            return None
        return float(text.replace(",", "."))


@lru_cache(_CACHED)
def day_of(text: str) -> date | None:
    """ "2016-12-30", with or without a time, "30 December 2016", "30-Dec-2016" as a day; None for
    an empty cell. Raises ValueError for what is no day, or could be two ("03/04/2016")."""
    text = text.strip()
    if text.casefold() in _EMPTY:
        return None
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
        return date(int(year), int(month), int(day))
    if found := _SPELT.fullmatch(text):
        day, name, year = found.groups()
        return date(int(year), _MONTHS.index(name[:3].casefold()) + 1, int(day))
    raise ValueError(f"{text!r} is no day")


def number_text(text: str) -> str:
    """ "214797.0" as "214797"; anything else as it stands."""
    text = text.strip()
    return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text


def listed(text: str, separator: str = ";") -> tuple[str, ...]:
    """The items of a cell, without empty ones."""
    return tuple(item for part in text.split(separator) if (item := part.strip()))
