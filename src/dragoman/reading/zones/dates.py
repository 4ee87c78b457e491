"""Full dates in lines of metadata ("Tuesday, 3 January 2017, 14:05 GMT") and nothing looser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.lexicon import load_table

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DAY_OF_MONTH = r"(?:[012]?\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)"
CLOCK = (
    r"(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?\b)?|\d{1,2}\s*[ap]\.?m\.?\b)"
    r"(?:\s*\(?(?:[A-Z]{2,4}T?|UTC|GMT|Z|local time)\b\)?)?(?:\s*[+-]\d{1,2}:?\d{0,2})?"
)

_I = re.IGNORECASE
_FORMS = (
    # "January 14, 2017", "Jan. 14th 2017"
    re.compile(rf"\b(?P<m>{MONTH})\s+(?P<d>{DAY_OF_MONTH}),?\s+(?P<y>{YEAR})\b", _I),
    # "14 January 2017", "14th of January, 2017", "14-Jan-2017"; translated: "14 of January of 2017"
    re.compile(
        rf"\b(?P<d>{DAY_OF_MONTH})\.?[\s-]+(?:of\s+)?(?P<m>{MONTH}),?[\s-]+(?:of\s+)?"
        rf"(?P<y>{YEAR})\b",
        _I,
    ),
    # "2017 January 14"
    re.compile(rf"\b(?P<y>{YEAR}),?\s+(?P<m>{MONTH})\s+(?P<d>{DAY_OF_MONTH})\b", _I),
    # "Sat Jan 14 14:05:33 EST 2017", as mail and machines write it
    re.compile(
        rf"\b(?P<m>{MONTH})\s+(?P<d>{DAY_OF_MONTH})\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s+"
        rf"(?:[A-Z]{{2,5}}\s+)?(?P<y>{YEAR})\b",
        _I,
    ),
    # "this 14th day of January, 2017"
    re.compile(rf"\b(?P<d>{DAY_OF_MONTH})\s+day\s+of\s+(?P<m>{MONTH}),?\s+(?P<y>{YEAR})\b", _I),
    # "2017-01-14", "2017/01/14", "2017.01.14"
    re.compile(rf"\b(?P<y>{YEAR})(?P<s>[-/.])(?P<n>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?!\d)"),
)
_ANY_YEAR = re.compile(YEAR)
_NUMERIC = re.compile(
    rf"(?<![\d/.-])(?P<a>\d{{1,2}})(?P<s>[/. -])(?P<b>\d{{1,2}})(?P=s)(?P<y>{YEAR})(?!\d)"
)
_WITHOUT_YEAR = (
    re.compile(rf"\b(?P<m>{MONTH})\s+(?P<d>{DAY_OF_MONTH})\b(?!,?\s*\d{{4}})", _I),
    re.compile(rf"\b(?P<d>{DAY_OF_MONTH})\s+(?:of\s+)?(?P<m>{MONTH})(?!,?\s*\d{{4}})", _I),
)

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN_MONTH = re.compile(
    rf"\b(?P<d>\d{{1,2}})[. /-]{{1,2}}(?P<r>I{{1,3}}|I?V|VI{{1,3}}|I?X|XI{{1,2}})[. /-]{{1,2}}"
    rf"(?P<y>{YEAR})\b"
)
""" "14.I.2017"."""
SHORT_YEAR_PIVOT = 70
_CABLE = re.compile(rf"\b(?P<d>\d\d)\d{{4}}Z\s+(?P<m>{MONTH})\s+(?P<y>\d\d)\b", _I)
""" "R 141200Z JAN 17", over a telegram."""
_SHORT_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)'?(?P<y>\d\d)(?![\d/.-])"
)
""" "15/8/05": only where the order of day and month is clear."""
_SHORT_YEAR = re.compile(
    rf"\b(?P<d>{DAY_OF_MONTH})[ -](?P<m>{MONTH})[ -]'?(?P<y>\d\d)(?=\s*(?:$|[)\],;|]))", _I
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day written in a text: `value` is None where the year is missing or the order unclear."""

    start: int
    end: int
    text: str
    value: date | None
    month: int = 0
    day: int = 0


