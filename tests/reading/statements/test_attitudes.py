"""What somebody holds, wants, backs, blames or brings up."""

from __future__ import annotations

import pytest

from dragoman.language import Pipeline
from dragoman.model import Attribution, Mentions
from dragoman.reading.statements import find_attitudes, find_attributions


def attitudes(text: str, pipeline: Pipeline) -> list[Attribution]:
    paragraphs = [(0, len(text))]
    sentences = pipeline.parse(text, paragraphs)
    said = find_attributions(text, paragraphs, sentences, Mentions())
    return find_attitudes(text, paragraphs, sentences, Mentions(), said)


@pytest.mark.parametrize(
    ("text", "holder", "cue", "about"),
    [
        ("The council wants to reopen the port.", "The council", "wants", "to reopen the port"),
        ("Most parties oppose the draft.", "Most parties", "oppose", "the draft"),
        ("The envoy has doubts about the plan.", "The envoy", "doubts", "the plan"),
        ("The rebels are willing to disarm.", "The rebels", "willing", "to disarm"),
        ("She supports the new truce, which began on Monday.", "She", "supports", "the new truce"),
        ("The minister wants the rebels to leave the town.", "The minister", "wants",
         "the rebels to leave the town"),
    ],
)  # fmt: skip
def test_one_attitude(pipeline: Pipeline, text: str, holder: str, cue: str, about: str) -> None:
    (found,) = attitudes(text, pipeline)

    assert found.phrase is not None
    assert text[slice(*found.phrase)] == holder
    assert found.cue == cue
    assert [text[start:end] for start, end in found.content] == [about]
    assert not found.is_statement
    assert not found.worded


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said that both sides want to leave the talks.",
        "“We want to leave the talks today,” the envoy said.",
        "The envoy said that talks had begun.",
    ],
)
def test_what_stands_in_others_words_is_theirs(pipeline: Pipeline, text: str) -> None:
    assert attitudes(text, pipeline) == []
