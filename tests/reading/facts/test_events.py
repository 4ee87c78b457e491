"""Events: battles, withdrawals, releases, aid, protests and sanctions, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of, names_of

from dragoman.model import Event, Fact, FactKind, Status


def _roots(facts: list[Fact]) -> set[str]:
    return {fact.detail.type for fact in facts if isinstance(fact.detail, Event)}


DEEDS = [
    ("Chadian warplanes shelled the village, killing nine people.", "assault"),
    ("A car bomb exploded outside the ministry in Bangui, killing twelve people.", "assault"),
    ("Clashes erupted between the army and rebels in Bangui.", "assault"),
    ("An attack on an aid convoy killed five people in Chad.", "assault"),
    ("Three soldiers were killed in an ambush near the border.", "assault"),
    ("Gunmen opened fire on a convoy that carried peacekeepers.", "assault"),
    ("The rebels shot down a government helicopter.", "assault"),
    ("Heavy weapons were withdrawn from the contact line.", "retreat"),
    ("The rebels released 22 prisoners on Sunday.", "retreat"),
    ("Rebels handed over their weapons to the United Nations.", "retreat"),
    ("A convoy carrying food reached the besieged town.", "aid"),
    ("Police arrested four opposition leaders in Lusaka.", "coerce"),
    ("France recalled its ambassador from Niger.", "sanction"),
    ("Opposition supporters took to the streets of Lusaka.", "protest"),
    ("The king granted an amnesty to former rebels.", "concede"),
    ("The general issued an ultimatum to the rebels.", "threaten"),
    ("Peacekeepers were deployed to the border.", "mobilize"),
    ("Niger and Chad restored diplomatic relations.", "cooperate"),
]


@pytest.mark.parametrize(("text", "root"), DEEDS)
def test_a_deed_is_an_event_of_its_root(text: str, root: str) -> None:
    assert root in _roots(facts_of(text, FactKind.EVENT))


def test_a_thing_acts_for_its_owner() -> None:
    found = facts_of("Chadian jets struck targets in Niger.", FactKind.EVENT)
    assert "Chad" in names_of(found)


def test_an_attack_that_kills_is_told_once() -> None:
    found = facts_of("An attack on an aid convoy killed five people in Chad.", FactKind.EVENT)
    assert [fact.why for fact in found if "assault" in fact.rule] == ["killed"]


def test_a_refusal_is_the_thing_refused_negated() -> None:
    found = facts_of("The rebels refused to withdraw from the port.", FactKind.EVENT)
    assert {fact.status for fact in found} == {Status.NEGATED}


@pytest.mark.parametrize(
    "text",
    [
        "The besieged town has a small market.",
        "The attack remained a mystery.",
        "Fighting is bad.",
        "Prices fell on Tuesday.",
        "The minister walked in on Sunday.",
    ],
)
def test_neither_actor_nor_target_nor_place_is_no_event(text: str) -> None:
    assert facts_of(text, FactKind.EVENT) == []


TOLD_ROOTS = [
    ("Chadian aircraft flew over the island on Sunday.", "threaten"),
    ("Oman voted against the resolution.", "reject"),
    ("Fighters of the Coast Front still hold Menaka.", "coerce"),
    ("Eritrea has still not handed over the maps of its minefields.", "cooperate"),
    ("Shells landed in the market of Kauda on Friday.", "assault"),
    ("The two presidents shook hands.", "consult"),
    ("Small numbers of troops have begun to move away from the capital.", "retreat"),
    ("Chad, which had signed in May, has so far refused.", "reject"),
    ("A truck bomb tore through the customs house in Ardal.", "assault"),
    ("Jeeps full of fighters rumbled into Ardal at dawn.", "mobilize"),
    ("The garrison melted away during the night.", "retreat"),
    ("The town of Ardal fell on Tuesday.", "coerce"),
    ("The bridge changed hands twice.", "coerce"),
    ("Three of the governor's generals have jumped ship.", "retreat"),
    ("Reports of shelling near Ardal reached the envoy.", "assault"),
    ("Tens of thousands of villagers fled.", "retreat"),
    ("The fighters will gather at four assembly points.", "retreat"),
    ("Peacekeepers replaced the garrison.", "cooperate"),
]


@pytest.mark.parametrize(("text", "root"), TOLD_ROOTS)
def test_deeds_of_many_kinds(text: str, root: str) -> None:
    found = [f.detail for f in facts_of(text, FactKind.EVENT) if isinstance(f.detail, Event)]
    assert root in {detail.type for detail in found}


@pytest.mark.parametrize(
    "text", ["The minister declined to comment on the report.", "Who was left out?"]
)
def test_silence_and_questions_are_no_deeds(text: str) -> None:
    assert facts_of(text, FactKind.EVENT) == []


def test_who_is_accused_of_a_deed_did_it_and_what_follows_from_it() -> None:
    text = "The envoy accused the Chadian army of bombing the village, killing nine people."
    deeds = [f.detail for f in facts_of(text, FactKind.EVENT) if isinstance(f.detail, Event)]
    assaults = [deed for deed in deeds if deed.type == "assault"]

    assert assaults
    assert all({a.name for a in deed.actors} <= {"Chadian army"} for deed in assaults)
