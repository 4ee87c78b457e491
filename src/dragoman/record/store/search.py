"""Full-text search over pages."""

from __future__ import annotations

import json
import sqlite3

from dragoman.record.store.fulltext import Hit, find_words, match_query, surroundings


def search(
    connection: sqlite3.Connection, words: str, limit: int, *, comments: bool = False
) -> list[Hit]:
    """Pages that hold all words, the last added first: ordering by rank costs seconds where a word
    is common, by row a millisecond."""
    query = match_query(words)
    column = "comments" if comments else "body"
    pages = connection.execute(
        """SELECT p.* FROM page_words w JOIN pages p ON p.seq = w.rowid
           WHERE page_words MATCH ? ORDER BY w.rowid DESC LIMIT ?""",
        [f"{column} : ({query})", limit],
    ).fetchall()
    return [_hit(connection, page, words, query, column) for page in pages]


def _hit(
    connection: sqlite3.Connection, page: sqlite3.Row, words: str, query: str, column: str
) -> Hit:
    text = page["text"]
    start, end = find_words(text, json.loads(page["indexed"])[column], words)
    before, after = surroundings(text, start, end)
    facts: tuple[str, ...] = ()
    if column == "body":
        rows = connection.execute(
            """SELECT id FROM facts f WHERE page = ? AND EXISTS (
               SELECT 1 FROM quote_words w WHERE w.rowid = f.seq AND quote_words MATCH ?)
               ORDER BY start, seq""",
            [page["seq"], query],
        )
        facts = tuple(row["id"] for row in rows)
    return Hit(
        page["id"], page["name"], page["outlet"], start, end, before, text[start:end], after, facts
    )
