"""Rules for days told from the page's day or from the story: "last week", "that evening"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import Precision
from dragoman.reading.mentions.days import calendar
from dragoman.reading.mentions.days.context import begins_name, letter_at, word_at
from dragoman.reading.mentions.days.meanings import (
    NEAR,
    PAGE,
    STORY,
    UNKNOWN_LENGTH,
    DayOfMonth,
    Found,
    Shift,
    Untold,
    Weekly,
    Yearly,
    anchor_and_steps,
)
from dragoman.reading.mentions.days.patterns import MONTHS, UNITS, Rule, rule
from dragoman.reading.mentions.days.words import Words


def _deictic(words: Words, match: re.Match[str]) -> Iterator[Found]:
    steps = int(words.values[match.start("word")])
    yield Found(match.start(), match.end(), Shift(PAGE, "D", steps))


def _which_unit(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "last week", "the following year"; "the next day" tells the story on, "next year" not."""
    anchor, steps = anchor_and_steps(words.values[match.start("which")])
    which, unit = words.lower[match.start("which")], words.values[match.end() - 1]
    if unit.startswith("T") or (which == "that" and word_at(words, match.start() - 1) == "said"):
        return
    if match["the"] and which in ("past", "last", "coming") and unit != "E":
        yield Found(match.start(), match.end(), Untold(UNKNOWN_LENGTH), "duration")
        return
    if which == "next" and (match["the"] or unit == "D"):
        anchor = STORY
    yield Found(match.start(), match.end(), Shift(anchor, unit, steps))


def _which_month(words: Words, match: re.Match[str]) -> Iterator[Found]:
    number = words.number(match.start("month"))
    which = words.values[match.start("which")]
    at, precision = calendar.months_in(number), Precision.MONTH
    if match["day"]:
        at, precision = calendar.day_in(number, words.number(match.start("day"))), Precision.DAY
    if which != "story+0" or match["the"]:
        yield Found(match.start(), match.end(), Yearly(at, precision, which))


def _which_season(words: Words, match: re.Match[str]) -> Iterator[Found]:
    at = calendar.season_in(words.values[match.start("season")])
    which = words.values[match.start("which")]
    yield Found(match.start(), match.end(), Yearly(at, Precision.SEASON, which))


def _which_weekday(words: Words, match: re.Match[str]) -> Iterator[Found]:
    which = words.values[match.start("which")]
    if words.letters[match.start("weekday")] == "w" and words.lower[match.end() - 1] != ".":
        return  # "indicated that Sun"
    weekday = words.number(match.start("weekday"))
    yield Found(match.start(), match.end(), Weekly(weekday, which))


def _weekday(words: Words, match: re.Match[str]) -> Iterator[Found]:
    i = match.start("weekday")
    if begins_name(words, match.end()) or word_at(words, i - 1) in ("every", "each"):
        return
    if words.letters[i] == "w" and word_at(words, i - 1) != "on":
        return
    weekday = words.number(i)
    if match["which"]:
        if words.values[match.end() - 1] == "W":
            which = words.values[match.start("which")]
            yield Found(match.start(), match.end(), Weekly(weekday, which, in_week=True))
        return
    if letter_at(words, i - 1) != "a":  # "a Tuesday" is any Tuesday
        yield Found(match.start(), match.end(), Weekly(weekday))


def _which_part(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "this morning", "last night", "that evening", "the next morning"."""
    anchor, steps = anchor_and_steps(words.values[match.start("which")])
    which = words.lower[match.start("which")]
    if which == "next" or match["the"]:
        anchor = STORY
    if which in ("this", "last", "past"):
        anchor, steps = PAGE, -1 if which == "last" else 0
    yield Found(match.start(), match.end(), Shift(anchor, "D", steps))


def _edge_of_this(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "the end of the month", "the weekend"."""
    unit = words.values[match.end() - 1]
    before = word_at(words, match.start() - 1)
    two_before = letter_at(words, match.start() - 2)
    of_edge = (before == "of" and two_before in ("e", "H")) or (
        before == "in" and two_before == "B"
    )
    if unit == "E" or (of_edge and unit in ("W", "M", "Q", "Y")):
        yield Found(match.start(), match.end(), Shift(NEAR, unit, 0))


def _year_end(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "by year-end", "by the year's end"."""
    if words.lower[match.end() - 1] == "end":
        yield Found(match.start(), match.end(), Shift(NEAR, "Y", 0))


def _day_of_month(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "on the eleventh", "on the first of the month", no "on the first day" or "on the third"."""
    if word_at(words, match.start() - 1) != "on":
        return
    number = words.number(match.start("number"))
    month = match["month"] is not None and words.values[match.end() - 1] == "M"
    if match["month"] is not None and not month:
        return
    if month or letter_at(words, match.end()) in ("", ",", ".", "B", "&"):
        yield Found(match.start(), match.end(), DayOfMonth(number))


RELATIVE: tuple[Rule, ...] = (
    rule("deictic", "(?P<word>{deictic})", _deictic, needs="deictic"),
    rule("which unit", "(?P<the>{the})?(?P<which>{which}){UNIT}", _which_unit, needs="which"),
    rule(
        "which month",
        "(?P<the>{the})?(?P<which>{which})(?P<month>{MONTH})(?P<day>[{dom}{ordinal}])?",
        _which_month,
        needs=MONTHS,
    ),
    rule(
        "which season",
        "{the}?(?P<which>{which})(?P<season>{season})",
        _which_season,
        needs="season",
    ),
    rule(
        "which weekday",
        "{the}?(?P<which>{which})(?P<weekday>{WEEKDAY})",
        _which_weekday,
        needs="weekday weekday_short",
    ),
    rule(
        "weekday",
        "(?P<weekday>{WEEKDAY})(?:{of}?(?P<which>{which}){unit})?",
        _weekday,
        needs="weekday weekday_short",
    ),
    rule("which part", "(?P<the>{the})?(?P<which>{which}){part}", _which_part, needs="part"),
    rule("this unit", "{the}{UNIT}", _edge_of_this, needs=UNITS),
    rule(
        "day of month",
        "{the}(?P<number>{ordinal})(?P<month>{of}[{the}{which}]{UNIT})?",
        _day_of_month,
        needs="ordinal",
    ),
    rule("year end", "{the}?{year_unit}(?:-|{possessive})?{edge}", _year_end, needs="year_unit"),
)
