"""Stretches of text as sets of words, and how two annotations of one text are matched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Span = tuple[int, int]
Words = frozenset[int]

_WORD = re.compile(r"\w+")


def words_in(text: str, spans: Iterable[Span]) -> Words:
    """Return where each word inside the spans starts, in characters."""
    return frozenset(m.start() for start, end in spans for m in _WORD.finditer(text, start, end))


def jaccard(a: Words, b: Words) -> float:
    """Return the words both share, over all words of either."""
    return len(a & b) / len(a | b) if a or b else 0.0


def match_best_first(
    expected: Sequence[Words], predicted: Sequence[Words], least: float
) -> dict[int, tuple[int, float]]:
    """Return for each matched expected set (predicted set, Jaccard): best pairs first, each set
    once, none under `least`."""
    pairs = sorted(
        (
            (jaccard(e, p), -i, -j)
            for i, e in enumerate(expected)
            for j, p in enumerate(predicted)
            if e & p
        ),
        reverse=True,
    )
    taken: dict[int, tuple[int, float]] = {}
    used = set[int]()
    for score, i, j in pairs:
        if score >= least and -i not in taken and -j not in used:
            taken[-i] = (-j, score)
            used.add(-j)
    return taken
