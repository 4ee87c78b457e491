"""Who stands on whose list, from sentences to facts."""

from __future__ import annotations

from tests.reading.facts.reading import facts_of

from dragoman.model import Designation, FactKind, Status


def test_who_is_on_a_list() -> None:
    found = facts_of(
        "Oman has had Hamas and Hezbollah on its terrorist list since 2002.", FactKind.DESIGNATION
    )
    details = [fact.detail for fact in found if isinstance(fact.detail, Designation)]
    assert {detail.target.name for detail in details} == {"Hamas", "Hezbollah"}
    assert {detail.authority.name for detail in details if detail.authority} == {"Oman"}


def test_who_is_taken_off_a_list() -> None:
    (fact,) = facts_of("Hamas was struck from the list of banned groups.", FactKind.DESIGNATION)
    assert fact.status is Status.NEGATED
