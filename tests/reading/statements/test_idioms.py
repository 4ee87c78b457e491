"""What somebody says by idiom: who speaks stands before, behind, as owner, within."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.model import FactKind, Polarity, Statement

TOLD = [
    ("Norway heaped praise on both delegations.", "Norway", "praise"),
    ("The raid drew a sharp rebuke from Norway.", "Norway", "condemn"),
    ("Norway's response was swift and scathing.", "Norway", "condemn"),
    ("The text, as Kofi Annan put it, was built on sand.", "Kofi Annan", "say"),
    ("Norway was quick to pour scorn on the offer.", "Norway", "condemn"),
    ("Norway has since distanced itself from the plan.", "Norway", "deny"),
    ("The plan came in for heavy criticism from Chad.", "Chad", "condemn"),
]


@pytest.mark.parametrize(("text", "speaker", "act"), TOLD)
def test_an_idiom_tells_a_statement(text: str, speaker: str, act: str) -> None:
    said = [f.detail for f in facts_of(text, FactKind.STATEMENT)]

    assert [(s.speaker.name, s.act) for s in said if isinstance(s, Statement)] == [(speaker, act)]


def test_silence_is_a_statement_that_was_not_made() -> None:
    (silence,) = facts_of("Kofi Annan kept his counsel.", FactKind.STATEMENT)

    assert silence.polarity is Polarity.NEGATED


@pytest.mark.parametrize(
    "text",
    [
        "If Norway pours scorn on the offer, the clans will leave.",
        "Norway will heap praise on nobody before the vote.",
        "The guns were silent.",
    ],
)
def test_what_is_not_said_yet_or_by_nobody_is_none(text: str) -> None:
    assert facts_of(text, FactKind.STATEMENT) == []
