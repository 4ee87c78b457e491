"""A record as of a day shows what had been published by then, whatever is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.factory import talks

from dragoman.model import Basis, Day, Precision, Reading
from dragoman.record import open_record


def _published(day: date | None, name: str, not_after: date | None = None) -> Reading:
    reading = talks(name=name)
    known = Day(day, day, Precision.DAY, Basis.STATED) if day else Day(not_after=not_after)
    return replace(reading, layout=replace(reading.layout, published=known))


def test_only_what_had_been_published_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as record:
        record.add(_published(date(2020, 1, 5), "a.txt"))
        record.add(_published(date(2020, 3, 5), "b.txt"))
        record.add(_published(None, "c.txt", not_after=date(2020, 1, 31)))
        record.add(_published(None, "d.txt"))
        everything = record.stats()
    with open_record(path, as_of=date(2020, 2, 1)) as then:
        assert [page.page_name for page in then.pages()] == ["a.txt", "c.txt"]
        assert {fact.page_name for fact in then.facts()} == {"a.txt", "c.txt"}
        stats = then.stats()
        assert stats.facts == then.count() == everything.facts // 2
        assert stats.pages == 2
    with open_record(path, as_of=date(2019, 1, 1)) as then:
        assert not list(then.facts())
        assert not list(then.actor_names())
    with open_record(path, read_only=True) as now:
        assert now.stats() == everything


def test_only_what_was_published_since_a_day_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as record:
        record.add(_published(date(2020, 1, 5), "a.txt"))
        record.add(_published(date(2020, 3, 5), "b.txt"))
        record.add(_published(date(2020, 5, 5), "c.txt"))
        record.add(_published(None, "d.txt"))
        linked = {
            (link.first, link.second) for fact in record.facts() for link in record.links(fact.id)
        }
    with open_record(path, since=date(2020, 3, 5)) as then:
        assert {page.page_name for page in then.pages()} == {"b.txt", "c.txt"}
        seen = {fact.id for fact in then.facts()}
        assert all({fact.id for fact in thing.facts} <= seen for thing in then.things())
        told = {(link.first, link.second) for fact in seen for link in then.links(fact)}
        assert told == {pair for pair in linked if set(pair) <= seen}
        assert then.claims()
    with open_record(path, since=date(2020, 2, 1), as_of=date(2020, 4, 1)) as then:
        assert {page.page_name for page in then.pages()} == {"b.txt"}
        assert then.count() == len(list(then.facts()))
