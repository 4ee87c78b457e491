"""What two texts share, in sentences, and whether one is made from the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dragoman.record.stories.prints import Prints

SENTENCE_SHARED = 0.5
"""Part of a sentence's runs that the other text must hold: a changed word costs four runs."""
MIN_WORDS = 6
"""Shorter sentences ("He was 54.") stand in unrelated texts."""
COPIED, REWRITTEN = 0.75, 0.3
"""Part of the shorter text that the other holds."""
MIN_SHARED_WORDS = 25
"""What must be shared at all: about one sentence and a half of a news text."""


class Relation(StrEnum):
    """How two texts hang together."""

    COPY = "copy"
    REWRITE = "rewrite"
    PARTIAL = "partial"
    """Some sentences in a row are taken over, most of the text is the outlet's own."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Shared:
    """What a text shares with another. `sentences` are the stretches of the first text that stand
    in the second; `words` how many of its own words that is; `first` and `second` which part of
    either text's own words."""

    relation: Relation
    words: int
    first: float
    second: float
    sentences: tuple[tuple[int, int], ...]


def compare(first: Prints, second: Prints) -> Shared:
    """What the first text shares with the second; words in quotation marks count for nothing."""
    words, sentences = _held(first, second)
    back, _ = _held(second, first)
    share, share_back = _part(words, sum(first.words)), _part(back, sum(second.words))
    relation = _relation(max(share, share_back), max(words, back))
    return Shared(relation, words, share, share_back, sentences)


def _held(text: Prints, other: Prints) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Own words and stretches of the sentences that the other text holds."""
    if not len(text.runs) or not len(other.runs):
        return 0, ()
    at = np.minimum(np.searchsorted(other.ordered, text.runs), len(other.ordered) - 1)
    held = (other.ordered[at] == text.runs) & text.own
    sums = np.concatenate(([0], np.cumsum(held)))
    own = np.concatenate(([0], np.cumsum(text.own)))
    first, behind = text.bounds[:-1], text.bounds[1:]
    found, wanted = sums[behind] - sums[first], own[behind] - own[first]
    words, stretches = 0, []
    for i in np.flatnonzero((found >= SENTENCE_SHARED * wanted) & (wanted > 0)):
        if text.words[i] >= MIN_WORDS:
            words += text.words[i]
            stretches.append((text.starts[i], text.ends[i]))
    return words, tuple(stretches)


def _part(words: int, of: int) -> float:
    return words / of if of else 0.0


def _relation(share: float, words: int) -> Relation:
    if words < MIN_SHARED_WORDS:
        return Relation.NONE
    if share >= COPIED:
        return Relation.COPY
    return Relation.REWRITE if share >= REWRITTEN else Relation.PARTIAL
