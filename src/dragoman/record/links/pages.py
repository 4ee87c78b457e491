"""Pages that tell one event, each in its own words: which these are, from their texts.

Copies are another matter (`record.stories`): two reporters who share no sentence may tell one
event. What speaks for it are rare words, names, numbers and days in common, above all where the
texts begin; weights are learned (see `scripts/train_same_event.py`).
"""

from __future__ import annotations

import math
import re
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.record.links.groups import COHESION, grouped
from dragoman.record.links.vectors import Vector, plain, stemmed, weighted, words_of
from dragoman.record.links.weights import probability

SAME_EVENT = 0.3
"""Average score from which groups of pages are held to tell one event."""
WORTH = 0.05
"""Pages whose words are less alike are not compared further."""
NEWS = 14
"""Days after which a page that tells an event is no longer its news."""
LEAD = 3
HEAD = 8
"""Sentences of a text's beginning: what is new, and what is looked at one by one."""
_STOP = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page as far as its words go: `names` begin with a capital inside a sentence, `lower` are
    those that do not, `lead` those of the first sentences, `sentences` each of the first."""

    all: Vector
    names: Vector
    numbers: Vector
    lead: Vector
    lower: Vector
    sentences: tuple[Vector, ...]


def page_words(text: str, spans: Sequence[tuple[int, int]] | None = None) -> PageWords:
    """The words of a text, or of some stretches of it (its body)."""
    stretches = [text[start:end] for start, end in spans] if spans is not None else [text]
    split = [words_of(one) for stretch in stretches for one in _STOP.split(stretch)]
    sentences = [words for words in split if words]
    stems = [stemmed(words) for words in sentences]
    names = [word for words in sentences for word in words[1:] if word[:1].isupper()]
    lower = [word for words in sentences for word in words if word[:1].islower()]
    digits = [word for words in sentences for word in words if any(c.isdigit() for c in word)]
    return PageWords(
        all=weighted(word for words in stems for word in words),
        names=weighted(stemmed(word for word in names if len(word) > 1)),
        numbers=plain(digits),
        lead=weighted(word for words in stems[:LEAD] for word in words),
        lower=weighted(stemmed(lower)),
        sentences=tuple(weighted(set(words)) for words in stems[:HEAD]),
    )


def page_features(one: PageWords, other: PageWords) -> dict[str, float]:
    """What the page scorer weighs: likenesses from 0 to 1, and their roots."""
    leads = sorted((one.lead.cosine(other.all), other.lead.cosine(one.all)))
    found = {
        "words": one.all.cosine(other.all),
        "names": one.names.cosine(other.names),
        "numbers": one.numbers.cosine(other.numbers),
        "lead": one.lead.cosine(other.lead),
        "lower": one.lower.cosine(other.lower),
        "sentence": max((a.cosine(b) for a in one.sentences for b in other.sentences), default=0.0),
        "lead in one": leads[1],
        "lead in other": leads[0],
    }
    return found | {f"root of {name}": math.sqrt(value) for name, value in found.items()}


def same_event_pages(one: PageWords, other: PageWords) -> float:
    """How sure it is that two pages tell one event, from the two alone; the same either way."""
    return probability("pages", page_features(one, other))


def page_scores(
    pages: Sequence[PageWords], days: Sequence[date | None] | None = None
) -> dict[tuple[int, int], float]:
    """The scores of all pairs (the smaller number first) that have enough words in common.

    With `days`, in which pages must be sorted, unknown ones first, only pages published within
    `NEWS` days of each other are compared, and those of unknown day with each other.
    """
    return {
        pair: same_event_pages(pages[pair[0]], pages[pair[1]])
        for pair, likeness in _likenesses(pages, days).items()
        if likeness >= WORTH
    }


def event_pages(
    pages: Sequence[PageWords], scores: Mapping[tuple[int, int], float] | None = None
) -> list[list[int]]:
    """Pages, by their numbers, in groups that tell one event; the order of pages does not
    matter. `scores`: theirs, where they are known."""
    known = page_scores(pages) if scores is None else scores
    return grouped(len(pages), known, SAME_EVENT, cohesion=COHESION)


def _likenesses(
    pages: Sequence[PageWords], days: Sequence[date | None] | None
) -> dict[tuple[int, int], float]:
    """Cosine of the words of all pairs that have some in common."""
    holders: dict[str, deque[tuple[int, float]]] = {}
    found: dict[tuple[int, int], float] = {}
    for j, page in enumerate(pages):
        for word, weight in page.all.weights.items():
            value = weight / page.all.length if page.all.length else 0.0
            there = holders.setdefault(word, deque())
            while days and there and _is_old(days[there[0][0]], days[j]):
                there.popleft()
            for i, other in there:
                found[i, j] = found.get((i, j), 0.0) + value * other
            there.append((j, value))
    return found


def _is_old(day: date | None, now: date | None) -> bool:
    if day is None or now is None:
        return day is not now
    return (now - day).days > NEWS
