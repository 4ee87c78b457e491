"""Positions, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import FactKind, Position

HELD = [
    ("Norway supports the plan.", "supports"),
    ("Norway rejects the plan.", "rejects"),
    ("Norway is ready to leave the port.", "ready"),
    ("Norway is opposed to the plan.", "opposes"),
    ("Norway has reservations about the plan.", "opposes"),
    ("Norway refused to accept foreign judges.", "rejects"),
    ("Norway is in no mood for concessions.", "opposes"),
    ("Norway has washed its hands of the talks.", "rejects"),
    ("Over the objections of Norway, the union went ahead.", "opposes"),
]
NOT_HELD = [
    "Norway asked Chad to back the deal.",
    "Norway denied that its troops had burned villages.",
    "Norway dismissed the reports.",
    "Norway wishes to make clear that it has no troops there.",
]


@pytest.mark.parametrize(("text", "stance"), HELD)
def test_an_attitude_is_a_position(text: str, stance: str) -> None:
    found = [fact.detail for fact in facts_of(text, FactKind.POSITION)]
    assert [(d.holder.name, d.stance) for d in found if isinstance(d, Position)] == [
        ("Norway", stance)
    ]


@pytest.mark.parametrize("text", NOT_HELD)
def test_an_act_or_a_denial_is_none(text: str) -> None:
    assert not facts_of(text, FactKind.POSITION)


IN_PHRASES = [
    ("Asmara cannot, on the other hand, accept that the embargo stays in force.", "rejects"),
    ("Serbia has no intention of recognising Kosovo.", "rejects"),
    ("Russia had made their inclusion a precondition.", "demands"),
    ("The talks broke down over Ankara's insistence on keeping troops.", "demands"),
    ("The clause was added at the insistence of China.", "demands"),
    ("Chad feared that soldiers would bury their best weapons.", "fears"),
    ("Chad is against any foreign presence.", "opposes"),
    ("Chad favours a wide autonomy.", "supports"),
    ("Chad sees no need for a new mediator.", "rejects"),
    ("Greece is sceptical about the timetable.", "opposes"),
    ("For Israel, Jerusalem is a red line.", "demands"),
]


@pytest.mark.parametrize(("text", "stance"), IN_PHRASES)
def test_an_attitude_in_a_phrase(text: str, stance: str) -> None:
    found = [f.detail for f in facts_of(text, FactKind.POSITION) if isinstance(f.detail, Position)]
    assert [detail.stance for detail in found] == [stance]


def test_plans_to_meet_nobody_are_no_position() -> None:
    assert facts_of("Russia has no plans to meet the envoy.", FactKind.POSITION) == []


BY_PLACE = [
    ("Norway is open to a new vote but will not hear of prison terms.", {"ready", "rejects"}),
    ("Norway is holding out for control of the port.", {"demands"}),
    ("Norway's preference is for unarmed monitors.", {"supports"}),
    ("A vote on the islands is, for Norway, a precondition.", {"demands"}),
    ("Foreign judges are anathema to Norway.", {"rejects"}),
    ("The port plan was resisted by Norway.", {"opposes"}),
    ("Norway, it was said at the time, insisted on having the map.", {"demands"}),
    ("Norway did not rule out a new round.", {"ready"}),
    ("Norway would sign only if the map was changed.", {"demands"}),
    ("There was scant appetite in Norway for a new force.", {"opposes"}),
]


@pytest.mark.parametrize(("text", "stances"), BY_PLACE)
def test_the_holder_stands_before_or_behind_the_phrase(text: str, stances: set[str]) -> None:
    found = [f.detail for f in facts_of(text, FactKind.POSITION)]
    held = {d.stance for d in found if isinstance(d, Position) and d.holder.name == "Norway"}
    assert stances <= held


def test_what_somebody_should_do_is_not_his_position() -> None:
    found = facts_of("Norway should not make the talks conditional on a vote.", FactKind.POSITION)
    assert not [f for f in found if f.rule == "position.phrase"]


def test_who_is_refused_something_rejects_nothing() -> None:
    assert not facts_of("Chad's monitors were refused access to the port.", FactKind.POSITION)


def test_a_refusal_to_recognise_is_told_once() -> None:
    (fact,) = facts_of("Chad refused to recognise the deal.", FactKind.POSITION)
    assert isinstance(fact.detail, Position)
    assert fact.detail.stance == "rejects"
