"""Names as units: which stretches of a text become one token each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.abbreviations import BEFORE_NAMES

JOINED_KINDS = frozenset({"PERSON", "ORG", "PLACE"})
TITLES = frozenset(
    """
        president vice-president minister ministers prime foreign defence defense interior deputy
        secretary secretary-general general king queen prince princess sheikh sheik shaikh ayatollah
        judge senator representative congressman congresswoman ambassador envoy chancellor governor
        mayor sir lord lady professor pope emperor sultan emir commander chief spokesman spokeswoman
        spokesperson director chairman chairwoman colonel lieutenant major captain brigadier admiral
        marshal premier speaker mullah imam reverend bishop archbishop cardinal patriarch miss
        former mr mrs ms singer singers actor""".split()  # noqa: SIM905
) | (BEFORE_NAMES - {"st", "ste", "mt", "ft", "al-sheikh"})
POSSESSIVES = ("'s", "’s", "'", "’")
CONNECTIVES = frozenset({"and", "&", ",", "or"})


@dataclass(frozen=True, slots=True)
class Part:
    """A token-to-be: offsets into the piece, and the type of the name it belongs to, if any."""

    start: int
    end: int
    kind: str = ""
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A name the pipeline found: positions of its first token and behind its last, and its type."""

    first: int
    behind: int
    kind: str


def trimmed(words: Sequence[str], found: Iterable[Found]) -> Iterator[Found]:
    """Yield the names without titles, article and possessive, those of coordinated actors one by
    one.
    """
    for name in found:
        first, behind = name.first, name.behind
        while behind - first > 1 and words[behind - 1] in POSSESSIVES:
            behind -= 1
        if name.kind == "PERSON":
            while behind - first > 1 and words[first].rstrip(".").lower() in TITLES:
                first += 1
        if behind - first > 1 and words[first] in ("the", "The"):
            first += 1
        if behind > first:
            yield from _without_inner_title(words, Found(first, behind, name.kind))


def _without_inner_title(words: Sequence[str], name: Found) -> Iterator[Found]:
    """Split "U.S. President Donald Trump" around the title into a place and a person."""
    titles = [
        i for i in range(name.first + 1, name.behind - 1) if words[i].rstrip(".").lower() in TITLES
    ]
    if not titles or name.kind not in ("PERSON", "PLACE"):
        yield from _uncoordinated(words, name)
        return
    yield Found(name.first, titles[0], "PLACE")
    yield Found(titles[-1] + 1, name.behind, "PERSON")


def _uncoordinated(words: Sequence[str], name: Found) -> Iterator[Found]:
    """Split "Russia and Iran" but not "Ministry of Trade and Industry"."""
    inside = [i for i in range(name.first + 1, name.behind - 1) if words[i] in CONNECTIVES]
    short = name.kind == "ORG" and name.behind - name.first == 3
    if not inside or not (short or name.kind in ("PERSON", "PLACE")):
        yield name
        return
    first = name.first
    for i in [*inside, name.behind]:
        if i > first:
            yield Found(first, i, name.kind)
        first = i + 1


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
