"""Sentences as weighted words, for the few sums that choosing among them takes."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dragoman.lexicon.loader import load_table

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]

_WORD = re.compile(r"\w\w+")
_USES = frozenset({"function", "topicless"})
"""The uses in the table `zones_words` of words that say nothing of what happened."""


class Vectors:
    """One row per sentence, of length 1: its words, weighted by how few sentences hold them (idf).
    A word that a sentence says twice counts once: it is no more about it."""

    def __init__(self, sentences: Sequence[str]) -> None:
        empty = _empty_words()
        held = [
            sorted({word for word in _WORD.findall(one.casefold()) if word not in empty})
            for one in sentences
        ]
        holders = Counter(word for words in held for word in words)
        number = {word: i for i, word in enumerate(sorted(holders))}
        rarity = {word: 1 + math.log((1 + len(held)) / (1 + n)) for word, n in holders.items()}
        self.size = len(number)
        columns, weights, sizes = list[int](), list[float](), list[int]()
        for words in held:
            length = math.sqrt(sum(rarity[word] ** 2 for word in words))
            columns.extend(number[word] for word in words)
            weights.extend(rarity[word] / length for word in words)
            sizes.append(len(words))
        self._starts = np.concatenate(([0], np.cumsum(np.array(sizes, dtype=np.int64))))
        self._columns = np.array(columns, dtype=np.int64)
        self._weights = np.array(weights, dtype=np.float64)

    def total(self, rows: Sequence[int], weights: Floats) -> Floats:
        """The weighted sum of rows, one number per word."""
        at, owner = self._cells(rows)
        values = self._weights[at] * weights[owner]
        return _sums(self._columns[at], values, self.size)

    def likeness(self, rows: Sequence[int], centre: Floats) -> Floats:
        """Each row times `centre`: their cosine, where `centre` has length 1."""
        at, owner = self._cells(rows)
        values = self._weights[at] * centre[self._columns[at]]
        return _sums(owner, values, len(rows))

    def _cells(self, rows: Sequence[int]) -> tuple[Indices, Indices]:
        """The cells of some rows, and beside each which of these rows it belongs to."""
        firsts = self._starts[list(rows)]
        sizes = self._starts[[row + 1 for row in rows]] - firsts
        owner = np.repeat(np.arange(len(rows)), sizes)
        before = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        at = np.arange(int(sizes.sum())) - before[owner] + firsts[owner]
        return at.astype(np.int64), owner.astype(np.int64)


def _sums(owner: Indices, values: Floats, size: int) -> Floats:
    """The values added up by their owners."""
    return np.asarray(np.bincount(owner, weights=values, minlength=size), dtype=np.float64)


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(
        row["word"].casefold() for row in load_table("zones_words") if row["use"] in _USES
    )


def of_length_one(vector: Floats) -> Floats:
    """The vector scaled; one of nothing stays so."""
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
