"""Invariants over all dates and all texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.mentions.days.paging import NOWHERE, on, one

from dragoman.model import Basis, Day, Precision
from dragoman.reading.mentions.days import tag_days, timex_value

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHORT = [
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "Jun.",
    "Jul.",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number not in (11, 12, 13) else 0, "th")
    return f"{number}{ending}"


FORMATS: tuple[Callable[[date], str], ...] = (
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{SHORT[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day} {SHORT[d.month - 1]} {d.year}",
    lambda d: f"the {_ordinal(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{_ordinal(d.day)} {MONTHS[d.month - 1]}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {_ordinal(d.day)}, {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    lambda d: f"{d.day}-{MONTHS[d.month - 1]}-{d.year}",
    lambda d: f"{MONTHS[d.month - 1].upper()} {d.day}, {d.year}",
)

days = st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31))
published = st.one_of(
    st.just(NOWHERE), st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)).map(on)
)


@pytest.mark.parametrize("write", FORMATS)
@settings(max_examples=40)
@given(day=days)
def test_a_full_date_is_found_whole_and_exact(write: Callable[[date], str], day: date) -> None:
    words = write(day)
    sentence = f"The accord was signed on {words} in the capital."
    mention = one(sentence)
    assert sentence[mention.start : mention.end] == words
    assert (mention.day.start, mention.day.end) == (day, day)
    assert (mention.day.precision, mention.day.basis) == (Precision.DAY, Basis.STATED)
    assert timex_value(mention) == day.isoformat()


@given(day=days, page=days)
def test_a_day_without_a_year_keeps_its_day_and_month(day: date, page: date) -> None:
    mention = one(
        f"The accord was signed on {day.day} {MONTHS[day.month - 1]}.", published=on(page)
    )
    found = mention.day.start
    assert found is not None
    assert (found.day, found.month) == (day.day, day.month)


@given(page=days, weekday=st.integers(0, 6))
def test_a_weekday_lies_within_a_week_of_the_page(page: date, weekday: int) -> None:
    past = one(f"The sides met on {WEEKDAYS[weekday]}.", published=on(page)).day.start
    ahead = one(f"The sides will meet on {WEEKDAYS[weekday]}.", published=on(page)).day.start
    assert past is not None
    assert ahead is not None
    assert past.weekday() == ahead.weekday() == weekday
    assert 0 <= (page - past).days < 7
    assert 0 <= (ahead - page).days < 7


PIECES = st.sampled_from(
    [
        "in",
        "on",
        "the",
        "of",
        "a",
        "last",
        "next",
        "this",
        "week",
        "year",
        "May",
        "March",
        "31",
        "February",
        "29",
        "30",
        "12",
        "1999",
        "2016",
        "Monday",
        "two",
        "several",
        "days",
        "ago",
        "later",
        "before",
        "after",
        "from",
        "to",
        "-",
        ",",
        ".",
        "(",
        ")",
        "'s",
        "and",
        "until",
        "within",
        "first",
        "half",
        "quarter",
        "spring",
        "1990s",
        "BC",
        "AD",
        "99999",
        "0",
        "00/00/0000",
        "31.02.2016",
        "24:00",
        "a.m.",
        "every",
        "now",
        "century",
        "decade",
        "end",
        "early",
        "nineteen",
        "ninety",
        "hundred",
        "thousand",
        "9999",
        "years",
        "months",
        "that",
        "same",
        "day",
        "previous",
        "’98",
        "30s",
        "Q3",
    ]
)


@given(words=st.lists(PIECES, max_size=14), page=published)
def test_words_of_time_in_any_order_never_raise(words: list[str], page: Day) -> None:
    _check(" ".join(words), page)


@given(text=st.text(max_size=200), page=published)
def test_any_text_never_raises(text: str, page: Day) -> None:
    _check(text, page)


def _check(text: str, page: Day) -> None:
    mentions = tag_days(text, [(0, len(text))], published=page)
    reached = 0
    for mention in mentions:
        assert reached <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text == mention.day.text
        if mention.day.start and mention.day.precision is Precision.UNKNOWN:
            raise AssertionError(mention)
        timex_value(mention)
        reached = mention.end
