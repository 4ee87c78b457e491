"""Decisions take effect everywhere, are never lost, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factory import FRONT, KOVAC, readings, talks, voice

from dragoman.errors import UsageError
from dragoman.model import (
    Ceasefire,
    Fact,
    FactKind,
    Modality,
    Reading,
    RoleHolder,
    Status,
)
from dragoman.record import Filter, Record, open_record
from dragoman.record.judgements import Verdict
from dragoman.record.judgements.pairs import judged_pairs
from dragoman.record.store.rows import distinct

MEETING, STATEMENT, TRUCE, DENIAL, PLAN = range(5)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        opened.add(talks())
        yield opened


def kinds(record: Record, wanted: Filter | None = None) -> list[FactKind]:
    return [fact.kind for fact in record.facts(wanted)]


def ids(record: Record, wanted: Filter | None = None) -> set[str]:
    return {fact.id for fact in record.facts(wanted)}


def test_a_rejected_fact_is_gone_but_can_be_shown(record: Record) -> None:
    wrong = talks().facts[MEETING]
    before = record.stats()
    record.judge(wrong.id, Verdict.WRONG, "Mira")
    assert wrong.id not in ids(record)
    assert record.count() == 4 == record.stats().facts
    assert record.stats().by_kind["meeting"] == before.by_kind["meeting"] - 1
    assert sum(month.facts for month in record.months()) == 4
    assert record.search("met")[0].facts == ()
    assert list(record.facts(Filter(rejected=True))) == [wrong]
    for shown in (
        Filter(rejected=True, actor="kovac", place="port elim", text="met the harbour"),
        Filter(rejected=True, actor="ana-kovac", kind=(FactKind.MEETING,)),
    ):
        assert record.count(shown) == 1
    assert not list(record.facts(Filter(rejected=True, actor="nobody")))
    assert record.fact(wrong.id) == wrong
    assert record.reading(wrong.page) == talks()
    assert record.check() == []


def test_reading_the_page_again_keeps_what_was_decided(record: Record) -> None:
    reading = talks()
    record.judge(reading.facts[MEETING].id, Verdict.WRONG, "Mira")
    assert record.add(reading).changed is False
    assert record.add(replace(reading, facts=reading.facts[:2])).changed is True
    assert kinds(record) == [FactKind.STATEMENT]
    record.add(replace(reading, facts=()))
    assert record.add(reading).changed is True
    assert record.count() == 4
    assert record.count(Filter(rejected=True)) == 1
    assert record.check() == []


def test_a_fixed_fact_stands_as_fixed_everywhere(record: Record) -> None:
    was = talks().facts[DENIAL]
    right = {"voices": [], "day": {"start": "2021-05-02", "end": "2021-05-02"}}
    made = record.judge(was.id[:8], Verdict.EDITED, "Mira", edit=right)
    (now,) = record.facts(Filter(kind=(FactKind.AGREEMENT,)))
    assert now.status is Status.HAPPENED
    assert (now.quote, now.detail) == (was.quote, was.detail)
    assert next(record.facts()) == now
    assert record.fact(now.id) == record.fact(was.id) == now
    assert record.fact_as_read(now.id) == record.fact_as_read(was.id) == was
    assert record.stats().by_status == {"claimed": 1, "happened": 3, "planned": 1}
    assert "denied" not in [month.status for month in record.months()]
    assert record.judgements(now.id) == record.judgements(was.id) == [made]
    assert not list(record.facts(Filter(rejected=True)))
    assert record.add(talks()).changed is False
    assert record.reading(was.page) == talks()
    record.undo(made.id, "Mira")
    assert ids(record) == {fact.id for fact in talks().facts}
    assert record.check() == []


def test_a_fix_of_the_day_alone_keeps_the_id(record: Record) -> None:
    was = talks().facts[MEETING]
    record.judge(was.id, Verdict.EDITED, "Mira", edit={"day": {"start": "2021-05-02"}})
    now = record.fact(was.id)
    assert (now.id, str(now.day.start)) == (was.id, "2021-05-02")
    assert record.fact_as_read(was.id) == was
    record.judge(was.id, Verdict.RIGHT, "Jon")
    assert record.judgements(was.id)[-1].verdict is Verdict.EDITED
    assert record.fact(was.id) == now
    record.judge(was.id, Verdict.EDITED, "Jon", edit={"day": was.to_dict()["day"]})
    assert record.judgements(was.id)[-1].verdict is Verdict.RIGHT
    assert record.fact(was.id) == was


def test_a_fix_further_fixes_what_was_fixed(record: Record) -> None:
    was = talks().facts[PLAN]
    record.judge(was.id, Verdict.EDITED, "Mira", edit={"format": "summit"})
    once = next(record.facts(Filter(status=(Status.PLANNED,))))
    record.judge(once.id, Verdict.EDITED, "Mira", edit={"level": "minister"})
    twice = next(record.facts(Filter(status=(Status.PLANNED,))))
    assert twice.to_dict() == was.to_dict() | {
        "id": twice.id, "format": "summit", "level": "minister",
    }  # fmt: skip


def test_a_fix_that_makes_two_facts_alike_leaves_one(record: Record) -> None:
    reading = talks()
    twin = replace(reading.facts[PLAN], detail=replace(reading.facts[PLAN].detail, format="round"))
    record.add(replace(reading, facts=(*reading.facts, twin)))
    made = record.judge(twin.id, Verdict.EDITED, "Mira", edit={"format": "meeting"})
    assert ids(record) == {fact.id for fact in reading.facts}
    record.judge(reading.facts[PLAN].id, Verdict.WRONG, "Mira")
    assert record.check() == []
    record.undo(made.id, "Mira")
    assert ids(record) == {f.id for f in reading.facts[:PLAN]} | {twin.id}


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        ({"colour": "red"}, "no field that can be fixed"),
        ({"quote": "other"}, "no field that can be fixed"),
        ({"modality": "perhaps"}, "modality"),
        ({"participants": "everybody"}, "participants"),
        ({"day": {"start": "soon"}}, "day"),
        ({"start": 0, "end": 99999}, "enclose words"),
        ({"end": 3}, "does not fit"),
        ({}, "nothing is changed"),
        ({"format": "talks"}, "nothing is changed"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(
    record: Record, edit: dict[str, object], words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        record.judge(talks().facts[MEETING].id, Verdict.EDITED, "Mira", edit=edit)  # type: ignore[arg-type]
    assert record.judgements() == []
    assert ids(record) == {fact.id for fact in talks().facts}


def test_an_edit_may_move_the_quote(record: Record) -> None:
    was = talks().facts[MEETING]
    record.judge(was.id, Verdict.EDITED, "Mira", edit={"start": was.start, "end": was.start + 15})
    assert record.fact(was.id).quote == "Envoy Ana Kovač"
    assert record.check() == []


def test_undo_and_undo_of_undo(record: Record) -> None:
    fact = talks().facts[MEETING]
    reject = record.judge(fact.id, Verdict.WRONG, "Mira")
    undo = record.undo(reject.id, "Mira")
    assert fact.id in ids(record)
    with pytest.raises(UsageError, match="taken back already"):
        record.undo(reject.id, "Mira")
    record.undo(undo.id, "Mira")
    assert fact.id not in ids(record)
    assert [each.verdict.value for each in record.judgements(fact.id)] == ["wrong", "undo", "undo"]
    with pytest.raises(UsageError, match="made by Mira"):
        record.undo(reject.id, "Jon")


def test_two_who_disagree_leave_the_fact_as_it_was_read(record: Record) -> None:
    fact = talks().facts[MEETING]
    record.judge(fact.id, Verdict.WRONG, "Mira")
    record.judge(fact.id, Verdict.RIGHT, "Jon")
    assert fact.id in ids(record)
    record.judge(fact.id, Verdict.WRONG, "jon")
    assert fact.id not in ids(record)
    record.judge(fact.id, Verdict.EDITED, "Mira", edit={"format": "summit"})
    assert record.fact(fact.id) == fact


@pytest.mark.parametrize(
    ("about", "verdict", "words"),
    [
        ("fdoesnotexist", Verdict.WRONG, "no fact"),
        ("f", Verdict.WRONG, "several facts"),
        ("", Verdict.WRONG, "one id"),
        ("a b", Verdict.RIGHT, "one id"),
        ("a", Verdict.SAME, "two ids"),
        ("jnone", Verdict.UNDO, "no judgement"),
    ],
)
def test_what_cannot_be_judged_is_refused(
    record: Record, about: str, verdict: Verdict, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        record.judge(about, verdict, "Mira")
    with pytest.raises(UsageError, match="name of who"):
        record.judge(about, verdict, "  ")
    assert record.judgements() == []


# -- read again by something else ----------------------------------------------------------------


def test_a_judgement_goes_on_to_a_fact_that_says_the_same(record: Record) -> None:
    reading = talks()
    was = reading.facts[MEETING]
    record.judge(was.id, Verdict.WRONG, "Mira", note="another envoy")
    resolved = replace(FRONT, actor="harbour-front", name="The Harbour Front (HF)")
    detail = replace(was.detail, participants=(
        RoleHolder("participant", resolved), RoleHolder("participant", KOVAC)))  # fmt: skip
    shorter = replace(was, end=was.end - 1, quote=was.quote[:-1], detail=detail, rule="other")
    record.add(replace(reading, facts=(shorter, *reading.facts[1:])))
    assert shorter.id != was.id
    assert ids(record) == {fact.id for fact in reading.facts[1:]}
    assert list(record.facts(Filter(rejected=True))) == [shorter]
    assert [each.note for each in record.judgements(shorter.id)] == ["another envoy"]


def changed(fact: Fact) -> list[Fact]:
    return [
        replace(fact, modality=Modality.PLANNED),
        replace(fact, day=replace(fact.day, end=None)),
        replace(fact, voices=(voice(KOVAC),)),
        replace(fact, detail=replace(fact.detail, format="summit")),
        replace(fact, detail=replace(fact.detail, participants=fact.detail.participants[:1])),  # type: ignore[union-attr]
        replace(fact, place=None),
    ]


@pytest.mark.parametrize("n", range(6))
def test_it_does_not_go_on_to_one_that_says_something_else(record: Record, n: int) -> None:
    reading = talks()
    was = reading.facts[MEETING]
    record.judge(was.id, Verdict.WRONG, "Mira")
    record.judge(reading.facts[PLAN].id, Verdict.EDITED, "Mira", edit={"format": "summit"})
    other = changed(was)[n]
    record.add(replace(reading, facts=(other, *reading.facts[1:4])))
    assert other.id in ids(record)
    record.add(reading)
    assert was.id not in ids(record)


def test_a_fix_goes_on_and_is_met_by_a_reading_that_says_so_itself(record: Record) -> None:
    reading = talks()
    was = reading.facts[TRUCE]
    record.judge(was.id, Verdict.EDITED, "Mira", edit={"holds": False})
    longer = replace(was, end=was.end + 1, quote=was.quote + ",")
    record.add(replace(reading, facts=(longer,)))
    (now,) = record.facts()
    assert isinstance(now.detail, Ceasefire)
    assert (now.detail.holds, now.quote) == (False, longer.quote)
    record.add(replace(reading, facts=(replace(was, detail=now.detail),)))
    assert list(record.facts()) == [replace(was, detail=now.detail)]
    assert len(record.judgements(next(record.facts()).id)) == 1


# -- pairs ---------------------------------------------------------------------------------------


def twins(record: Record) -> tuple[Reading, Reading]:
    other = talks(name="other.txt")
    record.add(other)
    return talks(), other


def pairs(record: Record) -> dict[tuple[str, str], str]:
    return dict(judged_pairs(record._connection))


def test_pairs_that_were_judged(record: Record) -> None:
    one, other = twins(record)
    first, second = one.facts[PLAN].id, other.facts[PLAN].id
    made = record.judge(f"{first} {second}", Verdict.SAME, "Mira")
    pair = (min(first, second), max(first, second))
    assert pairs(record) == {pair: "same"}
    assert record.judgements(first) == record.judgements(second) == [made]
    record.judge(f"{second} {first}", Verdict.DIFFERENT, "Mira")
    assert pairs(record) == {pair: "different"}
    record.judge(f"{second} {first}", Verdict.SAME, "Jon")
    assert pairs(record) == {}
    with pytest.raises(UsageError, match="itself"):
        record.judge(f"{first} {first}", Verdict.SAME, "Mira")
    with pytest.raises(UsageError, match="never one thing"):
        record.judge(f"{first} {other.facts[DENIAL].id}", Verdict.SAME, "Mira")


def test_pairs_follow_what_is_fixed_rejected_or_read_again(record: Record) -> None:
    one, other = twins(record)
    first, second = one.facts[PLAN], other.facts[PLAN]
    record.judge(f"{first.id} {second.id}", Verdict.SAME, "Mira")
    record.judge(first.id, Verdict.EDITED, "Mira", edit={"format": "round"})
    fixed = record.fact(first.id)
    assert pairs(record) == {(min(fixed.id, second.id), max(fixed.id, second.id)): "same"}
    assert (
        judged_pairs(record._connection, 1) == judged_pairs(record._connection, 2) == pairs(record)
    )
    shorter = replace(second, end=second.end - 1, quote=second.quote[:-1])
    record.add(replace(other, facts=(shorter,)))
    assert pairs(record) == {(min(fixed.id, shorter.id), max(fixed.id, shorter.id)): "same"}
    record.judge(shorter.id, Verdict.WRONG, "Mira")
    assert pairs(record) == {}
    record.add(talks(name="third.txt"))
    assert judged_pairs(record._connection, 3) == {}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(readings(name="a.txt"), readings(name="b.txt"), st.data())
def test_whatever_is_read_meanwhile_the_first_reading_has_its_judgements(
    one: Reading, other: Reading, data: st.DataObject
) -> None:
    """Any facts judged, then the page read with any others: read as before, all is as before."""
    with open_record(":memory:") as record:
        record.add(one)
        facts = list({fact.id: fact for fact in one.facts}.values())
        for fact in facts:
            verdict = data.draw(st.sampled_from([Verdict.RIGHT, Verdict.WRONG, Verdict.EDITED]))
            edit = {"modality": data.draw(st.sampled_from(list(Modality))).value}
            try:
                record.judge(
                    fact.id, verdict, "Mira", edit=edit if verdict is Verdict.EDITED else None
                )
            except UsageError as error:
                assert "nothing is changed" in str(error)  # noqa: PT017 - the only way to fail
        judged = list(record.facts()), list(record.facts(Filter(rejected=True)))
        text = one.page.text
        strange = tuple(
            replace(f, page=one.page.id, page_name=one.page.name, outlet=one.page.outlet,
                    start=0, end=1, quote=text[:1])
            for f in other.facts
        )  # fmt: skip
        record.add(replace(one, facts=(*strange, *one.facts[1:])))
        assert record.reading(one.page.id).facts[-1:] == distinct((*strange, *one.facts[1:]))[-1:]
        assert record.check() == []
        record.add(one)
        assert (list(record.facts()), list(record.facts(Filter(rejected=True)))) == judged
        assert record.loose() == []
        assert record.check() == []


@pytest.mark.parametrize(
    ("typed", "start", "end", "precision"),
    [
        ("2021", "2021-01-01", "2021-12-31", "year"),
        ("2021-02", "2021-02-01", "2021-02-28", "month"),
        ("2021-05-02", "2021-05-02", "2021-05-02", "day"),
        ("2021-05-02/2021-05-04", "2021-05-02", "2021-05-04", "day"),
        ("unknown", "None", "None", "unknown"),
    ],
)
def test_a_day_may_be_typed_in_short(
    record: Record, typed: str, start: str, end: str, precision: str
) -> None:
    was = talks().facts[MEETING]
    record.judge(was.id, Verdict.EDITED, "Mira", edit={"day": typed})
    now = record.fact(was.id).day
    assert (str(now.start), str(now.end), now.precision.value) == (start, end, precision)
    for wrong in ("soon", "2021-13", "2021-05-04/2021-05-02", "2021-02-30"):
        with pytest.raises(UsageError, match=r"is no day|ends before"):
            record.judge(was.id, Verdict.EDITED, "Mira", edit={"day": wrong})


def test_actors_may_be_given_by_name(record: Record) -> None:
    was = talks().facts[MEETING]
    record.judge(
        was.id, Verdict.EDITED, "Mira", edit={"participants": ["ana-kovac", "host: Port Elim"]}
    )
    now = record.fact(was.id).to_dict()["participants"]
    assert isinstance(now, list)
    known, new = now
    assert isinstance(known, dict)
    assert isinstance(new, dict)
    assert (known["actor"], known["name"], known["role"]) == (
        "ana-kovac",
        "Ana Kovač",
        "participant",
    )
    assert (new["actor"], new["name"], new["role"]) == (None, "Port Elim", "host")
    assert record.text(was.page)[new["start"] : new["end"]] == "Port Elim"  # type: ignore[misc]
