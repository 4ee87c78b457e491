"""What is done with documents, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import Agreement, Fact, FactKind, Status


def _actions(facts: list[Fact]) -> set[str]:
    return {fact.detail.action for fact in facts if isinstance(fact.detail, Agreement)}


DONE = [
    ("Chad and Niger signed a peace agreement in Lusaka on Tuesday.", "signed"),
    ("The peace accord was signed in Lusaka in August 2000.", "signed"),
    ("The deal, signed in Lusaka last year, has not been carried out.", "signed"),
    ("The signing of the peace treaty took place in Lusaka.", "signed"),
    ("The memorandum of understanding was inked by the two foreign ministers.", "signed"),
    ("Parliament ratified the treaty by 90 votes to 12.", "adopted"),
    ("The ratification of the agreement by Niger is expected in June.", "adopted"),
    ("The text of the accord was published on Friday.", "published"),
    ("The accord was amended in 2004.", "drafted"),
    ("The envoy presented a peace plan to the parties.", "proposed"),
    ("A deal was struck between the government and the rebels.", "reached"),
    ("The treaty came into effect in 1995.", "entered_into_force"),
    ("The parties extended the accord by six months.", "extended"),
    ("Both sides have breached the agreement.", "violated"),
    ("The government annulled the agreement.", "ended"),
    ("Niger withdrew from the Lusaka accord.", "ended"),
    ("The rebels rejected the peace plan.", "rejected"),
    ("On Monday Chad and Niger put pen to paper.", "signed"),
    ("Chad gave the accord its seal of approval.", "adopted"),
    ("The Lusaka accord has been put on ice.", "suspended"),
    ("The draft was ready. Chad pulled its men out of the deal.", "ended"),
]


@pytest.mark.parametrize(("text", "action"), DONE)
def test_what_is_done_with_a_document(text: str, action: str) -> None:
    assert action in _actions(facts_of(text, FactKind.AGREEMENT))


def test_who_signs_is_a_signatory() -> None:
    found = facts_of("Chad and Niger signed a peace agreement on Tuesday.", FactKind.AGREEMENT)
    roles = {
        (holder.role, holder.actor.name)
        for fact in found
        if isinstance(fact.detail, Agreement)
        for holder in fact.detail.roles
    }
    assert roles == {("signatory", "Chad"), ("signatory", "Niger")}


def test_a_signing_ahead_is_planned() -> None:
    found = facts_of("The two presidents are to sign a peace treaty.", FactKind.AGREEMENT)
    assert {fact.status for fact in found} == {Status.PLANNED}


def test_an_accord_that_ended_a_war_has_not_ended() -> None:
    found = facts_of("The accord ended twelve years of war in Niger.", FactKind.AGREEMENT)
    assert "ended" not in _actions(found)


BEHIND = [
    ("The ministry notes the Agreement for Lasting Peace, concluded in Oslo by Chad.", "reached"),
    ("Under the deal struck in Lusaka, rebels get nine posts.", "reached"),
    ("The accord was initialled in Oslo and signed in Rome the next day.", "signed"),
    ("The Lakeside Declaration, which Chad and Niger signed in May, was read out.", "signed"),
    ("The two chiefs shook hands on a truce.", "reached"),
    ("Twelve of the nineteen factions put their names to the accord.", "signed"),
    ("The Security Council extended the mission's mandate until June.", "extended"),
    ("The envoy handed over a written proposal to both delegations.", "proposed"),
    ("The accord bears the signatures of Ola Dahl and Amina Bello.", "signed"),
]


@pytest.mark.parametrize(("text", "action"), BEHIND)
def test_steps_told_by_participles_and_set_phrases(text: str, action: str) -> None:
    assert action in _actions(facts_of(text, FactKind.AGREEMENT))


MISSING = [
    ("The talks in Doha ended without an agreement.", "reached"),
    ("The accord was signed in Oslo. Two annexes remain classified.", "published"),
    ("The accord was signed in Oslo. Neither of the two factions has signed.", "signed"),
    ("Nobody signed the protocol.", "signed"),
    ("The Eastern Guard, which signed nothing, attacked the town.", "signed"),
    ("The army and the clans wrote a protocol. No signature yet.", "signed"),
]


@pytest.mark.parametrize(("text", "action"), MISSING)
def test_what_is_missing_is_negated(text: str, action: str) -> None:
    found = facts_of(text, FactKind.AGREEMENT)
    negated = [f for f in found if f.status is Status.NEGATED]
    assert action in _actions(negated)


def test_an_echo_is_the_same_step() -> None:
    text = "Chad signed the accord on Monday. So did Niger. Mali did not."
    found = facts_of(text, FactKind.AGREEMENT)
    status = {a.name: fact.status for fact in found for a in fact.actors()}
    assert status == {
        "Chad": Status.HAPPENED, "Niger": Status.HAPPENED, "Mali": Status.NEGATED
    }  # fmt: skip


def test_a_ceremony_ahead_is_a_signing_ahead() -> None:
    found = facts_of("A signing ceremony will be held in Cairo on 4 May.", FactKind.AGREEMENT)
    assert {fact.status for fact in found} == {Status.PLANNED}


def test_an_accord_that_put_an_end_to_a_war_is_not_put_forward() -> None:
    found = facts_of("The agreement puts an end to sixteen years of war.", FactKind.AGREEMENT)
    assert "proposed" not in _actions(found)
