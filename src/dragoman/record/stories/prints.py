"""What a text is known by when copies are looked for: hashed runs of words, sentence by sentence.

A run ("gram") is `RUN` words of one sentence. Runs stay inside a sentence, so that what two texts
share can be said in sentences; runs that lie within quotation marks are kept apart, since two
reporters who quote one speech copy nobody. Words are folded so that a house's own spelling hides
no copy ("labour", "organisation"). After Broder's resemblance and containment (1997), with the
runs sampled by their hash and not permuted: containment needs no sketch of equal size.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

RUN = 4
"""Words in a run: five lose too much to one changed word, three are common phrases."""
SAMPLED = 8
"""One run in so many is kept for finding candidates; all are looked at when two texts are
compared."""

Hashes = NDArray[np.uint64]

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_STOP = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")
_MARKS = re.compile(r"[“”\"«»]")
_HOUSE_SPELLING = (
    (re.compile(r"is(e[sd]?|ing|ations?)$"), r"iz\1"),
    (re.compile(r"(?<=..)our(s|ed|ing|able|ite|ites|ful|ly)?$"), r"or\1"),
    (re.compile(r"(?<=..)tre(s)?$"), r"ter\1"),
    (re.compile(r"(?<=.)ence$"), "ense"),
    (re.compile(r"mme(s)?$"), r"m\1"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
)  # fmt: skip
"""British to American endings; "offence", "programme", "travelled". What it does to other words
does no harm, since it does it to both texts."""
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9,
                     0xD6E8FEB86659FD93], dtype=np.uint64)  # fmt: skip
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_KNOWN_WORDS = 1 << 18  # distinct words whose hash is remembered


@dataclass(frozen=True, slots=True)
class Prints:
    """A text's runs. `starts[i]`..`ends[i]` are the characters of the i-th sentence, `words[i]`
    its words outside quotation marks, `bounds[i]`..`bounds[i + 1]` its runs in `runs`; `own` tells
    which runs have at least one word outside quotation marks."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[int, ...]
    bounds: NDArray[np.int64]
    runs: Hashes
    ordered: Hashes
    """Each run once, ascending."""
    own: NDArray[np.bool_]

    @property
    def sample(self) -> tuple[int, ...]:
        """The runs by which candidates are found, each once, ascending."""
        kept = self.runs[self.own & (self.runs % np.uint64(SAMPLED) == 0)]
        return tuple(np.unique(kept).tolist())


def prints_of(text: str, spans: Sequence[tuple[int, int]] | None = None) -> Prints:
    """The prints of a text, or of some stretches of it (its body)."""
    starts: list[int] = []
    ends: list[int] = []
    counts: list[int] = []
    hashes: list[int] = []
    outside: list[bool] = []
    for low, high in spans if spans is not None else [(0, len(text))]:
        for start, end, marks in _sentences(text, low, high):
            words = _WORD.findall(text, start, end)
            starts.append(start)
            ends.append(end)
            counts.append(len(words))
            hashes.extend(map(_HASHES.__getitem__, words))
            if marks:
                found = _WORD.finditer(text, start, end)
                outside.extend(not _inside(marks, match.start()) for match in found)
            else:
                outside.extend(repeat(True, len(words)))
    return _assembled(starts, ends, counts, hashes, outside)


def _assembled(
    starts: list[int], ends: list[int], counts: list[int], hashes: list[int], outside: list[bool]
) -> Prints:
    words = np.array(hashes, dtype=np.uint64)
    free = np.array(outside, dtype=np.bool_)
    number = np.repeat(np.arange(len(starts)), counts)
    own_words = np.bincount(number[free], minlength=len(starts))
    length = max(0, len(words) - RUN + 1)
    runs = np.zeros(length, dtype=np.uint64)
    own = np.zeros(length, dtype=np.bool_)
    for i in range(RUN):
        runs += words[i : i + length] * _FACTORS[i]
        own |= free[i : i + length]
    runs ^= runs >> np.uint64(33)
    runs *= _MIX
    runs ^= runs >> np.uint64(29)
    whole = number[:length] == number[RUN - 1 : RUN - 1 + length]
    runs, own = runs[whole], own[whole]
    bounds = np.searchsorted(number[:length][whole], np.arange(len(starts) + 1))
    return Prints(
        tuple(starts), tuple(ends), tuple(own_words.tolist()), bounds, runs, np.unique(runs), own
    )


def _sentences(text: str, low: int, high: int) -> list[tuple[int, int, list[int]]]:
    """Sentences of a stretch with the places where quotation marks open and close; a quotation
    runs on over sentences and ends with its paragraph at the latest."""
    found = []
    for paragraph in text[low:high].split("\n"):
        marks = [low + match.start() for match in _MARKS.finditer(paragraph)]
        if len(marks) % 2:
            marks.append(low + len(paragraph))
        position = low
        for stop in _STOP.finditer(paragraph):
            found.append((position, low + stop.end(), marks))
            position = low + stop.end()
        if position < low + len(paragraph):
            found.append((position, low + len(paragraph), marks))
        low += len(paragraph) + 1
    return found


def _inside(marks: list[int], position: int) -> bool:
    """Whether a position lies between an opening and a closing mark."""
    return bool(marks) and sum(mark < position for mark in marks) % 2 == 1


class _WordHashes(dict[str, int]):
    """Hash of a word as it stands, by its folded form; each is worked out once."""

    def __missing__(self, word: str) -> int:
        folded = word.casefold().replace("’", "'")
        for ending, instead in _HOUSE_SPELLING:
            folded = ending.sub(instead, folded)
        value = int.from_bytes(blake2b(folded.encode(), digest_size=8).digest(), "big")
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        self[word] = value
        return value


_HASHES = _WordHashes()
