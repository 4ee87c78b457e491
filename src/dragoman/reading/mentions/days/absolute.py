"""Rules for days and stretches of days: "6 April 1862", "May 6-7", "2016-12-20"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.lexicon import load_table
from dragoman.model import Precision
from dragoman.reading.mentions.days import calendar
from dragoman.reading.mentions.days.calendar import InYear
from dragoman.reading.mentions.days.context import begins_name, month_stands, number_counts
from dragoman.reading.mentions.days.meanings import Fixed, Found, Swappable, Untold, Yearly
from dragoman.reading.mentions.days.patterns import MONTHS, Rule, full_year, rule
from dragoman.reading.mentions.days.words import Words

BEFORE_ERA = "before the common era"
LEAP_YEAR = 2000  # has every day a year can have

IN_YEAR = (
    "(?:{comma}?{of}?(?P<old>[{year}{integer}])(?P<era>{era})|{comma}?{of}?(?P<year>{YEAR})"
    "|{comma}?{of}?{the}?(?P<which>{which}){year_unit})?"
)
"""The year told after a day, month, season; or pointed at: "in May last year"."""
_WEEKDAY = "(?:(?P<weekday>{WEEKDAY}){comma}?)?"


def placed(
    words: Words, match: re.Match[str], at: InYear, precision: Precision
) -> Fixed | Yearly | Untold:
    """A part of a year in the year that follows it: told, pointed at or left out."""
    if match["era"]:
        if words.lower[match.start("era")].startswith("b"):
            return Untold(BEFORE_ERA, precision)
        return Fixed(at(int(words.lower[match.start("old")][:4])), precision)
    if match["year"]:
        return Fixed(at(full_year(words, match.start("year"))), precision)
    if match["which"]:
        return Yearly(at, precision, words.values[match.start("which")], in_year=True)
    return Yearly(at, precision)


def _one_day(words: Words, match: re.Match[str]) -> Iterator[Found]:
    i = match.start("month")
    month, number = words.number(i), words.number(match.start("day"))
    if i < match.start("day") and not match["year"] and number_counts(words, i, match.start("day")):
        # "In May 12 people drowned": the number counts, the month stands alone.
        if month_stands(words, i):
            meaning = Yearly(calendar.months_in(month), Precision.MONTH)
            yield Found(i, match.end("month"), meaning)
        return
    after_the = i < match.start("day") and words.letters[match.start("day") - 1] == "D"
    if after_the and not words.lower[match.start("day")][0].isdigit():
        return  # "by the end of May the Second Army": no day
    if calendar.day(LEAP_YEAR, month, number) and not begins_name(words, match.end()):
        dated = placed(words, match, calendar.day_in(month, number), Precision.DAY)
        if match["weekday"] and isinstance(dated, Yearly):
            dated = replace(dated, weekday=words.number(match.start("weekday")))
        yield Found(match.start(), match.end(), dated)


def _two_days(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Two days of one month. A dash makes one stretch, a word two ends with their own words."""
    month = words.number(match.start("month"))
    first, second, join = match.start("day"), match.start("day2"), match.start("join")
    low, high = words.number(first), words.number(second)
    if not (calendar.day(LEAP_YEAR, month, low) and calendar.day(LEAP_YEAR, month, high)):
        return
    if words.letters[join] == "-":
        if low < high:
            meaning = placed(words, match, calendar.days_in(month, low, high), Precision.DAY)
            yield Found(match.start(), match.end(), meaning)
        return
    roles = ("", "") if words.lower[join] in ("and", "&", "or") else ("from", "until")
    if first and words.lower[match.start() - 1] == "between":
        roles = ("from", "until")
    one = placed(words, match, calendar.day_in(month, low), Precision.DAY)
    two = placed(words, match, calendar.day_in(month, high), Precision.DAY)
    yield Found(match.start(), join, one, roles[0])
    yield Found(join + 1, match.end(), two, roles[1])


