"""Prints as bytes and back, as a record keeps them."""

from __future__ import annotations

import numpy as np

from dragoman.record.stories.prints import Prints

_WIDTH = np.dtype("<u4")


def packed(prints: Prints) -> bytes:
    """Prints as bytes: how many sentences and runs, a row each of bounds, words, runs
    needed, starts and ends,
    the runs, and a bit for each run that is its text's own."""
    counts = np.array([len(prints.words), len(prints.runs)])
    rows = (prints.bounds, prints.words, prints.needed, prints.starts, prints.ends)
    numbers = (counts, *rows, prints.runs)
    return np.concatenate(numbers).astype(_WIDTH).tobytes() + np.packbits(prints.own).tobytes()


def unpacked(data: bytes) -> Prints:
    """The prints that were packed."""
    sentences, count = np.frombuffer(data, _WIDTH, 2).tolist()
    rows = np.frombuffer(data, _WIDTH, 5 * sentences, 2 * _WIDTH.itemsize)
    bounds, words, needed, starts, ends = rows.astype(np.intp).reshape(5, sentences)
    behind = (2 + 5 * sentences) * _WIDTH.itemsize
    runs = np.frombuffer(data, _WIDTH, count, behind)
    bits = np.frombuffer(data, np.uint8, offset=behind + count * _WIDTH.itemsize)
    own = np.unpackbits(bits, count=count).view(np.bool_)
    return Prints(runs, own, bounds, words, needed, starts, ends)
