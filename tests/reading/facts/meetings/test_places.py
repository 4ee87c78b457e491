"""Where meetings are: in their name, behind a preposition, in a state's capital."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of, names_of

from dragoman.model import FactKind


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The talks will open in the Kazakh capital on 23 July 2010.", "Astana"),
        ("The next Nairobi meeting will take place on 12 July 2010.", "Nairobi"),
        ("The Juba talks on Sudan opened on 12 July 2010, a week late.", "Juba"),
        ("The fifth round of the Nairobi talks ended on 12 July 2010.", "Nairobi"),
    ],
)
def test_where_a_meeting_is(text: str, place: str) -> None:
    (fact,) = facts_of(text, FactKind.MEETING)
    assert fact.place is not None
    assert fact.place.name == place


def test_the_host_of_the_meeting_told_before_has_its_day() -> None:
    text = "Talks on Mali will be held in Lomé on 23 July 2010. Togo will host the meeting."
    one, other = facts_of(text, FactKind.MEETING)
    assert one.day.start == other.day.start


def test_delegations_of_states_are_those_states() -> None:
    text = "Delegations of Chad, Niger and the Malian government met in Lomé on 4 May 2010."
    names = names_of(facts_of(text, FactKind.MEETING))
    assert {"Chad", "Niger", "Government of Mali"} <= names


def test_officers_who_watch_are_no_sides() -> None:
    text = (
        "Chad and Niger signed a truce. A commission of French and Algerian officers will watch. "
        "Talks between the two sides will open in May."
    )
    names = names_of(facts_of(text, FactKind.MEETING))
    assert names == {"Chad", "Niger"}
