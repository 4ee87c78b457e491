"""A sentence says who did what in which status, and keeps the page's words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.factory import ACCORD, FRONT, KOVAC, actor, day, fact, page, readings, talks_facts, voice

from dragoman.model import (
    ActorKind,
    Agreement,
    Ceasefire,
    Commitment,
    Content,
    Detail,
    Event,
    Meeting,
    Modality,
    MonitorReport,
    Polarity,
    Position,
    Precision,
    Reading,
    Role,
    RoleHolder,
    Stance,
    Statement,
)  # fmt: skip
from dragoman.views.sentences import sentence

SIGNED = (RoleHolder("signatory", FRONT), RoleHolder("guarantor", actor("Norway", "nor")))
NORWAY = actor("Norway", "nor", kind=ActorKind.STATE)
REBELS = actor("the rebels", kind=ActorKind.GROUP)
QUOTE = "The truce holds"


def said(detail: Detail, **how: object) -> str:
    return sentence(fact(page(), QUOTE, detail, **how))  # type: ignore[arg-type]


def test_the_made_up_page_in_sentences() -> None:
    assert [sentence(each) for each in talks_facts(page())] == [
        "Ana Kovač and the Harbour Front held talks in Port Elim on 3 May 2021.",
        "Ana Kovač said on 3 May 2021: “The truce holds”.",
        "According to Ana Kovač, the ceasefire by the Harbour Front holds on 3 May 2021.",
        "The Harbour Front denies that the Elim Accord was signed by the Harbour Front.",
        "The Harbour Front is to hold a meeting in Jun 2021.",
    ]


MET = Meeting((RoleHolder("participant", FRONT), RoleHolder("participant", NORWAY)))


@pytest.mark.parametrize(
    ("modality", "polarity", "words"),
    [
        (Modality.ACTUAL, Polarity.AFFIRMED, "met."),
        (Modality.ACTUAL, Polarity.NEGATED, "did not meet."),
        (Modality.ONGOING, Polarity.AFFIRMED, "meet."),
        (Modality.PLANNED, Polarity.AFFIRMED, "are to meet."),
        (Modality.PLANNED, Polarity.NEGATED, "are not to meet."),
        (Modality.CALLED_FOR, Polarity.AFFIRMED, "should meet (as is called for)."),
        (Modality.POSSIBLE, Polarity.NEGATED, "may not meet."),
        (Modality.CONDITIONAL, Polarity.AFFIRMED, "would meet (on a condition)."),
        (Modality.CANCELLED, Polarity.AFFIRMED, "were to meet (which was called off)."),
    ],
)
def test_each_status_has_its_verb(modality: Modality, polarity: Polarity, words: str) -> None:
    told = said(MET, modality=modality, polarity=polarity)
    assert told == f"The Harbour Front and Norway {words}"


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        (Agreement(ACCORD, "entered_into_force"), "The Elim Accord entered into force."),
        (
            Agreement(ACCORD, "signed", SIGNED),
            "The Elim Accord was signed by the Harbour Front, with Norway as guarantor.",
        ),
        (Role(NORWAY, "guarantor", "Elim Accord"), "Norway acts as guarantor of the Elim Accord."),
        (Role(FRONT, "excluded_party"), "The Harbour Front was left out."),
        (Position(REBELS, "a federal state", "rejects"), "The rebels reject: “a federal state”."),
        (
            Commitment((NORWAY,), "send observers", deadline=day("2021-07-01")),
            "Norway undertook, due by 1 Jul 2021: “send observers”.",
        ),
        (
            Ceasefire(None, scope="the coast", excluded=(FRONT,), guarantors=(NORWAY,)),
            "The ceasefire applies for “the coast”, leaving out the Harbour Front, guaranteed by "
            "Norway.",
        ),
        (MonitorReport(NORWAY, total=12), "Norway registered 12 violations."),
        (Event("assault", recipients=(REBELS,), what="hit"), "The rebels were attacked: “hit”."),
        (Statement(KOVAC, content=Content(0, 7, "that so")), "Ana Kovač said that “so”."),
    ],
)  # fmt: skip
def test_each_kind_has_its_clause(detail: Detail, words: str) -> None:
    assert said(detail) == words


def test_a_chain_of_voices_stands_before_what_it_tells() -> None:
    chain = [voice("reportedly", Stance.REPORTS), voice(KOVAC, Stance.DOUBTS)]
    told = said(Ceasefire(True), voices=chain, modality=Modality.ONGOING)
    assert told == "Reportedly, Ana Kovač doubts that the ceasefire holds."
    own = said(Meeting((RoleHolder("participant", FRONT),)), voices=[voice(FRONT), voice(FRONT)])
    assert own == "By their own account, the Harbour Front held a meeting."
    assert said(Ceasefire(False), voices=[voice("it")]).startswith(
        "According to somebody not named"
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gunmen", "Gunmen are to hold a meeting."),
        ("diplomat in Astana", "A diplomat in Astana is to hold a meeting."),
        ("armed opposition", "The armed opposition is to hold a meeting."),
        ("Government of Norway", "The Government of Norway is to hold a meeting."),
        ("their", "Somebody not named is to hold a meeting."),
        ("The council", "The council is to hold a meeting."),
    ],
)
def test_names_stand_as_english_has_them(name: str, words: str) -> None:
    met = Meeting((RoleHolder("participant", actor(name)),), format="conference")
    told = said(met, modality=Modality.PLANNED)
    assert told == words.replace("meeting", "conference")


def test_a_state_of_a_day_is_over() -> None:
    when = day("2021-05-01", until="2021-05-31", precision=Precision.MONTH)
    assert said(Ceasefire(True), when=when) == "The ceasefire held in May 2021."


@settings(deadline=None, max_examples=60)
@given(readings())
def test_every_fact_has_a_sentence(reading: Reading) -> None:
    for each in reading.facts:
        words = sentence(each)
        assert words[-1] in ".!?”"
        assert "\n" not in words
        assert "  " not in words
