"""Which pages hold a run of words, the first of them apart: the heads by which a run is known.

Every page has a rank: the day it was published, on one day the longest first. Two pages are looked
at together where the earlier one is a head of runs that both hold, in sentences of enough words.
So a text that is printed a thousand times costs each further page a few comparisons; which pairs
are looked at depends neither on the order of arrival nor on any later page.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.record.stories.shared import MIN_SHARED_WORDS

HEADS = 8
"""Pages by which a run is known."""

Ranked = tuple[int, int]
"""(rank, page): pages of one rank are told apart by their numbers."""
Anchor = tuple[int, int]
"""(run, words of the sentence it stands for)"""

_HEADS = """SELECT run, rank, page, words FROM story_runs
  WHERE head = 1 AND run IN (SELECT value FROM json_each(?)) ORDER BY run, rank, page"""
_CROWD = """SELECT run, rank, page, words FROM story_runs
  WHERE head = 0 AND run IN (SELECT value FROM json_each(?))"""
_LED = """SELECT run FROM story_runs
  WHERE head = 1 AND rank = ? AND page = ? AND run IN (SELECT value FROM json_each(?))"""
_BEHIND = """SELECT run, rank, page, words FROM story_runs
  WHERE run IN (SELECT value FROM json_each(?)) AND (rank, page) > (?, ?)"""
_NEXT = """SELECT rank, page FROM story_runs WHERE run = ? AND head = 0
  ORDER BY rank, page LIMIT 1"""
_MOVE = "UPDATE story_runs SET head = ? WHERE run = ? AND head = ? AND rank = ? AND page = ?"


def enter(
    connection: sqlite3.Connection, ours: Ranked, anchors: Sequence[Anchor]
) -> tuple[list[Ranked], dict[Ranked, set[Ranked]]]:
    """Takes a page's runs in. Gives the pages to compare it with, and the heads it displaces, each
    with the pages that may no longer be looked at together with that one."""
    heads = _grouped(connection, _HEADS, [run for run, _ in anchors])
    votes: dict[Ranked, int] = defaultdict(int)
    displaced: dict[int, Ranked] = {}
    rows = []
    for run, words in anchors:
        group = heads.get(run, [])
        for other, count in group:
            votes[other] += min(words, count)
        first = len(group) < HEADS or ours < group[-1][0]
        if first and len(group) == HEADS:
            displaced[run] = group[-1][0]
        rows.append((run, int(first), *ours, words))
    crowd = _grouped(connection, _CROWD, list(displaced)) if displaced else {}
    own = dict(anchors)
    behind: dict[Ranked, set[Ranked]] = defaultdict(set)
    for run, group in crowd.items():
        for other, count in group:
            votes[other] += min(own[run], count)
            behind[displaced[run]].add(other)
    connection.executemany(_MOVE, [(0, run, 1, *last) for run, last in displaced.items()])
    connection.executemany("INSERT INTO story_runs VALUES (?, ?, ?, ?, ?)", rows)
    return _enough(votes), behind


def leave(connection: sqlite3.Connection, ours: Ranked, anchors: Sequence[Anchor]) -> set[Ranked]:
    """Takes a page's runs out. Gives the pages that are heads now in its place."""
    connection.executemany(
        "DELETE FROM story_runs WHERE run = ? AND head = 0 AND rank = ? AND page = ?",
        [(run, *ours) for run, _ in anchors],
    )
    found = set()
    for run in _led(connection, ours, anchors):
        connection.execute(
            "DELETE FROM story_runs WHERE run = ? AND head = 1 AND rank = ? AND page = ?",
            [run, *ours],
        )
        row = connection.execute(_NEXT, [run]).fetchone()
        if row is not None:
            connection.execute(_MOVE, [1, run, 0, *row])
            found.add(tuple(row))
    return found


def followers(
    connection: sqlite3.Connection, head: Ranked, anchors: Sequence[Anchor]
) -> list[Ranked]:
    """The later pages that a page is to be compared with, being the head of runs they hold."""
    own = dict(anchors)
    led = json.dumps(_led(connection, head, anchors))
    votes: dict[Ranked, int] = defaultdict(int)
    for run, rank, page, words in connection.execute(_BEHIND, [led, *head]):
        votes[rank, page] += min(own[run], words)
    return _enough(votes)


def still_together(
    connection: sqlite3.Connection, head: Ranked, anchors: Sequence[Anchor], other: Sequence[Anchor]
) -> bool:
    """Whether a later page with these anchors is to be compared with the head."""
    own, theirs = dict(anchors), dict(other)
    both = [(run, words) for run, words in own.items() if run in theirs]
    led = _led(connection, head, both) if both else []
    return sum(min(own[run], theirs[run]) for run in led) >= MIN_SHARED_WORDS


def _led(connection: sqlite3.Connection, head: Ranked, anchors: Sequence[Anchor]) -> list[int]:
    """The runs among these that a page is a head of."""
    runs = json.dumps([run for run, _ in anchors])
    return [row[0] for row in connection.execute(_LED, [*head, runs])]


def _grouped(
    connection: sqlite3.Connection, query: str, runs: Iterable[int]
) -> dict[int, list[tuple[Ranked, int]]]:
    """The holders of each run, with the words of the sentence that it stands for there."""
    found: dict[int, list[tuple[Ranked, int]]] = defaultdict(list)
    for run, rank, page, words in connection.execute(query, [json.dumps(list(runs))]):
        found[run].append(((rank, page), words))
    return found


def _enough(votes: dict[Ranked, int]) -> list[Ranked]:
    return [other for other, words in votes.items() if words >= MIN_SHARED_WORDS]
