"""The file beside a record that the monitor's screens count from; it may be deleted at any time.

Columns of numbers, one number for each incident in the order of days, so that any choice of a
hundred thousand incidents is counted in a few milliseconds; and the uploads, with what became of
them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = 1
"""Of the file; another one is thrown away and made anew."""
_TABLES = """
CREATE TABLE sheet (stamp TEXT NOT NULL, verdicts TEXT NOT NULL, made TEXT NOT NULL);
CREATE TABLE columns (
  terms TEXT NOT NULL, name TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (terms, name)
) WITHOUT ROWID;
CREATE TABLE words (
  what TEXT NOT NULL, n INTEGER NOT NULL, text TEXT NOT NULL, key TEXT NOT NULL,
  PRIMARY KEY (what, n)
) WITHOUT ROWID;
CREATE INDEX words_by_key ON words (what, key);
CREATE TABLE spots (
  n INTEGER PRIMARY KEY, name TEXT, unit INTEGER NOT NULL, grain TEXT NOT NULL,
  longitude REAL, latitude REAL
);
CREATE TABLE judged (terms TEXT PRIMARY KEY, spoken_of INTEGER NOT NULL);
CREATE TABLE incident_ids (n INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TABLE jobs (
  id TEXT PRIMARY KEY, what TEXT NOT NULL, name TEXT NOT NULL, begun TEXT NOT NULL,
  state TEXT NOT NULL, rows INTEGER NOT NULL, judged INTEGER NOT NULL, said TEXT NOT NULL,
  told TEXT NOT NULL, task TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX jobs_by_begun ON jobs (begun);
"""


def store_path(record: Path) -> Path:
    """The file beside a record that its monitor counts from."""
    return record.with_name(record.name + ".monitor")


@contextmanager
def opened(record: Path) -> Iterator[sqlite3.Connection]:
    """The monitor's file of a record; made anew where it is no such file."""
    connection = _open(store_path(record))
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One change, all of it or nothing; others who write wait."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _open(path: Path) -> sqlite3.Connection:
    connection, version = _connect(path)
    if version not in (0, VERSION):
        connection.close()
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        connection, version = _connect(path)
    connection.execute("PRAGMA synchronous = OFF")  # what is lost is counted again
    if version == 0:
        connection.execute("PRAGMA journal_mode = WAL")
        with writing(connection):
            made = int(connection.execute("PRAGMA user_version").fetchone()[0])
            for statement in _TABLES.split(";\n") if made == 0 else ():
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {VERSION}")
    return connection


def _connect(path: Path) -> tuple[sqlite3.Connection, int]:
    """A connection, and the version of the file; -1 for what is no such file."""
    connection = sqlite3.connect(path, timeout=30.0, isolation_level=None, check_same_thread=False)
    try:
        return connection, int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError:
        return connection, -1
