"""Places that no registry knows, by the words around them: from text to facts."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import FactKind

CASES = [
    ("The rebels attacked a post in the upper Kodori gorge on Friday.", "Kodori gorge"),
    ("The bridge at Gura Bicului was reopened on Friday.", "Gura Bicului"),
    ("Government planes had bombed Uige.", "Uige"),
    ("Seven people were killed when a rocket hit the town hall in Mykolaiv today.", "Mykolaiv"),
    ("On Wednesday gunmen ambushed a convoy of the UN mission, MINUSMA, south of Gao.", "Gao"),
    ("Three men were killed in Maoist attacks on Friday.", None),
    ("Three men were killed in March.", None),
]


@pytest.mark.parametrize(("text", "place"), CASES, ids=[case[0][:40] for case in CASES])
def test_an_event_is_where_its_words_say(text: str, place: str | None) -> None:
    found = {f.place.name for f in facts_of(text, FactKind.EVENT) if f.place is not None}
    assert found == ({place} if place else set())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A signing planned for 29 November in Brazzaville was called off.", "Brazzaville"),
        ("He will go to Lagos, where the accord is to be signed on Monday.", "Lagos"),
    ],
)
def test_a_signing_is_where_it_was_to_be(text: str, place: str) -> None:
    places = [f.place.name for f in facts_of(text, FactKind.AGREEMENT) if f.place is not None]
    assert places == [place]
