"""TIMEX3 values of mentions."""

from __future__ import annotations

import pytest
from tests.reading.mentions.days.paging import one

from dragoman.reading.mentions.days import timex_value


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("They met on 20 December 2016.", "2016-12-20"),
        ("They met at 9 a.m. on Tuesday.", "2016-12-20T09:00"),
        ("They met on Tuesday morning.", "2016-12-20TMO"),
        ("They met at noon on Tuesday.", "2016-12-20T12:00"),
        ("They met last week.", "2016-W50"),
        ("They met over the weekend.", "2016-W50-WE"),
        ("It fell in March 1919.", "1919-03"),
        ("It fell in the third quarter of 2016.", "2016-Q3"),
        ("It fell in the second half of 2016.", "2016-H2"),
        ("It fell in the spring of 2016.", "2016-SP"),
        ("It fell in 1999.", "1999"),
        ("It was so in the 1990s.", "199"),
        ("It was so in the 19th century.", "18"),
        ("It fell in 490 BC.", "BC0490"),
        ("It held for six months.", "P6M"),
        ("It held for several years.", "PXY"),
        ("It held for 24 hours.", "PT24H"),
        ("They meet every Friday.", "XXXX-WXX-5"),
        ("They meet daily.", "P1D"),
        ("They meet now.", "PRESENT_REF"),
        ("He left two days later.", None),
    ],
)
def test_values(sentence: str, value: str | None) -> None:
    assert timex_value(one(sentence)) == value
