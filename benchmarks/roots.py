"""PLOVER roots as the PLV set names them, and the classes they fall into."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.exchange.plover import (
    MATERIAL_CONFLICT,
    MATERIAL_COOPERATION,
    VERBAL_CONFLICT,
    VERBAL_COOPERATION,
)

YIELD = "yield"
_YIELDING = frozenset({"concede", "retreat"})


def merged(root: str) -> str:
    """Return the root as PLV names it: to concede and to retreat is to yield."""
    return YIELD if root in _YIELDING else root


def likeliest(shares: Mapping[str, float]) -> str:
    """Return the likeliest of PLV's 15 roots."""
    sums: dict[str, float] = {}
    for root, share in shares.items():
        sums[merged(root)] = sums.get(merged(root), 0.0) + share
    return max(sums, key=lambda root: sums[root])


def quad(root: str) -> str:
    """Return verbal or material cooperation or conflict."""
    if root in VERBAL_COOPERATION:
        return "verbal cooperation"
    if root in MATERIAL_COOPERATION or root == YIELD:
        return "material cooperation"
    if root in VERBAL_CONFLICT:
        return "verbal conflict"
    assert root in MATERIAL_CONFLICT, root
    return "material conflict"
