"""Who undertakes what, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of, names_of

from dragoman.model import Commitment, FactKind, Modality, Status

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
    ("Niger is to release 300 prisoners before the vote.", {"Niger"}),
    ("Niger and Chad would pull back their troops, the envoy said.", {"Niger", "Chad"}),
    ("In return the Chadian army is to leave the port under the deal.", {"Chadian army"}),
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


BOUND = [
    ("The clans must leave the town by 3 May 1999.", {"clans"}),
    ("Special police units were to be formed within 60 days.", {"Special police units"}),
    ("Norway pledged 40 million dollars for the demobilisation.", {"Norway"}),
    ("Chad had given no such promise.", {"Chad"}),
    ("Neither side has agreed to disarm.", {"Neither side"}),
    ("Chad undertook to open the road, to free 40 detainees and to disband its militia.", {"Chad"}),
    ("The accord obliges Niger to pull out its soldiers within 90 days.", {"Niger"}),
    ("General Abeba said his men would not hand over their guns.", {"his men"}),
    ("Under the accord the camps of the Chadian army shall be closed.", {"Chadian army"}),
    ("Under the accord all foreign forces are to be withdrawn.", {"foreign forces"}),
]


@pytest.mark.parametrize(("text", "obligors"), BOUND)
def test_who_is_bound_in_other_words(text: str, obligors: set[str]) -> None:
    found = facts_of(text, FactKind.COMMITMENT)
    assert obligors <= names_of(found)


def test_the_points_of_a_plan_are_owed() -> None:
    found = facts_of(
        "The terms of the plan: a halt to the raids; withdrawal of all tanks; no reprisals.",
        FactKind.COMMITMENT,
    )
    assert len(found) == 3


@pytest.mark.parametrize(
    "text",
    [
        "What should be done about the treaty?",
        "The envoy said he would have preferred a handshake.",
        "We recommend that:\n\n1. the army declares an end to its raids;\n2. Chad stays away.",
    ],
)
def test_what_is_asked_or_wished_is_owed_by_nobody(text: str) -> None:
    assert facts_of(text, FactKind.COMMITMENT) == []


FORBIDDEN = [
    ("The front shall not recruit children.", "front"),
    ("No leader of a faction may hold office before the elections.", "leader"),
    ("Neither side may move its heavy weapons.", "Neither side"),
]


@pytest.mark.parametrize(("text", "who"), FORBIDDEN)
def test_what_is_forbidden_is_owed(text: str, who: str) -> None:
    (fact,) = facts_of(text, FactKind.COMMITMENT)
    assert isinstance(fact.detail, Commitment)
    assert fact.status is Status.NEGATED
    assert any(who in ref.name for ref in fact.detail.obligors)


def test_what_is_set_for_a_day_behind_an_accord_is_owed() -> None:
    text = "The accord was signed in Lusaka. Chad is to hand over the base on 30 June."
    (fact,) = facts_of(text, FactKind.COMMITMENT)
    assert isinstance(fact.detail, Commitment)
    assert [ref.name for ref in fact.detail.obligors] == ["Chad"]


def test_a_span_counts_from_the_signing_that_the_page_tells() -> None:
    text = (
        "LOMÉ, 7 May 2010 —\n\nChad and Niger signed a memorandum in Lomé on Tuesday. "
        "They are to form a working group within two weeks."
    )
    (fact,) = facts_of(text, FactKind.COMMITMENT)
    assert isinstance(fact.detail, Commitment)
    assert str(fact.detail.deadline.end) == "2010-05-18"


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan would send peacekeepers only under a UN mandate, the Kazakh minister said.",
        "Kazakhstan will host the meeting, the Kazakh foreign minister said.",
        "The session was put off. It will take place on 4 July, the Kazakh minister said.",
    ],
)
def test_conditions_hosts_and_dates_owe_nothing(text: str) -> None:
    assert facts_of(text, FactKind.COMMITMENT) == []


def test_what_one_side_is_said_to_do_by_a_third_is_no_undertaking() -> None:
    assert not facts_of("Niger would pull back its troops, the envoy said.", FactKind.COMMITMENT)


def test_how_long_a_truce_is_to_last_is_owed_by_nobody() -> None:
    text = "Niger and Chad declared a truce that is to last until the end of August."

    assert not facts_of(text, FactKind.COMMITMENT)


def test_a_month_is_no_scope_of_what_is_owed() -> None:
    (owed,) = facts_of("Chad and Niger agreed to withdraw in April.", FactKind.COMMITMENT)
    assert isinstance(owed.detail, Commitment)
    assert owed.detail.scope is None
