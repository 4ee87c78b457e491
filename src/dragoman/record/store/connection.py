"""Opens the SQLite file of a record and says what to do when SQLite cannot."""

from __future__ import annotations

import os
import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from dragoman.errors import RecordError
from dragoman.record.store.migrations import LATEST, transaction, version_of
from dragoman.record.store.names import bare_name
from dragoman.record.store.upgrade import upgrade

__all__ = ["BUSY_SECONDS", "IN_MEMORY", "Connections", "OlderRecordError", "as_record_errors",
           "connect", "transaction"]  # fmt: skip

IN_MEMORY = Path(":memory:")
"""A record that is gone when it is closed."""

BUSY_SECONDS = 15.0
"""How long a writer waits for another one; a page takes milliseconds to write."""

KEPT_OPEN = 8
"""Connections that stay open, more than are ever asked at once on one machine."""
CACHE_KILOBYTES = 16_000
"""Of the file, that each of them may hold in memory."""

_ADVICE = (
    ("SQLITE_NOTADB", "is not a Dragoman record; name another file"),
    ("SQLITE_CORRUPT", "is damaged; restore a copy, or read the pages into a new record"),
    ("SQLITE_FULL", "cannot grow, the disk is full; make room and run the command again"),
    ("SQLITE_READONLY", "cannot be written to; change its permissions or name another file"),
    ("SQLITE_BUSY", "is locked by another process that writes to it; wait until it has finished"),
    ("SQLITE_LOCKED", "is locked by another process that writes to it; wait until it has finished"),
    ("SQLITE_CANTOPEN", "cannot be opened; check that its folder exists and can be written to"),
    ("SQLITE_IOERR", "cannot be read or written; the disk may be full or gone: make room and run "
                     "the command again"),
    ("SQLITE_PERM", "cannot be opened; change its permissions or name another file"),
)  # fmt: skip
"""What each family of SQLite errors means for the person who ran the command."""


class OlderRecordError(RecordError):
    """The record has to be upgraded before it can be read."""


@contextmanager
def as_record_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite raises inside into RecordError with the file's name and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        advice = next((say for family, say in _ADVICE if name.startswith(family)), None)
        raise RecordError(f"{path} {advice}" if advice else f"{path}: {error}") from error


def connect(
    path: Path, *, create: bool, read_only: bool, any_thread: bool = False
) -> sqlite3.Connection:
    """A connection in autocommit mode to a record of the latest version; one thread's alone unless
    `any_thread`.

    Raises RecordError where there is no file to open, it is not a record, a newer Dragoman made
    it, or the system refuses.
    """
    if path == IN_MEMORY:
        read_only = False
    else:
        _check_path(path, create=create and not read_only)
    with as_record_errors(path):
        connection = _open(path, read_only, any_thread)
        try:
            _prepare(connection, path, read_only)
        except BaseException:
            connection.close()
            raise
    return connection


class Connections:
    """Connections for reading one record that stay open between questions: what SQLite has loaded
    of the file need not be loaded again. Each is lent to one at a time, of whatever thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: deque[tuple[sqlite3.Connection, tuple[int, int]]] = deque()
        self._closed = False

    @contextmanager
    def lent(self) -> Iterator[sqlite3.Connection]:
        """A connection to the file that is at the path now. Raises RecordError as `connect`."""
        connection, file = self._taken()
        try:
            yield connection
        except BaseException:
            connection.close()  # who knows what was left open in it
            raise
        if self._closed or connection.in_transaction or len(self._idle) >= KEPT_OPEN:
            connection.close()
        else:
            _tidy(connection)
            self._idle.append((connection, file))

    def close(self) -> None:
        """Closes those that nobody has; the others are closed when they come back."""
        self._closed = True
        while self._idle:
            self._idle.pop()[0].close()

    def _taken(self) -> tuple[sqlite3.Connection, tuple[int, int]]:
        file = _identity(self._path)
        while self._idle:
            try:
                connection, known = self._idle.pop()
            except IndexError:  # another thread was faster
                break
            if known == file and _is_latest(connection):
                return connection, known
            connection.close()  # the file was replaced, or upgraded
        connection = connect(self._path, create=False, read_only=True, any_thread=True)
        connection.execute(f"PRAGMA cache_size = -{CACHE_KILOBYTES}")
        return connection, file


def _tidy(connection: sqlite3.Connection) -> None:
    """Takes away what a question has laid over the tables (`as_of`, `part`)."""
    query = "SELECT type, name FROM sqlite_temp_master WHERE type IN ('view', 'table')"
    for kind, name in connection.execute(query).fetchall():
        connection.execute(f'DROP {kind} temp."{name}"')


def _identity(path: Path) -> tuple[int, int]:
    with suppress(OSError):
        told = path.stat()
        return told.st_dev, told.st_ino
    return 0, 0


def _is_latest(connection: sqlite3.Connection) -> bool:
    with suppress(sqlite3.Error, RecordError):
        return version_of(connection) == LATEST
    return False


def _check_path(path: Path, *, create: bool) -> None:
    """Raises RecordError for what SQLite would report in fewer words."""
    try:
        if path.is_dir():
            raise RecordError(f"{path} is a folder; name a file")
        if path.exists():
            return
        if not create:
            raise RecordError(
                f"there is no record at {path}; make one: dragoman read PAGES --record {path}"
            )
        if not path.parent.is_dir():
            raise RecordError(f"there is no folder {path.parent}; make it, or name another file")
    except OSError as error:
        raise RecordError(
            f"{path} cannot be opened ({error.strerror}); change the permissions of its folder, or "
            "name another file"
        ) from error


def _open(path: Path, read_only: bool, any_thread: bool) -> sqlite3.Connection:
    if path == IN_MEMORY:
        return sqlite3.connect(":memory:", isolation_level=None)
    mode = "mode=ro" if read_only else "mode=rwc"
    wal = path.with_name(path.name + "-wal")
    if read_only and not os.access(path.parent, os.W_OK) and not wal.exists():
        mode += "&immutable=1"  # SQLite cannot make its side files here, and needs none
    uri = f"file:{quote(str(path.resolve()))}?{mode}"
    return sqlite3.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None,
        check_same_thread=not any_thread,
    )  # fmt: skip


def _prepare(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.create_function("bare_name", 1, bare_name, deterministic=True)
    try:
        if not read_only:
            version_of(connection)  # before anything is written to a file that may not be ours
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            upgrade(connection, path)
        elif version_of(connection) == 0:
            raise RecordError("is empty; read pages into it: dragoman read PAGES")
        elif version_of(connection) < LATEST:
            raise OlderRecordError("was made by an older version of Dragoman")
    except RecordError as error:
        raise type(error)(f"{path} {error}") from error
