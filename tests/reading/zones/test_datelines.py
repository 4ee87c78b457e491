"""The day a text was written, and live pages, by their datelines."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model import Page
from dragoman.reading.zones import lay_out
from dragoman.reading.zones.datelines import live_entries, written_on

PAPER = """The Northern Herald | World

Kathmandu, Wednesday, November 22, 2006

ENEMIES SIGN PEACE

KATHMANDU, Nov {day}: The premier and the rebel chairman today signed a peace accord in the city.

The two sides bound themselves not to take up arms again, and to let the monitors count them.
"""


@pytest.mark.parametrize(("day", "written"), [(21, 21), (22, 22), (2, 22), (30, 22)])
def test_a_dateline_tells_the_day_of_writing_where_it_is_near(day: int, written: int) -> None:
    page = Page("paper.txt", PAPER.format(day=day))
    assert written_on(page.text, lay_out(page)).start == date(2006, 11, written)


LIVE = """LIVE: talks on the truce

Tue 29 Mar 2022

19.41
The minister has said in Rabat that he sees nothing to suggest that the talks are moving forward.

18.20
At least seven people were killed when a rocket hit the regional administration this morning.

16.05
The deputy minister has announced that military activity around the capital will be reduced.
"""


def test_an_entry_of_a_live_page_runs_from_its_time_to_the_next() -> None:
    page = Page("live.txt", LIVE)
    entries = live_entries(page.text, lay_out(page))
    assert [page.text[start : start + 5] for start, _ in entries] == ["19.41", "18.20", "16.05"]
    assert entries[-1][1] == len(page.text)


def test_two_times_make_no_live_page() -> None:
    page = Page("two.txt", LIVE[: LIVE.index("16.05")])
    assert live_entries(page.text, lay_out(page)) == ()
