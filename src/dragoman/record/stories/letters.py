"""The words of a text as numbers, all at once: no string is made of any of them.

Two spellings of one word have one number. What a house changes in a copy is folded away: case,
diacritics, apostrophes, s/z/c ("organise", "defence"), doubled letters ("travelled",
"programme"), e and u ("centre", "labour"). Words that fall together so are rarer than the copies
that would be missed, and four in a row never do.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Places = NDArray[np.intp]

_SILENT = "eu'’ʼ`´\u00ad\u200b\u200c\u200d"
_ALIKE = str.maketrans("zc", "ss")
_TABLED = 1 << 16
"""Characters beyond are letters that fold to one."""
_BASE = 0x9E3779B97F4A7C15
_MODULUS = 1 << 64
_SHORTEST_TABLE = 1 << 16


def word_numbers(text: str) -> tuple[Places, Numbers]:
    """Where the words of a text start, and a number for each; equal words have equal numbers."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if not len(points):
        return np.empty(0, np.intp), np.empty(0, np.uint64)
    in_words, values = _alphabet()
    inside = in_words.take(points, mode="clip")
    starts = np.flatnonzero(inside[1:] > inside[:-1]) + 1
    if inside[0]:
        starts = np.concatenate(([0], starts))
    if not len(starts):
        return starts, np.empty(0, np.uint64)
    letters = values.take(points, mode="clip")
    letters[1:] *= letters[1:] != letters[:-1]
    places = np.cumsum(letters != 0)
    powers, inverse = _powers(max(_SHORTEST_TABLE, 1 << int(places[-1] + 1).bit_length()))
    letters *= powers.take(places)
    sums = np.add.reduceat(letters, starts)
    before = places[starts] - (letters[starts] != 0)
    return starts, sums * inverse.take(before)


@cache
def _alphabet() -> tuple[NDArray[np.uint8], Numbers]:
    """Which characters are part of words, and the value of each; 0 for those that do not count."""
    inside, values = np.zeros(_TABLED, np.uint8), np.zeros(_TABLED, np.uint64)
    for point in range(_TABLED):
        letter = chr(point)
        if letter.isalnum() or letter == "_":
            inside[point] = 1
            values[point] = _value(_folded(letter))
        elif letter in _SILENT or unicodedata.combining(letter):
            inside[point] = 1
    inside[-1], values[-1] = 1, _value("\uffff")
    return inside, values


def _folded(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter.casefold())[0].casefold().translate(_ALIKE)


@cache
def _value(letter: str) -> int:
    if letter in _SILENT:
        return 0
    return int.from_bytes(blake2b(letter.encode("utf-8", "surrogatepass"), digest_size=8).digest())


@cache
def _powers(size: int) -> tuple[Numbers, Numbers]:
    """`_BASE` and its inverse to the powers 0 … size - 1, modulo 2⁶⁴."""
    tables = []
    for base in (_BASE, pow(_BASE, -1, _MODULUS)):
        factors = np.full(size, base, dtype=np.uint64)
        factors[0] = 1
        tables.append(np.multiply.accumulate(factors))
    return tables[0], tables[1]
