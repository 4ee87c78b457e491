"""Undertakings told by nouns, states and points, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import FactKind

OWED = [
    ("A promise by Norway to hand over the port within two years was met with doubt.", "Norway"),
    ("Norway has given assurances that nobody would be tried.", "Norway"),
    ("Norway vowed in writing never again to take hostages.", "Norway"),
    ("The protocol obliges Norway to pull its troops back.", "Norway"),
    ("Within 30 days of signing, Norway and Chad are to exchange lists.", "Chad"),
]


@pytest.mark.parametrize(("text", "obligor"), OWED)
def test_a_promise_without_a_clause_of_its_own(text: str, obligor: str) -> None:
    found = facts_of(text, FactKind.COMMITMENT)
    assert any(obligor in actor.name for fact in found for actor in fact.actors())


@pytest.mark.parametrize(
    "text",
    [
        "All prisoners are to be released at once.",
        "Up to 900 prisoners are to be released by 10 March.",
        "The Chadian army will withdraw from the port.",
        "A deal was signed on Monday. It grants four ministries to the front.",
    ],
)
def test_what_eases_the_conflict_and_is_laid_down_is_owed(text: str) -> None:
    assert facts_of(text, FactKind.COMMITMENT)


@pytest.mark.parametrize(
    "text", ["The Chadian army will attack the port.", "The text makes no mention of the port."]
)
def test_other_plans_are_not(text: str) -> None:
    assert facts_of(text, FactKind.COMMITMENT) == []


def test_each_deed_agreed_on_is_owed() -> None:
    text = (
        "Chad and Niger agreed on the withdrawal of foreign troops, the release of all detainees "
        "and the return of refugees."
    )
    told = facts_of(text, FactKind.COMMITMENT)
    assert [fact.quote.split()[1] for fact in told] == ["withdrawal", "release", "return"]
    assert all({actor.name for actor in fact.actors()} >= {"Chad", "Niger"} for fact in told)


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger failed to agree on the release of all detainees.",
        "Chad and Niger agreed on the agenda of the talks.",
    ],
)
def test_deeds_not_agreed_on_are_not(text: str) -> None:
    assert facts_of(text, FactKind.COMMITMENT) == []


def test_points_of_a_numbered_text_bind() -> None:
    text = (
        "1. To ensure an immediate halt to the use of weapons.\n\n"
        "2. The monitoring mission will verify the halt.\n\n"
        "3. The Commission will meet again on 2 November.\n"
    )
    told = {fact.quote[:3] for fact in facts_of(text, FactKind.COMMITMENT)}
    assert told == {"To ", "The"}
    assert not [f for f in facts_of(text, FactKind.COMMITMENT) if "meet again" in f.quote]
