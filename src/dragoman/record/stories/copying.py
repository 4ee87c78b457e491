"""Which pages of a record are made from which, kept up page by page."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from dragoman.record.stories.compare import compare
from dragoman.record.stories.credits import Credit
from dragoman.record.stories.packing import packed, unpacked
from dragoman.record.stories.prints import Prints
from dragoman.record.stories.runs import Ranked, enter, followers, leave, still_together
from dragoman.record.stories.shared import Relation, Shared

_PARENT = """SELECT c.earlier FROM copies AS c JOIN story_pages AS e ON e.page = c.earlier
    WHERE c.page = ?1 AND c.relation != 'partial'
    ORDER BY c.relation != 'copy', e.rank, e.page LIMIT 1"""
"""The first page that a page is a copy of, else the first that it is a rewrite of."""
_ADD = f"""INSERT INTO story_pages (page, rank, words, credit, credit_why, parent, prints)
  VALUES (?1, ?2, ?3, ?4, ?5, ({_PARENT}), ?6)"""
_ADOPT = f"UPDATE story_pages SET parent = ({_PARENT}) WHERE page = ?1"


def keep(
    connection: sqlite3.Connection,
    page: int,
    rank: int,
    prints: Prints,
    *,
    credit: Credit | None = None,
) -> None:
    """Takes a page in, known by its `seq`, and says what it shares with others."""
    ours = (rank, page)
    near, displaced = enter(connection, ours, prints.anchors())
    touched = _link(connection, ours, prints, near)
    told = (credit.name, credit.why) if credit else (None, None)
    connection.execute(_ADD, [page, rank, int(prints.words.sum()), *told, packed(prints)])
    for first, behind in displaced.items():
        touched |= _let_go(connection, first[1], behind)
    _adopt(connection, touched - {page})


def drop(connection: sqlite3.Connection, page: int) -> None:
    """Takes a page out again."""
    row = connection.execute(
        "SELECT rank, prints FROM story_pages WHERE page = ?", [page]
    ).fetchone()
    if row is None:
        return
    heirs = leave(connection, (row[0], page), unpacked(row[1]).anchors())
    later = connection.execute("SELECT page FROM copies WHERE earlier = ?", [page])
    touched = {found[0] for found in later}
    connection.execute("DELETE FROM copies WHERE page = ?1 OR earlier = ?1", [page])
    connection.execute("DELETE FROM story_pages WHERE page = ?", [page])
    for heir in heirs:
        prints = _prints(connection, heir[1])
        linked = _later_than(connection, heir[1])
        near = followers(connection, heir[1], prints.anchors())
        new = [other for other in near if other[1] not in linked]
        touched |= _link(connection, heir, prints, new)
    _adopt(connection, touched)


def _link(
    connection: sqlite3.Connection, ours: Ranked, prints: Prints, others: Sequence[Ranked]
) -> set[int]:
    """Keeps what a page shares with each of the others, if anything; gives the later page of each
    pair that shares."""
    rows = []
    for other in others:
        shared = compare(prints, _prints(connection, other[1]))
        if shared.relation is not Relation.NONE:
            rows.append(_row(ours, other, shared))
    connection.executemany("INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return {row[0] for row in rows}


def _row(ours: Ranked, other: Ranked, shared: Shared) -> tuple[int, *tuple[int | float | str, ...]]:
    """A row of `copies`, told from the later page."""
    later = shared if ours > other else shared.turned()
    return (
        max(ours, other)[1],
        min(ours, other)[1],
        later.relation.value,
        later.words,
        later.share,
        later.share_back,
        json.dumps(later.stretches),
        json.dumps(later.stretches_back),
    )


def _let_go(connection: sqlite3.Connection, first: int, behind: set[int]) -> set[int]:
    """Forgets the pairs with a page that are no longer looked at; gives their later pages."""
    linked = _later_than(connection, first) & behind
    if not linked:
        return linked
    anchors = _prints(connection, first).anchors()
    gone = {page for page in linked if not still_together(connection, first, anchors, page)}
    query = "DELETE FROM copies WHERE page = ? AND earlier = ?"
    connection.executemany(query, [(page, first) for page in gone])
    return gone


def _later_than(connection: sqlite3.Connection, page: int) -> set[int]:
    """The pages that share text with this earlier one."""
    rows = connection.execute("SELECT page FROM copies WHERE earlier = ?", [page])
    return {row[0] for row in rows}


def _adopt(connection: sqlite3.Connection, pages: Iterable[int]) -> None:
    connection.executemany(_ADOPT, [(page,) for page in pages])


def _prints(connection: sqlite3.Connection, page: int) -> Prints:
    row = connection.execute("SELECT prints FROM story_pages WHERE page = ?", [page]).fetchone()
    return unpacked(row[0])
