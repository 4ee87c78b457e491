"""What two texts share, in sentences, and whether one is made from the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.record.stories.letters import Places
from dragoman.record.stories.prints import MIN_WORDS, Flags, Hashes, Prints
from dragoman.record.stories.shared import Relation, Shared, Stretches, part_of, relation_of

SENTENCE_SHARED = 0.5
"""Part of a sentence's runs that the other text must hold: a changed word costs four runs."""

_FILTERED = 16
"""Bits of a run that tell most of those which a text does not hold."""
_HALF, _LOWER = np.uint64(32), np.uint64(0xFFFFFFFF)

_NOTHING = Shared(Relation.NONE, 0, 0.0, (), 0, 0.0, ())


def compare(first: Prints, second: Prints) -> Shared:
    """What the first text shares with the second; words in quotation marks count for nothing."""
    return compare_all(first, [second])[0]


def compare_all(text: Prints, others: Sequence[Prints]) -> list[Shared]:
    """What a text shares with each of some others, all gone through at once."""
    if not len(text.runs) or not any(len(other.runs) for other in others):
        return [_NOTHING] * len(others)
    there, back = _held(text, others)
    taken = _taken(text, there)
    given = _given(others, back)
    return [
        _shared(text, taken[k], other, sentences)
        for k, (other, sentences) in enumerate(zip(others, given, strict=True))
    ]


def _held(text: Prints, others: Sequence[Prints]) -> tuple[Flags, Flags]:
    """Which runs of the text each of the others holds (a row for each), and which runs of all the
    others the text holds (one behind the other)."""
    runs = np.concatenate([other.runs for other in others])
    which = np.repeat(np.arange(len(others)), [len(other.runs) for other in others])
    ordered, first = _ordered(text.runs)
    known = np.zeros(1 << _FILTERED, dtype=np.bool_)
    known[ordered >> _FILTERED] = True
    near = np.flatnonzero(known[runs >> _FILTERED])
    at = np.searchsorted(ordered, runs[near])
    at[at == len(ordered)] = 0
    same = ordered[at] == runs[near]
    back = np.zeros(len(runs), dtype=np.bool_)
    back[near[same]] = True
    there = np.zeros((len(others), len(ordered)), dtype=np.bool_)
    there[which[near[same]], at[same]] = True
    return there[:, first] & text.own, back


def _ordered(runs: Hashes) -> tuple[Hashes, Places]:
    """Runs in ascending order, and where among them the first equal of each run stands."""
    places = np.arange(len(runs), dtype=np.uint64)
    ranked = np.sort(runs.astype(np.uint64) << _HALF | places)
    ordered = (ranked >> _HALF).astype(np.uint32)
    leads = np.arange(len(runs))
    leads[1:][ordered[1:] == ordered[:-1]] = 0
    first = np.empty(len(runs), dtype=np.intp)
    first[(ranked & _LOWER).astype(np.intp)] = np.maximum.accumulate(leads)
    return ordered, first


def _taken(text: Prints, held: Flags) -> Flags:
    """Which sentences of the text each of the others holds, a row for each."""
    return _enough(_sums(held, text.bounds), _sums(text.own, text.bounds), text.words)


def _given(others: Sequence[Prints], held: Flags) -> list[Flags]:
    """Which sentences of each of the others the text holds."""
    own = np.concatenate([other.own for other in others])
    ends = np.cumsum([len(other.runs) for other in others])
    bounds = np.concatenate(
        [o.bounds + (e - len(o.runs)) for o, e in zip(others, ends, strict=True)]
    )
    words = np.concatenate([other.words for other in others])
    enough = _enough(_sums(held & own, bounds), _sums(own, bounds), words)
    return np.split(enough, np.cumsum([len(other.words) for other in others])[:-1])


def _sums(flags: Flags, bounds: Places) -> NDArray[np.uint16]:
    """How many are set from each bound up to the next, in each row."""
    sums: NDArray[np.uint16] = np.add.reduceat(flags, bounds, axis=-1, dtype=np.uint16)
    return sums


def _enough(found: NDArray[np.uint16], wanted: NDArray[np.uint16], words: Places) -> Flags:
    """Of which sentences enough runs are found."""
    flags: Flags = (found >= SENTENCE_SHARED * wanted) & (found > 0) & (words >= MIN_WORDS)
    return flags


def _shared(first: Prints, there: Flags, second: Prints, back: Flags) -> Shared:
    words, words_back = int(first.words @ there), int(second.words @ back)
    share = part_of(words, int(first.words.sum()))
    share_back = part_of(words_back, int(second.words.sum()))
    relation = relation_of(max(share, share_back), max(words, words_back))
    if relation is Relation.NONE:
        return Shared(relation, words, share, (), words_back, share_back, ())
    here, other = _stretches(first, there), _stretches(second, back)
    return Shared(relation, words, share, here, words_back, share_back, other)


def _stretches(text: Prints, flags: Flags) -> Stretches:
    """Where the flagged sentences stand, those in a row as one stretch."""
    padded = np.zeros(len(flags) + 2, dtype=np.bool_)
    padded[1:-1] = flags
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    starts, ends = text.starts[edges[::2]], text.ends[edges[1::2] - 1]
    return tuple(zip(starts.tolist(), ends.tolist(), strict=True))
