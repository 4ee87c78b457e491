"""Questions to the whole of a record: one state of it, what a filter keeps, whether it changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.factory import talks

from dragoman.model import Basis, Day, FactKind, Precision, Reading
from dragoman.record import Filter, open_record
from dragoman.record.judgements import Verdict


def _published(day: date, name: str) -> Reading:
    reading = talks(name=name)
    known = Day(day, day, Precision.DAY, Basis.STATED)
    return replace(reading, layout=replace(reading.layout, published=known))


def test_a_snapshot_does_not_see_what_comes_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as record:
        record.add(_published(date(2020, 1, 5), "a.txt"))
        with open_record(path, read_only=True) as reader:
            with reader.snapshot():
                before = reader.claims()
                record.add(_published(date(2020, 3, 5), "b.txt"))
                assert reader.claims() is before
                assert reader.lifecycles() == reader.lifecycles()
                assert [page.page_name for page in reader.pages()] == ["a.txt"]
            assert [page.page_name for page in reader.pages()] == ["a.txt", "b.txt"]
            assert reader.claims() is not before


def test_a_stamp_changes_with_pages_and_judgements_and_with_nothing_else(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        stamps = [record.stamp()]
        first = _published(date(2020, 1, 5), "a.txt")
        record.add(first)
        stamps.append(record.stamp())
        record.add(first)
        assert record.stamp() == stamps[-1]
        record.add(_published(date(2020, 3, 5), "b.txt"))
        stamps.append(record.stamp())
        record.judge(next(record.facts()).id, Verdict.RIGHT, "mira")
        stamps.append(record.stamp())
    assert len(set(stamps)) == len(stamps)


def test_a_filter_keeps_some_of_the_facts_it_is_given(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        record.add(talks())
        ids = [fact.id for fact in record.facts()]
        kind = next(record.facts()).kind
        wanted = Filter(kind=(FactKind(kind),))
        assert record.keeps(wanted, [*ids, "f0"]) == {fact.id for fact in record.facts(wanted)}
        assert record.keeps(wanted, []) == frozenset()


def test_the_day_since_which_so_many_facts_were_published(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        for day, name in ((5, "a.txt"), (6, "b.txt"), (7, "c.txt")):
            record.add(_published(date(2020, 1, day), name))
        each = record.count() // 3
        assert record.extent.since_when(3 * each) is None
        assert record.extent.since_when(3 * each - 1) == date(2020, 1, 6)
        assert record.extent.since_when(each) == date(2020, 1, 7)
        assert record.extent.since_when(1) == date(2020, 1, 7)
        skipped = [fact.id for fact in record.facts(skip=each)]
        assert skipped == [fact.id for fact in record.facts()][each:]
