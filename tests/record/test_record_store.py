"""A record keeps what was read, once, and gives it back word for word."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factory import TEXT, fact, page, readings, talks

from dragoman.errors import RecordError, UsageError
from dragoman.model import Event, Layout, Reading, Skipped, ZoneKind
from dragoman.record import Record, open_record
from dragoman.record.judgements import Verdict

SLOW = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        yield opened


def rows(record: Record) -> list[tuple[object, ...]]:
    """Every row of every table, whatever is in them."""
    with sqlite3.connect(record.path) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        found = [
            (name, *row)
            for (name,) in tables.fetchall()
            for row in connection.execute(f'SELECT * FROM "{name}"').fetchall()
        ]
    connection.close()
    return found


def test_what_goes_in_comes_out(record: Record) -> None:
    reading = talks()
    record.add(reading)
    assert record.reading(reading.page.id) == reading
    assert record.text(reading.page.id) == TEXT
    assert record.page(reading.page.id).to_dict() == reading.to_dict()


@SLOW
@given(st.lists(readings(), max_size=3))
def test_any_reading_round_trips(made: list[Reading]) -> None:
    with open_record(":memory:") as record:
        for reading in made:
            record.add(reading)
        for reading in {r.page.id: r for r in made}.values():
            kept = record.reading(reading.page.id)
            by_id = {f.id: f for f in reversed(reading.facts)}
            assert {f.id: f for f in kept.facts} == by_id
            assert replace(kept, facts=reading.facts) == reading
            assert record.page(reading.page.id).to_dict() | {"facts": 0} == reading.to_dict() | {
                "facts": 0
            }
        for loaded in record.facts():
            assert record.text(loaded.page)[loaded.start : loaded.end] == loaded.quote


def test_the_same_page_again_changes_nothing(record: Record) -> None:
    record.add(talks(name="first.txt"))
    record.add(talks())
    before = rows(record)
    assert record.add(talks()).changed is False
    assert rows(record) == before


def test_a_page_read_differently_replaces_its_facts(record: Record) -> None:
    reading = talks()
    record.add(reading)
    fewer = replace(reading, facts=reading.facts[:1])
    assert record.add(fewer).changed is True
    assert list(record.facts()) == list(fewer.facts)
    assert sum(month.facts for month in record.months()) == 1
    assert [name for _, name, _ in record.actor_names()] == ["Ana Kovač", "Harbour Front"]
    assert record.search("truce")[0].facts == ()
    record.add(reading)
    assert record.reading(reading.page.id) == reading
    assert record.check() == []


@SLOW
@given(st.lists(readings(name="a.txt"), min_size=1, max_size=4))
def test_aggregates_follow_every_change(made: list[Reading]) -> None:
    """However pages come and come again, the kept counts equal counts over the facts."""
    with open_record(":memory:") as record:
        for reading in made:
            record.add(reading)
            record.add(replace(reading, facts=reading.facts[1:]))
        facts = list(record.facts())
        stats = record.stats()
        assert stats.facts == len(facts) == sum(month.facts for month in record.months())
        for kind, count in stats.by_kind.items():
            assert count == sum(f.kind == kind for f in facts)
        named = {a.name for f in facts for a in f.actors()} | {
            v.name for f in facts for v in f.voices
        }
        assert {name for _, name, _ in record.actor_names()} == named
        assert record.check() == []


def test_two_facts_alike_are_one(record: Record) -> None:
    reading = talks()
    doubled = replace(reading, facts=(*reading.facts, reading.facts[0]))
    assert record.add(doubled).facts == len(reading.facts)


def test_a_quote_that_is_not_in_its_page_is_refused(record: Record) -> None:
    reading = talks()
    wrong = replace(reading.facts[0], quote="x" * len(reading.facts[0].quote))
    with pytest.raises(RecordError, match="do not stand at"):
        record.add(replace(reading, facts=(wrong,)))
    assert list(record.pages()) == []


@pytest.mark.parametrize("zone", [ZoneKind.COMMENT, ZoneKind.BOILERPLATE])
def test_no_fact_rests_on_a_comment(record: Record, zone: ZoneKind) -> None:
    reading = talks()
    with pytest.raises(RecordError, match="rests on"):
        record.add(replace(reading, facts=(replace(reading.facts[0], zone=zone),)))


def test_a_fact_of_another_page_is_refused(record: Record) -> None:
    with pytest.raises(RecordError, match="came with page"):
        record.add(replace(talks(), facts=talks(name="other.txt").facts))


def test_half_characters_are_refused_with_advice(record: Record) -> None:
    on = page("broken \ud83d text")
    with pytest.raises(RecordError, match="save the page as UTF-8"):
        record.add(Reading(on, Layout(())))


def test_a_record_changed_by_something_else_is_noticed(record: Record) -> None:
    record.add(talks())
    with sqlite3.connect(record.path) as connection:
        connection.execute("UPDATE pages SET text = 'x' || text")
    connection.close()
    with pytest.raises(RecordError, match="--again"):
        list(record.facts())
    assert len(record.check()) == len(talks().facts)


def test_a_fact_is_found_by_the_beginning_of_its_id(record: Record) -> None:
    record.add(talks())
    wanted = talks().facts[2]
    assert record.fact(wanted.id) == wanted
    assert record.fact(wanted.id[:12]) == wanted
    with pytest.raises(UsageError, match="several"):
        record.fact("f")
    for missing in ("", "nothing", "%", "f%"):
        with pytest.raises(UsageError, match="no fact"):
            record.fact(missing)
    with pytest.raises(UsageError, match="no page"):
        record.text("p0")


def test_what_was_skipped_is_kept_with_its_reason(record: Record) -> None:
    record.skip(Skipped("scan.txt", "empty; nothing to read"))
    record.skip(Skipped("bad\udc80name.txt", "cannot be opened"))
    on = page("Hola", name="es.txt")
    record.add(Reading(on, Layout(()), language="es", skipped="not in a language it reads"))
    assert [s.name for s in record.skipped()] == ["bad\\udc80name.txt", "scan.txt", "es.txt"]
    assert record.stats().skipped == 3
    record.add(talks(name="scan.txt"))
    assert [s.name for s in record.skipped()] == ["bad\\udc80name.txt", "es.txt"]
    assert record.stats().pages == 1


def test_facts_come_by_day_and_unknown_days_last(record: Record) -> None:
    record.add(talks())
    starts = [f.day.start.isoformat() if f.day.start else None for f in record.facts()]
    assert starts == ["2021-05-03"] * 3 + ["2021-06-01", None]
    assert len(list(record.facts(limit=2))) == 2


def test_stats_tell_what_is_there(record: Record) -> None:
    record.add(talks())
    stats = record.stats()
    assert stats.by_kind == {"agreement": 1, "ceasefire": 1, "meeting": 2, "statement": 1}
    assert stats.by_status == {"claimed": 1, "denied": 1, "happened": 2, "planned": 1}
    assert (str(stats.first_day), str(stats.last_day)) == ("2021-05-03", "2021-06-30")
    assert stats.actors == 2
    assert [m.month for m in record.months()] == ["2021-05"] * 3 + ["2021-06", None]


def test_what_read_a_page_is_remembered(record: Record) -> None:
    reading = talks()
    record.add(reading, reader="one")
    assert record.has_page(reading.page.id)
    assert record.has_page(reading.page.id, reader="one")
    assert not record.has_page(reading.page.id, reader="two")
    assert not record.has_page("p0")
    record.add(reading, reader="two")
    assert record.has_page(reading.page.id, reader="two")


def test_judgements_outlive_reading_again_and_are_never_changed(record: Record) -> None:
    reading = talks()
    record.add(reading)
    made = record.judge(reading.facts[0].id, Verdict.WRONG, "Mira", note="wrong day")
    record.add(replace(reading, facts=()))
    assert record.judgements(reading.facts[0].id) == [made]
    assert record.judgements("other") == []
    with sqlite3.connect(record.path) as connection:
        for statement in ("DELETE FROM judgements", "UPDATE judgements SET verdict = 'right'"):
            with pytest.raises(sqlite3.IntegrityError, match="judgements are never"):
                connection.execute(statement)
    connection.close()
    with pytest.raises(UsageError, match="name of who"):
        record.judge("f1", Verdict.RIGHT, " ")


def test_an_event_without_actors_is_kept(record: Record) -> None:
    on = page()
    lone = fact(on, "The truce holds", Event("assault"))
    record.add(Reading(on, Layout(()), (lone,)))
    assert list(record.facts()) == [lone]
