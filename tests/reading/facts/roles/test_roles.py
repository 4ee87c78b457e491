"""Roles told by nouns, adjuncts and participles, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of, names_of

from dragoman.model import FactKind, Role, Status

TOLD = [
    ("Norway is a guarantor of the agreement.", {("Norway", "guarantor")}),
    (
        "The envoys of the guarantor countries, Chad and Niger, read out the text.",
        {("Chad", "guarantor"), ("Niger", "guarantor")},
    ),
    ("Qatar, the mediator, said on Monday that both sides would return.", {("Qatar", "mediator")}),
    ("A truce brokered last week by Egypt and Qatar has held.",
     {("Egypt", "mediator"), ("Qatar", "mediator")}),
    ("The talks are held under the auspices of the United Nations.",
     {("United Nations", "sponsor")}),
    ("Norway has hosted the talks between Chad and Niger.", {("Norway", "host")}),
    ("Norway mediates while Cuba and Chile observe.",
     {("Norway", "mediator"), ("Cuba", "observer"), ("Chile", "observer")}),
    ("Kenya and Egypt are among the states the front would like to see as guarantors.",
     {("Kenya", "guarantor"), ("Egypt", "guarantor")}),
    ("President Lars Dahl, the mediator in the talks, signed as a witness.",
     {("Lars Dahl", "witness")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_who_plays_which_part(text: str, expected: set[tuple[str, str]]) -> None:
    told = {
        (fact.detail.actor.name, fact.detail.role)
        for fact in facts_of(text, FactKind.ROLE)
        if isinstance(fact.detail, Role)
    }
    assert expected <= told


def test_a_part_that_is_not_played_is_negated() -> None:
    found = facts_of("Norway is neither a guarantor of the accord nor a witness.", FactKind.ROLE)
    assert found
    assert {fact.status for fact in found} == {Status.NEGATED}


def test_a_role_in_passing_holds_although_the_sentence_is_negated() -> None:
    text = "Iran, the third guarantor of the accord, was not invited to the talks."
    (fact,) = facts_of(text, FactKind.ROLE)
    assert fact.status is Status.HAPPENED


def test_who_talks_with_somebody_is_no_host() -> None:
    assert not facts_of("Norway has held talks with Chad since 1988.", FactKind.ROLE)


NAMED = [
    ("The pact was signed with Chad and Niger as guarantors.", {"Chad", "Niger"}, "guarantor"),
    ("The mediator, Ola Dahl, was disappointed.", {"Ola Dahl"}, "mediator"),
    ("UN mediator Jan Eliasson arrived in Khartoum.", {"Jan Eliasson"}, "mediator"),
    (
        "The Table thanks the accompanying countries (Chad, Niger and Mali).",
        {"Chad", "Niger", "Mali"},
        "observer",
    ),
    ("The African Union, sponsor of the accord, was pleased.", {"African Union"}, "sponsor"),
    ("The ceremony was hosted by Norway.", {"Norway"}, "host"),
]


@pytest.mark.parametrize(("text", "who", "role"), NAMED)
def test_parts_told_beside_names(text: str, who: set[str], role: str) -> None:
    found = facts_of(text, FactKind.ROLE)
    told = {
        f.detail.actor.name for f in found if isinstance(f.detail, Role) and f.detail.role == role
    }
    assert who <= told


def test_a_title_that_is_a_part_is_told_once() -> None:
    text = "The mediator, Ola Dahl, left. Mediator Ola Dahl will be back in May."
    assert len(facts_of(text, FactKind.ROLE)) == 1


def test_who_says_so_is_none_of_the_guarantors() -> None:
    text = "The truce began on Friday under the guarantee of Chad and Niger, the Malian army said."
    assert names_of(facts_of(text, FactKind.ROLE)) == {"Chad", "Niger"}


def test_a_mission_watches_and_not_who_sends_it() -> None:
    text = "Chad and Niger agreed on Tuesday to set up a mission to monitor the truce in Mali."
    assert facts_of(text, FactKind.ROLE) == []


def test_observers_of_talks_have_a_part_and_those_sent_to_a_place_have_none() -> None:
    found = facts_of("Chad sent observers to the opening of the talks.", FactKind.ROLE)
    assert names_of(found) == {"Chad"}
    assert facts_of("Chad will send observers to Mopti.", FactKind.ROLE) == []
