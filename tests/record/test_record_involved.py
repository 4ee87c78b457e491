"""Who is in facts is told without building them, and is what the facts themselves would tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import readings

from dragoman.model import ActorRef, Fact, FactKind, Reading, Status
from dragoman.record import Filter, Record, open_record
from dragoman.record.relations import relations_in, relations_of
from dragoman.record.store.names import name_key
from dragoman.record.store.rows import actor_slots

FILTERS = (
    Filter(),
    Filter(kind=(FactKind.MEETING, FactKind.STATEMENT)),
    Filter(status=(Status.HAPPENED, Status.CLAIMED)),
    Filter(rejected=True),
)


def _bare(ref: ActorRef) -> tuple[object, ...]:
    return ref.actor, ref.name, ref.text, ref.kind


def _expected(facts: Iterator[Fact]) -> list[tuple[object, ...]]:
    return [
        (
            fact.id, fact.kind, fact.status, fact.polarity, fact.day.start, fact.day.end,
            [(slot, _bare(ref)) for slot, ref in actor_slots(fact)],
            [(voice.actor, voice.name, voice.text) for voice in fact.voices],
            [(told.source.name, told.target.name, told.role, told.mutual)
             for told in relations_of(fact)],
        )
        for fact in facts
    ]  # fmt: skip


def _found(record: Record, wanted: Filter) -> list[tuple[object, ...]]:
    return [
        (
            one.id, one.kind, one.status, one.polarity, one.day_start, one.day_end,
            [(slot, _bare(ref)) for slot, ref in one.slots],
            [(voice.actor, voice.name, voice.text) for voice in one.voices],
            [(told.source.name, told.target.name, told.role, told.mutual)
             for told in relations_in(one.kind, one.word, one.slots)],
        )
        for one in record.involved(wanted)
    ]  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(st.lists(readings(), max_size=3))
def test_who_is_involved_is_who_the_facts_name(made: list[Reading]) -> None:
    with open_record(":memory:") as record:
        for reading in made:
            record.add(reading)
        names = [name for _, name, _ in record.actor_names() if name_key(name)]
        filters = [*FILTERS, *(Filter(actor=name) for name in names[:2])]
        for wanted in filters:
            assert _found(record, wanted) == _expected(record.facts(wanted))


@settings(deadline=None, max_examples=20)
@given(st.lists(readings(), min_size=1, max_size=3), st.integers(1, 5))
def test_those_added_last_are_the_ends_of_all(made: list[Reading], number: int) -> None:
    with open_record(":memory:") as record:
        for reading in made:
            record.add(reading)
        every = {one.id for one in record.involved(Filter())}
        last = [one.id for one in record.involved(Filter(), newest=number)]
        assert len(last) == min(number, len(every))
        assert set(last) <= every
        names = [name for _, name, _ in record.actor_names() if name_key(name)]
        added = {id: n for n, id in enumerate(dict.fromkeys(f.id for r in made for f in r.facts))}
        for wanted in [*(Filter(actor=name) for name in names[:3]), Filter(until=date.max)]:
            kept = sorted((fact.id for fact in record.facts(wanted)), key=added.__getitem__)
            last = [one.id for one in record.involved(wanted, newest=number)]
            assert sorted(last) == sorted(kept[-number:])
        some = [one.id for one in record.involved(Filter(), kinds=[FactKind.EVENT])]
        assert some == [fact.id for fact in record.facts(Filter(kind=(FactKind.EVENT,)))]
