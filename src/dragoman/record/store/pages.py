"""The pages of a record as they are listed, and what was not read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from dragoman.model import Skipped
from dragoman.record.store.rows import PAGE_LISTED, PageRow, page_row


def listed(
    connection: sqlite3.Connection, *, newest: bool, limit: int | None, skip: int
) -> Iterator[PageRow]:
    """Pages in the order in which they were first read, or in the opposite one, the first `skip`
    left out."""
    order = f"ORDER BY seq {'DESC' if newest else ''}"
    query, values = f"SELECT {PAGE_LISTED} FROM pages {order}", list[int]()
    if limit is not None or skip:  # what is skipped is gone through in a table of narrow rows
        query = f"""SELECT {PAGE_LISTED} FROM pages WHERE seq IN
          (SELECT page AS seq FROM concluded {order} LIMIT ? OFFSET ?) {order}"""
        values = [-1 if limit is None else limit, skip]
    for row in connection.execute(query, values):
        yield page_row(row)


def skipped(connection: sqlite3.Connection) -> Iterator[Skipped]:
    """What was not read, with the reasons: files first, then pages."""
    for row in connection.execute("SELECT name, reason FROM skipped_files ORDER BY name"):
        yield Skipped(row["name"], row["reason"])
    # the plus sign keeps SQLite from going through all pages, since they lie in order
    query = "SELECT name, skipped FROM pages WHERE skipped IS NOT NULL ORDER BY +seq"
    for row in connection.execute(query):
        yield Skipped(row["name"], row["skipped"])
