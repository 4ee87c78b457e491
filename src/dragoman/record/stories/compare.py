"""What two texts share, in sentences, and whether one is made from the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.record.stories.letters import Places
from dragoman.record.stories.prints import Hashes, Prints
from dragoman.record.stories.shared import Relation, Shared, Stretches, part_of, relation_of

_TOLD_BY = 15
"""A run is looked for first by what is left of it without so many bits: a table of 256 kB, of which
few of the runs of one text share an entry."""

_NOTHING = Shared(Relation.NONE, 0, 0.0, (), 0, 0.0, ())


def compare(first: Prints, second: Prints) -> Shared:
    """What the first text shares with the second; words in quotation marks count for nothing."""
    return compare_all(first, [second])[0]


def compare_all(text: Prints, others: Sequence[Prints]) -> list[Shared]:
    """What a text shares with each of some others."""
    if not len(text.runs) or not others:
        return [_NOTHING] * len(others)
    places = _Places.of(text.runs)
    total = int(text.words.sum())
    return [_compared(text, places, total, other) for other in others]


def _compared(text: Prints, places: _Places, total: int, other: Prints) -> Shared:
    theirs, ours = places.found(other.runs)
    held = np.zeros(len(text.runs), dtype=np.bool_)
    held[ours] = True
    mine = _sentences(text, (held.take(places.first) & text.own).nonzero()[0])
    back = _sentences(other, theirs[other.own.take(theirs)])
    words, words_back = int(text.words.take(mine).sum()), int(other.words.take(back).sum())
    share, share_back = part_of(words, total), part_of(words_back, int(other.words.sum()))
    relation = relation_of(max(share, share_back), max(words, words_back))
    if relation is Relation.NONE:
        return _NOTHING
    here, far = _stretches(text, mine), _stretches(other, back)
    return Shared(relation, words, share, here, words_back, share_back, far)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the runs of a text stand, by value: `table` has the place, counted from 1, of a run
    with these upper bits; those that found their entry taken are `crowded`, in ascending order,
    and stand at `apart`. `first[i]` is the one place by which all runs equal to run i are known."""

    runs: Hashes
    table: NDArray[np.unsignedinteger]
    crowded: Hashes
    apart: Places
    first: Places

    @classmethod
    def of(cls, runs: Hashes) -> _Places:
        width = np.uint16 if len(runs) < 1 << 16 else np.uint32
        table: NDArray[np.unsignedinteger] = np.zeros(1 << 32 - _TOLD_BY, dtype=width)
        entries = runs >> _TOLD_BY
        table[entries] = np.arange(1, len(runs) + 1)
        first = table.take(entries).astype(np.intp) - 1
        out = (runs.take(first) != runs).nonzero()[0]
        places: dict[int, int] = {}
        first[out] = [
            places.setdefault(run, place)
            for run, place in zip(runs[out].tolist(), out.tolist(), strict=True)
        ]
        crowded = np.array(sorted(places), dtype=np.uint32)
        apart = np.array([places[run] for run in crowded.tolist()], dtype=np.intp)
        return cls(runs, table, crowded, apart, first)

    def found(self, runs: Hashes) -> tuple[Places, Places]:
        """Which of some runs are among these, in ascending order, and the places of these."""
        place = self.table.take(runs >> _TOLD_BY)
        near = (place != 0).nonzero()[0]
        wanted, at = runs.take(near), place.take(near).astype(np.intp) - 1
        same = self.runs.take(at) == wanted
        if len(self.crowded):
            left = (~same).nonzero()[0]
            wanted = wanted.take(left)
            among = self.crowded.searchsorted(wanted)
            at[left] = self.apart.take(among, mode="clip")
            same[left] = self.crowded.take(among, mode="clip") == wanted
        return near[same], at[same]


def _sentences(text: Prints, found: Places) -> Places:
    """The sentences of which enough runs are found."""
    first = found.searchsorted(text.bounds)
    counts = np.empty(len(first), np.intp)
    np.subtract(first[1:], first[:-1], out=counts[:-1])
    counts[-1:] = len(found) - first[-1:]
    return (counts >= text.needed).nonzero()[0]


def _stretches(text: Prints, sentences: Places) -> Stretches:
    """Where sentences stand, those in a row as one stretch."""
    if not len(sentences):
        return ()
    breaks = (sentences[1:] - sentences[:-1] > 1).nonzero()[0]
    starts, ends = text.starts[sentences], text.ends[sentences]
    return tuple(
        zip(
            [int(starts[0]), *starts[breaks + 1].tolist()],
            [*ends[breaks].tolist(), int(ends[-1])],
            strict=True,
        )
    )
