"""Turns of a transcript."""

from __future__ import annotations

from dragoman.model import ActorKind, ActorMention, ActorRef, Mentions
from dragoman.reading.statements.turns import turns

TEXT = "Rosa Lindqvist led the talks.\n\nLINDQVIST: The guns are silent.\n\nNOTE: All times local."
SPANS = [(0, 29), (31, 62), (64, 86)]
ROSA = ActorRef("~rosa-lindqvist", "Rosa Lindqvist", "Rosa Lindqvist", 0, 14, ActorKind.PERSON)
MENTIONS = Mentions(actors=(ActorMention(0, 14, "Rosa Lindqvist", (ROSA,), "name", "name"),))


def test_a_known_name_and_a_colon_open_a_turn() -> None:
    (turn,) = turns(TEXT, SPANS, MENTIONS)

    assert turn.speaker.actor == "~rosa-lindqvist"
    assert [TEXT[low:high] for low, high in turn.content] == ["The guns are silent."]


def test_a_label_speaks_for_nobody() -> None:
    assert list(turns(TEXT, SPANS, Mentions())) == []


def test_the_outlets_own_reporter_speaks_for_the_outlet() -> None:
    text = "ROSA LINDQVIST (reporter): The guns are silent.\n\nLINDQVIST: The port is open."

    assert list(turns(text, [(0, 47), (49, 78)], MENTIONS)) == []


def test_a_recording_between_brackets_is_the_named_persons_words() -> None:
    text = "[Begin Lindqvist recording] The port is open. [end of recording] It rained."

    (turn,) = turns(text, [(0, len(text))], MENTIONS)

    assert turn.speaker.actor == "~rosa-lindqvist"
    assert [text[low:high] for low, high in turn.content] == ["The port is open."]
