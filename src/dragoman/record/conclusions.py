"""What is concluded across pages, kept up with every page inside its own transaction.

Each room that concludes something owns its tables and offers two functions: `take_up` works a page
that has just been written into them, `forget` takes it out again before it is replaced. What they
keep must not depend on the order in which pages come, nor cost more in a large record.
"""

from __future__ import annotations

import sqlite3
from typing import Protocol

from dragoman.record.judgements import effects
from dragoman.record.links import tables
from dragoman.record.store.connection import transaction
from dragoman.record.stories import upkeep


class Conclusion(Protocol):
    """A room's part in adding and replacing a page, known by its `seq`."""

    def take_up(self, connection: sqlite3.Connection, page: int) -> None: ...
    def forget(self, connection: sqlite3.Connection, page: int) -> None: ...


CONCLUSIONS: tuple[Conclusion, ...] = (effects, upkeep, tables)
"""In the order in which they build on each other."""


def take_up(connection: sqlite3.Connection, page: int) -> None:
    """Concludes what a page that has just been written changes."""
    for conclusion in CONCLUSIONS:
        conclusion.take_up(connection, page)
    connection.execute("INSERT OR IGNORE INTO concluded VALUES (?)", [page])


def forget(connection: sqlite3.Connection, page: int) -> None:
    """Takes back what was concluded from a page, before its facts go."""
    for conclusion in reversed(CONCLUSIONS):
        conclusion.forget(connection, page)
    connection.execute("DELETE FROM concluded WHERE page = ?", [page])


def catch_up(connection: sqlite3.Connection) -> None:
    """Concludes from the pages of a record that an older Dragoman wrote, one transaction each."""
    query = "SELECT seq FROM pages WHERE seq NOT IN (SELECT page FROM concluded) ORDER BY seq"
    for row in connection.execute(query).fetchall():
        with transaction(connection):
            take_up(connection, row[0])
