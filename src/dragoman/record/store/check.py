"""What is wrong with the file of a record."""

from __future__ import annotations

import sqlite3

from dragoman.errors import RecordError
from dragoman.record.store.facts import fact_query
from dragoman.record.store.rows import fact_of

_INDEXES = ("quote_words", "aside_words")


def faults(connection: sqlite3.Connection, *, read_only: bool) -> list[str]:
    """What SQLite's own checks find, the full-text indexes (they can only be checked in a file
    that may be written to), and every quote that is not in its page."""
    rows = connection.execute("PRAGMA quick_check")
    found = [row[0] for row in rows if row[0] != "ok"]
    for index in () if read_only else _INDEXES:
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    for table in ("facts", "aside"):
        found += _misquoted(connection, table)
    return found


def _misquoted(connection: sqlite3.Connection, table: str) -> list[str]:
    found, page, text = [], None, ""
    for row in connection.execute(f"{fact_query(table)} ORDER BY f.page"):
        if row["page_seq"] != page:
            page = row["page_seq"]
            query = "SELECT text FROM pages WHERE seq = ?"
            text = str(connection.execute(query, [page]).fetchone()["text"])
        try:
            fact_of(row, text)
        except RecordError as error:
            found.append(str(error))
    return found
