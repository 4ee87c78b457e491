"""Facts that tell one thing meet, whatever came first; what is plainly different never does."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import actor, day, fact, layout, page, readings

from dragoman.errors import UsageError
from dragoman.model import (
    UNKNOWN_DAY,
    Agreement,
    AgreementRef,
    Content,
    Day,
    Fact,
    Meeting,
    Modality,
    Place,
    Reading,
    RoleHolder,
    Statement,
)
from dragoman.record import Record, open_record
from dragoman.record.judgements import Verdict
from dragoman.record.links import tables
from dragoman.record.store.connection import IN_MEMORY

ELIM, ORRIN = actor("Elim", "elm"), actor("Orrin", "orr")
ENVOY = actor("Ana Kovač", "ana-kovac")
TEXT = "Envoys of Elim and Orrin met in Port Elim. “We will open the strait,” said Ana Kovač."


def told(name: str, *facts: Fact, published: Day = UNKNOWN_DAY, text: str = TEXT) -> Reading:
    on = page(text, name=name)
    placed = tuple(replace(one, page=on.id, page_name=on.name) for one in facts)
    return Reading(on, replace(layout(text), published=published), placed, "en")


def met(when: Day = UNKNOWN_DAY, modality: Modality = Modality.ACTUAL, *, at: str = "") -> Fact:
    holders = tuple(RoleHolder("participant", who) for who in (ELIM, ORRIN))
    place = Place(at, at, 0, 0) if at else None
    on = page(TEXT)
    quote = "Envoys of Elim and Orrin met in Port Elim."
    return fact(on, quote, Meeting(holders), modality=modality, when=when, place=place)


def said(words: str = "We will open the strait", *, when: Day = UNKNOWN_DAY) -> Fact:
    start = TEXT.index("We will")
    content = Content(start, start + len(words), words)
    return fact(page(TEXT), f"“{TEXT[start:start + 23]},” said Ana Kovač.",
                Statement(ENVOY, form="direct", content=content), when=when)  # fmt: skip


def things_of(pages: Sequence[Reading]) -> list[set[str]]:
    """The pages of each thing."""
    with Record(IN_MEMORY) as record:
        for reading in pages:
            record.add(reading)
        return [{one.page_name for one in thing.facts} for thing in record.things()]


def test_a_plan_and_its_happening_are_one_thing() -> None:
    plan = told("a.txt", met(day("2021-05-03"), Modality.PLANNED), published=day("2021-05-01"))
    done = told("b.txt", met(day("2021-05-03"), at="Port Elim"), published=day("2021-05-04"))

    assert things_of([plan, done]) == [{"a.txt", "b.txt"}]


def test_two_rounds_on_two_days_are_two_things() -> None:
    first = told("a.txt", met(day("2021-05-03")), published=day("2021-05-04"))
    second = told("b.txt", met(day("2021-05-13")), published=day("2021-05-14"))

    assert sorted(map(sorted, things_of([first, second]))) == [["a.txt"], ["b.txt"]]


def test_a_page_without_a_day_does_not_tie_two_rounds_together() -> None:
    pages = [
        told("a.txt", met(day("2021-05-03"), at="Port Elim"), published=day("2021-05-04")),
        told("b.txt", met(at="Port Elim"), published=day("2021-05-07")),
        told("c.txt", met(day("2021-05-06"), at="Port Elim"), published=day("2021-05-07")),
    ]

    for thing in things_of(pages):
        assert not {"a.txt", "c.txt"} <= thing


def test_the_same_words_of_one_speaker_are_one_statement() -> None:
    pages = [
        told("a.txt", said(when=day("2021-05-03"))),
        told("b.txt", said("We will open the strait soon", when=day("2021-05-03"))),
    ]

    assert things_of(pages) == [{"a.txt", "b.txt"}]


def test_a_link_says_why() -> None:
    with Record(IN_MEMORY) as record:
        record.add(told("a.txt", met(day("2021-05-03"))))
        record.add(told("b.txt", met(day("2021-05-03"))))
        [link] = record.links(next(record.facts()).id)
        thing = record.thing_of(link.second)

        assert "both on 3 May 2021" in link.reasons
        assert "shared: elm, orr" in link.reasons
        assert record.thing(thing.id[:8]) == thing
        assert [one.id for one in thing.facts] != [link.first]


def test_a_person_has_the_last_word() -> None:
    with Record(IN_MEMORY) as record:
        record.add(told("a.txt", met(day("2021-05-03"))))
        record.add(told("b.txt", met(day("2021-05-03"))))
        record.add(told("c.txt", met(day("2021-07-13"))))
        one, other, third = (fact.id for fact in record.facts())
        record.judge(f"{one} {other}", Verdict.DIFFERENT, "R. Reader")
        record.judge(f"{other} {third}", Verdict.SAME, "R. Reader")

        assert [one] == [fact.id for fact in record.thing_of(one).facts]
        assert {other, third} == {fact.id for fact in record.thing_of(third).facts}
        assert [link.outcome for link in record.links(one)] == ["different"]
        assert not list(record.asks())


def test_an_unknown_thing_is_refused() -> None:
    with Record(IN_MEMORY) as record, pytest.raises(UsageError, match="no fact"):
        record.thing("tabc")


Linked = tuple[list[tuple[str, ...]], list[object]]


def all_linked(record: Record) -> Linked:
    things = sorted(tuple(fact.id for fact in thing.facts) for thing in record.things())
    links = {link for fact in record.facts() for link in record.links(fact.id)}
    return things, sorted(links, key=lambda link: (link.first, link.second))


_meetings = st.builds(
    lambda number, modality, at: met(day(f"2021-05-{number:02}"), modality, at=at),
    st.integers(1, 9), st.sampled_from(list(Modality)), st.sampled_from(["", "Port Elim", "Orrin"]),
)  # fmt: skip
_pages = st.lists(
    st.builds(
        lambda number, facts: told(f"{number}.txt", *facts, published=day("2021-05-05")),
        st.integers(0, 30),
        st.lists(_meetings | st.just(said()), min_size=1, max_size=4),
    ) | readings(),
    min_size=1, max_size=14, unique_by=lambda reading: reading.page.id,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(_pages, st.randoms(), st.sampled_from([1, 2, 8]))
def test_the_order_of_reading_changes_nothing(pages, chance, window) -> None:  # type: ignore[no-untyped-def]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "WINDOW", window)
        with Record(IN_MEMORY) as record:
            for reading in pages:
                record.add(reading)
            expected = all_linked(record)
        shuffled = list(pages)
        chance.shuffle(shuffled)
        with Record(IN_MEMORY) as record:
            for reading in shuffled:
                replaced = chance.choice(shuffled)
                record.add(replace(reading, facts=replaced.facts and ()))
                record.add(reading)
            assert all_linked(record) == expected


@settings(max_examples=15, deadline=None)
@given(_pages)
def test_as_of_a_day_links_are_those_of_a_record_of_that_day(pages) -> None:  # type: ignore[no-untyped-def]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "WINDOW", 2)
        path = Path(folder) / "r.db"
        with open_record(path) as record:
            for reading in pages:
                record.add(reading)
        then = day("2017-06-01").start
        with open_record(path, as_of=then) as record:
            seen = {row.id for row in record.pages()}
            found = all_linked(record)
        with Record(IN_MEMORY) as record:
            for reading in pages:
                if reading.page.id in seen:
                    record.add(reading)
            assert all_linked(record) == found


def accord(name: str, kind: str, known: str | None = None, *, when: Day = UNKNOWN_DAY) -> Fact:
    ref = AgreementRef(name, kind, known)
    parties = tuple(RoleHolder("signatory", who) for who in (ELIM, ORRIN))
    return fact(page(TEXT), TEXT, Agreement(ref, "signed", parties), when=when)


def test_one_document_has_many_names() -> None:
    signed = day("2021-05-03")
    with Record(IN_MEMORY) as record:
        record.add(told("a.txt", accord("Elim Declaration", "declaration", when=signed)))
        record.add(told("b.txt", accord("the joint statement of 3 May 2021", "joint_statement")))
        record.add(told("c.txt", accord("declaration", "declaration", when=signed)))
        record.add(told("d.txt", accord("declaration", "declaration", when=day("2021-09-09"))))
        first, second = record.documents()

    assert (first.name, first.day, len(first.facts)) == ("Elim Declaration", signed.start, 3)
    assert first.parties == ("Elim", "Orrin")
    assert (second.day, len(second.facts)) == (day("2021-09-09").start, 1)


def test_documents_with_ids_of_their_own_are_never_one() -> None:
    signed = day("2021-05-03")
    with Record(IN_MEMORY) as record:
        record.add(told("a.txt", accord("Elim Accord", "agreement", "elim-1", when=signed)))
        record.add(told("b.txt", accord("Elim Accord", "agreement", "elim-2", when=signed)))

        assert [document.id for document in record.documents()] == ["elim-1", "elim-2"]
        assert len(list(record.things())) == 2
