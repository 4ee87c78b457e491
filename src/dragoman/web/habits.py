"""How a reader is used to see days and numbers written. Data keep ISO days and bare digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from dragoman.record.day_words import date_text

if TYPE_CHECKING:
    from jinja2.runtime import Context

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAMED = "|".join(_MONTHS)
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_DAY = re.compile(rf"\b(?:(\d{{1,2}})–)?(\d{{1,2}}) ({_NAMED}) (\d{{4}})\b")
_MONTH = re.compile(rf"(?<!\d )\b(?:({_NAMED})–)?({_NAMED}) (\d{{4}})\b")


class Days(StrEnum):
    """Orders in which a day is written."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    ISO = "iso"


class Numbers(StrEnum):
    """What stands between thousands."""

    COMMA = "comma"
    POINT = "point"
    SPACE = "space"
    NOTHING = "nothing"


_BETWEEN = {Numbers.COMMA: ",", Numbers.POINT: ".", Numbers.SPACE: "\u202f", Numbers.NOTHING: ""}
_ISO_FIRST = frozenset({"sv", "lt", "hu", "zh", "ja", "ko", "mn", "eo"})
_POINT = frozenset({"de", "es", "it", "pt", "nl", "tr", "id", "da", "el", "hr", "sr", "sl", "ro",
                    "vi", "az", "mk", "bs", "is", "ca", "ku"})  # fmt: skip
_SPACE = frozenset({"fr", "sv", "pl", "cs", "sk", "ru", "uk", "be", "bg", "nb", "nn", "no", "fi",
                    "hu", "et", "lv", "lt", "kk", "ky", "hy", "ka", "sq"})  # fmt: skip
"""Languages by how they are written, by their first two letters."""


@dataclass(frozen=True, slots=True)
class Habits:
    """One reader's way to write days and numbers."""

    days: Days = Days.DAY_FIRST
    numbers: Numbers = Numbers.COMMA

    def number(self, number: int) -> str:
        """A whole number with its thousands apart: "12,345"."""
        return f"{number:,}".replace(",", _BETWEEN[self.numbers])

    def when(self, value: date | str | None) -> str:
        """A day, or words of this program with days in them ("by 20 Dec 2016", "2016-12-20"), as
        this reader writes days; "" for None. Never to be used on words of a page."""
        if value is None:
            return ""
        if isinstance(value, date):
            return self._day(value, value)
        if self.days is Days.DAY_FIRST:
            return _ISO_DAY.sub(lambda found: _as_words(found[0]), value)
        if self.days is Days.MONTH_FIRST:
            value = _ISO_DAY.sub(lambda found: _as_words(found[0]), value)
            return _DAY.sub(_month_first, value)
        return _MONTH.sub(_iso_month, _DAY.sub(_iso_day, value))

    def _day(self, first: date, last: date) -> str:
        return self.when(date_text(first)) if self.days is not Days.ISO else first.isoformat()

    @property
    def cookie(self) -> str:
        return f"{self.days.value}.{self.numbers.value}"


def habits_in(cookie: str, languages: str) -> Habits:
    """The habits that a cookie names, else those usual in the first of the languages that a browser
    asks for ("en-US,en;q=0.9"); anything else means nothing."""
    days, _, numbers = cookie.partition(".")
    if days in set(Days) and numbers in set(Numbers):
        return Habits(Days(days), Numbers(numbers))
    tag = languages.split(",")[0].split(";")[0].strip().casefold()
    language = tag[:2]
    days_as = Days.MONTH_FIRST if tag in ("en-us", "en-ph") else Days.DAY_FIRST
    if language in _ISO_FIRST or tag in ("fr-ca", "en-ca", "en-se"):
        days_as = Days.ISO
    numbers_as = Numbers.POINT if language in _POINT else Numbers.COMMA
    return Habits(days_as, Numbers.SPACE if language in _SPACE else numbers_as)


def when_filter(context: Context, value: date | str | None) -> str:
    """`when` of the reader whom the frame is for, for templates."""
    return _of(context).when(value)


def number_filter(context: Context, value: int) -> str:
    """`number` of the reader whom the frame is for, for templates."""
    return _of(context).number(value)


def _of(context: Context) -> Habits:
    frame = context.get("frame")
    found = getattr(frame, "habits", None)
    return found if isinstance(found, Habits) else Habits()


def _as_words(iso: str) -> str:
    try:
        return date_text(date.fromisoformat(iso))
    except ValueError:
        return iso


def _month_first(found: re.Match[str]) -> str:
    start, end, month, year = found.groups()
    return f"{month} {f'{start}–' if start else ''}{end}, {year}"


def _iso_day(found: re.Match[str]) -> str:
    start, end, month, year = found.groups()
    number = f"{year}-{_MONTHS.index(month) + 1:02}"
    return f"{number}-{int(start):02}/{int(end):02}" if start else f"{number}-{int(end):02}"


def _iso_month(found: re.Match[str]) -> str:
    start, end, year = found.groups()
    last = f"{_MONTHS.index(end) + 1:02}"
    return f"{year}-{_MONTHS.index(start) + 1:02}/{last}" if start else f"{year}-{last}"
