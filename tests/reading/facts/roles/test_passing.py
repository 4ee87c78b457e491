"""Parts told in passing: before the words, behind them, by nationality, by deeds."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import FactKind, Role

TOLD = [
    ("Oman, which had been charged with mediating between the clans, gave up.", "mediator", "Oman"),
    (
        "Kofi Annan, who was named facilitator of the dialogue in May, left.",
        "facilitator",
        "Kofi Annan",
    ),
    ("Chad and Niger attend the talks as observers only.", "observer", "Niger"),
    ("Jordan took part with observer status.", "observer", "Jordan"),
    ("The text lists as witnesses Norway and Italy.", "witness", "Italy"),
    ("The deal was struck with Russian mediation.", "mediator", "Russia"),
    ("France has sent observers.", "observer", "France"),
    ("Chairing the session was Kofi Annan.", "facilitator", "Kofi Annan"),
    ("A mediation team led by Kofi Annan moved between the rooms.", "mediator", "Kofi Annan"),
    ("With Norway as host, the factions met for the first time.", "host", "Norway"),
    ("Norway will stand surety for the accord.", "guarantor", "Norway"),
    ("This time Norway plays host.", "host", "Norway"),
    ("Kofi Annan got both men to the negotiating table.", "mediator", "Kofi Annan"),
    ("The clans met under Norway's auspices.", "sponsor", "Norway"),
    ("With Kofi Annan in the chair, the clans talked on.", "facilitator", "Kofi Annan"),
    ("Chad and Niger bore witness.", "witness", "Niger"),
    ("Eight states, among them Chad and Niger, serve as guarantors.", "guarantor", "Niger"),
    ("Chad objects to Norway's presence as a guarantor.", "guarantor", "Norway"),
    ("Parties to the accord are Chad and Niger.", "party", "Niger"),
    ("Done at Oslo.\n\nIn the presence of: Kofi Annan, Special Envoy", "witness", "Kofi Annan"),
    (
        "Co-chairing the conference with Chad, Kofi Annan appealed for calm.",
        "facilitator",
        "Kofi Annan",
    ),
    ("Norway and Cuba, the two guarantor countries, issued a statement.", "guarantor", "Cuba"),
]


@pytest.mark.parametrize(("text", "role", "name"), TOLD)
def test_a_part_told_in_passing(text: str, role: str, name: str) -> None:
    told = [fact.detail for fact in facts_of(text, FactKind.ROLE)]
    assert (role, name) in [(r.role, r.actor.name) for r in told if isinstance(r, Role)]


NOT_TOLD = [
    "Chad, the winner; Norway, among others, watched on television.",
    "Norway guarantees jobs to all teachers.",
    "The president presided over the collapse of the economy.",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_no_part_between_parties(text: str) -> None:
    assert facts_of(text, FactKind.ROLE) == []


def test_who_signs_with_a_mediator_is_none() -> None:
    facts = facts_of("Chad signed in Oslo, with Kofi Annan as mediator.", FactKind.ROLE)
    told = [fact.detail for fact in facts]
    assert ("mediator", "Chad") not in [(r.role, r.actor.name) for r in told if isinstance(r, Role)]
