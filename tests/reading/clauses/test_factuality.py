"""How sure a text is of a word: what is more certain has the higher number."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language import Pipeline
from dragoman.model import Mentions
from dragoman.reading.clauses import factuality_at
from dragoman.reading.clauses.factuality import MOST, factuality_of, weights
from dragoman.reading.statements import find_attributions

FALLING = [
    # from what is certain down to what is denied
    [
        ("The council met on Monday.", "met"),
        ("The council will meet on Monday.", "meet"),
        ("The council may meet on Monday.", "meet"),
        ("The council did not meet on Monday.", "meet"),
    ],
    [
        ("The mill was sold in May.", "sold"),
        ("The owner plans to sell the mill.", "sell"),
        ("The owner considered selling the mill.", "selling"),
        ("The owner refused to sell the mill.", "sell"),
    ],
    [
        ("The strike ended on Sunday.", "strike"),
        ("A strike could close the port.", "strike"),
        ("There was no strike in May.", "strike"),
    ],
    [
        ("He admitted that he had burned the mill.", "burned"),
        ("He denied that he had burned the mill.", "burned"),
    ],
]


@pytest.mark.parametrize("group", FALLING)
def test_what_is_surer_has_the_higher_number(
    group: list[tuple[str, str]], pipeline: Pipeline
) -> None:
    numbers = [_factuality(text, word, pipeline) for text, word in group]

    assert all(surer > less for surer, less in pairwise(numbers)), numbers


def test_outside_the_sentences_there_is_no_number(pipeline: Pipeline) -> None:
    text = "They met."

    assert (
        factuality_at(text, pipeline.parse(text, [(0, len(text))]), Mentions(), (), 9, 12) is None
    )


@given(st.lists(st.sampled_from(["unheard of", *sorted(weights())])))
def test_no_number_leaves_the_scale(features: list[str]) -> None:
    assert -MOST <= factuality_of(features) <= MOST
    assert factuality_of(features) == pytest.approx(factuality_of([*features, *features]))


def _factuality(text: str, word: str, pipeline: Pipeline) -> float:
    paragraphs = [(0, len(text))]
    sentences = pipeline.parse(text, paragraphs)
    attributions = find_attributions(text, paragraphs, sentences, Mentions())
    start = text.index(word)
    number = factuality_at(text, sentences, Mentions(), attributions, start, start + len(word))
    assert number is not None
    return number
