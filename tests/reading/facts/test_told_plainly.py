"""What is told without the words that tell it oftenest: who is called on, what lapses, what is
borne, what is signed whatever it is called, and points behind a mark."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of, names_of

from dragoman.model import Agreement, Event, FactKind, Modality, Polarity
from dragoman.reading.paragraphs import _pieces

ASKED = [
    ("The envoy called on Chad to withdraw from the valley.", "Chad"),
    ("The bishop appealed to Niger to open the roads at once.", "Niger"),
    ("The council called upon both Chad and Niger to stop the shelling.", "Niger"),
    ("The council renewed its call on Chad to release the prisoners.", "Chad"),
    ("The envoy repeated his appeal to Niger to withdraw from the valley.", "Niger"),
    ("The bishop's call for Niger to withdraw from the valley was ignored.", "Niger"),
]
TOLD = [
    ("The embargo lapsed in June.", "retreat"),
    ("The Kenyan embargo against Chad will be lifted.", "concede"),
    ("Niger never implemented its part of the deal.", "cooperate"),
    ("Chad paid two million dollars to Niger in August.", "aid"),
    ("LAMED attacked the garrison outside the port.", "assault"),
    ("The students burnt effigies of the king.", "protest"),
    ("Shelling was heard near the port of Goma.", "assault"),
]
SIGNED = [
    ("The Blue Papers were signed one after the other.", "signed"),
    ("The assembly of Chad adopted, on the 26th, a constitution.", "adopted"),
    ("Bishop Oka accepted the terms on Friday.", "adopted"),
    ("Two earlier accords came to nothing.", "ended"),
]


@pytest.mark.parametrize(("text", "who"), ASKED)
def test_who_is_called_on_does_it_and_not_who_calls(text: str, who: str) -> None:
    found = facts_of(text, FactKind.EVENT)
    assert who in names_of(found)
    assert not {"envoy", "bishop", "council"} & names_of(found)
    assert {fact.modality for fact in found} <= {Modality.CALLED_FOR}


@pytest.mark.parametrize(("text", "root"), TOLD)
def test_events_of_things_and_of_bodies_known_by_their_letters(text: str, root: str) -> None:
    details = [fact.detail for fact in facts_of(text, FactKind.EVENT)]
    assert root in {detail.type for detail in details if isinstance(detail, Event)}


@pytest.mark.parametrize(("text", "action"), SIGNED)
def test_steps_with_documents_of_any_name(text: str, action: str) -> None:
    details = [fact.detail for fact in facts_of(text, FactKind.AGREEMENT)]
    assert action in {d.action for d in details if isinstance(d, Agreement)}


def test_who_signed_for_whom_needs_no_verb() -> None:
    text = "Who signed it? For the army, General Ola Dahl; for the front, its chief Amina Bello."
    assert {"Ola Dahl", "Amina Bello"} <= names_of(facts_of(text, FactKind.AGREEMENT))


def test_forbearance_is_owed() -> None:
    (fact,) = facts_of(
        "The envoy announced that Chad and Niger would refrain from raids until June.",
        FactKind.COMMITMENT,
    )
    assert names_of([fact]) == {"Chad", "Niger"}
    assert fact.polarity is Polarity.NEGATED


def test_the_mark_of_a_point_is_none_of_its_words() -> None:
    text = "The terms:\n- Two herders were freed.\n- Fighters left the town.\n\n* Four"
    assert [text[low:high] for low, high in _pieces(text, 0, len(text))] == [
        "The terms:",
        "Two herders were freed.",
        "Fighters left the town.",
        "Four",
    ]
