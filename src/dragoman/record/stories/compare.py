"""What two texts share, in sentences, and whether one is made from the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.record.stories.letters import Places
from dragoman.record.stories.prints import MIN_WORDS, Flags, Hashes, Prints
from dragoman.record.stories.shared import Relation, Shared, Stretches, part_of, relation_of

SENTENCE_SHARED = 0.5
"""Part of a sentence's runs that the other text must hold: a changed word costs four runs."""

_HALF, _LOWER = np.uint64(32), np.uint64(0xFFFFFFFF)
_TOLD_BY = 16
"""A run is looked for first by what is left of it without so many bits: a table of 128 kB, of which
few of the runs of one text share an entry."""

_NOTHING = Shared(Relation.NONE, 0, 0.0, (), 0, 0.0, ())


def compare(first: Prints, second: Prints) -> Shared:
    """What the first text shares with the second; words in quotation marks count for nothing."""
    return compare_all(first, [second])[0]


def compare_all(text: Prints, others: Sequence[Prints]) -> list[Shared]:
    """What a text shares with each of some others, all gone through at once."""
    if not len(text.runs) or not any(len(other.runs) for other in others):
        return [_NOTHING] * len(others)
    there, back = _held(text, others)
    taken, given = _taken(text, there), _given(others, back)
    total = int(text.words.sum())
    found = []
    for other, mine, (theirs, words_back, total_back) in zip(others, taken, given, strict=True):
        words = int(text.words[mine].sum())
        share, share_back = part_of(words, total), part_of(words_back, total_back)
        relation = relation_of(max(share, share_back), max(words, words_back))
        if relation is Relation.NONE:
            found.append(_NOTHING)
            continue
        here, far = _stretches(text, mine), _stretches(other, theirs)
        found.append(Shared(relation, words, share, here, words_back, share_back, far))
    return found


def _held(text: Prints, others: Sequence[Prints]) -> tuple[Flags, Flags]:
    """Which runs of the text each of the others holds (a row for each), and which runs of all the
    others the text holds (one behind the other)."""
    runs = np.concatenate([other.runs for other in others])
    ordered, order = _ordered(text.runs)
    leads = np.arange(len(ordered))  # where the first equal of each stands
    leads[1:][ordered[1:] == ordered[:-1]] = 0
    leads = np.maximum.accumulate(leads)
    here, at = _found(runs, ordered)
    back = np.zeros(len(runs), dtype=np.bool_)
    back[here] = True
    there = np.zeros((len(others), len(ordered)), dtype=np.bool_)
    ends = np.cumsum([len(other.runs) for other in others])
    there[np.searchsorted(ends, here, side="right"), leads[at]] = True
    first = np.empty(len(ordered), dtype=np.intp)
    first[order] = leads
    return there[:, first] & text.own, back


def _ordered(runs: Hashes) -> tuple[Hashes, Places]:
    """Runs in ascending order and where each of them stood; as one number each, which numpy sorts
    many times faster than it says in which order things are."""
    both = runs.astype(np.uint64) << _HALF | np.arange(len(runs), dtype=np.uint64)
    both.sort()
    return (both >> _HALF).astype(np.uint32), (both & _LOWER).astype(np.intp)


def _found(runs: Hashes, ordered: Hashes) -> tuple[Places, Places]:
    """Which runs stand among some ordered ones, and where there. Most are told by a table of the
    upper bits of each, which is five times faster than searching for all."""
    table = np.zeros(1 << 32 - _TOLD_BY, dtype=np.uint16 if len(ordered) < 1 << 16 else np.uint32)
    table[ordered >> _TOLD_BY] = np.arange(1, len(ordered) + 1)
    place = table[runs >> _TOLD_BY]
    near = np.flatnonzero(place)
    wanted, at = runs[near], place[near].astype(np.intp) - 1
    same = ordered[at] == wanted
    left = np.flatnonzero(~same)
    at[left] = np.searchsorted(ordered, wanted[left])
    same[left] = ordered.take(at[left], mode="clip") == wanted[left]
    return near[same], at[same]


def _taken(text: Prints, held: Flags) -> list[Places]:
    """Which sentences of the text each of the others holds."""
    enough = _enough(_sums(held, text.bounds), _sums(text.own, text.bounds), text.words)
    return [np.flatnonzero(row) for row in enough]


def _given(others: Sequence[Prints], held: Flags) -> Iterator[tuple[Places, int, int]]:
    """Which sentences of each of the others the text holds, the words of these, and of all."""
    own = np.concatenate([other.own for other in others])
    words = np.concatenate([other.words for other in others])
    bounds, behind = [], 0
    for other in others:
        bounds.append(other.bounds + behind)
        behind += len(other.runs)
    starts = np.concatenate(bounds)
    enough = _enough(_sums(held & own, starts), _sums(own, starts), words)
    low = 0
    for other in others:
        high = low + len(other.words)
        sentences = np.flatnonzero(enough[low:high])
        yield sentences, int(other.words[sentences].sum()), int(other.words.sum())
        low = high


def _sums(flags: Flags, bounds: Places) -> NDArray[np.uint16]:
    """How many are set from each bound up to the next, in each row."""
    sums: NDArray[np.uint16] = np.add.reduceat(flags, bounds, axis=-1, dtype=np.uint16)
    return sums


def _enough(found: NDArray[np.uint16], wanted: NDArray[np.uint16], words: Places) -> Flags:
    """Of which sentences enough runs are found."""
    flags: Flags = (found >= SENTENCE_SHARED * wanted) & (found > 0) & (words >= MIN_WORDS)
    return flags


def _stretches(text: Prints, sentences: Places) -> Stretches:
    """Where sentences stand, those in a row as one stretch."""
    if not len(sentences):
        return ()
    breaks = np.flatnonzero(sentences[1:] - sentences[:-1] > 1)
    starts, ends = text.starts[sentences], text.ends[sentences]
    return tuple(
        zip(
            [int(starts[0]), *starts[breaks + 1].tolist()],
            [*ends[breaks].tolist(), int(ends[-1])],
            strict=True,
        )
    )
