"""Patterns that begin with a run of letters of one kind, found from what stands behind the run.

`(?P<issue>[^.;]{3,140}?)\\s+is\\s+a\\s+red\\s+line` is tried at every letter of a page, and from
each the run is drawn out to 140 letters. Whether it matches from a letter depends on two things
alone: that the rest of the pattern matches somewhere behind, and that no letter between is of
another kind. So the rest is looked for, and the first letter it can be reached from is read off;
there the whole pattern is matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_HEAD = re.compile(
    r"(?P<edge>\\b)?(?:\(\?P<\w+>|(?P<bare>))\[(?P<not>\^?)(?P<kind>(?:\\.|[^\]\\])+)\]"
    r"(?:\{\d+,\d+\}|[+*])\??(?(bare)|\))"
)
_EDGE = re.compile(r"\b")
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)


@dataclass(frozen=True, slots=True)
class Lead:
    """The run that a pattern begins with: so many letters at least and at most (None: any number),
    the letters that are not of its kind, the pattern behind it, whether it begins a word."""

    least: int
    most: int | None
    others: re.Pattern[str]
    tail: re.Pattern[str]
    edge: bool

    def start(self, text: str, start: int, stop: int) -> int | None:
        """Where the first match in `text[start:stop]` begins."""
        behind = start + self.least
        while behind <= stop:
            found = self.tail.search(text, behind, stop)
            if found is None:
                return None
            first = self._reached(text, start, found.start())
            if first is not None:
                return first
            behind = found.start() + 1
        return None

    def _reached(self, text: str, start: int, tail: int) -> int | None:
        """The first letter from which a run leads to `tail`."""
        first = start if self.most is None else max(start, tail - self.most)
        for other in self.others.finditer(text, first, tail):
            first = other.end()
        if self.edge:
            edge = _EDGE.search(text, first, tail)
            if edge is None:
                return None
            first = edge.start()
        return first if first <= tail - self.least else None


def lead_of(pattern: str, flags: int = 0) -> Lead | None:
    """The run that a pattern begins with, None where it begins otherwise or may look back at it."""
    head = _HEAD.match(pattern)
    if head is None or flags & re.VERBOSE:
        return None
    tree = list(_parser.parse(pattern, flags))
    at = int(head["edge"] is not None)
    run = _run_of(*tree[at]) if len(tree) > at + 1 else None
    if run is None or (at and not run[0]) or any(_looks_back(op, value) for op, value in tree):
        return None
    least, most = run
    flipped = "" if head["not"] else "^"
    return Lead(
        least,
        None if most is _constants.MAXREPEAT else int(most),
        re.compile(f"[{flipped}{head['kind']}]", flags),
        re.compile(pattern[head.end() :], flags),
        bool(at),
    )


def _run_of(op: Any, value: Any) -> tuple[int, Any] | None:
    """How often the letter of a run stands, where a node is a run of one letter's kind."""
    if op is _constants.SUBPATTERN and len(value[3]) == 1 and not value[1] and not value[2]:
        op, value = value[3][0]
    if op not in _REPEATS or len(value[2]) != 1 or value[2][0][0] not in _KINDS:
        return None
    return int(value[0]), value[1]


_KINDS = (_constants.IN, _constants.NOT_LITERAL, _constants.LITERAL)


def _looks_back(op: Any, value: Any) -> bool:
    """Whether a node, or one inside it, asks what a group held."""
    if op in (_constants.GROUPREF, _constants.GROUPREF_EXISTS):
        return True
    return any(_looks_back(*node) for node in _nodes(value))


def _nodes(value: Any) -> Iterator[Any]:
    """All (op, value) pairs right inside a node's value."""
    if isinstance(value, _parser.SubPattern):
        yield from value
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _nodes(part)
