"""What a text is known by when copies are looked for: hashed runs of words, sentence by sentence.

A run ("gram") is `RUN` words of one sentence. Runs stay inside a sentence, so that what two texts
share can be said in sentences; runs that lie within quotation marks are kept apart, since two
reporters who quote one speech copy nobody. After Broder's resemblance and containment (1997); what
a text is found by is the smallest run of each sentence, as winnowing picks its fingerprints
(Schleimer et al. 2003), so that every sentence taken over whole is found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.record.stories.letters import Numbers, Places, word_numbers

RUN = 4
"""Words in a run: five lose too much to one changed word, three are common phrases."""
MIN_WORDS = 6
"""Shorter sentences ("He was 54.") stand in unrelated texts."""

Hashes = NDArray[np.uint32]
Flags = NDArray[np.bool_]
Spans = Sequence[tuple[int, int]]

_STOP = re.compile(
    r"[.!?…\n](?:(?<=\n)|[.!?…]*[\"”’')\]]*[^\S\n]+(?=[\"“‘'(\[]?[A-Z0-9]))"
)  # begins with one set of characters, which is five times faster than an alternation
_MARK = re.compile(r"[“”\"«»]")
_TURN = re.compile(r"[“”\"«»\n]")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9,
                     0xD6E8FEB86659FD93], dtype=np.uint64)  # fmt: skip
_UPPER_HALF = np.uint64(32)
_NO_RUN = np.uint32(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Prints:
    """A text's runs. Sentence i, which stands at `text[starts[i]:ends[i]]`, has those from
    `bounds[i]` up to the next bound, and `words[i]` words outside quotation marks; sentences too
    short for a run are left out. `own` tells which runs have a word outside quotation marks."""

    runs: Hashes
    own: Flags
    bounds: Places
    words: Places
    starts: Places
    ends: Places

    def anchors(self) -> tuple[Hashes, Places]:
        """The runs by which a text is found, each once, ascending: the smallest own one of each
        sentence; and the words of the sentence that it stands for."""
        if not len(self.runs):
            return np.empty(0, np.uint32), np.empty(0, np.intp)
        runs = np.where(self.own, self.runs, _NO_RUN)
        smallest = np.minimum.reduceat(runs, self.bounds)
        kept = (self.words >= MIN_WORDS) & (smallest != _NO_RUN)
        found, at = np.unique(smallest[kept], return_index=True)
        return found, self.words[kept][at]


def prints_of(text: str, spans: Spans | None = None) -> Prints:
    """The prints of a text, or of some stretches of it (its body)."""
    spans = [(0, len(text))] if spans is None else spans
    body = "\n".join([text[start:end] for start, end in spans])
    begins, words = word_numbers(body)
    cuts = np.array([0, *(stop.end() for stop in _STOP.finditer(body)), len(body)])
    starts, ends = _in_text(cuts, spans)
    return _runs_of(
        words, np.searchsorted(begins, cuts), _outside(body, begins), starts=starts, ends=ends
    )


def _in_text(cuts: Places, spans: Spans) -> tuple[Places, Places]:
    """Where the sentences between two cuts of the joined stretches stand in the whole text."""
    low, high = np.array(spans, dtype=np.intp).reshape(-1, 2).T
    if not len(low):
        return cuts[:-1], cuts[1:]
    joined = np.cumsum(high - low + 1) - (high - low + 1)
    at = np.searchsorted(joined, cuts[:-1], side="right") - 1
    moved = low[at] - joined[at]
    return cuts[:-1] + moved, np.minimum(cuts[1:] + moved, high[at])


def _runs_of(
    words: Numbers, bounds: Places, outside: Flags, *, starts: Places, ends: Places
) -> Prints:
    length = max(0, len(words) - RUN + 1)
    mixed = words[:length] * _FACTORS[0]
    own = outside[:length].copy()
    whole = np.ones(len(words) + RUN, dtype=np.bool_)
    for i in range(1, RUN):
        mixed += words[i : i + length] * _FACTORS[i]
        own |= outside[i : i + length]
        whole[bounds - i] = False  # a run that starts here ends in the next sentence
    kept = whole[:length]
    first = before(kept)[np.minimum(bounds, length)]
    full = np.flatnonzero(first[1:] > first[:-1])
    return Prints(
        (mixed[kept] >> _UPPER_HALF).astype(np.uint32),
        own[kept],
        first[full],
        np.diff(before(outside)[bounds])[full],
        starts[full],
        ends[full],
    )


def _outside(text: str, begins: Places) -> Flags:
    """Which words stand outside quotation marks; a quotation runs on over sentences and ends with
    its paragraph at the latest."""
    outside = np.ones(len(begins), dtype=np.bool_)
    turns: list[int] = []
    for turn in _TURN.finditer(text) if _MARK.search(text) else ():
        if len(turns) % 2 or turn[0] != "\n":
            turns.append(turn.start())
    at = [*np.searchsorted(begins, turns).tolist(), len(begins)]
    for low, high in zip(at[::2], at[1::2], strict=False):
        outside[low:high] = False
    return outside


def before(flags: Flags) -> Places:
    """How many are set before each place, and in all."""
    return np.concatenate(([0], np.cumsum(flags)))
