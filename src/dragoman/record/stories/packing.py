"""Prints as bytes and back, as a record keeps them."""

from __future__ import annotations

import numpy as np

from dragoman.record.stories.prints import Prints

_WIDTH, _NARROW = np.dtype("<u4"), np.dtype("<u2")


def packed(prints: Prints) -> bytes:
    """Prints as bytes: how many sentences and runs, a row each of words, runs needed, starts and
    ends, the runs, the sentence of each, and a bit for each run that is its text's own."""
    counts = np.array([len(prints.words), len(prints.runs)])
    rows = (counts, prints.words, prints.needed, prints.starts, prints.ends, prints.runs)
    sentences = prints.sentences.astype(_width(len(prints.words)))
    parts = (np.concatenate(rows).astype(_WIDTH), sentences, np.packbits(prints.own))
    return b"".join([part.tobytes() for part in parts])


def unpacked(data: bytes) -> Prints:
    """The prints that were packed."""
    count, runs = np.frombuffer(data, _WIDTH, 2).tolist()
    numbers = np.frombuffer(data, _WIDTH, 4 * count + runs, 2 * _WIDTH.itemsize)
    words, needed, starts, ends = numbers[: 4 * count].astype(np.intp).reshape(4, count)
    behind = (2 + 4 * count + runs) * _WIDTH.itemsize
    width = _width(count)
    sentences = np.frombuffer(data, width, runs, behind)
    bits = np.frombuffer(data, np.uint8, offset=behind + runs * width.itemsize)
    own = np.unpackbits(bits, count=runs).view(np.bool_)
    return Prints(numbers[4 * count :], sentences, own, words, needed, starts, ends)


def _width(sentences: int) -> np.dtype[np.unsignedinteger]:
    """How wide the number of a sentence is among so many."""
    return _NARROW if sentences <= 1 << 16 else _WIDTH
