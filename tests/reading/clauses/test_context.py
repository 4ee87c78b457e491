"""Contrast pairs from sentence to status: the tree, the word lists and the algebra together."""

from __future__ import annotations

import pytest

from dragoman.language import Pipeline
from dragoman.model import Clause, Mentions, Status, derive_status
from dragoman.reading.clauses import build_clauses
from dragoman.reading.statements import find_attributions

PAIRS = [
    ("The two ministers met in Oslo on Tuesday.", "met", Status.HAPPENED),
    ("The two ministers will meet in Oslo on 3 May.", "meet", Status.PLANNED),
    ("The ministers are to meet in Oslo next week.", "meet", Status.PLANNED),
    ("The ministers are due to meet in Oslo.", "meet", Status.PLANNED),
    ("The ministers may meet in Oslo.", "meet", Status.POSSIBLE),
    ("If the ministers meet, the truce will hold.", "meet", Status.CONDITIONAL),
    ("Had the ministers met, the truce would have held.", "met", Status.CONDITIONAL),
    ("The ministers did not meet.", "meet", Status.NEGATED),
    ("The ministers failed to meet.", "meet", Status.NEGATED),
    ("The ministers refused to meet.", "meet", Status.NEGATED),
    ("The ministry denied that the ministers had met.", "met", Status.DENIED),
    ("The ministry denied that it had agreed to meet the rebels.", "meet", Status.DENIED),
    ("The rebels said the ministers had met.", "met", Status.CLAIMED),
    ("The envoy called for a meeting between the two armies.", "meeting", Status.CALLED_FOR),
    ("The talks were cancelled.", "talks", Status.CANCELLED),
    ("The meeting has been postponed.", "meeting", Status.CANCELLED),
    ("The president cancelled his visit to Ankara.", "visit", Status.CANCELLED),
    ("No meeting took place.", "meeting", Status.NEGATED),
    ("The ministers refused to rule out talks.", "talks", Status.POSSIBLE),
    ("The truce must cover the whole coast.", "cover", Status.CALLED_FOR),
    ("Delegates arrived after the army withdrew.", "withdrew", Status.HAPPENED),
    ("The rebels have yet to sign the accord.", "sign", Status.NEGATED),
    ("The front has not yet dissolved its council.", "dissolved", Status.NEGATED),
    ("No comprehensive ceasefire has yet been agreed.", "agreed", Status.NEGATED),
    ("A political dialogue is to start within 90 days.", "dialogue", Status.PLANNED),
    ("The army has not withdrawn yet.", "withdrawn", Status.NEGATED),
    ("The army has no plans to withdraw.", "withdraw", Status.NEGATED),
    ("The army managed to withdraw.", "withdraw", Status.HAPPENED),
    ("The army is withdrawing from the town.", "withdrawing", Status.ONGOING),
    ("The army began withdrawing from the town.", "withdrawing", Status.HAPPENED),
    ("The army agreed to withdraw from the town by June.", "withdraw", Status.PLANNED),
    ("The president vowed to withdraw the troops.", "withdraw", Status.PLANNED),
    ("The president urged the rebels to withdraw.", "withdraw", Status.CALLED_FOR),
    ("The council demanded that the rebels withdraw.", "withdraw", Status.CALLED_FOR),
    ("The rebels threatened to attack the city.", "attack", Status.PLANNED),
    ("According to the ministry, the rebels attacked the convoy.", "attacked", Status.CLAIMED),
    ("The rebels reportedly attacked the convoy.", "attacked", Status.CLAIMED),
    ("It is unclear whether the rebels signed the accord.", "signed", Status.POSSIBLE),
    ("The minister said the delegation would travel to Doha.", "travel", Status.PLANNED),
    ("The army denied shelling the town.", "shelling", Status.DENIED),
    ("Preparations for the summit are under way.", "summit", Status.PLANNED),
    (
        "The rebels promised not to attack the port and to free their captives.",
        "free",
        Status.PLANNED,
    ),
    (
        "The rebels had undertaken not to take hostages, recruit minors or attack the port.",
        "recruit",
        Status.NEGATED,
    ),
    ("The militia never signed the accord.", "signed", Status.NEGATED),
    ("The rebels stopped short of signing the accord.", "signing", Status.NEGATED),
    ("The ministers met in order to sign a protocol.", "sign", Status.PLANNED),
]


def clauses_of(text: str, pipeline: Pipeline) -> list[Clause]:
    span = [(0, len(text))]
    sentences = pipeline.parse(text, span)
    attributions = find_attributions(text, span, sentences, Mentions())
    return list(build_clauses(text, sentences, Mentions(), attributions))


@pytest.mark.parametrize(("text", "word", "expected"), PAIRS)
def test_contrast_pairs(pipeline: Pipeline, text: str, word: str, expected: Status) -> None:
    clause = next(c for c in clauses_of(text, pipeline) if c.cue == word)

    assert derive_status(clause.modality, clause.polarity, clause.voices) is expected


def test_hearsay_is_a_voice_without_a_name(pipeline: Pipeline) -> None:
    clause = clauses_of("The rebels reportedly attacked the convoy.", pipeline)[0]

    assert [(v.actor, v.name, v.stance.value) for v in clause.voices] == [
        (None, "reportedly", "reports")
    ]


def test_a_passive_is_turned(pipeline: Pipeline) -> None:
    clause = clauses_of("The town was shelled by the militia.", pipeline)[0]

    roles = {p.role: p.text for p in clause.participants}
    assert roles["object"] == "The town"
    assert "militia" in roles["subject"]
