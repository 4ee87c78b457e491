"""What is kept of each day of publication is what the facts themselves add up to."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import readings

from dragoman.model import (
    Agreement,
    Ceasefire,
    Fact,
    FactKind,
    MonitorReport,
    Reading,
    Statement,
    Status,
)
from dragoman.record import Record, open_record
from dragoman.record.claims.given import appeared
from dragoman.record.judgements import Verdict
from dragoman.record.store.fourth import FOURTH
from dragoman.record.store.migrations import statements
from dragoman.record.told import Span, stretches

DAYS = st.dates(date(2015, 12, 1), date(2019, 2, 1))
TABLES = ("told_days", "told_by", "told_alike")


def published(record: Record, since: date, until: date) -> Iterator[tuple[date, Fact]]:
    for fact in record.facts():
        day = appeared(record.page(fact.page).published)
        if day and since <= day <= until:
            yield day, fact


def is_incident(fact: Fact) -> bool:
    """Whether a fact tells that a ceasefire is broken."""
    if fact.status in (Status.DENIED, Status.NEGATED, Status.CANCELLED):
        return False
    detail = fact.detail
    if isinstance(detail, Ceasefire):
        return detail.holds is False
    if isinstance(detail, Agreement):
        return detail.action == "violated"
    return isinstance(detail, MonitorReport)


def filled(record: Record, made: list[Reading]) -> None:
    for reading in made:
        record.add(reading)


@settings(deadline=None, max_examples=50)
@given(st.lists(readings(), max_size=4), DAYS, st.integers(0, 800), st.sampled_from(Span))
def test_what_is_counted_is_what_facts_add_up_to(
    made: list[Reading], since: date, days: int, by: Span
) -> None:
    until = since + timedelta(days)
    with open_record(":memory:") as record:
        filled(record, made)
        expected: Counter[tuple[Status, bool]] = Counter()
        said: Counter[str] = Counter()
        for _, fact in published(record, since, until):
            expected[fact.status, is_incident(fact)] += 1
            if isinstance(fact.detail, Statement):
                said.update({ref.name for ref in (fact.detail.speaker, *fact.detail.together)})
        found: Counter[tuple[Status, bool]] = Counter()
        for one in record.extent.told(since, until, by):
            assert since.replace(month=1, day=1) <= one.day <= until
            assert by is Span.YEAR or since.replace(day=1) <= one.day
            found[one.status, one.incident] += one.facts
        assert found == expected
        assert record.extent.told_in_all(since, until) == expected.total()
        speakers = record.extent.speakers(since, until)
        assert set(speakers) == set(said)
        assert all(speakers[name] >= said[name] for name in said)


@settings(deadline=None, max_examples=200)
@given(DAYS, st.integers(0, 1200), st.booleans())
def test_a_stretch_is_each_of_its_days_once(since: date, days: int, by_day: bool) -> None:
    until = since + timedelta(days)
    counted: Counter[str] = Counter()
    parts = list(stretches(since, until, by_day=by_day))
    for day in (since - timedelta(1) + timedelta(n) for n in range(days + 3)):
        for width, first, last in parts:
            counted[day.isoformat()] += first <= day.isoformat()[:width] <= last
    inside = [(since + timedelta(n)).isoformat() for n in range(days + 1)]
    assert +counted == Counter(inside)


def rows(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    return [
        [tuple(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4")]
        for table in TABLES
    ]


def made_anew(connection: sqlite3.Connection) -> None:
    """As an upgrade makes them, of what is in the record."""
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%told_%'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for table in TABLES:
        connection.execute(f"DROP TABLE {table}")
    for statement in statements(FOURTH):
        connection.execute(statement)


@settings(deadline=None, max_examples=40)
@given(st.lists(readings(), min_size=1, max_size=5), st.data())
def test_what_is_kept_up_is_what_an_upgrade_makes(made: list[Reading], data: st.DataObject) -> None:
    with open_record(":memory:") as record:
        filled(record, made)
        ids = [fact.id for fact in record.facts()]
        for ident in data.draw(st.lists(st.sampled_from(ids), max_size=2) if ids else st.just([])):
            record.judge(ident, Verdict.WRONG, "mira")
        filled(record, data.draw(st.lists(readings(), max_size=2)))
        kept = rows(record._connection)
        made_anew(record._connection)
        assert rows(record._connection) == kept


@settings(deadline=None, max_examples=30)
@given(st.lists(readings(), min_size=1, max_size=5))
def test_what_most_tell_is_told_of_different_things(made: list[Reading]) -> None:
    with open_record(":memory:") as record:
        filled(record, made)
        found = record.extent.told_most(date.min, date.max, list(FactKind), 50)
        assert len(found) == len(set(found))
        told = [thing for thing in record.things() if len(thing.facts) > 1]
        if not told:
            assert not found
