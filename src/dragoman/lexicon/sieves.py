"""Patterns that are tried only where a text holds the letters they cannot do without.

`(?P<issue>[^.;]{3,140}?)\\s+(?:is|remains)\\s+a\\s+red\\s+line` starts at every letter of a page
and runs far from each, and meets nothing on most pages. A :class:`Sieve` reads off the pattern
itself which letters every match of it holds ("red", "line"), looks for the rarest of them first,
and then matches only around the places where they stand. It finds exactly what the pattern finds:
that is tested over all sieves of the package.

Source: the idea of RE2 and Hyperscan (required literals before the automaton); own reading of
Python's parse trees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from dragoman.lexicon.leads import Lead, lead_of
from dragoman.lexicon.letters import Clause, Reach, clauses_of, reach_of

_FOLDED = str.maketrans("İıſ\u212a", "iisk")
"""What matches an ASCII letter where case is ignored."""
_SPACES = re.compile(r"\s{2,}")
_KEPT = 64


class Sieve:
    """A compiled pattern with the finding methods of `re.Pattern`, and their results."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self._asked: tuple[str | None, bool] = (None, False)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as `re` has it; made at the first text that may hold a match."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Each holds words of which one stands in every match; the one worth most first."""
        return clauses_of(self.pattern, self.flags)

    @cached_property
    def _lead(self) -> Lead | None:
        return lead_of(self.pattern, self.flags)

    @cached_property
    def _reach(self) -> Reach | None:
        return reach_of(self.pattern, self.flags)

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """All matches, as `re.Pattern.finditer` has them."""
        stop = len(text) if end is None else min(end, len(text))
        folded = folded_of(text)
        if not self._may(folded, start, stop):
            return iter(())
        if self._lead is not None:
            return self._led(self._lead, text, start, stop)
        if not self.clauses or self._reach is None or stop - start < SHORT:
            return self.compiled.finditer(text, start, stop)
        reach = self._reach.letters(*_runs(text))
        spots = sorted(_places(folded, self.clauses[0], start, stop))
        if len(spots) * 2 * reach > stop - start:
            return self.compiled.finditer(text, start, stop)
        return self._around(text, spots, reach, start, stop)

    def findall(self, text: str) -> list[str]:
        """The words of all matches, of a pattern without groups."""
        return [found.group() for found in self.finditer(text)]

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at `start`."""
        stop = len(text) if end is None else min(end, len(text))
        may = self._may(folded_of(text), start, stop)
        return self.compiled.match(text, start, stop) if may else None

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match of the whole stretch."""
        return self.compiled.fullmatch(text, start, len(text) if end is None else end)

    def _led(self, lead: Lead, text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
        at = lead.start(text, start, stop)
        while at is not None:
            found = self.compiled.match(text, at, stop)
            assert found is not None, self.pattern
            yield found
            at = lead.start(text, found.end(), stop)

    def _may(self, folded: str, start: int, stop: int) -> bool:
        text, there = self._asked
        if text is not folded:  # the whole page is asked once, and most patterns are done with it
            there = self._holds(folded, 0, len(folded))
            self._asked = (folded, there)
        if not there or (start == 0 and stop == len(folded)):
            return there
        return self._holds(folded, start, stop)

    def _holds(self, folded: str, start: int, stop: int) -> bool:
        find = folded.find
        for clause in self.clauses:
            for word in clause:
                if find(word, start, stop) >= 0:
                    break
            else:
                return False
        return True

    def _around(
        self, text: str, spots: list[int], reach: int, start: int, stop: int
    ) -> Iterator[re.Match[str]]:
        """Matches that begin at most `reach` before one of the spots, and not behind it."""
        at = start
        for spot in spots:
            while at <= spot:
                low = max(at, spot - reach)
                found = self.compiled.search(text, low, min(stop, spot + 2 * reach + 1))
                if found is None or found.start() > spot:
                    break
                yield found
                at = found.end() if found.end() > found.start() else found.end() + 1


SHORT = 300
"""Characters under which a stretch is matched as a whole."""


def sieve(pattern: str, flags: int = 0) -> Sieve:
    """A pattern that is tried only where it can match; compiled when it first may."""
    return Sieve(pattern, flags)


@lru_cache(maxsize=_KEPT)
def folded_of(text: str) -> str:
    """The text in small letters, each at its place."""
    return (text if text.isascii() else text.translate(_FOLDED)).lower()


@lru_cache(maxsize=_KEPT)
def _runs(text: str) -> tuple[int, int]:
    """The longest run of white space, and the longest without any."""
    spaces = max((len(run) for run in _SPACES.findall(text)), default=1)
    return spaces, max(map(len, text.split()), default=0)


def _places(folded: str, clause: Clause, start: int, stop: int) -> Iterator[int]:
    for word in clause:
        at = folded.find(word, start, stop)
        while at >= 0:
            yield at
            at = folded.find(word, at + 1, stop)
