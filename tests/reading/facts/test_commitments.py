"""Who undertakes what, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of, names_of

from dragoman.model import Commitment, FactKind, Modality

OWED = [
    ("Niger undertook to withdraw all soldiers within 15 days.", {"Niger"}),
    ("Chad pledged to free all political prisoners.", {"Chad"}),
    ("Under the deal, Chad will withdraw its troops from the port.", {"Chad"}),
    ("The treaty requires Niger to return the town to Chad.", {"Niger"}),
    ("Niger is obliged under the deal to withdraw its police.", {"Niger"}),
    ("The two leaders agreed to set up a joint commission.", set()),
    ("The agreement provides for the withdrawal of foreign forces.", set()),
    ("The agreement stipulates that all prisoners be freed.", set()),
    ("The plan gives the militias 90 days to disarm.", set()),
    ("The two sides agreed that foreign troops would leave by December.", {"foreign troops"}),
]


@pytest.mark.parametrize(("text", "obligors"), OWED)
def test_what_is_owed_and_by_whom(text: str, obligors: set[str]) -> None:
    found = facts_of(text, FactKind.COMMITMENT)
    assert found
    assert obligors <= names_of(found)
    assert {fact.modality for fact in found} <= {Modality.PLANNED, Modality.CALLED_FOR}


def test_a_deadline_stands_with_its_undertaking() -> None:
    (fact,) = facts_of(
        "The rebels agreed to hand over their weapons by 1 June 2004.", FactKind.COMMITMENT
    )
    assert isinstance(fact.detail, Commitment)
    assert str(fact.detail.deadline.end) == "2004-06-01"


@pytest.mark.parametrize(
    "text",
    [
        "The formal signing is to take place in Lusaka in May.",
        "A ceasefire will begin at midnight under the deal.",
        "The accord includes Niger.",
        "The deal gave hope to millions.",
    ],
)
def test_what_only_takes_place_is_owed_by_nobody(text: str) -> None:
    assert facts_of(text, FactKind.COMMITMENT) == []
