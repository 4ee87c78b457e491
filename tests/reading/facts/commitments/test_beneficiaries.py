"""To whom something is owed."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import Commitment, FactKind

OWED = [
    ("Under the accord Chad will hand 200 prisoners to Niger.", "Chad", "Niger"),
    ("Under the accord Chad shall inform Niger without delay.", "Chad", "Niger"),
    ("Under the accord Chad shall not act against Niger.", "Chad", "Niger"),
    ("Under the accord Niger is to get four ministries.", "", "Niger"),
]
SUPPOSED = [
    "Under the accord Chad was supposed to open the border.",
    "Under the accord Chad was meant to open the border.",
]


def details(text: str) -> list[Commitment]:
    found = (fact.detail for fact in facts_of(text, FactKind.COMMITMENT))
    return [detail for detail in found if isinstance(detail, Commitment)]


@pytest.mark.parametrize(("text", "by", "to"), OWED)
def test_who_owes_and_to_whom(text: str, by: str, to: str) -> None:
    (detail,) = details(text)
    assert {ref.name for ref in detail.beneficiaries} == {to}
    assert {ref.name for ref in detail.obligors} == ({by} if by else set())


def test_who_takes_in_weapons_owes_it() -> None:
    (detail,) = details("Under the accord Niger will receive the weapons.")
    assert {ref.name for ref in detail.obligors} == {"Niger"}


@pytest.mark.parametrize("text", SUPPOSED)
def test_what_somebody_was_supposed_to_do_is_owed(text: str) -> None:
    assert {ref.name for detail in details(text) for ref in detail.obligors} == {"Chad"}


def test_of_two_objects_the_first_is_to_whom() -> None:
    (detail,) = details("Under the accord Chad will grant Niger an amnesty.")
    assert {ref.name for ref in detail.beneficiaries} == {"Niger"}
    assert {ref.name for ref in detail.obligors} == {"Chad"}
