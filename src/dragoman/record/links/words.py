"""The words by which two tellings are compared: folded, without endings, without small words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from dragoman.record.store.names import name_key

_QUOTED = re.compile(r"[“«\"](.{12,}?)[”»\"]", re.S)
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ies", "ed",
            "es", "er", "al", "ly", "s", "e", "y")  # fmt: skip
_SMALLEST_STEM = 4
_SMALL = frozenset(
    """a about above after again against all also am an and any are as at be because been before
    being below between both but by can could did do does doing down during each few for from
    further had has have having he her here hers him his how i if in into is it its itself just
    may me might more most must my no nor not now of off on once one only or other our out over own
    said same say says shall she should so some such than that the their them then there these they
    this those through to too under until up upon very was we were what when where which while who
    whom why will with would you your""".split()  # noqa: SIM905
)
"""Words that stand in every text."""


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """A word without its commonest endings: "agreed", "agrees" and "agree" meet."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SMALLEST_STEM:
            return word[: -len(ending)]
    return word


def is_small(word: str) -> bool:
    """Whether a folded word stands in every text."""
    return word in _SMALL


def content_words(text: str) -> frozenset[str]:
    """Stems of the words that carry content."""
    return frozenset(stem(word) for word in name_key(text).split() if word not in _SMALL)


def quoted_words(text: str) -> frozenset[str]:
    """Runs of three words that stand in quotation marks."""
    runs: set[str] = set()
    for match in _QUOTED.finditer(text):
        words = name_key(match[1]).split()
        runs.update(" ".join(words[i : i + 3]) for i in range(len(words) - 2))
    return frozenset(runs)


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Words in common, as a part of the geometric mean of both."""
    if not first or not second:
        return 0.0
    return len(first & second) / math.sqrt(len(first) * len(second))


def smallest(words: Iterable[str], count: int) -> list[str]:
    """The words whose hashes are smallest: sets that share much share some of them (MinHash,
    Broder 1997)."""
    return sorted(set(words), key=lambda word: (blake2b(word.encode()).digest(), word))[:count]
