"""Who stands on whose list, from sentences to facts."""

from __future__ import annotations

import pytest
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


CALLED = [
    ("Russia regards Hamas as terrorists.", "Russia", "Hamas", Status.HAPPENED),
    ("Hamas is designated a terrorist organisation by Canada.", "Canada", "Hamas", Status.HAPPENED),
    ("Sri Lanka lifted its ban on Hamas.", "Sri Lanka", "Hamas", Status.NEGATED),
    ("Oman stopped calling Hamas a terrorist group.", "Oman", "Hamas", Status.NEGATED),
    ("Hamas, branded a criminal gang by Oman, denied it.", "Oman", "Hamas", Status.HAPPENED),
]


@pytest.mark.parametrize(("text", "authority", "target", "status"), CALLED)
def test_who_calls_whom_what(text: str, authority: str, target: str, status: Status) -> None:
    (fact,) = facts_of(text, FactKind.DESIGNATION)
    assert isinstance(fact.detail, Designation)
    assert fact.detail.authority is not None
    assert (fact.detail.authority.name, fact.detail.target.name) == (authority, target)
    assert fact.status is status


def test_a_call_on_somebody_is_no_label() -> None:
    assert facts_of("Oman called on Hamas to free 20 terrorists.", FactKind.DESIGNATION) == []
