"""Merged actors are one actor everywhere; a split takes a merge or a wrong resolution apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import actor, fact, layout, page, talks

from dragoman.errors import UsageError
from dragoman.exchange import export_facts
from dragoman.exchange.jsonl import read_facts
from dragoman.model import Fact, Position, Reading
from dragoman.record import Filter, Record, open_record
from dragoman.record.judgements import Judgement, Verdict
from dragoman.record.judgements.cast import cast_from, circle
from dragoman.views.actors import actors

HF = actor("HF", text="HF")
PORT = actor("Port Council", "port-council", text="the council")


def more() -> Reading:
    on = page(
        "HF wants patrols. The council hopes so. The mayor of the council agrees.", name="b.txt"
    )
    return Reading(
        on,
        layout(on.text),
        (
            fact(on, "HF wants patrols.", Position(HF, "patrols", "demands")),
            fact(on, "The council hopes so.", Position(PORT, "patrols", "hopes")),
            fact(on, "The mayor of the council agrees.",
                 Position(replace(PORT, text="The mayor of the council"), "patrols", "supports")),
        ),
    )  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        opened.add(talks())
        opened.add(more())
        yield opened


def named(record: Record) -> dict[str, int]:
    return {name: uses for _, name, uses in record.actor_names()}


def test_merged_actors_are_one_in_views_and_filters(record: Record) -> None:
    front, hf = record.count(Filter(actor="harbour front")), record.count(Filter(actor="hf"))
    made = record.merge("HF", "harbour front", "Mira", note="its initials")
    assert made.about == "~hf ~harbour-front"
    for name in ("HF", "harbour front", "~hf", "~harbour-front"):
        assert record.count(Filter(actor=name)) == front + hf == 5
    assert named(record) == {"Ana Kovač": 3, "Harbour Front": 6, "Port Council": 2}
    assert record.stats().actors == 3
    rows = {row.name: row for row in actors(record)}
    assert set(rows) == {"Ana Kovač", "Harbour Front", "Port Council"}
    assert rows["Harbour Front"].facts == 5
    merged = next(f for f in record.facts() if f.quote == "HF wants patrols.")
    assert isinstance(merged.detail, Position)
    assert (merged.detail.holder.name, merged.detail.holder.text) == ("Harbour Front", "HF")
    assert merged.detail.holder.why.endswith("merged by reviewers")
    assert record.fact(merged.id) == merged
    assert record.fact_as_read(merged.id) == more().facts[0]
    assert record.reading(merged.page).facts == more().facts
    record.split("harbour front", "HF", "Mira")
    assert record.count(Filter(actor="HF")) == hf
    assert list(record.facts()) == [
        *talks().facts[:3],
        talks().facts[4],
        talks().facts[3],
        *more().facts,
    ]


def test_a_merge_into_the_registry_gives_its_id(record: Record) -> None:
    record.merge("HF", "ana-kovac", "Mira")
    merged = next(f for f in record.facts() if f.quote == "HF wants patrols.")
    assert [ref.actor for ref in merged.actors()] == ["ana-kovac"]
    record.judge("ana-kovac port-council", Verdict.MERGE, "Mira")
    assert record.count(Filter(actor="HF")) == record.count(Filter(actor="kovac")) == 6
    assert "Port Council" in named(record)
    assert {"HF", "Ana Kovač"}.isdisjoint(named(record))


def test_a_split_takes_wrongly_resolved_mentions_apart(record: Record) -> None:
    made = record.split("port-council", "the mayor of the council", "Mira")
    assert made.about == "port-council ~mayor-of-the-council"
    assert named(record)["Port Council"] == named(record)["mayor of the council"] == 1
    mayor = list(record.facts(Filter(actor="~mayor-of-the-council")))
    assert [ref.name for f in mayor for ref in f.actors()] == ["The mayor of the council"]
    assert [f.quote for f in record.facts(Filter(actor="port council"))] == [
        "The council hopes so."
    ]
    record.judge("~mayor-of-the-council ana-kovac", Verdict.MERGE, "Mira")
    assert record.count(Filter(actor="ana-kovac")) == 4


def test_merges_in_a_circle_are_refused(record: Record) -> None:
    record.merge("HF", "harbour front", "Mira")
    record.merge("harbour front", "port-council", "Jon")
    split = record.split("HF", "port-council", "Jon")
    before = record.judgements()
    with pytest.raises(UsageError, match=r"lead in a circle: .*~hf into ~harbour-front \(j"):
        record.merge("port-council", "HF", "Ada")
    assert record.judgements() == before
    record.undo(split.id, "Jon")
    assert named(record) == {"Ana Kovač": 3, "Port Council": 8}


def test_an_undo_that_would_close_a_circle_is_refused(record: Record) -> None:
    made = record.merge("HF", "harbour front", "Mira")
    undo = record.undo(made.id, "Mira")
    record.merge("harbour front", "HF", "Jon")
    with pytest.raises(UsageError, match="circle"):
        record.undo(undo.id, "Mira")
    assert len(record.judgements()) == 3


def test_those_who_disagree_merge_nobody(record: Record) -> None:
    as_read = list(record.facts())
    record.merge("HF", "harbour front", "Mira")
    record.merge("harbour front", "port-council", "Mira")
    record.split("HF", "port-council", "Jon")
    assert list(record.facts()) == as_read
    record.undo(record.judgements()[-1].id, "Jon")
    record.split("HF", "harbour front", "Jon")
    assert "HF" in named(record)
    assert "Harbour Front" not in named(record)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("nobody at all", "HF", "names nobody"),
        ("harbor front", "HF", "names like it: Harbour Front"),
        ("HF", "hf", "one name of one actor"),
        ("", "HF", "names nobody"),
    ],
)
def test_who_is_not_there_cannot_be_merged(
    record: Record, first: str, second: str, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        record.merge(first, second, "Mira")
    with pytest.raises(UsageError, match="who makes it"):
        record.merge("HF", "harbour front", "")
    assert record.judgements() == []


def test_a_name_of_two_is_asked_back(record: Record) -> None:
    on = page("HF left.", name="c.txt")
    known = fact(on, "HF left.", Position(replace(HF, actor="hf-agency"), "talks", "rejects"))
    record.add(Reading(on, layout(on.text), (known,)))
    with pytest.raises(UsageError, match="several: hf-agency"):
        record.merge("HF", "harbour front", "Mira")
    record.merge("~hf", "harbour front", "Mira")
    assert [ref.actor for ref in record.fact(known.id).actors()] == ["hf-agency"]


def test_merged_facts_are_exported_and_read_again(record: Record, tmp_path: Path) -> None:
    record.merge("HF", "harbour front", "Mira")
    export_facts(record, tmp_path / "facts.jsonl")
    read = list(read_facts(tmp_path / "facts.jsonl"))
    kept = list(record.facts())
    assert [fact.detail for fact in read] == [fact.detail for fact in kept]
    assert [fact.quote for fact in read] == [fact.quote for fact in kept]


def test_names_written_by_another_connection_are_seen(record: Record) -> None:
    with open_record(record.path) as other:
        other.merge("HF", "harbour front", "Mira")
    assert "HF" not in named(record)
    facts: list[Fact] = list(record.facts(Filter(actor="HF")))
    assert len(facts) == 5


# -- what the log comes to -----------------------------------------------------------------------

_HANDLES = ["a", "b", "c", "d", "~e"]
_JUDGED = st.builds(
    lambda pair, verdict, who, at: Judgement(
        " ".join(pair), verdict, who, f"2021-05-{at:02d}T00:00:00+00:00", judged=None
    ),
    st.permutations(_HANDLES).map(lambda p: p[:2]),
    st.sampled_from([Verdict.MERGE, Verdict.MERGE, Verdict.SPLIT]),
    st.sampled_from(["Mira", "Jon"]),
    st.integers(1, 28),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_JUDGED, max_size=7), st.randoms())
def test_the_order_of_filing_does_not_matter(judged: list[Judgement], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = random.sample(judged, len(judged))
    assert cast_from(judged) == cast_from(shuffled)
    assert bool(circle(judged)) == bool(circle(shuffled))


@settings(max_examples=200, deadline=None)
@given(st.lists(_JUDGED, max_size=7))
def test_a_cast_is_of_one_mind(judged: list[Judgement]) -> None:
    """Whoever is merged goes by one face, which goes by itself; a face is never split from its
    own; a circle is found where there is one."""
    cast = cast_from(judged)
    for handle, face in cast.faces.items():
        assert cast.face(face.handle) == face.handle
        assert handle in cast.members(face.handle)
    last = {
        (j.who, frozenset(j.about.split())): j for j in sorted(judged, key=lambda j: (j.at, j.id))
    }
    arrows = [j.about.split() for j in last.values() if j.verdict is Verdict.MERGE]
    rings = any(
        all([a, b] in arrows for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
        for size in range(2, 6)
        for ring in permutations(_HANDLES, size)
    )
    assert bool(circle(judged)) == rings


def test_a_circle_of_many_is_found_without_recursion() -> None:
    chain = [Judgement(f"n{n} n{n + 1}", Verdict.MERGE, "Mira", f"{n:05d}") for n in range(5000)]
    assert circle(chain) == []
    ring = circle([*chain, Judgement("n5000 n0", Verdict.MERGE, "Mira", "x")])
    assert len(ring) == 5001