def _across_months(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "30 April – 2 May 2017": the year stands once, for both ends."""
    for side, span in (("", "one"), ("2", "two")):
        month, number = (
            words.number(match.start("month" + side)),
            words.number(match.start("day" + side)),
        )
        if not calendar.day(LEAP_YEAR, month, number):
            return
        meaning = placed(words, match, calendar.day_in(month, number), Precision.DAY)
        role = "until" if side else "from"
        end = match.end() if side else match.end(span)
        yield Found(match.start(span), end, meaning, role)


def _feast(words: Words, match: re.Match[str]) -> Iterator[Found]:
    name = words.lower[match.start()].replace("’", "'")
    for row in load_table("days_holidays"):
        if row["name"].lower() == name:
            at = calendar.day_in(int(row["month"]), int(row["day"]))
            yield Found(match.start(), match.end(), placed(words, match, at, Precision.DAY))


def _iso(words: Words, match: re.Match[str]) -> Iterator[Found]:
    year, month, number = (int(part) for part in re.split("[-/]", words.lower[match.start()][:10]))
    if interval := calendar.day(year, month, number):
        yield Found(match.start(), match.end(), Fixed(interval, Precision.DAY))


def _numeric(words: Words, match: re.Match[str]) -> Iterator[Found]:
    written = words.lower[match.start()]
    first, second, last = (int(part) for part in re.split("[-./]", written))
    year = last if last > 99 else (1900 if last >= 30 else 2000) + last
    dotted = "." in written
    if dotted and last <= 99:
        return  # "version 2.10.16"
    day_first = calendar.day(year, second, first)
    month_first = None if dotted else calendar.day(year, first, second)
    meaning: Fixed | Swappable
    if day_first and month_first and day_first != month_first:
        meaning = Swappable(day_first, month_first)
    elif only := day_first or month_first:
        meaning = Fixed(only, Precision.DAY)
    else:
        return
    yield Found(match.start(), match.end(), meaning)


_DAY = "(?P<day>[{dom}{ordinal}])"
_DAY2 = "(?P<day2>[{dom}{ordinal}])"
_MONTH = "(?P<month>{MONTH})"

DAYS: tuple[Rule, ...] = (
    rule("iso", "{iso}", _iso, needs="iso"),
    rule("numeric", "{numeric}", _numeric, needs="numeric"),
    # "from 1 to 5 May", "12-14 May 2017"
    rule(
        "days month",
        "{the}?"
        + _DAY
        + "(?P<join>[{dash}{to}{and}])(?:{the})?"
        + _DAY2
        + "{of}?"
        + _MONTH
        + IN_YEAR,
        _two_days,
        needs=MONTHS,
    ),
    # "May 6-7", "July 15 to 16, 2016"
    rule(
        "month days",
        _MONTH + _DAY + "(?P<join>[{dash}{to}{and}])" + _DAY2 + "(?!{MONTH})" + IN_YEAR,
        _two_days,
        needs=MONTHS,
    ),
    # "30 April – 2 May 2017"
    rule(
        "days across months",
        "(?P<one>{the}?"
        + _DAY
        + "{of}?"
        + _MONTH
        + ")[{dash}{to}](?P<two>{the}?"
        + _DAY2
        + "{of}?(?P<month2>{MONTH}))"
        + IN_YEAR,
        _across_months,
        needs=MONTHS,
    ),
    # "April 30 to May 2, 2017"
    rule(
        "across months days",
        "(?P<one>"
        + _MONTH
        + _DAY
        + ")[{dash}{to}](?P<two>(?P<month2>{MONTH})"
        + _DAY2
        + ")"
        + IN_YEAR,
        _across_months,
        needs=MONTHS,
    ),
    # "Tuesday, the 20th of December, 2016"
    rule(
        "day month",
        _WEEKDAY + "{the}?" + _DAY + "-?{of}?" + _MONTH + "-?" + IN_YEAR,
        _one_day,
        needs=MONTHS,
    ),
    # "Tuesday, December 20, 2016"
    rule("month day", _WEEKDAY + _MONTH + "{the}?" + _DAY + IN_YEAR, _one_day, needs=MONTHS),
    rule("feast", "{holiday}" + IN_YEAR, _feast, needs="holiday"),
)
