"""Bodies and lines of talks by the words around them."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import FactKind, Track

TOLD = [
    (
        "The security subcommittee, made up of three officers from each side, meets on 4 March.",
        "subcommittee",
    ),
    (
        "The trilateral contact group comprises delegates of Chad and Niger.",
        "trilateral contact group",
    ),
    ("The delegates split into four working groups on Monday.", "four working groups"),
    ("The Manhasset process, which began in Oslo in 2007, is suspended.", "Manhasset process"),
    ("The Havana talks follow a six-point agenda.", "Havana talks"),
    ("The 2+4 talks move to Paris in July.", "2+4 talks"),
]


@pytest.mark.parametrize(("text", "name"), TOLD)
def test_a_body_or_line_of_talks(text: str, name: str) -> None:
    told = [fact.detail for fact in facts_of(text, FactKind.TRACK)]
    assert [t for t in told if isinstance(t, Track) and t.track and name in t.track.name]


OPEN = [
    "The question of the port was put off to a later round.",
    "Still to be settled are the size of the force and its command.",
    "Left open is the question of who pays for it.",
    "No agreement has been found on the composition of the council.",
    "The timetable is still being negotiated.",
    "The front will hand over zones whose limits have yet to be drawn by officers.",
]


@pytest.mark.parametrize("text", OPEN)
def test_what_is_left_open(text: str) -> None:
    told = [fact.detail for fact in facts_of(text, FactKind.TRACK)]
    assert [t for t in told if isinstance(t, Track) and t.undetermined]


@pytest.mark.parametrize(
    "text",
    ["Former members of the guard are left out.", "A fifth district, Bria, was left out."],
)
def test_who_is_left_out_leaves_nothing_open(text: str) -> None:
    assert facts_of(text, FactKind.TRACK) == []


def test_a_body_formed_has_its_makers_and_its_day() -> None:
    text = "Chad and Niger formed the joint working group on the border on 4 May 2010."
    (fact,) = facts_of(text, FactKind.TRACK)
    assert isinstance(fact.detail, Track)
    assert {actor.name for actor in fact.detail.members} == {"Chad", "Niger"}
    assert fact.day.text == "4 May 2010"


@pytest.mark.parametrize(
    "text",
    [
        "Three committees got down to work on Wednesday.",
        "The joint border commission has not met since October.",
        "The chairmen split the delegates into two working groups.",
    ],
)
def test_bodies_at_work(text: str) -> None:
    (fact,) = facts_of(text, FactKind.TRACK)
    assert isinstance(fact.detail, Track)
