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
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dragoman.record.stories.letters import QUOTE, STOP, Numbers, Places, Scan, scan

RUN = 4
"""Words in a run: five lose too much to one changed word, three are common phrases."""
MIN_WORDS = 6
"""Shorter sentences ("He was 54.") stand in unrelated texts."""
SENTENCE_SHARED = 0.5
"""Part of a sentence's runs that the other text must hold: a changed word costs four runs."""

Hashes = NDArray[np.uint32]
Flags = NDArray[np.bool_]
Spans = Sequence[tuple[int, int]]

_END_OF_SENTENCE = re.compile(r"[.!?…]+[\"”’')\]]*[^\S\n]+(?=[\"“‘'(\[]?[A-Z0-9])")
_FACTORS = np.array([0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F, 0x165667B1], dtype=np.uint32)
_MIX, _SHIFT = np.uint32(0x9E3779B1), np.uint32(15)
_HALF = np.uint64(32)
_NO_RUN = np.uint32(0xFFFFFFFF)
_NEVER = 0xFFFFFFFF
""""Runs needed" of a sentence that is too short to be shared."""


@dataclass(frozen=True, slots=True)
class Prints:
    """A text's runs in ascending order, each with the number of its sentence; `own` tells which
    have a word outside quotation marks. Sentence i stands at `text[starts[i]:ends[i]]` and has
    `words[i]` words outside quotation marks; another text that holds `needed[i]` of its own runs
    shares it. Sentences too short for a run are left out."""

    runs: Hashes
    sentences: Numbers
    own: Flags
    words: Places
    needed: Places
    starts: Places
    ends: Places

    def anchors(self) -> dict[int, int]:
        """The runs by which a text is found: the smallest own one of each sentence; and the words
        of the sentence that it stands for."""
        smallest = np.full(len(self.words), _NO_RUN)
        smallest[self.sentences[self.own][::-1]] = self.runs[self.own][::-1]  # the last one stays
        kept = (self.words >= MIN_WORDS) & (smallest != _NO_RUN)
        return dict(zip(smallest[kept].tolist(), self.words[kept].tolist(), strict=True))


def prints_of(text: str, spans: Spans | None = None) -> Prints:
    """The prints of a text, or of some stretches of it (its body)."""
    body = text if spans is None else "\n".join([text[start:end] for start, end in spans])
    found = scan(body)
    ends, quoted = _cut(body, found)
    cuts = np.array([0, *ends, len(body)])
    prints = _prints(found, cuts, quoted)
    return prints if spans is None else _moved(prints, spans)


def _cut(text: str, found: Scan) -> tuple[list[int], list[int]]:
    """Where sentences end, and where quotations begin and end by turns. A quotation runs on over
    sentences and ends with its paragraph at the latest."""
    ends: list[int] = []
    turns: list[int] = []
    for place, kind in found.special:
        if kind == STOP:
            end = _END_OF_SENTENCE.match(text, place)
            if end:
                ends.append(end.end())
        elif kind == QUOTE:
            turns.append(place)
        else:
            ends.append(place + 1)
            if len(turns) % 2:
                turns.append(place)
    return ends, turns


def _prints(found: Scan, cuts: Places, turns: Sequence[int]) -> Prints:
    bounds = found.starts.searchsorted(cuts)
    runs, whole = _runs(found.numbers, bounds)
    words = bounds[1:] - bounds[:-1]
    full = (words >= RUN).nonzero()[0]
    words = words[full]
    counts = words - (RUN - 1)
    sentences = np.arange(len(full)).repeat(counts)
    own = np.ones(len(runs), dtype=np.bool_)
    if turns:
        outside = _outside(found.starts, turns)
        own = _any(outside)[whole]
        before = _before(outside)[bounds]
        words = (before[1:] - before[:-1])[full]
        counts = np.bincount(sentences[own], minlength=len(full))
    needed = _needed(counts, words)
    return Prints(*_ordered(runs, sentences, own), words, needed, cuts[full], cuts[full + 1])


def _ordered(runs: Hashes, sentences: Places, own: Flags) -> tuple[Hashes, Numbers, Flags]:
    """Runs in ascending order with their sentences and whether they are own; as one number each,
    which numpy sorts many times faster than it says in which order things are."""
    both = runs.astype(np.uint64) << _HALF
    both |= (sentences << 1 | own).astype(np.uint64)
    both.sort()
    behind = both.astype(np.uint32)  # the lower half
    return (both >> _HALF).astype(np.uint32), behind >> np.uint32(1), (behind & 1).astype(np.bool_)


def _runs(numbers: Numbers, bounds: Places) -> tuple[Hashes, Flags]:
    """The runs of a text that lie within a sentence, and which of all its runs these are."""
    length = max(0, len(numbers) - RUN + 1)
    mixed = numbers[:length] * _FACTORS[0]
    whole = np.ones(len(numbers) + RUN, dtype=np.bool_)
    for i in range(1, RUN):
        mixed += numbers[i : i + length] * _FACTORS[i]
        whole[bounds - i] = False  # a run that starts here ends in the next sentence
    mixed ^= mixed >> _SHIFT
    mixed *= _MIX
    whole = whole[:length]
    return mixed[whole], whole


def _needed(counts: Places, words: Places) -> Places:
    """How many of so many own runs of each sentence must be found."""
    least = np.maximum(np.ceil(counts * SENTENCE_SHARED), 1).astype(np.intp)
    return np.where(words >= MIN_WORDS, least, _NEVER)


def _outside(starts: Places, turns: Sequence[int]) -> Flags:
    """Which words stand outside quotation marks."""
    outside = np.ones(len(starts), dtype=np.bool_)
    at = [*starts.searchsorted(np.array(turns)).tolist(), len(starts)]
    for low, high in zip(at[::2], at[1::2], strict=False):
        outside[low:high] = False
    return outside


def _any(words: Flags) -> Flags:
    """Which runs have one of some words."""
    length = max(0, len(words) - RUN + 1)
    found = words[:length].copy()
    for i in range(1, RUN):
        found |= words[i : i + length]
    return found


def _moved(prints: Prints, spans: Spans) -> Prints:
    """Prints of joined stretches, with sentences where they stand in the whole text."""
    if not len(prints.starts):
        return prints
    low, high = np.array(spans, dtype=np.intp).T
    joined = np.cumsum(high - low + 1) - (high - low + 1)
    at = np.searchsorted(joined, prints.starts, side="right") - 1
    by = low[at] - joined[at]
    return replace(prints, starts=prints.starts + by, ends=np.minimum(prints.ends + by, high[at]))


def _before(flags: Flags) -> Places:
    """How many are set before each place, and in all."""
    sums = np.zeros(len(flags) + 1, dtype=np.intp)
    flags.cumsum(out=sums[1:])
    return sums
