"""More contrast groups: nearly and almost, commands and questions, wishes, times to come …"""

from __future__ import annotations

import pytest

from dragoman.language import Pipeline
from dragoman.model import Clause, Mentions, Status, derive_status
from dragoman.reading.clauses import build_clauses
from dragoman.reading.statements import find_attributions

GROUPS = [
    # nearly; not until; nobody
    ("The talks nearly collapsed.", "collapsed", Status.NEGATED),
    ("The two sides almost reached a deal in Kampala.", "reached", Status.NEGATED),
    ("The militia stopped short of declaring a ceasefire.", "declaring", Status.NEGATED),
    ("The parties did not sign until May.", "sign", Status.HAPPENED),
    ("Neither Eritrea nor Ethiopia signed the text.", "signed", Status.NEGATED),
    ("No one signed the text.", "signed", Status.NEGATED),
    ("None of the parties have signed the text.", "signed", Status.NEGATED),
    ("No fewer than ten brigades withdrew.", "withdrew", Status.HAPPENED),
    ("The ministers left without signing the text.", "signing", Status.NEGATED),
    ("Instead of meeting the rebels, the army shelled the town.", "meeting", Status.NEGATED),
    ("Instead of meeting the rebels, the army shelled the town.", "shelled", Status.HAPPENED),
    ("The legislature passed an amnesty instead.", "passed", Status.HAPPENED),
    # refusals and failures of others; whose they are
    ("The refusal of the rebels to disarm delayed the plan.", "disarm", Status.NEGATED),
    ("The refusal of the rebels to disarm delayed the plan.", "delayed", Status.HAPPENED),
    ("Talks between Chad and Sudan failed.", "Talks", Status.HAPPENED),
    ("The offer of talks was rejected.", "talks", Status.NEGATED),
    # denials not made
    ("The junta did not rule out talks with the rebels.", "talks", Status.POSSIBLE),
    ("The minister did not deny that the army had shelled the town.", "shelled", Status.CLAIMED),
    # conditions
    ("The rebels will disarm provided that the army withdraws.", "disarm", Status.CONDITIONAL),
    ("The rebels will disarm on condition that the army withdraws.", "disarm", Status.CONDITIONAL),
    ("Should the voters accept the plan, the force will leave.", "accept", Status.CONDITIONAL),
    ("The rebels said they would disarm.", "disarm", Status.PLANNED),
    # questions and commands
    ("Will the two presidents meet?", "meet", Status.POSSIBLE),
    ("Did the army withdraw from Gao?", "withdraw", Status.POSSIBLE),
    ("Why did the army withdraw from Gao?", "withdraw", Status.POSSIBLE),
    ('"Withdraw your troops," the envoy told Rwanda.', "Withdraw", Status.CALLED_FOR),
    ("Let the two sides meet.", "meet", Status.CALLED_FOR),
    # a day behind a verb is no preposition of the verb's
    ("The king called the premier on Friday to thank him.", "thank", Status.HAPPENED),
    ("The king called on the premier to resign.", "resign", Status.CALLED_FOR),
    # wishes of one's own, things to come, things beside
    ("President Ferrer wants to meet the rebels.", "meet", Status.PLANNED),
    ("The army will leave after the truce is signed.", "signed", Status.PLANNED),
    ("The truce takes effect when parliament has ratified it.", "takes", Status.PLANNED),
    ("The talks are expected to resume next week.", "talks", Status.PLANNED),
    ("The round to be held in Lomé will be the last.", "held", Status.PLANNED),
    ("The border was discussed at the meeting.", "meeting", Status.HAPPENED),
    ("The envoy persuaded the rebels to disarm.", "disarm", Status.HAPPENED),
    ("Chad and Sudan agreed to stop the war and signed an accord.", "signed", Status.HAPPENED),
]


@pytest.mark.parametrize(("text", "cue", "status"), GROUPS)
def test_status_of_a_predicate_in_its_context(
    text: str, cue: str, status: Status, pipeline: Pipeline
) -> None:
    clause = _clause(text, cue, pipeline)
    assert derive_status(clause.modality, clause.polarity, clause.voices) is status, clause.context


TAKES_PART = [
    ("Oman is the mediator.", "mediator", "subject", "Oman"),
    ("Kuwait and Oman are ready to help.", "ready", "subject", "Kuwait and Oman"),
    ("The envoy told the rebels to disarm.", "disarm", "subject", "the rebels"),
    ("The premier invited the rebels to attend the conference.", "attend", "subject", "the rebels"),
    ("The army accused the rebels of shelling a market.", "shelling", "subject", "the rebels"),
    ("The force that Nigeria led withdrew.", "led", "object", "The force"),
    (
        "The rebels handed over thirty captives to the bishop.",
        "handed",
        "object",
        "thirty captives",
    ),
    ("Chad and Sudan agreed to stop the war and signed.", "signed", "subject", "Chad and Sudan"),
]


@pytest.mark.parametrize(("text", "cue", "role", "words"), TAKES_PART)
def test_who_takes_part(text: str, cue: str, role: str, words: str, pipeline: Pipeline) -> None:
    found = _clause(text, cue, pipeline).participants
    assert any(p.role == role and p.text.startswith(words) for p in found), found


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "modifiers"),
    [
        ("Two air strikes hit the town.", "strikes", "strike", ("air",)),
        ("Cease-fire violations were reported.", "violations", "violation", ("cease", "fire")),
        ("The cease-fire was signed.", "cease-fire", "ceasefire", ()),
    ],
)
def test_compound_events_keep_what_stands_before_them(
    text: str, cue: str, lemma: str, modifiers: tuple[str, ...], pipeline: Pipeline
) -> None:
    clause = _clause(text, cue, pipeline)
    assert clause.lemma == lemma
    if modifiers:
        assert clause.modifiers == modifiers


def _clause(text: str, cue: str, pipeline: Pipeline) -> Clause:
    paragraphs = [(0, len(text))]
    sentences = pipeline.parse(text, paragraphs)
    mentions = Mentions()
    attributions = find_attributions(text, paragraphs, sentences, mentions)
    clauses = build_clauses(text, sentences, mentions, attributions)
    return next(clause for clause in clauses if clause.cue == cue)
