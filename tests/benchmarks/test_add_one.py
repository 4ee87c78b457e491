"""Records of several sizes are made as they should be; no time is asserted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path

from benchmarks.add_one import FACTS, Base, Maker, measured
from tests.factory import talks

from dragoman.record import open_record


def _maker() -> Maker:
    return Maker([talks(), talks(name="again.txt")])


def test_made_pages_are_pages_like_any_other(tmp_path: Path) -> None:
    made = list(islice(_maker().pages(), 30))

    assert len({reading.page.id for reading in made}) == len(made)
    assert all(len(reading.facts) == FACTS for reading in made)
    assert any(reading.page.text.startswith("Read more") for reading in made)
    with open_record(tmp_path / "r.db") as record:
        for reading in made:
            record.add(reading)
        assert record.check() == []


def test_a_grown_record_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as record:
        for reading in islice(_maker().pages(), 12):
            record.add(reading)
        before = record.stats()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        base = Base.of(path)
        for number in range(1, 9):
            base.clone(connection, number)
    with open_record(path) as record:
        assert record.stats().pages == 9 * before.pages
        assert record.stats().facts == 9 * before.facts
        assert record.check() == []
        told = [len(thing.facts) for thing in record.things()]
        assert sum(told) == 9 * before.facts


def test_every_size_has_its_row() -> None:
    result = measured(_maker(), (5, 10, 20), timed=3)

    assert list(result.by_class) == ["5 pages", "10 pages", "20 pages"]
    assert result.figures.keys() == {"ratio", "ratio.first", "milliseconds"}
    assert all(row["cpu ms"] > 0 for row in result.by_class.values())
