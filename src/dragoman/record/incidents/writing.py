"""Writes incidents, and takes out what was retracted.

A row is known by its id. The same row again changes nothing; another version of it replaces what
is there, unless both say which edition they are and the new one is the older. What a deletion
list has retracted stays away, whichever file comes first, unless a later edition brings it back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from dragoman.model import Incident, SkippedRow
from dragoman.record.incidents.filing import BATCH, IDS, Fate, Imported, file_rows
from dragoman.record.incidents.rows import COLUMNS, SELECT, Values, incident_values
from dragoman.record.store.connection import transaction

_INSERT = f"""INSERT INTO incidents (file, {", ".join(COLUMNS)})
  VALUES (?{", ?" * len(COLUMNS)})"""


def add(
    connection: sqlite3.Connection,
    rows: Iterable[Incident | SkippedRow],
    file: str,
    source: str,
) -> Iterator[Imported]:
    """Files the rows, and yields the counts so far after each batch, at least once."""
    imported = Imported(file, source)
    return file_rows(connection, rows, imported, values_of=incident_values, write=_write)


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
                f"""DELETE FROM incidents WHERE id IN {IDS} AND EXISTS (
                  SELECT 1 FROM incident_retractions r WHERE r.id = incidents.id
                    AND (r.deleted = 0 OR edition <= r.deleted))""",
                [ids],
            ).rowcount
    return gone


def _write(connection: sqlite3.Connection, file: int, batch: Sequence[Values]) -> list[Fate]:
    ids = json.dumps([values[1] for values in batch])
    known = f"{SELECT} WHERE id IN {IDS}"
    there = {row["id"]: tuple(row) for row in connection.execute(known, [ids])}
    gone = _retracted(connection, ids)
    write: dict[str, Values] = {}
    fates: list[Fate] = []
    for values in batch:
        edition, id = int(values[0] or 0), str(values[1])
        old = write.get(id) or there.get(id)
        fate = "retracted" if id in gone and not 0 < gone[id] < edition else _fate(old, values)
        fates.append(fate)
        if fate in ("new", "changed"):
            write[id] = values
        elif old is not None and fate == "same" and edition > int(old[0] or 0):
            if id in write:
                write[id] = values
            else:
                connection.execute("UPDATE incidents SET edition = ? WHERE id = ?", [edition, id])
    replaced = json.dumps([id for id in write if id in there])
    connection.execute(f"DELETE FROM incidents WHERE id IN {IDS}", [replaced])
    connection.executemany(_INSERT, [(file, *values) for values in write.values()])
    return fates


def _fate(old: Values | None, new: Values) -> Fate:
    """What a row does to the version of it that is there."""
    if old is None:
        return "new"
    if old[1:] == new[1:]:
        return "same"
    return "older" if 0 < int(new[0] or 0) < int(old[0] or 0) else "changed"


def _retracted(connection: sqlite3.Connection, ids: str) -> dict[str, int]:
    query = f"SELECT id, deleted FROM incident_retractions WHERE id IN {IDS}"
    return {row["id"]: row["deleted"] for row in connection.execute(query, [ids])}
