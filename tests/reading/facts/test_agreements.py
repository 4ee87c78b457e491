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
