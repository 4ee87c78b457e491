"""Agreements and ceasefires that data sets know, kept beside what pages tell of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from dragoman.model import Known, SkippedRow, from_plain
from dragoman.record.incidents.filing import IDS, Fate, Imported, file_rows
from dragoman.record.incidents.rows import Values
from dragoman.record.store.rows import dump

_COLUMNS = "id, source, first, last, body"


def add_known(
    connection: sqlite3.Connection, rows: Iterable[Known | SkippedRow], file: str, source: str
) -> Iterator[Imported]:
    """Files the rows, and yields the counts so far after each batch. The same again changes
    nothing, another version replaces what is there."""
    imported = Imported(file, source)
    return file_rows(connection, rows, imported, values_of=_values, write=_write)


def known_of(row: sqlite3.Row) -> Known:
    """The agreement or ceasefire of a row."""
    known: Known = from_plain(Known, json.loads(row["body"]))
    return known


def _values(known: Known) -> Values:
    first = min((day.first for day in known.days), default=None)
    last = max((day.last for day in known.days), default=None)
    return (
        known.id,
        known.source,
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        dump(known),
    )


def _write(connection: sqlite3.Connection, file: int, batch: Sequence[Values]) -> list[Fate]:
    ids = json.dumps([values[0] for values in batch])
    query = f"SELECT {_COLUMNS} FROM known_elsewhere WHERE id IN {IDS}"
    there: dict[object, Values] = {
        row["id"]: tuple(row) for row in connection.execute(query, [ids])
    }
    fates: list[Fate] = []
    for values in batch:
        old = there.get(values[0])
        fates.append("new" if old is None else "same" if old == values else "changed")
        there[values[0]] = values
        if fates[-1] != "same":
            connection.execute(
                f"""INSERT INTO known_elsewhere (file, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)
                  ON CONFLICT (id) DO UPDATE SET file = excluded.file, source = excluded.source,
                    first = excluded.first, last = excluded.last, body = excluded.body""",
                [file, *values],
            )
    return fates
