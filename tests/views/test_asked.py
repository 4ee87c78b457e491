from __future__ import annotations

from datetime import date

import pytest

from dragoman.errors import UsageError
from dragoman.model import FactKind, Status
from dragoman.views.asked import build_filter, first_day, last_day


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        (" 2016-12-20 ", date(2016, 12, 20), date(2016, 12, 20)),
    ],
)
def test_part_of_a_date_is_its_whole_stretch(asked: str, first: date, last: date) -> None:
    assert (first_day(asked), last_day(asked)) == (first, last)


@pytest.mark.parametrize("asked", ["", "yesterday", "2016-13", "2016-02-30", "0000", "20.12.2016"])
def test_what_is_no_day_is_said_to_be_none(asked: str) -> None:
    with pytest.raises(UsageError, match="is no day"):
        first_day(asked)
    with pytest.raises(UsageError, match="is no day"):
        last_day(asked)


def test_words_are_taken_as_people_write_them() -> None:
    wanted = build_filter(status=["Called for"], kind=["MONITOR_REPORT"], worded=True)
    assert wanted.status == (Status.CALLED_FOR,)
    assert wanted.kind == (FactKind.MONITOR_REPORT,)
    assert wanted.worded


def test_an_unknown_word_lists_those_that_are_known() -> None:
    with pytest.raises(UsageError, match="the words for status are: happened"):
        build_filter(status=["certain"])
