"""Groups from scores of pairs: average linkage, stopped where a group would fall into two."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

COHESION = 0.75
"""Two groups stay apart where their members are, across, less alike than so many times what they
are within the looser of the two: pages on two quakes in one land are alike, on one more so."""
GROWN = 3
"""From how many members on a group has a likeness of its own."""


class _Group:
    __slots__ = ("members", "within")

    def __init__(self, member: int) -> None:
        self.members = [member]
        self.within = 0.0
        """Sum of the scores of all pairs inside."""

    @property
    def cohesion(self) -> float:
        pairs = len(self.members) * (len(self.members) - 1) / 2
        return self.within / pairs if pairs else 1.0


def grouped(
    count: int,
    scores: Mapping[tuple[int, int], float],
    least: float,
    *,
    cohesion: float = 0.0,
) -> list[list[int]]:
    """Members 0 … `count` - 1 in groups, each sorted, in order of their first.

    `scores` holds pairs (the smaller first); one that it lacks counts 0. The two groups that are
    most alike on average join first, down to `least` (UPGMA, Sokal and Michener 1958); ties go to
    the smaller numbers. With `cohesion`, grown groups join only where they are alike enough.
    """
    groups = {i: _Group(i) for i in range(count)}
    sums: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    for (i, j), value in scores.items():
        sums[i][j] = sums[j][i] = value
    heap = [(-value, i, j) for (i, j), value in scores.items() if value >= least]
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if i not in groups or j not in groups or -negative != _average(groups, sums, i, j):
            continue
        if _falls_apart(groups[i], groups[j], -negative, cohesion):
            continue
        _join(groups, sums, i, j)
        for k in sums[i]:
            average = _average(groups, sums, i, k)
            if average >= least:
                heapq.heappush(heap, (-average, min(i, k), max(i, k)))
    return sorted(sorted(group.members) for group in groups.values())


def _average(groups: dict[int, _Group], sums: dict[int, dict[int, float]], i: int, j: int) -> float:
    return sums[i].get(j, 0.0) / (len(groups[i].members) * len(groups[j].members))


def _falls_apart(one: _Group, other: _Group, across: float, cohesion: float) -> bool:
    if min(len(one.members), len(other.members)) < GROWN:
        return False
    return across < cohesion * min(one.cohesion, other.cohesion)


def _join(groups: dict[int, _Group], sums: dict[int, dict[int, float]], i: int, j: int) -> None:
    into, gone = groups[i], groups.pop(j)
    into.within += gone.within + sums[i].get(j, 0.0)
    into.members += gone.members
    for k, value in sums.pop(j).items():
        sums[k].pop(j, None)
        if k != i:
            sums[i][k] = sums[k][i] = sums[i].get(k, 0.0) + value
