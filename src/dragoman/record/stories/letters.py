"""The words of a text as numbers, all at once: no string is made of any of them.

Two spellings of one word have one number. What a house changes in a copy is folded away: case,
diacritics, apostrophes, s/z/c ("organise", "defence"), doubled letters ("travelled",
"programme"), e and u ("centre", "labour"). Words that fall together so are rarer than the copies
that would be missed, and four in a row never do.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]
Places = NDArray[np.intp]

QUOTE, BREAK, STOP = 2, 3, 4
"""Characters that are looked at one by one: quotation marks, ends of lines, and what may end a
sentence."""

_WORD = 1
_SPECIAL = {"“": QUOTE, "”": QUOTE, '"': QUOTE, "«": QUOTE, "»": QUOTE, "\n": BREAK,
            ".": STOP, "!": STOP, "?": STOP, "…": STOP}  # fmt: skip
_SILENT = "eu'’ʼ`´\u00ad\u200b\u200c\u200d"
_ALIKE = str.maketrans("zc", "ss")
_TABLED = 1 << 16
"""Characters beyond are letters that fold to one."""
_BASE = 0x9E3779B1
_MODULUS = 1 << 32
_SHORTEST_TABLE = 1 << 16


@dataclass(frozen=True, slots=True)
class Scan:
    """A text gone through once: where its words start and a number for each, equal words having
    equal numbers; and (place, kind) of its special characters."""

    starts: Places
    numbers: Numbers
    special: list[tuple[int, int]]


def scan(text: str) -> Scan:
    """The words and special characters of a text."""
    units = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    points = units.astype(np.intp)  # what `take` would do each time, and slower
    kinds, values = _alphabet()
    kind = np.zeros(len(points) + 1, dtype=np.uint8)  # with an end of text in front of it
    kinds.take(points, mode="clip", out=kind[1:])
    places = (kind > _WORD).nonzero()[0]
    special = list(zip((places - 1).tolist(), kind[places].tolist(), strict=True))
    inside = kind == _WORD
    starts = (inside[1:] > inside[:-1]).nonzero()[0]
    if not len(starts):
        return Scan(starts, np.empty(0, np.uint32), special)
    letters = values.take(points, mode="clip")
    letters[1:] *= letters[1:] != letters[:-1]
    counts = letters != 0
    exponents = counts.view(np.uint8).cumsum(dtype=np.intp)
    powers, inverse = _powers(max(_SHORTEST_TABLE, 1 << int(exponents[-1] + 1).bit_length()))
    before = exponents[starts] - counts[starts]
    letters *= powers.take(exponents)
    sums = np.add.reduceat(letters, starts, dtype=np.uint32)
    return Scan(starts, sums * inverse.take(before), special)


@cache
def _alphabet() -> tuple[NDArray[np.uint8], Numbers]:
    """The kind of each character, 0 for those between words, and its value in a word, 0 where it
    does not count."""
    kinds, values = np.zeros(_TABLED, np.uint8), np.zeros(_TABLED, np.uint32)
    for point in range(_TABLED):
        letter = chr(point)
        if letter.isalnum() or letter == "_":
            kinds[point], values[point] = _WORD, _value(_folded(letter))
        elif letter in _SILENT or unicodedata.combining(letter):
            kinds[point] = _WORD
        else:
            kinds[point] = _SPECIAL.get(letter, 0)
    kinds[-1], values[-1] = _WORD, _value("\uffff")
    return kinds, values


def _folded(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter.casefold())[0].casefold().translate(_ALIKE)


@cache
def _value(letter: str) -> int:
    if letter in _SILENT:
        return 0
    return int.from_bytes(blake2b(letter.encode("utf-8", "surrogatepass"), digest_size=4).digest())


@cache
def _powers(size: int) -> tuple[Numbers, Numbers]:
    """`_BASE` and its inverse to the powers 0 … size - 1, modulo 2³²."""
    tables = []
    for base in (_BASE, pow(_BASE, -1, _MODULUS)):
        factors = np.full(size, base, dtype=np.uint32)
        factors[0] = 1
        tables.append(np.multiply.accumulate(factors, dtype=np.uint32))
    return tables[0], tables[1]
