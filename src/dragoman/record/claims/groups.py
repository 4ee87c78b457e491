"""Groups of ids that belong together, joined pair by pair in any order."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """Disjoint sets; which pairs are joined counts, not when."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {ident: ident for ident in ids}

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first

    def listed(self) -> list[list[str]]:
        """The groups, each sorted, by their first id."""
        found: dict[str, list[str]] = {}
        for ident in sorted(self._parent):
            found.setdefault(self.root(ident), []).append(ident)
        return sorted(found.values())

    def root(self, ident: str) -> str:
        """The id by which the group of an id is known until it grows."""
        while self._parent[ident] != ident:
            self._parent[ident] = self._parent[self._parent[ident]]
            ident = self._parent[ident]
        return ident
