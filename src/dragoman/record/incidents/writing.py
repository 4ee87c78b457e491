"""Files incidents in batches, each in a transaction of its own.

A row is known by its id. The same row again changes nothing; another version of it replaces what
is there, unless both say which edition they are and the new one is the older. What a deletion
list has retracted stays away, whichever file comes first, unless a later edition brings it back.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from dragoman.model import Incident, Plain, SkippedRow
from dragoman.record.incidents.rows import COLUMNS, SELECT, Values, incident_values
from dragoman.record.store.connection import transaction

BATCH = 2000
"""Rows of one transaction: some 50 ms of writing, so that a reader of pages beside it hardly
waits, and what a killed import loses is little."""

_INSERT = f"""INSERT INTO incidents (file, {", ".join(COLUMNS)})
  VALUES (?{", ?" * len(COLUMNS)})"""
_COUNTED = ("rows", "new", "changed", "same", "older", "retracted")
_IDS = "(SELECT value FROM json_each(?))"


@dataclass(slots=True)
class Imported:
    """What became of a file's rows. `whole` is False where an import did not reach its end.

    `new`, `changed`, `same`, `older` (there is a later edition) and `retracted` (a deletion list
    has it) count rows by what they did; `skipped` counts by reason rows that make no incident,
    `flagged` by name what the rows that were kept warn of.
    """

    name: str
    source: str
    rows: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    older: int = 0
    retracted: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    flagged: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    whole: bool = False

    def counts(self) -> dict[str, Plain]:
        """All counts, by name."""
        counted: dict[str, Plain] = {name: getattr(self, name) for name in _COUNTED}
        return counted | {"skipped": dict(self.skipped), "flagged": dict(self.flagged)}


def add(
    connection: sqlite3.Connection,
    rows: Iterable[Incident | SkippedRow],
    file: str,
    source: str,
) -> Iterator[Imported]:
    """Files the rows, and yields the counts so far after each batch, at least once."""
    imported = Imported(file, source)
    batches = iter(rows)
    with transaction(connection):
        seq = _begin(connection, imported)
    while batch := list(islice(batches, BATCH)):
        _file(connection, seq, batch, imported)
        yield imported
    imported.whole = True
    imported.notes = list(getattr(rows, "notes", ()))
    with transaction(connection):
        _note(connection, seq, imported)
    yield imported


def retract(connection: sqlite3.Connection, deleted: Iterable[tuple[str, int]]) -> int:
    """Takes out the incidents with these ids, and keeps them out; the number beside an id is the
    edition up to which it is gone, 0 for all. Returns how many were there."""
    gone, batches = 0, iter(deleted)
    while batch := list(islice(batches, BATCH)):
        with transaction(connection):
            connection.executemany(
                "INSERT INTO incident_retractions VALUES (?, ?) ON CONFLICT DO UPDATE SET deleted "
                "= iif(deleted = 0 OR excluded.deleted = 0, 0, max(deleted, excluded.deleted))",
                batch,
            )
            ids = json.dumps([id for id, _ in batch])
            gone += connection.execute(
                f"""DELETE FROM incidents WHERE id IN {_IDS} AND EXISTS (
                  SELECT 1 FROM incident_retractions r WHERE r.id = incidents.id
                    AND (r.deleted = 0 OR edition <= r.deleted))""",
                [ids],
            ).rowcount
    return gone


def _begin(connection: sqlite3.Connection, imported: Imported) -> int:
    """The file's number; what was known of an earlier import of it starts anew."""
    (seq,) = connection.execute(
        "INSERT INTO incident_files (name, source, whole, counts, notes) VALUES (?, ?, 0, '', '') "
        "ON CONFLICT (name) DO UPDATE SET source = excluded.source RETURNING seq",
        [imported.name, imported.source],
    ).fetchone()
    connection.execute("DELETE FROM incident_skips WHERE file = ?", [seq])
    _note(connection, seq, imported)
    return int(seq)


def _note(connection: sqlite3.Connection, seq: int, imported: Imported) -> None:
    connection.execute(
        "UPDATE incident_files SET whole = ?, counts = ?, notes = ? WHERE seq = ?",
        [imported.whole, json.dumps(imported.counts()), json.dumps(imported.notes), seq],
    )


def _file(
    connection: sqlite3.Connection,
    seq: int,
    batch: Sequence[Incident | SkippedRow],
    imported: Imported,
) -> None:
    values: list[Values] = []
    skips: list[SkippedRow] = []
    for row in batch:
        if isinstance(row, SkippedRow):
            skips.append(row)
            imported.skipped[row.reason] += 1
            continue
        values.append(incident_values(row))
        for flag in row.flags:
            imported.flagged[flag.partition("=")[0]] += 1
    imported.rows += len(batch)
    with transaction(connection):
        _write(connection, seq, values, imported)
        connection.executemany(
            "INSERT OR REPLACE INTO incident_skips VALUES (?, ?, ?, ?, ?)",
            [(seq, skip.row, skip.reason, skip.words, skip.id) for skip in skips],
        )
        _note(connection, seq, imported)


def _write(
    connection: sqlite3.Connection, seq: int, batch: Sequence[Values], imported: Imported
) -> None:
    ids = json.dumps([values[1] for values in batch])
    known = f"{SELECT} WHERE id IN {_IDS}"
    there = {row["id"]: tuple(row) for row in connection.execute(known, [ids])}
    gone = _retracted(connection, ids)
    write: dict[str, Values] = {}
    for values in batch:
        edition, id = int(values[0] or 0), str(values[1])
        old = write.get(id) or there.get(id)
        if id in gone and not 0 < gone[id] < edition:
            imported.retracted += 1
            continue
        fate = _fate(old, values)
        setattr(imported, fate, getattr(imported, fate) + 1)
        if fate in ("new", "changed"):
            write[id] = values
        elif old is not None and fate == "same" and edition > int(old[0] or 0):
            connection.execute("UPDATE incidents SET edition = ? WHERE id = ?", [edition, id])
    replaced = json.dumps([id for id in write if id in there])
    connection.execute(f"DELETE FROM incidents WHERE id IN {_IDS}", [replaced])
    connection.executemany(_INSERT, [(seq, *values) for values in write.values()])


def _fate(old: Values | None, new: Values) -> Literal["new", "changed", "same", "older"]:
    """What a row does to the version of it that is there."""
    if old is None:
        return "new"
    if old[1:] == new[1:]:
        return "same"
    return "older" if 0 < int(new[0] or 0) < int(old[0] or 0) else "changed"


def _retracted(connection: sqlite3.Connection, ids: str) -> dict[str, int]:
    query = f"SELECT id, deleted FROM incident_retractions WHERE id IN {_IDS}"
    return {row["id"]: row["deleted"] for row in connection.execute(query, [ids])}
