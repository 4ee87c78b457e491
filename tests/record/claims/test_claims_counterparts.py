"""Two sides of one proposition that are told too differently to be one thing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factory import actor, voice
from tests.record.claims.worlds import World, document, thing

from dragoman.model import (
    ActorRef,
    Agreement,
    AgreementRef,
    Event,
    Fact,
    FactKind,
    Invitation,
    Role,
    RoleHolder,
    Stance,
)
from dragoman.record.claims import Standing, claims_of
from dragoman.record.claims.claim import Aspect

ARMY = actor("the army", "nor-army")
FRONT = actor("Harbour Front", "harbour-front")
NORLAND = actor("Norland", "nor")
VALE = actor("Vale", "val")
SHELLING = Event("assault", actors=(ARMY,), what="the army shelled Kessel")
ACCORD = AgreementRef("Elim Accord", "agreement", "elim-accord")


def signatories(*actors: ActorRef) -> Agreement:
    return Agreement(ACCORD, "signed", tuple(RoleHolder("signatory", actor) for actor in actors))


@pytest.fixture
def world() -> World:
    return World()


def test_a_denial_finds_what_it_denies(world: World) -> None:
    shelled = world.told("Post", "2021-05-02", "The army shelled Kessel on Saturday.", SHELLING)
    words = "The army denied that it had shelled Kessel."
    denied = world.told("Wire", "2021-05-04", words, SHELLING, voices=[voice(ARMY, Stance.DENIES)])
    late = world.told("Bell", "2021-09-04", words, SHELLING, voices=[voice(ARMY, Stance.DENIES)])
    found = claims_of([thing(shelled), thing(denied), thing(late)], world.sources)
    assert sorted(one.says for one in found) == ["denied", "happened"]
    (both,) = [one for one in found if one.says == "happened"]
    assert [account.outlet for account in both.denies] == ["Wire"]


def test_what_others_did_not_do_says_nothing_against_those_who_did(world: World) -> None:
    by_two = signatories(NORLAND, VALE)
    by_front = signatories(FRONT)
    found = claims_of(
        [
            thing(
                world.told("Post", "2021-05-05", "Norland and Vale signed.", by_two),
                world.told("Post", "2021-05-05", "The front did not sign.", by_front, negated=True),
            )
        ],
        world.sources,
    )
    (only,) = found
    assert (only.standing, only.differences) == (Standing.SINGLE_ORIGIN, ())
    assert [account.quote for account in only.beside] == ["The front did not sign."]


def test_a_signature_told_as_a_part_and_denied(world: World) -> None:
    by_two = signatories(NORLAND, VALE)
    signed = world.told("Post", "2021-05-05", "Norland and Vale signed; the front too.", by_two)
    part = replace(
        signed, kind=FactKind.ROLE, detail=Role(FRONT, "signatory"), quote="the front too",
        start=signed.quote.index("the front too"), end=signed.end - 1,
    )  # fmt: skip
    by_front = signatories(FRONT)
    denies = [voice(FRONT, Stance.DENIES)]
    denied = world.told(
        "Wire", "2021-05-06", "The front denied it signed.", by_front, voices=denies
    )
    things = [thing(signed), thing(part), thing(denied)]
    found = claims_of(things, world.sources, [document("Elim Accord", signed, denied)])
    (disputed,) = [one for one in found if one.standing is Standing.DISPUTED]
    assert [side.accounts[0].quote for side in disputed.differences[0].sides] == [
        "the front too",
        "The front denied it signed.",
    ]


def test_one_guest_of_two_hosts_and_of_two_occasions(world: World) -> None:
    def asked(by: ActorRef, to: str) -> Fact:
        detail = Invitation(by, FRONT, to)
        return world.told("Post", "2021-05-02", f"{by.name} asked it to {to}.", detail)

    one, other, elsewhere = (
        asked(NORLAND, "the talks"),
        asked(VALE, "the talks"),
        asked(ARMY, "tea"),
    )
    found = claims_of([thing(one), thing(other), thing(elsewhere)], world.sources)
    assert [d.aspect for each in found for d in each.differences] == [Aspect.INVITER]
    assert len(found) == 2
