"""Designations, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import Designation, FactKind, Status

DESIGNATED = [
    ("The PKK, which Ankara regards as a terrorist organisation, left the talks.", "Turkey"),
    ("The ELN, listed as a terrorist organisation by the European Union, left.", "European Union"),
    ("Hezbollah (banned in Germany) rejected the report.", "Germany"),
    ("Germany banned Hezbollah in April 2020.", "Germany"),
]


@pytest.mark.parametrize(("text", "authority"), DESIGNATED)
def test_a_designation_has_its_authority(text: str, authority: str) -> None:
    found = facts_of(text, FactKind.DESIGNATION)
    assert len(found) == 1
    detail = found[0].detail
    assert isinstance(detail, Designation)
    assert detail.authority is not None
    assert detail.authority.name == authority


def test_a_designation_in_passing_has_the_day_of_its_verb() -> None:
    text = "Batasuna, which the Supreme Court outlawed as part of ETA in 2003, left the talks."
    days = [fact.day for fact in facts_of(text, FactKind.DESIGNATION)]
    assert [day.start.year for day in days if day.start] == [2003]


def test_a_list_that_does_not_name_somebody_is_negated() -> None:
    (fact,) = facts_of("Norway has not listed the PKK.", FactKind.DESIGNATION)
    assert fact.status is Status.NEGATED


def test_a_state_is_not_designated_by_being_described() -> None:
    assert not facts_of("Norway, seen as a neutral host, left.", FactKind.DESIGNATION)


def test_groups_that_are_listed_are_said_and_not_listed_here() -> None:
    text = "Groups that the UN Security Council has listed as terrorist are left out of the truce."
    assert facts_of(text, FactKind.DESIGNATION) == []
