"""The queue asks first what changes most, and asks nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.factory import FRONT, KOVAC, day, fact, layout, page, talks

from dragoman.model import FactKind, Meeting, Modality, Reading, RoleHolder
from dragoman.record import Record, open_record
from dragoman.record.judgements import Verdict
from dragoman.record.review.queue import Item, Task
from dragoman.record.review.weights import rule_errors, weigh

MEETING, STATEMENT, TRUCE, DENIAL, PLAN = range(5)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        opened.add(talks())
        yield opened


def about(items: list[Item]) -> list[str]:
    return [item.about for item in items]


def test_what_others_rest_on_comes_first(record: Record) -> None:
    items = record.queue()
    facts = talks().facts
    assert [item.facts[0].kind for item in items][:2] == [FactKind.AGREEMENT, FactKind.CEASEFIRE]
    assert items[-1].about == facts[STATEMENT].id
    assert items == sorted(items, key=lambda item: -item.impact)
    assert items[0].reasons[0].startswith("accounts contradict each other: Harbour Front")
    assert items[0].reasons[1:] == ("an agreement signed", "who is signatory", "its day is unknown")
    assert "only account" in items[0].changes
    assert record.queue(limit=2) == items[:2]


def test_what_was_judged_is_not_asked_again(record: Record) -> None:
    facts = talks().facts
    made = record.judge(facts[DENIAL].id, Verdict.RIGHT, "Mira")
    record.judge(facts[TRUCE].id, Verdict.EDITED, "Mira", edit={"holds": False})
    record.judge(facts[MEETING].id, Verdict.WRONG, "Mira")
    record.judge(facts[PLAN].id, Verdict.NOTE, "Mira", note="see")
    assert set(about(record.queue())) == {facts[STATEMENT].id, facts[PLAN].id}
    assert set(about(record.queue("Mira", second=True))) == set(about(record.queue()))
    second = set(about(record.queue("Jon", second=True)))
    assert second == {facts[n].id for n in (MEETING, STATEMENT, DENIAL, PLAN)} | {
        record.fact(facts[TRUCE].id).id
    }
    record.undo(made.id, "Mira")
    assert facts[DENIAL].id in about(record.queue())


def test_a_rule_that_errs_is_looked_at_more(record: Record) -> None:
    facts = talks().facts
    assert rule_errors(record._connection) == {}
    before = weigh(facts[PLAN], {})
    record.judge(facts[MEETING].id, Verdict.WRONG, "Mira")
    undone = record.judge(facts[DENIAL].id, Verdict.WRONG, "Mira")
    record.judge(facts[STATEMENT].id, Verdict.RIGHT, "Mira")
    record.undo(undone.id, "Mira")
    errors = rule_errors(record._connection)
    assert errors == {"by-hand": (1, 2)}
    after = weigh(facts[PLAN], errors)
    assert after.weight > before.weight
    assert after.reasons[-1] == "by-hand was wrong in 1 of 2 that were judged"


def alike(record: Record) -> tuple[str, str]:
    """Adds a page whose meeting may be the one on the first; the pair that is asked about."""
    on = page("Kovač sat with the Front again.", name="other.txt", outlet="The Levee")
    for who in ((KOVAC, FRONT), (FRONT,), (KOVAC,)):
        for when in ("2021-05-03", "2021-05-04", "2021-05-05"):
            holders = tuple(RoleHolder("participant", actor) for actor in who)
            told = fact(on, on.text, Meeting(holders), when=day(when))
            record.add(Reading(on, layout(on.text), (told,)))
            for link in record.asks():
                return link.first, link.second
    raise AssertionError("none of these pairs is in doubt")


def test_a_pair_is_asked_once_and_answered_for_good(record: Record) -> None:
    pair = alike(record)
    asked = [item for item in record.queue() if item.task is Task.PAIR]
    assert tuple(asked[0].about.split()) == pair
    assert asked[0].changes.startswith("same: 2 accounts become those of one meeting")
    record.judge(asked[0].about, Verdict.DIFFERENT, "Mira")
    assert not [item for item in record.queue() if item.task is Task.PAIR]


def test_a_disagreement_is_put_to_those_who_disagree(record: Record) -> None:
    fact = talks().facts[STATEMENT]
    record.judge(fact.id, Verdict.WRONG, "Mira", note="he said nothing")
    record.judge(fact.id, Verdict.RIGHT, "Jon")
    for who in (None, "mira", "Jon"):
        item = next(item for item in record.queue(who) if item.task is Task.DISAGREEMENT)
        assert item.about == fact.id
        assert item.reasons == ("Mira said wrong (he said nothing)", "Jon said right")
        assert item.changes == "until they agree the fact stands as it was read"
    assert Task.DISAGREEMENT not in {item.task for item in record.queue("Ada")}


def test_what_is_read_otherwise_is_put_again(record: Record) -> None:
    reading = talks()
    was = reading.facts[STATEMENT]
    record.judge(was.id, Verdict.RIGHT, "Mira")
    other = replace(was, modality=Modality.POSSIBLE)
    record.add(replace(reading, facts=(*reading.facts[:1], other)))
    item = next(item for item in record.queue() if item.task is Task.AGAIN)
    assert item.about == other.id
    assert item.reasons[0] == "Mira said right"
    record.judge(item.about, Verdict.WRONG, "Mira")
    assert record.loose() == []
    assert Task.AGAIN not in {item.task for item in record.queue()}


def test_an_empty_record_asks_nothing() -> None:
    with open_record(":memory:") as record:
        assert record.queue() == []
