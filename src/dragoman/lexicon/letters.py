"""What every match of a pattern holds, and how long it can be, read off its parse tree.

The trees are those of Python's own parser, whose module has no public name; where a later Python
has other nodes, nothing is claimed of them: a pattern of which nothing is known is tried
everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

Clause = tuple[str, ...]
"""Words in small letters: every match holds one of them."""
FEWEST_LETTERS = 2
"""One letter stands in any text; one mark does not."""
MOST_WORDS = 60
"""Words of a clause: looking for more costs more than it saves."""
_ALPHABET = 128
_AHEAD = 1


@dataclass(frozen=True, slots=True)
class Reach:
    """How many characters a match and what it looks at behind itself can have: so many, and so
    many runs of white space, and so many runs without any."""

    fixed: int = 0
    spaces: int = 0
    words: int = 0

    def __add__(self, other: Reach) -> Reach:
        return Reach(self.fixed + other.fixed, self.spaces + other.spaces, self.words + other.words)

    def times(self, n: int) -> Reach:
        return Reach(self.fixed * n, self.spaces * n, self.words * n)

    def letters(self, longest_space: int, longest_word: int) -> int:
        """The same in a text whose longest runs are these."""
        return self.fixed + self.spaces * longest_space + self.words * longest_word + 1


def clauses_of(pattern: str, flags: int = 0) -> tuple[Clause, ...]:
    """The clauses of a pattern, that with the longest words first."""
    return tuple(sorted(set(_needs(_parser.parse(pattern, flags))), key=_worth, reverse=True))


def reach_of(pattern: str, flags: int = 0) -> Reach | None:
    """The reach of a pattern, None where it has no end."""
    return _reach(_parser.parse(pattern, flags))


def _worth(clause: Clause) -> tuple[int, int, Clause]:
    return min(map(len, clause)), -len(clause), clause


def _needs(tree: Iterable[tuple[Any, Any]]) -> list[Clause]:
    found: list[Clause] = []
    run = ""
    for op, value in tree:
        letter = _letter(op, value)
        if letter:
            run += letter
            continue
        if op is _constants.AT:
            continue
        found += _run(run)
        run = ""
        found += _needs_of(op, value)
    return found + _run(run)


def _run(run: str) -> list[Clause]:
    told = len(run) >= FEWEST_LETTERS or (run and not run.isalnum())
    return [(run,)] if told and not run.isspace() else []


def _needs_of(op: Any, value: Any) -> list[Clause]:
    """What a node that is no letter needs."""
    if op is _constants.SUBPATTERN:
        return _needs(value[3])
    if op is _constants.ATOMIC_GROUP:
        return _needs(value)
    if op is _constants.BRANCH:
        return _needs_one_of(value[1])
    if op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        return _needs(value[2]) if value[0] > 0 else []
    if op is _constants.ASSERT and value[0] == _AHEAD:
        return _needs(value[1])
    return []


def _needs_one_of(branches: Sequence[Any]) -> list[Clause]:
    words: set[str] = set()
    for branch in branches:
        clauses = _needs(branch)
        if not clauses:
            return []
        words.update(sorted(clauses, key=_worth)[-1])
    kept = [w for w in sorted(words) if not any(w != other and other in w for other in words)]
    return [tuple(kept)] if len(kept) <= MOST_WORDS else []


def _letter(op: Any, value: Any) -> str:
    """The ASCII letter that a node stands for in either case, "" where it stands for others."""
    if op is _constants.LITERAL:
        return chr(value).lower() if value < _ALPHABET else ""
    if op is _constants.IN:
        told = {_letter(*item) for item in value}
        return told.pop() if len(told) == 1 else ""
    return ""


_ONE = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.IN)
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)


def _reach(tree: Iterable[tuple[Any, Any]]) -> Reach | None:
    whole = Reach()
    for op, value in tree:
        one = _reach_of(op, value)
        if one is None:
            return None
        whole += one
    return whole


def _reach_of(op: Any, value: Any) -> Reach | None:
    if op in _ONE or op is _constants.AT:
        return Reach(1)
    if op is _constants.SUBPATTERN:
        return _reach(value[3])
    if op is _constants.ATOMIC_GROUP:
        return _reach(value)
    if op in (_constants.ASSERT, _constants.ASSERT_NOT):
        return _reach(value[1])
    if op is _constants.BRANCH:
        return _longest([_reach(branch) for branch in value[1]])
    if op in _REPEATS:
        return _repeated(value[1], value[2])
    return None


def _longest(reaches: Sequence[Reach | None]) -> Reach | None:
    known = [reach for reach in reaches if reach is not None]
    if len(known) < len(reaches):
        return None
    return Reach(
        max(reach.fixed for reach in known),
        max(reach.spaces for reach in known),
        max(reach.words for reach in known),
    )


def _repeated(most: Any, body: Sequence[tuple[Any, Any]]) -> Reach | None:
    if most is not _constants.MAXREPEAT:
        one = _reach(body)
        return one.times(int(most)) if one is not None else None
    if len(body) != 1 or body[0][0] is not _constants.IN:
        return None
    items = body[0][1]
    if all(_is_space(*item) for item in items):
        return Reach(spaces=1)
    return Reach(words=1) if _without_space(items) else None


def _is_space(op: Any, value: Any) -> bool:
    if op is _constants.CATEGORY:
        return value is _constants.CATEGORY_SPACE
    return op is _constants.LITERAL and chr(value).isspace()


def _without_space(items: Sequence[tuple[Any, Any]]) -> bool:
    """Whether a class of characters has no white space in it."""
    if items[0][0] is _constants.NEGATE:
        return (_constants.CATEGORY, _constants.CATEGORY_SPACE) in items
    return all(_is_dark(*item) for item in items)


_DARK = (_constants.CATEGORY_WORD, _constants.CATEGORY_DIGIT, _constants.CATEGORY_NOT_SPACE)
_LAST_SPACE = 0x3000


def _is_dark(op: Any, value: Any) -> bool:
    if op is _constants.CATEGORY:
        return value in _DARK
    if op is _constants.RANGE:
        codes = range(value[0], min(value[1], _LAST_SPACE) + 1)
        return not any(chr(code).isspace() for code in codes)
    return op is _constants.LITERAL and not chr(value).isspace()
