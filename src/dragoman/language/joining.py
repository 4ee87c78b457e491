"""Names as units: which stretches of a text become one token each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.edges import Found

JOINED_KINDS = frozenset({"PERSON", "ORG", "PLACE"})


@dataclass(frozen=True, slots=True)
class Part:
    """A token-to-be: offsets into the piece, and the type of the name it belongs to, if any."""

    start: int
    end: int
    kind: str = ""
    joined: bool = False


def parts(
    text: str,
    tokens: Sequence[tuple[int, int]],
    found: Sequence[Found],
    names: Sequence[tuple[int, int]],
    *,
    join: bool = True,
) -> list[Part]:
    """Return the tokens of a piece with its names joined.

    `tokens` are offsets; `found` must be disjoint and in order; `names` (offsets) win over `found`
    where they overlap, and cut tokens that reach over their edges.
    """
    known = longest_first_disjoint(names)
    kinds: dict[int, str] = {}
    whole: list[tuple[int, int]] = list(known)
    for name in found:
        start, end = tokens[name.first][0], tokens[name.behind - 1][1]
        for i in range(name.first, name.behind):
            kinds[tokens[i][0]] = name.kind
        for begin, stop in known:
            if begin < end and start < stop:
                kinds[begin] = name.kind
        several = join and name.behind - name.first > 1 and name.kind in JOINED_KINDS
        if several and all(end <= a or b <= start for a, b in known):
            whole.append((start, end))
    return [
        Part(start, end, kinds.get(start, ""), joined)
        for start, end, joined in _laid_out(text, tokens, sorted(whole))
    ]


def longest_first_disjoint(names: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the names in order of place; of two that overlap only the longer."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(names), key=lambda name: (name[0] - name[1], name)):
        if start < end and all(end <= a or b <= start for a, b in kept):
            kept.append((start, end))
    return sorted(kept)


def _laid_out(
    text: str, tokens: Sequence[tuple[int, int]], whole: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, joined) of tokens and whole names in order; remainders of cut tokens
    stand on their own.
    """
    waiting = list(reversed(whole))
    done = 0
    for start, end in tokens:
        while start < end:
            start = max(start, done)
            while waiting and waiting[-1][1] <= start:
                waiting.pop()
            if start >= end:
                break
            if waiting and waiting[-1][0] < end:
                first, done = waiting.pop()
                if start < first:
                    yield start, first, False
                yield first, done, bool(re.search(r"\s|\W", text[first:done]))
                start = done
            else:
                yield start, end, False
                break
