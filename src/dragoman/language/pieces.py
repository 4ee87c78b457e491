"""Cut stretches of a page into pieces small enough to parse together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.sentences import breaks

MOST_CHARACTERS = 8_000  # about 1,600 tokens
GOOD_CHARACTERS = 300  # cut at the next sure sentence break behind this many: short ones batch well
CHARACTERS_AT_ONCE = 100_000  # about 20,000 tokens, under 250 MB together with the model


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` stands at `start` of the page; `names` and `breaks` count from the piece's own start.

    `breaks` maps the offset of a possible sentence start to whether it is sure.
    """

    start: int
    text: str
    names: tuple[tuple[int, int], ...]
    breaks: dict[int, bool]


def cut(
    text: str, spans: Iterable[tuple[int, int]], names: Sequence[tuple[int, int]]
) -> Iterator[Piece]:
    """Yield the pieces of each span in order; `names` must be sorted. Blank spans yield nothing."""
    starts = [start for start, _ in names]
    for start, end in spans:
        for first, last in _windows(text, max(0, start), min(end, len(text))):
            inside = names[bisect_left(starts, first) : bisect_left(starts, last)]
            yield from _pieces(text, first, last, [name for name in inside if name[1] <= last])


def batches(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Group pieces up to :data:`CHARACTERS_AT_ONCE`."""
    batch: list[Piece] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece.text)
        if size >= CHARACTERS_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield hard windows over an endless line, cut at white space where there is any."""
    while end - start > MOST_CHARACTERS:
        last = start + MOST_CHARACTERS
        at = max(text.rfind(space, start + MOST_CHARACTERS // 2, last) for space in (" ", "\n"))
        last = at if at > start else last
        yield start, last
        start = last
    yield start, end


def _pieces(text: str, start: int, end: int, names: list[tuple[int, int]]) -> Iterator[Piece]:
    part = text[start:end]
    if not part.strip():
        return
    found = dict(breaks(part))
    first = 0
    for at, sure in [*found.items(), (len(part), True)]:
        far = at - first >= GOOD_CHARACTERS or at == len(part)
        if not (sure and far) or any(a - start < at < b - start for a, b in names):
            continue
        yield Piece(
            start=start + first,
            text=part[first:at],
            names=tuple(
                (a - start - first, b - start - first)
                for a, b in names
                if first <= a - start and b - start <= at
            ),
            breaks={
                place - first: certain for place, certain in found.items() if first < place < at
            },
        )
        first = at
