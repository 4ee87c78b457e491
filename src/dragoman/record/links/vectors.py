"""Weighted words, and how alike two sets of them are."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dragoman.record.links.words import is_small, stem
from dragoman.record.store.names import name_key

COMMON = "common_words.tsv"
RARE = 8.0
"""Weight of a word that the table does not have."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_KEPT_STEMS = 1 << 16


@dataclass(frozen=True, slots=True)
class Vector:
    """Words with their weights, and the root of the sum of their squares."""

    weights: Mapping[str, float]
    length: float

    def cosine(self, other: Vector) -> float:
        """How alike two are, from 0 to 1 (the cosine of their angle)."""
        if not self.length or not other.length:
            return 0.0
        few, many = sorted((self.weights, other.weights), key=len)
        shared = math.fsum(value * many[word] for word, value in few.items() if word in many)
        return min(1.0, shared / (self.length * other.length))


def words_of(text: str) -> list[str]:
    """The words of a text as they stand."""
    return _WORD.findall(text)


def stemmed(words: Iterable[str]) -> list[str]:
    """Stems of the words that carry content."""
    return [found for word in words if (found := _STEMS[word])]


def weighted(stems: Iterable[str]) -> Vector:
    """Stems by how rare they are in English, and how often they stand here."""
    return vector(stems, word_weight)


def plain(words: Iterable[str]) -> Vector:
    """Words that all count the same, however often they stand here."""
    return vector(set(words), lambda word: 1.0)


def vector(words: Iterable[str], weigh: Callable[[str], float]) -> Vector:
    counts = Counter(words)
    weights = {word: (1 + math.log(n)) * weigh(word) for word, n in counts.items()}
    return Vector(weights, math.sqrt(math.fsum(value**2 for value in weights.values())))


def word_weight(word: str) -> float:
    """How much a stem tells: 0 for the commonest, `RARE` for one that is seldom seen."""
    return _common().get(word, RARE)


@cache
def _common() -> Mapping[str, float]:
    text = (resources.files("dragoman.record.links") / COMMON).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    next(rows)
    return {word: float(weight) for word, weight in rows}


class _Stems(dict[str, str]):
    """Stem of a word as it stands, "" where it carries no content; each is worked out once."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT_STEMS:
            self.clear()
        key = name_key(word).replace(" ", "-")
        self[word] = found = "" if is_small(key) else stem(key)
        return found


_STEMS = _Stems()
