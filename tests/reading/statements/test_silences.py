"""What somebody would not say is a statement that was not made."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import FactKind, Polarity, Statement

WITHHELD = [
    ("Norway's army refrained from commenting on the draft.", "Norwegian army"),
    ("None of the delegates would say what was agreed.", "delegates"),
    ("Nobody in the Norwegian embassy would confirm the meeting.", "Norwegian Embassy"),
    ("Kofi Annan declined to comment on the draft.", "Kofi Annan"),
]


@pytest.mark.parametrize(("text", "speaker"), WITHHELD)
def test_words_withheld(text: str, speaker: str) -> None:
    (silence,) = facts_of(text, FactKind.STATEMENT)

    assert isinstance(silence.detail, Statement)
    assert silence.detail.speaker.name == speaker
    assert silence.polarity is Polarity.NEGATED
    assert silence.quote + "." == text


@pytest.mark.parametrize(
    "text",
    ["Both armies refrained from shelling the port.", "None of the delegates would sit down."],
)
def test_what_is_no_saying_is_withheld_from_nobody(text: str) -> None:
    assert not facts_of(text, FactKind.STATEMENT)
