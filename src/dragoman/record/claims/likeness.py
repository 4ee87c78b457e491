"""How much the words of two sentences have in common, inflection aside."""

from __future__ import annotations

import re
from functools import cache, lru_cache

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "als", "al", "ies", "ied", "es",
            "ed", "s", "e", "y")  # fmt: skip
_STEM = 6
"""Letters of a stem that count: "withdrew", "withdraw" and "withdrawal" agree in so many."""
_SHORTEST = 3
_TEXTS = 50_000
"""Sentences whose stems are kept at hand: each is compared with many others."""
_SAYS_NOTHING = (
    "the and for from with that this these those its his her their all any not but has have had was"
    " were will would shall should must may might can could been being are who which what when"
    " where than then into onto over under after before until till between during within without"
    " also more most other others such each every both they them our your you out off about"
)
_FUNCTION_WORDS = frozenset(_SAYS_NOTHING.split())


@lru_cache(maxsize=_TEXTS)
def stems(text: str) -> frozenset[str]:
    """The content words of a text, as far as inflection and derivation leave them alike."""
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold())) - {""}


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter text's stems that the longer one has, from 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


@cache
def _stem(word: str) -> str:
    if word in _FUNCTION_WORDS:
        return ""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)][:_STEM]
    return word[:_STEM]
