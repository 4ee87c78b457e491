"""Brings a record file to the version this Dragoman writes, one numbered step at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from dragoman.errors import RecordError
from dragoman.record.store.fourth import FOURTH
from dragoman.record.store.schema import AGGREGATES, APPEND_ONLY, TABLES
from dragoman.record.store.second import SECOND
from dragoman.record.store.third import THIRD

APPLICATION_ID = 0x44524731
"""Marks an SQLite file as a record ("DRG1")."""

MIGRATIONS = (TABLES + AGGREGATES + APPEND_ONLY, SECOND, THIRD, FOURTH)
"""`MIGRATIONS[n]` takes a file from version n to n + 1. Only ever append; never edit a released
step."""

LATEST = len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """The file's version; 0 for an empty one. Raises RecordError for a file that is no record,
    or a record that a newer Dragoman made."""
    version = _pragma(connection, "user_version")
    marked = _pragma(connection, "application_id") == APPLICATION_ID
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not marked and (tables or version):
        raise RecordError("is an SQLite file but not a Dragoman record; name another file")
    if version > LATEST:
        raise RecordError(
            f"was made by a newer version of Dragoman (file version {version}, this one knows "
            f"{LATEST}); upgrade dragoman"
        )
    return version


def migrate(connection: sqlite3.Connection) -> None:
    """Runs the missing steps, each in one transaction with its version number."""
    while version_of(connection) < LATEST:
        with transaction(connection):
            _step(connection)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; takes the write lock at once, so that two writers queue and never clash."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.rollback()
        raise
    connection.commit()


def _step(connection: sqlite3.Connection) -> None:
    version = version_of(connection)  # again, inside the lock: another process may have been first
    if version >= LATEST:
        return
    for statement in statements(MIGRATIONS[version]):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version + 1}")


def statements(script: str) -> list[str]:
    """The statements of a script; `executescript` would commit before it starts."""
    found, piece = [], ""
    for line in script.splitlines(keepends=True):
        piece += line
        if piece.strip() and sqlite3.complete_statement(piece):
            found.append(piece)
            piece = ""
    return found


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
