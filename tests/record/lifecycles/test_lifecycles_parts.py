"""Parts, designations, names and rounds over time."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from tests.factory import KIND_OF, actor
from tests.record.claims.worlds import World, thing

from dragoman.actors.entries import Actor
from dragoman.model import (
    ActorKind,
    ActorRef,
    AliasOf,
    Designation,
    Event,
    Fact,
    Invitation,
    Meeting,
    Modality,
    Polarity,
    Role,
    RoleHolder,
)
from dragoman.record.claims.counterparts import Proposition, propositions
from dragoman.record.lifecycles.names import names_of
from dragoman.record.lifecycles.parts import designations_of, roles_of
from dragoman.record.lifecycles.rounds import rounds_of

FRONT = actor("Harbour Front", "harbour-front", kind=ActorKind.ARMED_GROUP)
NORLAND = actor("Norland", "nor", kind=ActorKind.STATE)
VALE = actor("Vale", "val", kind=ActorKind.STATE)
SUND = actor("Sund", "sun", kind=ActorKind.STATE)


@pytest.fixture
def world() -> World:
    return World()


def given(world: World, *facts: Fact) -> list[Proposition]:
    return propositions([thing(one) for one in facts], world.sources)


def nobody(_: str) -> None:
    return None


def guarantor(world: World, who: ActorRef, on: str, **how: object) -> Fact:
    words = f"{who.name} is a guarantor of the truce."
    return world.told("Post", on, words, Role(who, "guarantor", "the truce"), when=on, **how)  # type: ignore[arg-type]


def test_a_third_guarantor_joins(world: World) -> None:
    facts = [
        guarantor(world, NORLAND, "2021-05-01"),
        guarantor(world, VALE, "2021-05-01"),
        guarantor(world, SUND, "2021-04-01", modality=Modality.PLANNED),
        guarantor(world, SUND, "2021-06-01"),
    ]
    first, *others = roles_of(given(world, *facts), nobody)
    assert (first.about, first.why) == (
        "Sund, guarantor",
        "the third guarantor on record; told by 1 outlet",
    )
    assert [one.step for one in first.steps] == ["planned", "holds"]
    assert {life.why for life in others} == {"told by 1 outlet"}
    for seed in range(5):
        mixed = random.Random(seed).sample(facts, len(facts))
        assert roles_of(given(world, *mixed), nobody)[0] == first


def test_a_minister_holds_a_part_for_his_state(world: World) -> None:
    minister = ActorRef("ana", "Ana Duarte", "Ana", 0, 3, ActorKind.PERSON, "nor")
    state = Actor("nor", ActorKind.STATE, "Norland")
    (life,) = roles_of(
        given(world, guarantor(world, minister, "2021-05-01")), {"nor": state}.get
    )  # fmt: skip
    assert life.about == "Norland, guarantor"


def test_a_part_refused(world: World) -> None:
    (life,) = roles_of(given(world, guarantor(world, VALE, "2021-05-01", negated=True)), nobody)
    assert life.state == "denied"


def test_listed_and_lifted(world: World) -> None:
    label = Designation(NORLAND, FRONT, "terrorist organisation")
    listed = world.told("Post", "2021-05-01", "Norland has listed the front.", label)
    lifted = world.told("Wire", "2022-05-01", "Norland removed the front from its list.", label)
    (life,) = designations_of(given(world, lifted, listed))
    assert [one.step for one in life.steps] == ["listed", "lifted"]
    assert (life.about, life.state) == ("Harbour Front, terrorist organisation", "lifted")


def test_a_renamed_group_told_by_a_page(world: World) -> None:
    alias = AliasOf("Coast Union", ("Harbour Front",), "formerly")
    words = "Coast Union, formerly Harbour Front"
    (life,) = names_of(given(world, world.told("Post", "2021-05-01", words, alias)), nobody)
    assert (life.about, life.state) == ("Harbour Front", "Coast Union")
    assert [one.step for one in life.steps] == ["Harbour Front", "Coast Union"]
    assert life.steps[1].when == "by 1 May 2021"


def test_a_renamed_group_that_the_registry_knows(world: World) -> None:
    entries = {
        "old": Actor("old", ActorKind.ARMED_GROUP, "Old Front", start=date(2012, 1, 1)),
        "mid": Actor("mid", ActorKind.ARMED_GROUP, "Mid Front", start=date(2016, 7, 28),
                     predecessors=("old",)),
        "new": Actor("new", ActorKind.ARMED_GROUP, "New Front", start=date(2017, 1, 28),
                     predecessors=("mid",)),
    }  # fmt: skip
    said = [
        world.told("Post", "2017-02-01", f"{name} again.", Role(actor(name, ident), "host"))
        for ident, name in (("old", "Old Front"), ("new", "New Front"))
    ]
    (life,) = names_of(given(world, *said), entries.get)
    assert [one.step for one in life.steps] == ["Old Front", "Mid Front", "New Front"]
    assert life.steps[1].when == "28 Jul 2016"
    assert names_of(given(world, said[0]), entries.get) == ()


def test_names_in_a_circle_end(world: World) -> None:
    there = AliasOf("A", ("B",), "formerly")
    back = AliasOf("B", ("A",), "formerly")
    facts = [
        world.told("Post", "2021-05-01", "A, formerly B", there),
        world.told("Wire", "2021-06-01", "B, formerly A", back),
    ]
    (life,) = names_of(given(world, *facts), nobody)
    assert {one.step for one in life.steps} == {"A", "B"}


def clause(
    whole: Fact, words: str, detail: Event | Meeting | Invitation, *, negated: bool = False
) -> Fact:
    """A fact on some words of another's page."""
    start = whole.quote.index(words)
    return replace(
        whole, kind=KIND_OF[type(detail)], detail=detail, quote=words, start=start,
        end=start + len(words), polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
    )  # fmt: skip


def test_a_round_with_who_came_and_who_stayed_away(world: World) -> None:
    sat = Meeting((RoleHolder("participant", NORLAND),), "round", "minister")
    words = (
        "The fifth round of the Elim talks ended on Tuesday. Vale took part in it. "
        "Sund did not attend. Sund had been invited by Norland."
    )
    whole = world.told("Post", "2021-05-04", words, sat, when="2021-05-04", place="Port Elim")
    away = Meeting((RoleHolder("participant", SUND),))
    facts = [
        clause(whole, "The fifth round of the Elim talks ended on Tuesday.", sat),
        clause(whole, "Vale took part in it.", Event("cooperate", actors=(VALE,))),
        clause(whole, "Sund did not attend.", away, negated=True),
        clause(whole, "Sund had been invited by Norland.", Invitation(NORLAND, SUND)),
    ]
    told = [one for each in given(world, *facts) for one in each.told]
    (one,) = rounds_of(told, world.sources)
    assert (one.track, one.number, one.place, one.level) == ("Elim", 5, "Port Elim", "minister")
    assert (one.came, one.invited, one.stayed_away) == (("Norland", "Vale"), ("Sund",), ("Sund",))
