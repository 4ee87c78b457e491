"""Which pages hold a run of words, the first of them apart: the page by which a run is known.

Every page has a rank: the day it was published, on one day the longest first. Two pages are looked
at together where the earlier one is the first page of runs that both hold, in sentences of enough
words. So a text that is printed a thousand times costs each further page a few comparisons; which
pairs are looked at depends neither on the order of arrival nor on any later page.

One page leads a run, since a sentence belongs to the first page that has it: two or three find one
copied passage in a hundred more, at two to four times the comparisons. A run has a row for that
page; the other pages have a row for each page behind which they stand, with all the runs that it
leads them in. A copy so costs a row or two, however many sentences it has.
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from dragoman.record.stories.shared import MIN_SHARED_WORDS

Ranked = tuple[int, int]
"""(rank, page): pages of one rank are told apart by their numbers."""
Anchors = Mapping[int, int]
"""The runs that a page is found by, with the words of the sentences they stand for."""
Behind = dict[Ranked, dict[int, int]]
"""The pages behind one, each with the runs that it leads them in and its own words for each."""

_FIRST = """SELECT run, rank, page, words
  FROM json_each(?) AS j CROSS JOIN story_runs ON run = j.value"""
_LEAD = "INSERT OR REPLACE INTO story_runs (run, rank, page, words) VALUES (?, ?, ?, ?)"
_BEHIND = """SELECT s.rank, b.page, b.runs FROM story_behind AS b
    JOIN story_pages AS s ON s.page = b.page WHERE b.first = ?"""
_RUNS_BEHIND = "SELECT runs FROM story_behind WHERE first = ? AND page = ?"
_STAND = "INSERT OR REPLACE INTO story_behind (first, page, runs) VALUES (?, ?, ?)"
_GO = "DELETE FROM story_behind WHERE first = ? AND page = ?"


def enter(
    connection: sqlite3.Connection, ours: Ranked, anchors: Anchors
) -> tuple[list[Ranked], dict[Ranked, set[int]]]:
    """Takes a page's runs in. Gives the pages to compare it with, and the first pages it displaces,
    each with the pages that may no longer be looked at together with that one."""
    votes: dict[Ranked, int] = defaultdict(int)
    led, rows = dict(anchors), []
    behind: Behind = defaultdict(dict)
    displaced: dict[Ranked, set[int]] = {}
    for first, runs in _firsts(connection, anchors).items():
        votes[first] += _common(anchors, runs)
        if first < ours:
            mine = {run: led.pop(run) for run in runs}
            rows.append((first[1], ours[1], _packed(mine)))
            continue
        behind[first].update(runs)
        taken = _take(connection, first, runs)
        for other, moved in taken.items():
            votes[other] += _common(anchors, moved)
            behind[other].update(moved)
        displaced[first] = {page for _, page in taken}
    rows += [(ours[1], other[1], _packed(runs)) for other, runs in behind.items()]
    connection.executemany(_STAND, rows)
    connection.executemany(_LEAD, [(run, *ours, words) for run, words in led.items()])
    return _enough(votes), displaced


def leave(connection: sqlite3.Connection, ours: Ranked, anchors: Anchors) -> set[Ranked]:
    """Takes a page's runs out. Gives the pages that lead runs now in its place."""
    firsts = _firsts(connection, anchors)
    led = firsts.pop(ours, {})
    connection.executemany(_GO, [(first[1], ours[1]) for first in firsts])
    connection.executemany("DELETE FROM story_runs WHERE run = ?", [(run,) for run in led])
    behind = sorted(_take(connection, ours, led).items())
    heirs: dict[int, Ranked] = {}
    rows: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    for other, runs in behind:
        mine = {run: words for run, words in runs.items() if run not in heirs}
        heirs.update(dict.fromkeys(mine, other))
        connection.executemany(_LEAD, [(run, *other, words) for run, words in mine.items()])
        for run in runs.keys() - mine.keys():
            rows[heirs[run][1], other[1]][run] = runs[run]
    connection.executemany(
        _STAND,
        [(*pair, _packed(_runs_behind(connection, *pair) | runs)) for pair, runs in rows.items()],
    )
    return set(heirs.values())


def followers(connection: sqlite3.Connection, first: int, anchors: Anchors) -> list[Ranked]:
    """The later pages that a page is to be compared with, being the first with runs they hold."""
    behind = _behind(connection, first)
    return _enough({other: _common(anchors, runs) for other, runs in behind.items()})


def still_together(connection: sqlite3.Connection, first: int, anchors: Anchors, page: int) -> bool:
    """Whether a later page is to be compared with this one, which has the runs `anchors`."""
    return _common(anchors, _runs_behind(connection, first, page)) >= MIN_SHARED_WORDS


def _firsts(connection: sqlite3.Connection, runs: Iterable[int]) -> Behind:
    """The first pages of some runs, each with those it leads and its words for each."""
    found: Behind = defaultdict(dict)
    for run, rank, page, words in connection.execute(_FIRST, [json.dumps(list(runs))]):
        found[rank, page][run] = words
    return found


def _behind(connection: sqlite3.Connection, first: int) -> Behind:
    rows = connection.execute(_BEHIND, [first])
    return {(rank, page): _unpacked(runs) for rank, page, runs in rows}


def _runs_behind(connection: sqlite3.Connection, first: int, page: int) -> dict[int, int]:
    row = connection.execute(_RUNS_BEHIND, [first, page]).fetchone()
    return _unpacked(row[0]) if row else {}


def _take(connection: sqlite3.Connection, first: Ranked, runs: Collection[int]) -> Behind:
    """Takes runs from a page that led them; gives the pages behind it that have any of them."""
    taken: Behind = {}
    gone, left = [], []
    for other, held in _behind(connection, first[1]).items():
        moved = {run: words for run, words in held.items() if run in runs}
        kept = {run: words for run, words in held.items() if run not in runs}
        if moved:
            taken[other] = moved
        if moved and kept:
            left.append((first[1], other[1], _packed(kept)))
        elif moved:
            gone.append((first[1], other[1]))
    connection.executemany(_GO, gone)
    connection.executemany(_STAND, left)
    return taken


def _common(anchors: Anchors, runs: Anchors) -> int:
    """The words that two pages have in the sentences of some runs of both."""
    return sum([min(anchors[run], words) for run, words in runs.items()])


def _packed(runs: Anchors) -> bytes:
    """Runs and their words as bytes, in ascending order."""
    ordered = sorted(runs)
    return struct.pack(f"<{2 * len(runs)}I", *ordered, *[runs[run] for run in ordered])


def _unpacked(data: bytes) -> dict[int, int]:
    numbers = struct.unpack(f"<{len(data) // 4}I", data)
    half = len(numbers) // 2
    return dict(zip(numbers[:half], numbers[half:], strict=True))


def _enough(votes: Mapping[Ranked, int]) -> list[Ranked]:
    return [other for other, words in votes.items() if words >= MIN_SHARED_WORDS]
