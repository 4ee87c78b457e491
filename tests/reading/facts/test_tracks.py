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
