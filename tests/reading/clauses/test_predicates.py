"""By which lemma frames know a verb, and who takes part where the verb is of several words."""

from __future__ import annotations

import pytest

from dragoman.language import Pipeline
from dragoman.model import Clause, Mentions
from dragoman.reading.clauses import build_clauses


@pytest.mark.parametrize(
    ("text", "cue", "lemma"),
    [
        ("The militia set free twelve soldiers.", "set", "set free"),
        ("The militia set twelve soldiers free on Tuesday.", "set", "set free"),
        ("The rebels set ten houses ablaze.", "set", "set ablaze"),
        ("The rebels set a day for the talks.", "set", "set"),
        ("The army pulled out of the town.", "pulled", "pull out"),
    ],
)
def test_a_verb_and_what_becomes_of_its_object_are_one_word(
    pipeline: Pipeline, text: str, cue: str, lemma: str
) -> None:
    assert _clause(text, cue, pipeline).lemma == lemma


def test_who_set_them_free_is_the_subject(pipeline: Pipeline) -> None:
    clause = _clause("Six soldiers were set free by the rebels.", "set", pipeline)
    assert {(p.role, p.head) for p in clause.participants} == {
        ("object", "soldier"),
        ("subject", "rebel"),
    }


@pytest.mark.parametrize(
    ("text", "cue", "role", "head"),
    [
        ("The envoy's request that the king be invited as an observer was noted.", "invited",
         "object", "king"),
        ("His men, say aid workers in the camp, have burned two villages.", "burned",
         "subject", "man"),
    ],
)  # fmt: skip
def test_who_takes_part_is_who_the_clause_names(
    pipeline: Pipeline, text: str, cue: str, role: str, head: str
) -> None:
    clause = _clause(text, cue, pipeline)
    assert [p.head for p in clause.participants if p.role == role] == [head]


def _clause(text: str, cue: str, pipeline: Pipeline) -> Clause:
    sentences = pipeline.parse(text, [(0, len(text))])
    return next(c for c in build_clauses(text, sentences, Mentions(), ()) if c.cue == cue)
