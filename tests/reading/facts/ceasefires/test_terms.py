"""Whose a truce is and where it reaches, as the words around its name tell."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import Ceasefire, FactKind

WHERE = [
    ("A ceasefire in eastern Chad will begin at midnight.", "eastern Chad"),
    ("A truce in Darfur came into force on Monday.", "Darfur"),
    ("The army declared a nationwide ceasefire on Monday.", "nationwide"),
]
WHOSE = [
    ("The truce between Chad and Niger has held for a week.", {"Chad", "Niger"}),
    ("Chad signed a truce with Niger in 2012.", {"Chad", "Niger"}),
    ("Chad and Niger have entered into an agreement on an indefinite ceasefire.",
     {"Chad", "Niger"}),
    ("The Taliban said they would end the ceasefire that Pakistan had declared in May.",
     {"Pakistan"}),
]  # fmt: skip


def details(text: str) -> list[Ceasefire]:
    found = (fact.detail for fact in facts_of(text, FactKind.CEASEFIRE))
    return [detail for detail in found if isinstance(detail, Ceasefire)]


@pytest.mark.parametrize(("text", "scope"), WHERE)
def test_where_a_truce_reaches(text: str, scope: str) -> None:
    assert scope in {detail.scope for detail in details(text)}


@pytest.mark.parametrize(("text", "parties"), WHOSE)
def test_whose_a_truce_is(text: str, parties: set[str]) -> None:
    assert parties in [{ref.name for ref in detail.parties} for detail in details(text)]


def test_where_it_was_agreed_is_not_where_it_reaches() -> None:
    scopes = {detail.scope for detail in details("Chad and Niger agreed a truce in March.")}
    assert scopes <= {None}


def test_the_named_stand_for_the_groups_left_out() -> None:
    text = (
        "The ceasefire does not apply to terrorist groups, in particular Islamic State and "
        "Al-Qaeda."
    )
    left_out = [{ref.name for ref in detail.excluded} for detail in details(text)]
    assert {"Islamic State", "Al-Qaeda"} in left_out


def test_who_bans_a_group_is_not_left_out() -> None:
    text = "The truce does not cover Islamic State (banned in Chad)."
    assert all("Chad" not in {ref.name for ref in detail.excluded} for detail in details(text))
