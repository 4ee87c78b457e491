"""Stories as the tables hold them: every page with what it was made from, back to the first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.record.stories.shared import Stretches

_UP = """WITH RECURSIVE up (page, parent, n) AS (
    SELECT page, parent, 0 FROM story_pages WHERE page = ?
    UNION ALL SELECT s.page, s.parent, up.n + 1
      FROM up JOIN story_pages AS s ON s.page = up.parent)
  SELECT page FROM up ORDER BY n DESC LIMIT 1"""
_DOWN = """WITH RECURSIVE down (page) AS (
    SELECT ?
    UNION ALL SELECT s.page FROM down JOIN story_pages AS s ON s.parent = down.page)
  SELECT s.page, s.rank, s.words, s.parent, s.credit, s.credit_why, p.id, p.name, p.outlet,
    p.published, c.relation, c.share, c.share_back, c.stretches
  FROM down JOIN story_pages AS s ON s.page = down.page JOIN pages AS p ON p.seq = down.page
    LEFT JOIN copies AS c ON c.page = s.page AND c.earlier = s.parent
  ORDER BY s.rank, s.page"""
_FIRST = """SELECT page FROM story_pages AS s WHERE parent IS NULL
    AND (EXISTS (SELECT 1 FROM story_pages AS c WHERE c.parent = s.page)
      OR ? AND EXISTS (SELECT 1 FROM copies AS c WHERE c.earlier = s.page))
  ORDER BY rank, page"""


@dataclass(frozen=True, slots=True)
class Member:
    """A page of a story. `parent` is the page it was made from, None for the first; `relation`,
    `share`, `share_back` and `stretches` say what the two share, seen from this page."""

    seq: int
    id: str
    name: str
    outlet: str | None
    published: str
    words: int
    parent: int | None
    credit: str | None
    credit_why: str | None
    relation: str | None
    share: float
    share_back: float
    stretches: str


def first_of(connection: sqlite3.Connection, page: int) -> int:
    """The page that a page goes back to; itself where it was made from none."""
    row = connection.execute(_UP, [page]).fetchone()
    return int(row[0]) if row else page


def members(connection: sqlite3.Connection, first: int) -> tuple[Member, ...]:
    """A story by its first page: all its pages, the first published first."""
    return tuple(
        Member(
            row["page"], row["id"], row["name"], row["outlet"], row["published"], row["words"],
            row["parent"], row["credit"], row["credit_why"], row["relation"],
            row["share"] or 0.0, row["share_back"] or 0.0, row["stretches"] or "[]",
        )
        for row in connection.execute(_DOWN, [first])
    )  # fmt: skip


def firsts(connection: sqlite3.Connection, *, partial: bool) -> Iterator[int]:
    """The first pages of the stories that have more than one page, the first published first; with
    `partial` also pages that others took some sentences from."""
    for row in connection.execute(_FIRST, [partial]).fetchall():
        yield row[0]


def stretches_from(told: str) -> Stretches:
    """Stretches as the tables keep them."""
    return tuple((start, end) for start, end in json.loads(told))
