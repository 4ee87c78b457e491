"""Full-text search over pages."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.model import FactKind
from dragoman.record.store.connection import as_record_errors
from dragoman.record.store.fulltext import Hit, find_words, match_query, surroundings


@dataclass(frozen=True, slots=True)
class Words:
    """The full text of one record, searched in two steps: which pages hold the words, and where."""

    connection: sqlite3.Connection
    path: Path

    def search(self, words: str, limit: int, *, comments: bool = False) -> list[Hit]:
        """Pages that hold all words, the last added first: ordering by rank costs seconds where a
        word is common, by row a millisecond."""
        return self.hits(self.find(words, limit, comments=comments), words, comments=comments)

    def find(self, words: str, limit: int, *, comments: bool = False) -> list[Found]:
        """The pages that `search` finds, without looking into them."""
        with as_record_errors(self.path):
            return find(self.connection, words, limit, comments=comments)

    def hits(self, found: Iterable[Found], words: str, *, comments: bool = False) -> list[Hit]:
        """Where the words stand on pages that were found."""
        with as_record_errors(self.path):
            return hits(self.connection, found, words, comments=comments)

    def kinds(self, found: Iterable[Found], words: str) -> dict[int, frozenset[FactKind]]:
        """What kinds of facts rest on the words on pages that were found, by a page's `seq`."""
        kinds: dict[int, set[FactKind]] = {}
        with as_record_errors(self.path):
            for row in _telling(self.connection, [one.seq for one in found], words):
                kinds.setdefault(row["page"], set()).add(FactKind(row["kind"]))
        return {page: frozenset(of_page) for page, of_page in kinds.items()}


@dataclass(frozen=True, slots=True)
class Found:
    """A page that holds the words, by its `seq`, with its outlet and the first day on which it may
    have been published."""

    seq: int
    outlet: str | None
    day: date | None


def find(
    connection: sqlite3.Connection, words: str, limit: int, *, comments: bool = False
) -> list[Found]:
    """The pages that `search` finds, without looking into them."""
    # a cross join is done in the order in which it is written: words first
    rows = connection.execute(
        """SELECT p.seq, p.outlet, p.published_start AS day
           FROM page_words w CROSS JOIN pages p ON p.seq = w.rowid
           WHERE page_words MATCH ? ORDER BY w.rowid DESC LIMIT ?""",
        [f"{_column(comments)} : ({match_query(words)})", limit],
    )
    return [
        Found(row["seq"], row["outlet"], date.fromisoformat(row["day"]) if row["day"] else None)
        for row in rows.fetchall()
    ]


def hits(
    connection: sqlite3.Connection, found: Iterable[Found], words: str, *, comments: bool = False
) -> list[Hit]:
    """Where the words stand on pages that were found."""
    seqs = [one.seq for one in found]
    rows = connection.execute(
        f"SELECT * FROM pages WHERE seq IN ({', '.join('?' * len(seqs))})", seqs
    )
    pages = {page["seq"]: page for page in rows}
    facts: dict[int, list[str]] = {}
    for row in [] if comments else _telling(connection, seqs, words):
        facts.setdefault(row["page"], []).append(row["id"])
    return [
        _hit(pages[seq], words, _column(comments), tuple(facts.get(seq, ())))
        for seq in seqs
        if seq in pages
    ]


def _telling(connection: sqlite3.Connection, pages: Sequence[int], words: str) -> list[sqlite3.Row]:
    """The facts on these pages whose quote holds the words, as they stand there."""
    query = f"""SELECT seq, id, kind, page FROM facts
      WHERE page IN ({", ".join("?" * len(pages))}) ORDER BY start, seq"""
    rows = connection.execute(query, pages).fetchall()
    if not rows:
        return []
    seqs = [row["seq"] for row in rows]
    # one question for all: to ask the index for each fact costs a hundred times as much
    query = "SELECT rowid FROM quote_words WHERE quote_words MATCH ? AND rowid BETWEEN ? AND ?"
    told = connection.execute(query, [match_query(words), min(seqs), max(seqs)])
    holding = {row[0] for row in told}
    return [row for row in rows if row["seq"] in holding]


def _column(comments: bool) -> str:
    return "comments" if comments else "body"


def _hit(page: sqlite3.Row, words: str, column: str, facts: tuple[str, ...]) -> Hit:
    text = page["text"]
    start, end = find_words(text, json.loads(page["indexed"])[column], words)
    before, after = surroundings(text, start, end)
    return Hit(
        page["id"], page["name"], page["outlet"], start, end, before, text[start:end], after, facts
    )
