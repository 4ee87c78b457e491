"""Words that tell of events, and which of them tell of one and the same.

After Cybulska and Vossen (2014): what happened, who took part, where and when decide, and pages
that tell one event first of all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from dragoman.record.links.groups import grouped
from dragoman.record.links.pages import PageWords, event_pages, page_scores
from dragoman.record.links.vectors import Vector, stemmed, weighted, word_weight, words_of
from dragoman.record.links.weights import probability
from dragoman.record.links.words import is_small, stem
from dragoman.record.store.names import name_key

SAME_MENTION = 0.4
"""Average score from which mentions are held to tell of one event."""
NEAR = 5
"""Words on either side that stand near a mention."""
STRANGE = 0.1
"""Pages that score less are not looked at together."""
ALIKE = 0.45
"""Sentences so alike may tell of one event by words that share nothing."""
SENSES = "senses.tsv"
_LIGHT = frozenset(stem(word) for word in (
    "be", "is", "was", "were", "are", "been", "being", "have", "has", "had", "do", "does", "did",
    "make", "made", "take", "took", "get", "got", "go", "came", "come", "it", "this", "that",
    "which",
))  # fmt: skip
"""Words that tell no event beside another one ("made an attack")."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words of an event: `text` all of them as stems, `words` those that tell something,
    `senses` what they may tell of."""

    text: str
    words: frozenset[str]
    senses: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A trigger in its sentence; `page` and `sentence` are numbers."""

    trigger: Trigger
    page: int
    sentence: int
    around: Vector
    near: Vector
    names: Vector


def trigger(text: str) -> Trigger:
    """The words of an event, as they stand."""
    keys = name_key(text).split()
    stems = [stem(key) for key in keys]
    telling = [one for one, key in zip(stems, keys, strict=True)
               if one not in _LIGHT and not is_small(key)]  # fmt: skip
    telling = telling or stems
    runs = [" ".join(stems), *(" ".join(stems[i : i + 2]) for i in range(len(stems))), *telling]
    senses = {sense for run in runs for sense in _senses().get(run, ())}
    return Trigger(" ".join(stems), frozenset(telling), frozenset(senses))


def mention(sentence: str, spans: Sequence[tuple[int, int]], *, page: int, number: int) -> Mention:
    """The mention whose words are the stretches `spans` of a sentence."""
    inside = " ".join(sentence[start:end] for start, end in spans)
    before = words_of(sentence[: spans[0][0]])
    between = [w for (_, a), (b, _) in pairwise(spans)
               for w in words_of(sentence[a:b])]  # fmt: skip
    behind = words_of(sentence[spans[-1][1] :])
    rest = [*before, *between, *behind]
    near = [*before[-NEAR:], *between, *behind[:NEAR]]
    names = [word for word in (*before[1:], *between, *behind) if word[:1].isupper()]
    return Mention(trigger(inside), page, number, _once(rest), _once(near), _once(names))


def _once(words: Sequence[str]) -> Vector:
    return weighted(set(stemmed(words)))


def trigger_features(one: Trigger, other: Trigger) -> dict[str, float]:
    """What two triggers have in common."""
    shared = one.words & other.words
    senses = bool(one.senses & other.senses)
    return {
        "same words": float(one.text == other.text),
        "a word in common": float(bool(shared)),
        "a sense in common": float(senses),
        "other senses": float(bool(one.senses) and bool(other.senses) and not senses),
        "rarity": max(map(word_weight, shared), default=0.0) / 10,
    }


def mention_features(
    one: Mention, other: Mention, *, pages: float, grouped_pages: bool
) -> dict[str, float]:
    """What the mention scorer weighs. `pages`: how sure it is that the two pages tell one event;
    `grouped_pages`: whether they are held to."""
    found = trigger_features(one.trigger, other.trigger)
    alike = max(found["a word in common"], found["a sense in common"])
    around = one.around.cosine(other.around)
    same_page = one.page == other.page
    apart = abs(one.sentence - other.sentence)
    return found | {
        "words around": around,
        "words near": one.near.cosine(other.near),
        "names around": one.names.cosine(other.names),
        "pages": pages,
        "one page": float(same_page),
        "pages of one event": float(grouped_pages),
        "one sentence": float(same_page and apart == 0),
        "next sentence": float(same_page and apart <= 1),
        "alike, by pages": alike * pages,
        "alike, by words around": alike * around,
    }


def same_event_mentions(
    one: Mention, other: Mention, *, pages: float, grouped_pages: bool
) -> float:
    """How sure it is that two mentions tell of one event."""
    features = mention_features(one, other, pages=pages, grouped_pages=grouped_pages)
    return probability("mentions", features)


def mention_pairs(
    mentions: Sequence[Mention],
    scores: Mapping[tuple[int, int], float],
    groups: Sequence[Sequence[int]],
) -> dict[tuple[int, int], dict[str, float]]:
    """Features of the pairs that may tell of one event; `scores` and `groups` of their pages."""
    group = {page: n for n, pages in enumerate(groups) for page in pages}
    found = {}
    for j, other in enumerate(mentions):
        for i, one in enumerate(mentions[:j]):
            low, high = sorted((one.page, other.page))
            score = 0.99 if low == high else scores.get((low, high), 0.0)
            if score >= STRANGE and _may_be_one(one, other):
                together = group[low] == group[high]
                found[i, j] = mention_features(one, other, pages=score, grouped_pages=together)
    return found


def _may_be_one(one: Mention, other: Mention) -> bool:
    a, b = one.trigger, other.trigger
    return bool(a.words & b.words or a.senses & b.senses) or (
        one.around.cosine(other.around) > ALIKE
    )


def event_mentions(mentions: Sequence[Mention], pages: Sequence[PageWords]) -> list[list[int]]:
    """Mentions, by their numbers, in groups that tell of one event; `pages` by number."""
    scores = page_scores(pages)
    pairs = mention_pairs(mentions, scores, event_pages(pages, scores))
    known = {pair: probability("mentions", features) for pair, features in pairs.items()}
    return grouped(len(mentions), known, SAME_MENTION)


@cache
def _senses() -> Mapping[str, frozenset[str]]:
    """Stem (or stems, by a space) → the senses it may have."""
    text = (resources.files("dragoman.record.links") / SENSES).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, set[str]] = {}
    for sense, words in rows[1:]:
        for word in words.split():
            key = " ".join(stem(part) for part in word.split("-"))
            found.setdefault(key, set()).add(sense)
    return {key: frozenset(senses) for key, senses in found.items()}
