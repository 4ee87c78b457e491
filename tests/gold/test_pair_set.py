"""The sentences with a marked pair, and what their loader refuses."""

from __future__ import annotations

import pytest
from gold.model import GoldError
from gold.pair_set import COLUMNS, load_pairs, parse_pair_row

GOOD = ["r1", "Chad met Chad in Chad.", "Chad", "Chad@2", "CONSULT", "040", "train"]


def test_every_row_is_whole_and_every_id_its_own() -> None:
    rows = load_pairs()

    assert len(rows) > 1000
    assert len({row.id for row in rows}) == len({row.text for row in rows}) == len(rows)
    assert len({row.root for row in rows}) == 16
    assert {row.part for row in rows} == {"train", "dev"}


def test_the_second_of_two_like_words_can_be_meant() -> None:
    row = parse_pair_row(GOOD)

    assert (row.source.start, row.target.start) == (0, 9)


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("target", "Mali", "does not stand"),
        ("target", "Chad", "overlap"),
        ("root", "TALK", "TALK"),
        ("cameo", "x", "part or code"),
        ("part", "test", "part or code"),
    ],
)
def test_a_broken_row_is_refused(column: str, value: str, why: str) -> None:
    cells = list(GOOD)
    cells[COLUMNS.index(column)] = value

    with pytest.raises(GoldError, match=why):
        parse_pair_row(cells)


def test_a_row_short_of_a_cell_is_refused() -> None:
    with pytest.raises(GoldError, match="6 cells"):
        parse_pair_row(GOOD[:-1])
