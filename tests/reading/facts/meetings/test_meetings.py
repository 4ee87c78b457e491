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
        "The talks broke up on Tuesday after four hours.",
        "The next round of talks, pencilled in for May, could be moved to June.",
        "Rounds followed in March 1992.",
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


ABSENT = [
    ("The rebels boycotted the ceremony in Lusaka.", "rebels"),
    ("Commander Ola Dahl, who opposes the accord, stayed away.", "Ola Dahl"),
    ("Nobody from the Polisario Front turned up.", "Polisario Front"),
    ("The Polisario Front had no seat in the negotiations.", "Polisario Front"),
    ("Niger was absent from the summit.", "Niger"),
]


@pytest.mark.parametrize(("text", "who"), ABSENT)
def test_who_stays_away_did_not_meet(text: str, who: str) -> None:
    found = facts_of(text, FactKind.MEETING)
    absent = [f for f in found if f.status is Status.NEGATED]
    assert any(who in name for name in names_of(absent))


TOGETHER = [
    ("Talks between Chad and the Polisario Front resumed in Quito.", {"Chad", "Polisario Front"}),
    ("A trilateral summit of Chad, Niger and Mali was held in Oslo.", {"Chad", "Niger", "Mali"}),
    ("The conference brought together Chad and Niger.", {"Chad", "Niger"}),
    ("Chad and Niger, which met in Oslo, agreed on a date.", {"Chad", "Niger"}),
]


@pytest.mark.parametrize(("text", "who"), TOGETHER)
def test_all_names_in_a_row_take_part(text: str, who: set[str]) -> None:
    assert who <= names_of(facts_of(text, FactKind.MEETING))


def test_a_round_that_is_due_is_planned() -> None:
    text = "Chad and Niger met in Oslo on Monday. A second round is due in May."
    ahead = [f for f in facts_of(text, FactKind.MEETING) if f.status is Status.PLANNED]
    assert names_of(ahead) == {"Chad", "Niger"}


def test_the_next_round_goes_on_with_those_who_met() -> None:
    text = "Chad and Niger met in Oslo on Monday. A second round was held in Rome."
    rounds = [f for f in facts_of(text, FactKind.MEETING) if "round" in f.quote]
    assert names_of(rounds) == {"Chad", "Niger"}


def test_a_number_stands_for_a_round() -> None:
    text = "The eighth round of talks closed in Oslo. A ninth is pencilled in for late August."
    told = facts_of(text, FactKind.MEETING)
    assert [fact.status for fact in told] == [Status.HAPPENED, Status.PLANNED]


def test_a_number_of_something_else_does_not() -> None:
    text = "Talks on the first phase of the truce were held. A second is due in May."
    assert len(facts_of(text, FactKind.MEETING)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Envoys of Chad and Niger are back at the negotiating table.", {"Chad", "Niger"}),
        ("Chad brought Niger and Mali back to the table.", {"Niger", "Mali"}),
        ("The premier of Chad huddled with the premier of Niger.", {"Chad", "Niger"}),
    ],
)
def test_sitting_together_in_other_words(text: str, expected: set[str]) -> None:
    told = facts_of(text, FactKind.MEETING)
    assert all(any(name in one for one in names_of(told)) for name in expected)


def test_fighters_gather_at_camps_and_not_for_talks() -> None:
    assert facts_of("The fighters gathered at two camps.", FactKind.MEETING) == []


def test_with_whom_a_thing_is_discussed_stands_with_the_verb() -> None:
    found = facts_of("Niger discussed the truce with Chad in Lusaka.", FactKind.MEETING)

    assert {"Niger", "Chad"} <= names_of(found)


def test_the_part_of_a_helper_is_told_and_not_that_they_met() -> None:
    text = "Oman, which has mediated the talks since 2001, was silent."

    assert not facts_of(text, FactKind.MEETING)
