"""Days and numbers as a reader is used to them; words of a page are never touched."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.day_words import date_text
from dragoman.web.habits import Days, Habits, Numbers, habits_in
from dragoman.web.tongues import spoken, tongue


@pytest.mark.parametrize(
    ("words", "day_first", "month_first", "iso"),
    [
        ("20 Dec 2016", "20 Dec 2016", "Dec 20, 2016", "2016-12-20"),
        ("by 2 Feb 2017", "by 2 Feb 2017", "by Feb 2, 2017", "by 2017-02-02"),
        ("20–22 Dec 2016", "20–22 Dec 2016", "Dec 20–22, 2016", "2016-12-20/22"),
        ("Dec 2016", "Dec 2016", "Dec 2016", "2016-12"),
        ("Jan–Mar 2017", "Jan–Mar 2017", "Jan–Mar 2017", "2017-01/03"),
        ("2016-12-20 14:05", "20 Dec 2016 14:05", "Dec 20, 2016 14:05", "2016-12-20 14:05"),
        ("29 Dec 2016 – 2 Jan 2017", "29 Dec 2016 – 2 Jan 2017", "Dec 29, 2016 – Jan 2, 2017",
         "2016-12-29 – 2017-01-02"),
        ("day unknown", "day unknown", "day unknown", "day unknown"),
        ("9999-99-99", "9999-99-99", "9999-99-99", "9999-99-99"),
    ],
)  # fmt: skip
def test_a_day_is_written_as_its_reader_writes_days(
    words: str, day_first: str, month_first: str, iso: str
) -> None:
    assert Habits(Days.DAY_FIRST).when(words) == day_first
    assert Habits(Days.MONTH_FIRST).when(words) == month_first
    assert Habits(Days.ISO).when(words) == iso


@given(st.dates(date(1000, 1, 1)), st.sampled_from(Days), st.integers(0, 10**12))
def test_nothing_of_a_day_or_a_number_is_lost(day: date, order: Days, number: int) -> None:
    for how in Numbers:
        habits = Habits(order, how)
        assert habits.when(day) == habits.when(date_text(day)) == habits.when(day.isoformat())
        assert "".join(c for c in habits.number(number) if c.isdigit()) == str(number)
    assert Habits(Days.ISO).when(day) == day.isoformat()


@pytest.mark.parametrize(
    ("cookie", "languages", "days", "numbers"),
    [
        ("", "", "day-first", "comma"),
        ("", "en-US,en;q=0.9", "month-first", "comma"),
        ("", "en-GB", "day-first", "comma"),
        ("", "de-DE,de;q=0.9,en;q=0.8", "day-first", "point"),
        ("", "fr", "day-first", "space"),
        ("", "sv-SE", "iso", "space"),
        ("iso.nothing", "en-US", "iso", "nothing"),
        ("iso.none", "en-US", "month-first", "comma"),
        ("\x00", ",;q", "day-first", "comma"),
    ],
)
def test_a_cookie_comes_before_the_language_of_the_browser(
    cookie: str, languages: str, days: str, numbers: str
) -> None:
    found = habits_in(cookie, languages)
    assert (found.days, found.numbers) == (days, numbers)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_cookie_and_any_language_give_some_habits(cookie: str, languages: str) -> None:
    found = habits_in(cookie, languages)
    assert habits_in(found.cookie, "") == found


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("قال الوزير إن الهدنة صامدة", "ar"),
        ("وزیر گفت که آتش‌بس پابرجاست", "fa"),
        ("השר אמר שהפסקת האש נמשכת", "he"),
        ("Министр сказал: «да»", "ru"),
        ("Міністр сказав, що її чути", "uk"),
        ("The minister (الوزير) said so", None),
        ("Çavuşoğlu", None),
        ("2016 ●", None),
    ],
)
def test_a_language_is_told_by_its_letters(words: str, language: str | None) -> None:
    assert tongue(words) == language
    assert ('lang="' in spoken(words)) is (language is not None)
    assert 'dir="auto"' in spoken(words)
