"""Who speaks where the verb is left out, where an outlet passes words on, where two fit."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import FactKind, Statement

SPEAKERS = [
    ("Kofi Annan said the road was open, Ban Ki-moon that it was closed to all.", "Ban Ki-moon"),
    ("Kofi Annan telephoned Ban Ki-moon on Friday. The latter said the call was short.",
     "Ban Ki-moon"),
    ("Kofi Annan telephoned Ban Ki-moon on Friday. The former made no comment.", "Kofi Annan"),
    ("The truce is as good as dead by now, conceded Kofi Annan.", "Kofi Annan"),
    ("The front left early, and its leader Ana Duarte slammed the text.", "Ana Duarte"),
    ("Kofi Annan wasted no time in denouncing the raid.", "Kofi Annan"),
    ("Reporters met Ghana's Kofi Annan on Friday. According to the Ghanaian, it is over.",
     "Kofi Annan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_the_one_who_is_meant_speaks(text: str, speaker: str) -> None:
    said = [f.detail for f in facts_of(text, FactKind.STATEMENT)]

    assert speaker in [s.speaker.name for s in said if isinstance(s, Statement)]


def test_the_first_speaker_keeps_only_his_own_words() -> None:
    text = "Kofi Annan said the road was open, Ban Ki-moon that it was closed to all."
    first, second = sorted(facts_of(text, FactKind.STATEMENT), key=lambda f: f.start)

    assert isinstance(first.detail, Statement)
    assert "closed" not in first.detail.content.text
    assert second.voices == ()


def test_what_an_outlet_quotes_is_said_by_whom_it_quotes() -> None:
    text = "Quoting a rebel commander, Reuters reports that the bridge is open."
    (fact,) = facts_of(text, FactKind.STATEMENT)

    assert isinstance(fact.detail, Statement)
    assert fact.detail.speaker.name == "a rebel commander"
    assert [voice.name for voice in fact.voices] == ["Reuters"]
