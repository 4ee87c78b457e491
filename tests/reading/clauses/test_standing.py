"""How any word stands: contrast pairs over words no frame knows, and agreement with the clauses."""

from __future__ import annotations

import pytest

from dragoman.language import Pipeline
from dragoman.model import Mentions, Modality, Status, derive_status
from dragoman.reading.clauses import Standing, build_clauses, status_at
from dragoman.reading.statements import find_attributions

GROUPS = [
    # what is taken for granted is not asked for, nor denied
    ("The bishop urged the men who had seized the mill to leave it.", "seized", Status.CLAIMED),
    ("The bishop urged the men to leave the mill.", "leave", Status.CALLED_FOR),
    ("The mayor called for a pause, citing heavy losses.", "citing", Status.HAPPENED),
    ("The miners rejected a request to leave.", "request", Status.HAPPENED),
    ("The promise was not kept.", "promise", Status.HAPPENED),
    ("Nobody knows who burned the mill.", "burned", Status.POSSIBLE),
    # what did not come about
    ("The company declined to comment.", "comment", Status.NEGATED),
    ("The court neither approves nor condemns the sale.", "approves", Status.NEGATED),
    ("The court neither approves nor condemns the sale.", "condemns", Status.NEGATED),
    ("Not only did they meet, they signed.", "meet", Status.HAPPENED),
    ("Nothing was signed.", "signed", Status.NEGATED),
    ("No deal was reached.", "deal", Status.NEGATED),
    ("None of the chiefs attended.", "attended", Status.NEGATED),
    ("Mediators could not persuade the clans.", "persuade", Status.NEGATED),
    ("The elders kept the youths from burning the mill.", "burning", Status.NEGATED),
    ("He was too tired to speak.", "speak", Status.NEGATED),
    ("The mill stopped selling flour.", "selling", Status.NEGATED),
    ("They did not stop the talks.", "talks", Status.ONGOING),
    ("Rumours of a coup proved false.", "coup", Status.NEGATED),
    ("Far from condemning the raid, the sheikh blessed it.", "blessed", Status.HAPPENED),
    ("She sees no end to the drought.", "sees", Status.HAPPENED),
    ("Royal visit postponed after clash", "visit", Status.CANCELLED),
    ("Delays in delivery angered the farmers.", "delivery", Status.CANCELLED),
    ("The talks lasted almost two weeks.", "lasted", Status.HAPPENED),
    # what failed was undertaken
    ("The rising failed.", "rising", Status.HAPPENED),
    # what is open
    ("How could we agree?", "agree", Status.POSSIBLE),
    ("It is harder to sell the mill now.", "sell", Status.POSSIBLE),
    ("She was glad to sell the mill.", "sell", Status.HAPPENED),
    ("She was not surprised that they burned the mill.", "burned", Status.HAPPENED),
    ("The agitator incited the crowd to burn the mill.", "burn", Status.HAPPENED),
    ("An attack on the port could cut exports.", "attack", Status.POSSIBLE),
    ("The attack on the port could cut exports.", "attack", Status.HAPPENED),
    ("He must have left through the cellar.", "left", Status.POSSIBLE),
    # what is to come
    ("The firm approved the evacuation plan.", "evacuation", Status.PLANNED),
    ("The envoy flew to Doha for consultations.", "consultations", Status.PLANNED),
    ("The envoys were to have met on Monday.", "met", Status.CANCELLED),
    ("The talks scheduled for Monday worried the clans.", "talks", Status.PLANNED),
    ("The talks scheduled for Monday were held.", "talks", Status.HAPPENED),
    ("The talks scheduled for Monday will be held.", "talks", Status.PLANNED),
    ("The chief telephoned his rival to congratulate him.", "congratulate", Status.HAPPENED),
    ("The chief invited his rival to congratulate him.", "congratulate", Status.CALLED_FOR),
    ("The court jailed him for burning the mill.", "burning", Status.HAPPENED),
    ("The firm was suspended in May after breaking the law.", "breaking", Status.HAPPENED),
    # commands and what somebody wants done
    ("Sign the petition before Monday.", "Sign", Status.CALLED_FOR),
    ("Several chiefs want the guard deployed.", "deployed", Status.CALLED_FOR),
    # bare verbs behind "that"; plain past under a cue of demand
    ("The clans insist that the guard be dissolved.", "dissolved", Status.CALLED_FOR),
    ("A memo suggests that guards helped the raiders.", "helped", Status.CLAIMED),
    # conditions
    ("The firm fined him even if he paid.", "fined", Status.HAPPENED),
    ("She ate nothing until they let her go.", "let", Status.HAPPENED),
]


@pytest.mark.parametrize(("text", "word", "status"), GROUPS)
def test_status_of_a_word(text: str, word: str, status: Status, pipeline: Pipeline) -> None:
    standing = _standing(text, word, pipeline)

    assert standing is not None
    found = derive_status(standing.modality, standing.polarity, standing.voices)
    assert found is status, standing.path


def test_auxiliaries_and_copulas_stand_as_what_they_carry(pipeline: Pipeline) -> None:
    text = "The bridge will be the longest of the north."

    standing = _standing(text, "be", pipeline)

    assert standing is not None
    assert standing.modality is Modality.PLANNED


def test_outside_the_sentences_nothing_stands(pipeline: Pipeline) -> None:
    text = "They met."

    sentences = pipeline.parse(text, [(0, len(text))])

    assert status_at(text, sentences, Mentions(), (), 50, 53) is None


@pytest.mark.parametrize("text", sorted({text for text, _, _ in GROUPS}))
def test_clauses_and_words_agree(text: str, pipeline: Pipeline) -> None:
    paragraphs = [(0, len(text))]
    sentences = pipeline.parse(text, paragraphs)
    attributions = find_attributions(text, paragraphs, sentences, Mentions())

    for clause in build_clauses(text, sentences, Mentions(), attributions):
        where = (clause.cue_start, clause.cue_end)
        standing = status_at(text, sentences, Mentions(), attributions, *where)
        assert standing is not None
        assert standing.path == clause.context
        assert (standing.modality, standing.polarity) == (clause.modality, clause.polarity)


def _standing(text: str, word: str, pipeline: Pipeline) -> Standing | None:
    paragraphs = [(0, len(text))]
    sentences = pipeline.parse(text, paragraphs)
    attributions = find_attributions(text, paragraphs, sentences, Mentions())
    start = text.index(word)
    return status_at(text, sentences, Mentions(), attributions, start, start + len(word))
