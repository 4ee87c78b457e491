"""What is found, with which words, and what it resolves to."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.mentions.days.paging import NOWHERE, on, one, read

from dragoman.model import Basis, Day, Precision
from dragoman.reading.mentions.days import tag_days

DAY, WEEK, MONTH = Precision.DAY, Precision.WEEK, Precision.MONTH
SEASON, YEAR = Precision.SEASON, Precision.YEAR


@pytest.mark.parametrize(
    ("sentence", "words", "start", "end", "precision"),
    [
        ("It began in March 1919.", "March 1919", (1919, 3, 1), (1919, 3, 31), MONTH),
        ("It began in 1999.", "1999", (1999, 1, 1), (1999, 12, 31), YEAR),
        ("It began in early 2015.", "early 2015", (2015, 1, 1), (2015, 12, 31), YEAR),
        ("It fell last October.", "last October", (2016, 10, 1), (2016, 10, 31), MONTH),
        ("It fell last November.", "last November", (2015, 11, 1), (2015, 11, 30), MONTH),
        ("It began in mid-June.", "mid-June", (2016, 6, 1), (2016, 6, 30), MONTH),
        (
            "It ends at the end of the month.",
            "the end of the month",
            (2016, 12, 1),
            (2016, 12, 31),
            MONTH,
        ),
        (
            "It fell in the first half of 2020.",
            "the first half of 2020",
            (2020, 1, 1),
            (2020, 6, 30),
            SEASON,
        ),
        ("It was calm in the 1990s.", "the 1990s", (1990, 1, 1), (1999, 12, 31), YEAR),
        ("It was calm this spring.", "this spring", (2016, 3, 1), (2016, 5, 31), SEASON),
        (
            "In the third quarter of 2016 it fell.",
            "the third quarter of 2016",
            (2016, 7, 1),
            (2016, 9, 30),
            SEASON,
        ),
        ("They met yesterday.", "yesterday", (2016, 12, 21), (2016, 12, 21), DAY),
        ("They meet tonight.", "tonight", (2016, 12, 22), (2016, 12, 22), DAY),
        ("They meet tomorrow.", "tomorrow", (2016, 12, 23), (2016, 12, 23), DAY),
        ("They met two days ago.", "two days ago", (2016, 12, 20), (2016, 12, 20), DAY),
        ("They met last week.", "last week", (2016, 12, 12), (2016, 12, 18), WEEK),
        ("They met last Tuesday.", "last Tuesday", (2016, 12, 20), (2016, 12, 20), DAY),
        ("They meet next Friday.", "next Friday", (2016, 12, 23), (2016, 12, 23), DAY),
        ("They met on May 6-7, 2016.", "May 6-7, 2016", (2016, 5, 6), (2016, 5, 7), DAY),
        ("They met on 12-14 May 2017.", "12-14 May 2017", (2017, 5, 12), (2017, 5, 14), DAY),
        ("After the July 15-16 coup he left.", "July 15-16", (2016, 7, 15), (2016, 7, 16), DAY),
        (
            "Since midnight on 29 December 2016 it holds.",
            "midnight on 29 December 2016",
            (2016, 12, 29),
            (2016, 12, 29),
            DAY,
        ),
        (
            "From 00:00 on 30 December 2016 it holds.",
            "00:00 on 30 December 2016",
            (2016, 12, 30),
            (2016, 12, 30),
            DAY,
        ),
        ("It was in force this year.", "this year", (2016, 1, 1), (2016, 12, 31), YEAR),
        ("It fell in May last year.", "May last year", (2015, 5, 1), (2015, 5, 31), MONTH),
        ("Filed on 20.12.2016.", "20.12.2016", (2016, 12, 20), (2016, 12, 20), DAY),
        ("Filed Dec. 20, 2016.", "Dec. 20, 2016", (2016, 12, 20), (2016, 12, 20), DAY),
        (
            "Filed on the 20th of December 2016.",
            "the 20th of December 2016",
            (2016, 12, 20),
            (2016, 12, 20),
            DAY,
        ),
        ("They met on Christmas Day.", "Christmas Day", (2016, 12, 25), (2016, 12, 25), DAY),
        (
            "They met ten days after 5 May 2010.",
            "ten days after 5 May 2010",
            (2010, 5, 15),
            (2010, 5, 15),
            DAY,
        ),
        (
            "They met in the week of 7 March 2016.",
            "the week of 7 March 2016",
            (2016, 3, 7),
            (2016, 3, 13),
            WEEK,
        ),
    ],
)
def test_finds_and_resolves(
    sentence: str,
    words: str,
    start: tuple[int, int, int],
    end: tuple[int, int, int],
    precision: Precision,
) -> None:
    mention = one(sentence)
    assert mention.text == words
    assert sentence[mention.start : mention.end] == words
    assert (mention.day.start, mention.day.end) == (date(*start), date(*end))
    assert mention.day.precision is precision
    assert mention.day.text == words


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy may march on the capital.",
        "May said the talks had failed.",
        "Resolution 2254 stands.",
        "They recalled Resolution 1701.",
        "It cost $ 2,500.",
        "There were 1,619 settlements.",
        "Call +90 532 123 4567.",
        "The 14th round opened.",
        "Second, nobody came.",
        "The Good Friday Agreement held.",
        "About 1900 people fled.",
        "Version 2.10.16 was released.",
        "The Sun reported it.",
        "He is 52 years old.",
        "A third of the troops fell back.",
        "The score was 2-1.",
        "The October Revolution changed it.",
        "Three quarters of the villages burned.",
        "He lives in room 1984.",
    ],
)
def test_what_is_no_date_is_left_alone(sentence: str) -> None:
    assert read(sentence) == ()


def test_a_verb_decides_on_which_side_a_weekday_lies() -> None:
    assert one("The sides met on Tuesday.").day.start == date(2016, 12, 20)
    assert one("The sides will meet on Tuesday.").day.start == date(2016, 12, 27)
    assert one("They will meet, officials said on Tuesday.").day.start == date(2016, 12, 20)
    assert one("On Tuesday, the sides will meet.").day.start == date(2016, 12, 27)
    assert one("Tuesday's meeting failed.").day.start == date(2016, 12, 20)
    assert one("They met on Thursday.").day.start == date(2016, 12, 22)


def test_a_verb_decides_on_the_year_of_a_day_without_one() -> None:
    assert one("The talks were held on 10 January.").day.start == date(2016, 1, 10)
    assert one("The talks will be held on 10 January.").day.start == date(2017, 1, 10)
    assert one("The accord will be formally signed on 10 January.").day.start == date(2017, 1, 10)
    assert one("In January the town fell.").day.start == date(2016, 1, 1)
    assert one("The poll is scheduled for January.").day.start == date(2017, 1, 1)
    assert one("The mediators set 10 January as the term.").day.start == date(2017, 1, 10)
    assert one("Setting a 14 January deadline, he left.").day.start == date(2017, 1, 14)
    assert one("They met on 20 December.").day.basis is Basis.RELATIVE


def test_a_year_earlier_is_the_same_quarter_where_a_quarter_is_spoken_of() -> None:
    quarter, before, again, latest = read(
        "Oil income fell in the third quarter, from 40 million a year earlier. "
        "The year-ago quarter was the best; in the quarter two fields were shut."
    )
    assert (quarter.day.start, quarter.day.end) == (date(2016, 7, 1), date(2016, 9, 30))
    assert (before.day.start, before.day.end) == (date(2015, 7, 1), date(2015, 9, 30))
    assert again.day.start == before.day.start
    assert latest.day.start == quarter.day.start
    assert one("They signed a year ago.").day.start == date(2015, 1, 1)


def test_the_latest_quarter_is_over() -> None:
    assert one("Exports rose in the latest quarter.").day.end == date(2016, 9, 30)


def test_ranges_in_words_are_two_ends_with_roles() -> None:
    low, high = read("It runs from 1 to 5 May 2017.")
    assert (low.text, low.role, low.day.start) == ("1", "from", date(2017, 5, 1))
    assert (high.text, high.role, high.day.start) == ("5 May 2017", "until", date(2017, 5, 5))
    low, high = read("It fell between 3 and 6 March 2017.")
    assert (low.day.start, high.day.start) == (date(2017, 3, 3), date(2017, 3, 6))
    low, high = read("It runs from 30 April to 2 May 2017.")
    assert (low.day.start, high.day.start) == (date(2017, 4, 30), date(2017, 5, 2))
    low, high = read("They met on May 6 and 20, 2017.")
    assert (low.day.start, high.day.start) == (date(2017, 5, 6), date(2017, 5, 20))


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("It holds until 15 October.", "until"),
        ("They must leave by 10 October.", "by"),
        ("They must leave by late May.", "by"),
        ("He has led it since 2011.", "since"),
        ("They left before 10 October.", "before"),
        ("They left after 10 October.", "after"),
        ("It takes effect from 10 October.", "from"),
        ("They met on 10 October.", "at"),
        ("It held for six months.", "duration"),
        ("They meet every Friday.", "recurring"),
        ("They must withdraw within two weeks.", "until"),
    ],
)
def test_the_words_before_give_the_role(sentence: str, role: str) -> None:
    assert one(sentence).role == role


def test_a_deadline_reaches_from_the_pages_day() -> None:
    day = one("They must withdraw within two weeks.").day
    assert (day.start, day.end) == (date(2016, 12, 22), date(2017, 1, 5))


@pytest.mark.parametrize(
    "sentence",
    [
        "It held for six months.",
        "They meet every Friday.",
        "They will meet in the next few weeks.",
        "He left several weeks ago.",
        "He left the day after the signing.",
        "He left two days before the vote.",
        "Two days later he left.",
        "The following day he left.",
        "It was founded in 490 BC.",
        "It was so in recent years.",
    ],
)
def test_never_invents_a_day(sentence: str) -> None:
    assert [m.day.start for m in read(sentence)] == [None]
    assert all(m.day.why for m in read(sentence))


def test_coarse_dates_never_become_days() -> None:
    for sentence in ("It began in March 1919.", "It fell in 1999.", "By late May it fell."):
        day = one(sentence).day
        assert day.start is not None
        assert day.end is not None
        assert day.start < day.end
    # Two days after a month is no day at all.
    assert one("It began in March 1919.", "Two days later it ended.").day.start is None


def test_a_date_told_before_anchors_what_follows() -> None:
    start = "The truce was signed on 6 April 2015."
    assert one(start, "Two days later it broke.").day.start == date(2015, 4, 8)
    assert one(start, "The following day it broke.").day.start == date(2015, 4, 7)
    assert one(start, "It broke the same day.").day.start == date(2015, 4, 6)
    assert one(start, "The following year it broke.").day.start == date(2016, 1, 1)
    assert one(start, "Three months on, it broke.").day.start == date(2015, 7, 1)
    assert one(start, "He had left the day before.").day.start == date(2015, 4, 5)


def test_a_year_that_opens_its_sentence_carries_on() -> None:
    day = one("In 1862 the war spread.", "On April 6 the armies met.").day
    assert day.start == date(1862, 4, 6)
    assert day.basis is Basis.INHERITED
    assert day.why


def test_a_history_carries_the_year_and_turns_it_at_new_year() -> None:
    page = (
        "In 1861 the war began.",
        "In 1860 he had won.",
        "On April 12, 1861 they fired.",
        "The army left on 3 December.",
        "In January it came back.",
    )
    days = [m.day for m in read(*page)]
    assert days[3].start == date(1861, 12, 3)
    assert days[4].start == date(1862, 1, 1)


def test_an_aside_does_not_move_a_history() -> None:
    page = (
        "In 1963 the crisis deepened.",
        "On 2 August 1964 the ship sailed.",
        "Papers opened in 2005 told more.",
        "On 4 August it sailed again.",
    )
    assert one(*page).day.start == date(1964, 8, 4)


def test_without_a_page_day_a_missing_year_stays_missing() -> None:
    day = one("They met on 20 December.", published=NOWHERE).day
    assert (day.start, day.end) == (None, None)
    assert (day.precision, day.basis) == (DAY, Basis.UNKNOWN)
    assert (day.text, day.why) == ("20 December", "no year")
    assert one("They met yesterday.", published=NOWHERE).day.why == "the page's day is unknown"
    day = one("It began in May 2014.", "On 20 June they met.", published=NOWHERE).day
    assert (day.start, day.basis) == (date(2014, 6, 20), Basis.INHERITED)


def test_brackets_that_agree_fix_the_year() -> None:
    published = Day(not_before=date(2016, 12, 21), not_after=date(2016, 12, 28))
    day = one("They met on 20 December.", published=published).day
    assert (day.start, day.basis) == (date(2016, 12, 20), Basis.INFERRED)
    assert day.why
    day = one("They met yesterday.", published=published).day
    assert day.start is None
    assert (day.not_before, day.not_after) == (date(2016, 12, 20), date(2016, 12, 27))


def test_day_and_month_are_told_apart_by_the_pages_other_dates() -> None:
    assert one("Filed 25/12/2016.", "Read 05/06/2016.").day.start == date(2016, 6, 5)
    assert one("Filed 12/25/2016.", "Read 05/06/2016.").day.start == date(2016, 5, 6)
    day = one("Read 05/06/2016.").day
    assert day.precision is MONTH
    assert (day.start, day.end) == (date(2016, 5, 6), date(2016, 6, 5))
    assert day.why == "day and month could be swapped"


def test_a_number_after_a_month_may_count() -> None:
    assert one("In May 12 people died.").day.precision is MONTH
    assert one("On May 12 people died.").day.precision is DAY


def test_only_the_given_stretches_are_read() -> None:
    text = "On 3 May 2016 they met. On 4 May 2016 they left."
    mentions = tag_days(text, [(24, len(text))], published=on(date(2016, 6, 1)))
    assert [text[m.start : m.end] for m in mentions] == ["4 May 2016"]


def test_a_weekday_beside_a_date_names_its_year() -> None:
    # 26 December was a Monday in 2016, a Saturday in 2015.
    assert one("He left on Monday, 26 December.").day.start == date(2016, 12, 26)
    assert one("He left on Saturday, 26 December.").day.start == date(2015, 12, 26)


def test_months_that_run_over_new_year() -> None:
    low, high = read("It lasted from October to March 1945.")
    assert (low.day.start, high.day.start) == (date(1944, 10, 1), date(1945, 3, 1))
    day = one("It lasted April-May 1999.").day
    assert (day.start, day.end) == (date(1999, 4, 1), date(1999, 5, 31))


def test_eras() -> None:
    assert one("It fell in 70 AD.").day.start == date(70, 1, 1)
    assert one("It fell in 490 BC.").day.why == "before the common era"
    assert read("It fell in " + "9" * 5000 + " BC.") is not None


def test_a_verb_before_a_date_is_no_part_of_it() -> None:
    assert one("The talks are due to start on 23 January.").text == "23 January"
    assert one("They left by the start of May.").text == "the start of May"
    assert one("They left late on Tuesday.").text == "late on Tuesday"


def test_a_page_that_counts_years_back_is_not_told_from_its_own_day() -> None:
    told = one(
        "Ten years ago today the accord was signed.",
        "Talks had begun in 1981, after the resolution of 1978.",
        "In London, in May 2006, the two sides met for the first time.",
        "The protocol was signed on 13 December.",
    )
    assert told.day.start == date(2006, 12, 13)


def test_a_year_to_come_is_not_carried_on_to_what_is_past() -> None:
    published = on(date(2003, 8, 19))
    found = one(
        "Elections must be held no later than October 2005.",
        "The ceasefire of 17 June is confirmed.",
        published=published,
    )
    assert found.day.start == date(2003, 6, 17)
