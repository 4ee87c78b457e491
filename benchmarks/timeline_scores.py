"""How near a timeline comes to a reference: days in common, and aligned ROUGE.

Aligned ROUGE ("align+ m:1", Martschat & Markert 2017) gives each day of one timeline the day of
the other that costs least (days apart, and words not shared), several the same one if need be;
the words that aligned days share count the less the further apart the days are. Words are counted
as ROUGE 1.5.5 counts them with `-m -s`: small letters, no stop words of its list (SMART), Porter
stems; its table of irregular words (WordNet's exceptions) is left out.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from benchmarks.porter import stem
from benchmarks.result import f_score, rate

Timeline = Mapping[date, Sequence[str]]
"""The sentences of each day."""

STOP_WORDS = Path(__file__).with_name("rouge_stop_words.txt")
_OTHER = re.compile(r"[^a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision and recall, each in [0, 1]."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        return f_score(self.precision * self.recall, self.precision, self.recall)


def day_rates(found: Timeline, reference: Timeline) -> Rates:
    """Share of the days found that the reference has, and the reverse."""
    common = len(found.keys() & reference.keys())
    return Rates(rate(common, len(found)), rate(common, len(reference)))


def mean(rates: Sequence[Rates]) -> Rates:
    """Precision and recall averaged over timelines; their F is what is published."""
    count = len(rates)
    return Rates(
        rate(sum(one.precision for one in rates), count),
        rate(sum(one.recall for one in rates), count),
    )


def aligned_rouge(found: Timeline, reference: Timeline, n: int) -> Rates:
    """ROUGE-n between aligned days."""
    return Rates(_weighted(found, reference, n), _weighted(reference, found, n))


def _weighted(one: Timeline, other: Timeline, n: int) -> float:
    """The share of the n-grams of `one` that the days of `other` hold to which they align."""
    if not other:
        return 0.0
    held = total = 0.0
    for day, sentences in one.items():
        partner = min(sorted(other), key=lambda d: _cost(day, sentences, d, other[d]))
        grams = n_grams(sentences, n)
        held += (grams & n_grams(other[partner], n)).total() * _nearness(day, partner)
        total += grams.total()
    return rate(held, total)


def _nearness(one: date, other: date) -> float:
    return 1 / (abs((one - other).days) + 1)


def _cost(day: date, sentences: Sequence[str], other: date, its: Sequence[str]) -> float:
    return (1 - _nearness(day, other)) * (1 - _likeness(tuple(sentences), tuple(its)))


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """F of the words as written, punctuation left out."""
    first, second = _written(one), _written(other)
    return f_score((first & second).total(), first.total(), second.total())


@cache
def _written(sentences: tuple[str, ...]) -> Counter[str]:
    return Counter(
        word for one in sentences for word in one.split() if word not in string.punctuation
    )


def n_grams(sentences: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    """The runs of n stems, over the ends of sentences, and how often each comes."""
    words = [word for one in sentences for word in _words(one)]
    return Counter(zip(*(words[i:] for i in range(n)), strict=False))


@cache
def _words(sentence: str) -> tuple[str, ...]:
    spaced = _OTHER.sub(" ", sentence.lower().replace("-", " - "))
    kept = (word for word in spaced.split() if word not in _stop_words() and word != "-")
    return tuple(stem(word) for word in kept)


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(STOP_WORDS.read_text(encoding="utf-8").split())
