"""Finds, for a text, the texts it may share sentences with, without looking at all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

CROWD = 24
"""Texts kept per run: a text syndicated a thousand times is known by some of its copies, so that
adding a page costs the same in a large record as in a small one."""
MIN_COMMON = 2
"""Sampled runs in common that make a candidate: one alone is often a set phrase."""
MAX_CANDIDATES = 32
"""The best candidates are compared in full; a story's copies are found through each other."""


class CopyIndex:
    """Sampled runs → the texts that hold them. Texts are known by their ids."""

    def __init__(self) -> None:
        self._texts: dict[int, list[str]] = {}

    def add(self, text: str, sample: Iterable[int]) -> None:
        """Adds a text by its id and sampled runs."""
        for run in sample:
            holders = self._texts.setdefault(run, [])
            if len(holders) < CROWD:
                holders.append(text)
            elif text < holders[-1]:
                # The smallest ids stay, whatever came first: the order of reading is no reason.
                holders[-1] = text
                holders.sort()
            if len(holders) == CROWD:
                holders.sort()

    def candidates(self, sample: Iterable[int]) -> list[str]:
        """Ids of the texts that share most sampled runs, most first."""
        common: Counter[str] = Counter()
        for run in sample:
            common.update(self._texts.get(run, ()))
        ranked = sorted(common.items(), key=lambda pair: (-pair[1], pair[0]))
        return [text for text, count in ranked[:MAX_CANDIDATES] if count >= MIN_COMMON]
