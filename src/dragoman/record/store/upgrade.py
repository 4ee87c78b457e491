"""Before a record is brought to a newer version, it is kept as it was, next to it."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from dragoman.errors import RecordError
from dragoman.record.store.migrations import LATEST, migrate, transaction, version_of

_LOG = logging.getLogger("dragoman")
_ROWS = "SELECT ifnull(max(seq), 0), count(*) FROM {}"
_COUNTED = ("pages", "facts", "judgements")


def upgrade(connection: sqlite3.Connection, path: Path) -> None:
    """Brings the record to the latest version. One that holds anything is first copied to
    `FILE.before-vN`, N being that version; a copy made by an upgrade that was cut short is not made
    twice. Says so in the log, which goes to standard error unless the program says otherwise.

    Each step is one transaction: killed at any moment, the record is as it was or whole steps
    further, and the next one who opens it goes on. Raises RecordError or sqlite3.Error where the
    copy cannot be made; the record is then untouched.
    """
    version = version_of(connection)
    if 0 < version < LATEST:
        with transaction(connection):  # two that upgrade at once do not copy at once
            copy = _kept(path) if version_of(connection) == version else None
        migrate(connection)
        if copy is not None:
            _LOG.warning(
                "%s was made by an older Dragoman and has been upgraded from version %d to %d; as "
                "it was before, it is in %s", path, version, LATEST, copy,
            )  # fmt: skip
    else:
        migrate(connection)


def _kept(path: Path) -> Path:
    """A copy of the record as it is, made unless there is one."""
    with closing(sqlite3.connect(path)) as record:
        for number in count(1):
            ending = f".before-v{LATEST}" + (f"-{number}" if number > 1 else "")
            copy = path.with_name(path.name + ending)
            if not copy.exists():
                break
            if _same(record, copy):
                return copy
        try:
            _copy(record, path, copy)
        except OSError as error:
            raise RecordError(
                f"cannot be copied before its upgrade ({error.strerror}); make room, or copy it to "
                "a folder that you can write to"
            ) from error
    return copy


def _copy(record: sqlite3.Connection, path: Path, copy: Path) -> None:
    part = copy.with_name(copy.name + ".part")
    part.unlink(missing_ok=True)  # of a copy that was cut short
    try:
        with closing(sqlite3.connect(part)) as target:
            record.backup(target)
        shutil.copymode(path, part)
        part.rename(copy)
    finally:
        part.unlink(missing_ok=True)


def _same(record: sqlite3.Connection, copy: Path) -> bool:
    """Whether a copy holds what the record holds: the record may have been used further, by the
    Dragoman that made it, after an upgrade that did not succeed."""
    try:
        with closing(sqlite3.connect(copy)) as other:
            return all(
                tuple(record.execute(query).fetchone()) == tuple(other.execute(query).fetchone())
                for query in (_ROWS.format(table) for table in _COUNTED)
            )
    except sqlite3.DatabaseError:
        return False