def find_dates(text: str) -> Iterator[Dated]:
    """Full dates, left to right; "03/04/2017" has no value, "31/01/2017" has one."""
    found: list[Dated] = []
    if not _ANY_YEAR.search(text):
        return
    for form in _FORMS:
        for match in form.finditer(text):
            month = int(match["n"]) if "n" in match.groupdict() else month_number(match["m"])
            value = _date(int(match["y"]), month, _number(match["d"]))
            found.append(Dated(match.start(), match.end(), match.group(), value))
    for match in _NUMERIC.finditer(text):
        found.append(Dated(match.start(), match.end(), match.group(), _numeric(match)))
    found.extend(_in_other_languages(text))
    for match in _ROMAN_MONTH.finditer(text):
        month = _ROMAN.index(match["r"].lower()) + 1
        value = _date(int(match["y"]), month, _number(match["d"]))
        found.append(Dated(match.start(), match.end(), match.group(), value))
    last = 0
    for dated in sorted(found, key=lambda d: (d.start, -d.end)):
        if dated.start >= last:
            last = dated.end
            yield dated


@cache
def _months() -> dict[str, int]:
    return {row["name"]: int(row["month"]) for row in load_table("zones_months")}


@cache
def _foreign() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<d>{DAY_OF_MONTH}|1er)\.?\s+(?:de\s+|d[’'])?(?P<m>{names}),?\s+(?:de\s+)?"
        rf"(?P<y>{YEAR})\b",
        _I,
    )


def _in_other_languages(text: str) -> Iterator[Dated]:
    """ "3 mai 2011", "3 de mayo de 2011", "3 мая 2011": over English texts of houses that print in
    other languages too."""
    for match in _foreign().finditer(text):
        value = _date(int(match["y"]), _months()[match["m"].lower()], _number(match["d"]))
        yield Dated(match.start(), match.end(), match.group(), value)


def find_days_without_year(text: str) -> Iterator[Dated]:
    """ "January 14" and "14 January" that no year follows, left to right."""
    found = [
        Dated(match.start(), match.end(), match.group(), None, month_number(match["m"]),
              _number(match["d"]))
        for form in _WITHOUT_YEAR
        for match in form.finditer(text)
    ]  # fmt: skip
    taken = [(dated.start, dated.end) for dated in find_dates(text)]
    for dated in sorted(found, key=lambda d: d.start):
        inside = any(start < dated.end and dated.start < end for start, end in taken)
        if not inside and _date(2000, dated.month, dated.day):
            yield dated


def find_short_years(text: str) -> Iterator[Dated]:
    """ "5 Oct 92" and "5-OCT-92" at the end of a line or before a stop or bracket, "051200Z OCT
    92", "15/10/92": only lines of metadata are written so. Years from 70 on are of the 1900s."""
    for form in (_SHORT_YEAR, _CABLE):
        for match in form.finditer(text):
            value = _date(_long(match["y"]), month_number(match["m"]), _number(match["d"]))
            yield Dated(match.start(), match.end(), match.group(), value)
    for match in _SHORT_NUMERIC.finditer(text):
        first, second = int(match["a"]), int(match["b"])
        if first > 12 or match["s"] == ".":
            value = _date(_long(match["y"]), second, first)
        else:
            value = _date(_long(match["y"]), first, second) if second > 12 else None
        yield Dated(match.start(), match.end(), match.group(), value)


def _long(year: str) -> int:
    """The year that two digits mean."""
    return (1900 if int(year) >= SHORT_YEAR_PIVOT else 2000) + int(year)


def month_number(word: str) -> int:
    """1 to 12 for a month's name or its short form."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(word[:3].casefold()))


def _numeric(match: re.Match[str]) -> date | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if first > 12 or match["s"] == ".":  # dots are written day first wherever they are written
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 or first == second else None


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _date(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
