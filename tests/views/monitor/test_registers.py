"""Registers as a record reads them off bulletins: side by side, copies counted once."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dragoman.model import Page
from dragoman.reading import Reader, read_page
from dragoman.record import open_record
from dragoman.views.monitor.registers import DifferenceRow, RegisterRow, differences, registers

BULLETIN = """Bulletin of the Border Commission

14 June 2031

Over the past day, the Chadian part of the Joint Border Commission has registered 9 cases of
shelling in the provinces of Bangui (4), Bria (3) and Birao (2); the Nigerien side has registered
12 cases of shelling in the provinces of Bangui (5) and Bossangoa (6).

The situation along the line is assessed as stable. Two convoys brought food to the villages of the
north, and the commission will meet again on Monday in the town hall.
"""
COPY = f"Shells fall on the border\n\nDelta Post\n\n15 June 2031\n\n{BULLETIN.split(chr(10), 4)[4]}"
NEXT = """Border calm, bulletin says

15 June 2031

Over the past day, the Chadian side has registered 3 cases of shelling. The Nigerien side has
registered 3 cases of shelling in the provinces of Bria (2) and Birao (1).

The situation along the line is assessed as stable, and no convoy was on the road on Sunday.
"""


@cache
def _reader() -> Reader:
    return Reader()


def ask(tmp_path: Path, *texts: str) -> tuple[list[RegisterRow], list[DifferenceRow]]:
    tmp_path.mkdir(exist_ok=True)
    with open_record(tmp_path / "r.db") as record:
        for n, text in enumerate(texts):
            record.add(read_page(Page(name=f"{n}.txt", text=text, language="en"), _reader()))
        rows = registers(record)
        return list(rows), list(differences(rows))


def test_two_parties_give_two_registers_with_their_places(tmp_path: Path) -> None:
    rows, _ = ask(tmp_path, BULLETIN)
    told = [(r.party, r.total, {s.admin1: s.count for s in r.breakdown}) for r in rows]
    assert told == [
        ("Chad", 9, {"Bangui": 4, "Bria": 3, "Birao": 2}),
        ("Niger", 12, {"Bangui": 5, "Bossangoa": 6}),
    ]
    assert {row.first for row in rows} == {date(2031, 6, 14)}
    assert rows[0].issuer == "Joint Border Commission"


def test_one_that_does_not_add_up_is_flagged_and_kept(tmp_path: Path) -> None:
    rows, _ = ask(tmp_path, BULLETIN)
    assert [(row.total, row.sum, row.adds_up) for row in rows] == [(9, 9, True), (12, 11, False)]


def test_a_copy_on_another_site_changes_no_count(tmp_path: Path) -> None:
    (alone, its), (both, their) = ask(tmp_path / "a", BULLETIN), ask(tmp_path / "b", BULLETIN, COPY)

    def counts(rows: list[RegisterRow]) -> list[object]:
        return [(row.party, row.first, row.total, row.breakdown) for row in rows]

    assert counts(both) == counts(alone)
    assert [(row.pages, row.origins) for row in both] == [(2, 1), (2, 1)]
    assert [(d.place, d.difference) for d in their] == [(d.place, d.difference) for d in its]


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_pages_does_not_matter(tmp_path: Path, turned: bool) -> None:
    texts = [BULLETIN, NEXT, COPY]
    rows, _ = ask(tmp_path, *(texts[::-1] if turned else texts))
    assert [(row.party, row.when, row.total, row.pages) for row in rows] == [
        ("Chad", "14 Jun 2031", 9, 2),
        ("Niger", "14 Jun 2031", 12, 2),
        ("Chad", "15 Jun 2031", 3, 1),
        ("Niger", "15 Jun 2031", 3, 1),
    ]


def test_the_difference_is_told_in_all_and_by_place(tmp_path: Path) -> None:
    _, rows = ask(tmp_path, BULLETIN)
    assert [(row.place, row.count_a, row.count_b, row.difference) for row in rows] == [
        (None, 9, 12, -3),
        ("Bangui", 4, 5, -1),
        ("Bossangoa", 0, 6, -6),
        ("Bria", 3, 0, 3),
        ("Birao", 2, 0, 2),
    ]


def test_places_are_compared_only_where_both_name_some(tmp_path: Path) -> None:
    _, rows = ask(tmp_path, NEXT)
    assert [(row.place, row.difference) for row in rows] == [(None, 0)]


def test_counts_of_single_provinces_are_no_counts_of_all(tmp_path: Path) -> None:
    text = (
        "Daily report\n\n14 June 2031\n\nIn Bria province, the Chadian side recorded 5 violations."
        " In Bria province, the Nigerien side recorded 8 violations.\n"
    )
    rows, apart = ask(tmp_path, text)
    assert [row.adds_up for row in rows] == [None, None]
    assert [(row.place, row.difference) for row in apart] == [("Bria", -3)]
