"""Tracks: members and what is not settled yet, from sentences to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of, names_of

from dragoman.model import FactKind, Track

OPEN = [
    ("It is not yet known who will chair the committee.", "who will chair the committee"),
    ("It remains unclear whether Chad will attend.", "whether Chad will attend"),
    ("The venue of the next round has not been decided.", "The venue of the next round"),
]


@pytest.mark.parametrize(("text", "what"), OPEN)
def test_what_is_not_settled(text: str, what: str) -> None:
    (fact,) = facts_of(text, FactKind.TRACK)
    assert isinstance(fact.detail, Track)
    assert fact.detail.undetermined == (what,)


def test_members_of_a_body() -> None:
    text = "A joint commission, made up of Chad and Niger, will verify the truce."
    found = facts_of(text, FactKind.TRACK)
    assert names_of(found) == {"Chad", "Niger"}


def test_a_long_line_without_a_full_stop_is_read_in_time() -> None:
    text = "The commission on reconciliation of the council " * 400
    assert not facts_of(text, FactKind.TRACK)


LEFT_OPEN = [
    "No decision on the level of participation has been made.",
    "The members of the commission have yet to be named.",
    "The manner of settling disputed incidents remains to be defined.",
    "The fate of the port has been left to later negotiations.",
    "Who shall lead the commission is also left open.",
    "Who will sit in it has not been settled.",
    "Neither the date of its first session nor the number of seats has been fixed.",
    "The agenda of the talks is still undecided.",
]


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_what_is_left_open_is_told(text: str) -> None:
    found = facts_of(f"Chad and Niger met in Oslo on Monday. {text}", FactKind.TRACK)
    assert any(isinstance(f.detail, Track) and f.detail.undetermined for f in found)


SITTING = [
    ("The Normandy format includes Germany, France, Ukraine and Russia.", "France"),
    ("A joint commission, to be chaired by Norway, will count the arms.", "Norway"),
    ("The Polisario Front has a seat on the monitoring committee.", "Polisario Front"),
    ("A joint council was set up, in which Chad and Niger take part.", "Niger"),
]


@pytest.mark.parametrize(("text", "who"), SITTING)
def test_who_sits_in_a_body(text: str, who: str) -> None:
    assert who in names_of(facts_of(text, FactKind.TRACK))


@pytest.mark.parametrize(
    "text",
    ["No prisoners have been released.", "The bodies have not been found.", "No deal was made."],
)
def test_deeds_not_done_are_no_open_points(text: str) -> None:
    assert not facts_of(text, FactKind.TRACK)
