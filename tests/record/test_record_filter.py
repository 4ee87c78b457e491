"""A filter keeps what it describes, all of it and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factory import actor, fact, layout, page, readings, talks

from dragoman.errors import UsageError
from dragoman.model import Fact, FactKind, Position, Reading, Status
from dragoman.record import Filter, Record, facts, open_record
from dragoman.record.store.names import name_key

DAYS = st.none() | st.dates(date(2015, 1, 1), date(2019, 12, 31))


def fits(fact: Fact, wanted: Filter) -> bool:
    """What the filter means, in plain Python."""
    start, end = fact.day.start, fact.day.end
    if (wanted.since or wanted.until) and not fact.day.known:
        return False
    if wanted.since and end and end < wanted.since:
        return False
    if wanted.until and start and start > wanted.until:
        return False
    if wanted.actor is not None:
        people = [(a.actor, a.name) for a in fact.actors()]
        people += [(v.actor, v.name) for v in fact.voices]
        if not any(
            ident == wanted.actor or name_key(name) == name_key(wanted.actor)
            for ident, name in people
        ):
            return False
    return (
        (not wanted.status or fact.status in wanted.status)
        and (not wanted.kind or fact.kind in wanted.kind)
        and (wanted.outlet is None or name_key(fact.outlet or "") == name_key(wanted.outlet))
    )


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(readings(), max_size=3),
    st.tuples(DAYS, DAYS),
    st.none() | st.sampled_from(["Ana Kovač", "ANA KOVAC", "front", "лавров", "سلام"]),
    st.lists(st.sampled_from(list(Status)), max_size=3),
    st.lists(st.sampled_from(list(FactKind)), max_size=3),
    st.none() | st.sampled_from(["harbour front", "X"]),
)
def test_a_filter_keeps_exactly_what_fits(
    made: list[Reading],
    days: tuple[date | None, date | None],
    who: str | None,
    statuses: list[Status],
    kinds: list[FactKind],
    outlet: str | None,
) -> None:
    since, until = days
    if since and until and since > until:
        since, until = until, since
    wanted = Filter(
        since=since, until=until, actor=who, status=tuple(statuses), kind=tuple(kinds),
        outlet=outlet,
    )  # fmt: skip
    with open_record(":memory:") as record:
        for reading in made:
            record.add(reading)
        named = {name_key(name) for _, name, _ in record.actor_names()}
        kept = {f.id for f in record.facts(wanted)}
        assert record.count(wanted) == len(kept)
        if who is None or name_key(who) in named or who == "front":
            exact = who != "front" or "front" not in " ".join(named).split()
            if exact:
                assert kept == {f.id for f in record.facts() if fits(f, wanted)}
        else:
            assert not kept


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        opened.add(talks())
        yield opened


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("ana-kovac", 3),
        ("Ana Kovač", 3),
        ("ana kovac", 3),
        ("KOVAC", 3),
        ("front", 4),
        ("~harbour-front", 4),
        ("Kova", 0),
        ("harbour kovac", 0),
        ("", 0),
        ("%", 0),
    ],
)
def test_an_actor_goes_by_id_name_or_part_of_a_name(record: Record, name: str, count: int) -> None:
    assert len(list(record.facts(Filter(actor=name)))) == count
    assert record.knows_actor(name) == bool(count)


def test_a_whole_name_wins_over_part_of_another(record: Record) -> None:
    on = page("The Front wants patrols.", name="b.txt")
    stance = fact(on, "The Front wants patrols.", Position(actor("Front"), "patrols", "demands"))
    record.add(Reading(on, layout(on.text), (stance,)))
    assert [f.id for f in record.facts(Filter(actor="front"))] == [stance.id]


def test_places_and_words(record: Record) -> None:
    assert [f.kind for f in record.facts(Filter(place="port elim"))] == ["meeting"]
    assert len(list(record.facts(Filter(text="truce")))) == 2
    assert len(list(record.facts(Filter(text="tru*")))) == 2
    assert len(list(record.facts(Filter(text='"truce holds" told')))) == 1
    assert not list(record.facts(Filter(text="liars")))
    assert len(list(record.facts(Filter(page=talks().page.id)))) == 5


@pytest.mark.parametrize("looked_at", [1, 2, 1_000])
@pytest.mark.parametrize("text", ["truce", "tru*", "zebra"])
def test_those_added_last_with_some_words_are_the_last_of_all_that_have_them(
    record: Record, monkeypatch: pytest.MonkeyPatch, looked_at: int, text: str
) -> None:
    monkeypatch.setattr(facts, "_LAST_WITH_WORDS", looked_at)
    for kinds in [(), (FactKind.MEETING,), (FactKind.POSITION, FactKind.STATEMENT)]:
        wanted = Filter(text=text, kind=kinds)
        every = record.extent.newest(wanted, 1_000)
        assert every == sorted(every, reverse=True)
        assert len(every) == record.count(wanted)
        for most in range(1, len(every) + 2):
            assert record.extent.newest(wanted, most) == every[:most]


def test_the_day_of_a_page_is_known_without_the_page(record: Record) -> None:
    for one in record.pages():
        assert record.published(one.id) == record.page(one.id).published
    with pytest.raises(UsageError, match="no page"):
        record.published("p-nowhere")


def test_a_day_outside_the_stretch_or_unknown_is_left_out(record: Record) -> None:
    june = Filter(since=date(2021, 6, 30))
    assert [f.status for f in record.facts(june)] == [Status.PLANNED]
    assert len(list(record.facts(Filter(until=date(2021, 5, 3))))) == 3
    with pytest.raises(UsageError, match="both since"):
        Filter(since=date(2021, 2, 1), until=date(2021, 1, 1))


@pytest.mark.parametrize("words", ["", "  ", "!!", '"'])
def test_a_search_without_a_word_is_a_mistake(record: Record, words: str) -> None:
    with pytest.raises(UsageError, match="at least one word"):
        record.search(words)


def test_statements_without_words_can_be_left_out(tmp_path: Path) -> None:
    base = talks()
    said = next(f for f in base.facts if f.kind is FactKind.STATEMENT)
    loose = replace(said, start=said.start + 1, quote=said.quote[1:], rule="statement.noun")
    reading = replace(base, facts=(*(f for f in base.facts if f is not said),
                                   replace(said, rule="statement.that"), loose))  # fmt: skip
    with open_record(tmp_path / "r.db") as opened:
        opened.add(reading)
        everything, worded = set(opened.facts()), set(opened.facts(Filter(worded=True)))

    assert everything - worded == {loose}
