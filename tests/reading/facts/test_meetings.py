"""Meetings and invitations, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of, names_of

from dragoman.model import FactKind, Invitation, Status

MET = [
    ("Norway and Chad held talks in Oslo on Monday.", {"Norway", "Chad"}),
    ("Talks between Norway and Chad broke down in May.", {"Norway", "Chad"}),
    ("Norway has hosted the talks between Chad and Niger.", {"Norway", "Chad", "Niger"}),
    ("Norway ruled out any meeting with Chad.", {"Norway", "Chad"}),
    ("Norway and Chad sat at one table.", {"Norway", "Chad"}),
]


@pytest.mark.parametrize(("text", "expected"), MET)
def test_who_takes_part(text: str, expected: set[str]) -> None:
    assert expected <= names_of(facts_of(text, FactKind.MEETING))


@pytest.mark.parametrize(
    "text",
    [
        "Twelve rounds of talks were held.",
        "The first round of talks took place in Kigali in April 1994.",
        "The opposition called for direct talks.",
    ],
)
def test_a_meeting_without_names_is_told_once(text: str) -> None:
    assert len(facts_of(text, FactKind.MEETING)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The talks teams left the capital.",
        "A second round of shelling hit the port.",
        "Norway received no information on the matter.",
        "The minister spoke at a press conference.",
    ],
)
def test_what_is_no_meeting(text: str) -> None:
    assert not facts_of(text, FactKind.MEETING)


def test_talks_that_broke_down_took_place() -> None:
    (fact,) = facts_of("Talks between Norway and Chad broke down.", FactKind.MEETING)
    assert fact.status is Status.HAPPENED


def test_who_was_not_invited() -> None:
    (fact,) = facts_of("Iran was not invited to the talks.", FactKind.INVITATION)
    assert fact.status is Status.NEGATED
    assert isinstance(fact.detail, Invitation)
    assert fact.detail.invitee.name == "Iran"


def test_sending_troops_invites_nobody() -> None:
    assert not facts_of("Norway would send 500 troops to Chad.", FactKind.INVITATION)
