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
from collections.abc import Collection, Mapping

from dragoman.record.stories.shared import MIN_SHARED_WORDS

HEADS = 1
"""Pages by which a run is known. One does: a sentence belongs to the first page that has it. Two or
three find one copied passage in a hundred more, at two to four times the comparisons."""

Ranked = tuple[int, int]
"""(rank, page): pages of one rank are told apart by their numbers."""
Anchors = Mapping[int, int]
"""The runs that a page is found by, with the words of the sentences they stand for."""

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
    connection: sqlite3.Connection, ours: Ranked, anchors: Anchors
) -> tuple[list[Ranked], dict[Ranked, set[int]]]:
    """Takes a page's runs in. Gives the pages to compare it with, and the heads it displaces, each
    with the pages that may no longer be looked at together with that one."""
    votes: dict[Ranked, int] = defaultdict(int)
    heads: dict[int, list[Ranked]] = defaultdict(list)
    for run, rank, page, words in connection.execute(_HEADS, [_list(anchors)]):
        heads[run].append((rank, page))
        votes[rank, page] += min(anchors[run], words)
    full = {run: group[-1] for run, group in heads.items() if len(group) == HEADS}
    displaced = {run: last for run, last in full.items() if ours < last}
    rows = [
        (run, run not in full or run in displaced, *ours, words) for run, words in anchors.items()
    ]
    behind: dict[Ranked, set[int]] = defaultdict(set)
    if displaced:
        for run, rank, page, words in connection.execute(_CROWD, [_list(displaced)]):
            votes[rank, page] += min(anchors[run], words)
            behind[displaced[run]].add(page)
        connection.executemany(_MOVE, [(0, run, 1, *last) for run, last in displaced.items()])
    connection.executemany("INSERT INTO story_runs VALUES (?, ?, ?, ?, ?)", rows)
    return _enough(votes), behind


def leave(connection: sqlite3.Connection, ours: Ranked, anchors: Anchors) -> set[Ranked]:
    """Takes a page's runs out. Gives the pages that are heads now in its place."""
    led = _led(connection, ours, anchors)
    connection.executemany(
        "DELETE FROM story_runs WHERE run = ? AND head IN (0, 1) AND rank = ? AND page = ?",
        [(run, *ours) for run in anchors],
    )
    found = set()
    for run in led:
        row = connection.execute(_NEXT, [run]).fetchone()
        if row is not None:
            connection.execute(_MOVE, [1, run, 0, *row])
            found.add((row[0], row[1]))
    return found


def followers(connection: sqlite3.Connection, head: Ranked, anchors: Anchors) -> list[Ranked]:
    """The later pages that a page is to be compared with, being the head of runs they hold."""
    led = _list(_led(connection, head, anchors))
    votes: dict[Ranked, int] = defaultdict(int)
    for run, rank, page, words in connection.execute(_BEHIND, [led, *head]):
        votes[rank, page] += min(anchors[run], words)
    return _enough(votes)


def still_together(
    connection: sqlite3.Connection, head: Ranked, anchors: Anchors, other: Anchors
) -> bool:
    """Whether a later page, which holds the runs `other`, is to be compared with the head."""
    led = _led(connection, head, anchors.keys() & other.keys())
    return sum(min(anchors[run], other[run]) for run in led) >= MIN_SHARED_WORDS


def _led(connection: sqlite3.Connection, head: Ranked, runs: Collection[int]) -> list[int]:
    """The runs among these that a page is a head of."""
    return [row[0] for row in connection.execute(_LED, [*head, _list(runs)])]


def _list(runs: Collection[int]) -> str:
    return json.dumps(list(runs))


def _enough(votes: Mapping[Ranked, int]) -> list[Ranked]:
    return [other for other, words in votes.items() if words >= MIN_SHARED_WORDS]
