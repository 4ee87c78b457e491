"""The record's incidents: filing them, and asking for them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.model import Incident, Known, SkippedRow
from dragoman.record.incidents import writing
from dragoman.record.incidents.elsewhere import add_known, known_of
from dragoman.record.incidents.filing import Imported
from dragoman.record.incidents.rows import COLUMNS, SELECT, incident_of
from dragoman.record.store.connection import as_record_errors

_FETCHED = 500
"""Rows that are taken from SQLite at a time."""


class Incidents:
    """What event data sets tell, beside what pages tell. `Record.incidents` opens it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def __iter__(self) -> Iterator[Incident]:
        return self.all()

    def __len__(self) -> int:
        return self.count()

    def add(
        self, rows: Iterable[Incident | SkippedRow], file: str, *, source: str = ""
    ) -> Imported:
        """Files the rows of a file under its name, and says what became of them.

        Whole batches are kept if it is cut short, and the same call then completes them. The
        same rows again change nothing.
        """
        *_, last = self.adding(rows, file, source=source)
        return last

    def adding(
        self, rows: Iterable[Incident | SkippedRow], file: str, *, source: str = ""
    ) -> Iterator[Imported]:
        """`add`, with the counts so far after each batch."""
        with as_record_errors(self._path):
            yield from writing.add(self._connection, rows, file, source)

    def retract(self, deleted: Iterable[tuple[str, int]]) -> int:
        """Takes out the incidents with these ids ("acled:SYR1234") and keeps them out, up to the
        edition beside the id (0: for good). Returns how many were there."""
        with as_record_errors(self._path):
            return writing.retract(self._connection, deleted)

    def all(
        self,
        *,
        source: str | None = None,
        first: date | None = None,
        last: date | None = None,
        side: str | None = None,
        admin1: str | None = None,
    ) -> Iterator[Incident]:
        """Incidents by their first day, then id, streamed: those of one source, that began on
        `first` or later and on `last` or earlier, with this side (the exact name, either one),
        in this unit (the exact name)."""
        where, values = _conditions(source, first, last, side, admin1)
        with as_record_errors(self._path):
            for row in self._rows(f"{SELECT} WHERE {where} ORDER BY first, id", values):
                yield incident_of(row)

    def numbered(self, *, after: int = 0) -> Iterator[tuple[int, Incident]]:
        """Incidents with their numbers in the record, in the order of these, from the one after
        `after`. A row that is replaced gets a new number, and none is ever given twice, so that
        what is new or changed since a number stands behind it."""
        query = f"SELECT {', '.join(COLUMNS)}, seq FROM incidents WHERE seq > ? ORDER BY seq"
        with as_record_errors(self._path):
            for row in self._rows(query, [after]):
                yield row["seq"], incident_of(tuple(row)[:-1])

    def one(self, id: str) -> Incident:
        """The incident with this id; raises UsageError where there is none."""
        with as_record_errors(self._path):
            row = self._connection.execute(f"{SELECT} WHERE id = ?", [id]).fetchone()
        if row is None:
            raise UsageError(f"no incident {id!r} in {self._path}")
        return incident_of(row)

    def count(
        self,
        *,
        source: str | None = None,
        first: date | None = None,
        last: date | None = None,
        side: str | None = None,
        admin1: str | None = None,
    ) -> int:
        """How many incidents `all` gives."""
        where, values = _conditions(source, first, last, side, admin1)
        query = f"SELECT count(*) FROM incidents WHERE {where}"
        with as_record_errors(self._path):
            return int(self._connection.execute(query, values).fetchone()[0])

    def stamp(self) -> str:
        """Changes whenever an incident is added, replaced or taken out."""
        query = "SELECT (SELECT max(seq) FROM incidents), count(*) FROM incidents"
        with as_record_errors(self._path):
            last, number = self._connection.execute(query).fetchone()
        return f"{last or 0}-{number}"

    def countries(self) -> tuple[str, ...]:
        """The countries of all incidents, as the rows name them, sorted."""
        query = "SELECT DISTINCT country FROM incidents WHERE country IS NOT NULL ORDER BY country"
        with as_record_errors(self._path):
            return tuple(row["country"] for row in self._connection.execute(query))

    def files(self) -> list[Imported]:
        """The files that were imported, in the order of their first import, with what became of
        their rows the last time."""
        with as_record_errors(self._path):
            rows = self._connection.execute("SELECT * FROM incident_files ORDER BY seq").fetchall()
        return [_imported(row) for row in rows]

    def file_of(self, id: str) -> str:
        """The name of the file that the incident with this id was taken from."""
        query = """SELECT f.name FROM incidents i JOIN incident_files f ON f.seq = i.file
          WHERE i.id = ?"""
        with as_record_errors(self._path):
            row = self._connection.execute(query, [id]).fetchone()
        if row is None:
            raise UsageError(f"no incident {id!r} in {self._path}")
        return str(row["name"])

    def skipped(self, file: str | None = None) -> Iterator[tuple[str, SkippedRow]]:
        """Rows that made no incident, with the file they stand in, in its order."""
        query = """SELECT f.name, s.* FROM incident_skips s JOIN incident_files f ON f.seq = s.file
          WHERE ?1 IS NULL OR f.name = ?1 ORDER BY s.file, s.row"""
        with as_record_errors(self._path):
            for row in self._rows(query, [file]):
                yield row["name"], SkippedRow(row["row"], row["reason"], row["words"], row["id"])

    def adding_known(
        self, rows: Iterable[Known | SkippedRow], file: str, *, source: str = ""
    ) -> Iterator[Imported]:
        """Files agreements and ceasefires that a data set knows, as `adding` does incidents."""
        with as_record_errors(self._path):
            yield from add_known(self._connection, rows, file, source)

    def known_elsewhere(
        self, *, source: str | None = None, first: date | None = None, last: date | None = None
    ) -> Iterator[Known]:
        """Agreements ("pax") and ceasefires ("cf") that data sets know, by their first day, then
        id, those without a day last: of one source, with a day on `first` or later and one on
        `last` or earlier."""
        asked = (
            ("source = ?", source),
            ("last >= ?", first.isoformat() if first else None),
            ("first <= ?", last.isoformat() if last else None),
        )
        where, values = _all_of(asked)
        query = f"SELECT body FROM known_elsewhere WHERE {where} ORDER BY first IS NULL, first, id"
        with as_record_errors(self._path):
            for row in self._rows(query, values):
                yield known_of(row)

    def _rows(self, query: str, values: list[str | int | None]) -> Iterator[sqlite3.Row]:
        cursor = self._connection.execute(query, values)
        while rows := cursor.fetchmany(_FETCHED):
            yield from rows


def _conditions(
    source: str | None,
    first: date | None,
    last: date | None,
    side: str | None,
    admin1: str | None,
) -> tuple[str, list[str | int | None]]:
    asked = (
        ("source = ?", source),
        ("first >= ?", first.isoformat() if first else None),
        ("first <= ?", last.isoformat() if last else None),
        ("? IN (side_a, side_b)", side),
        ("admin1 = ?", admin1),
    )
    return _all_of(asked)


def _all_of(asked: Iterable[tuple[str, str | None]]) -> tuple[str, list[str | int | None]]:
    """SQL for those conditions that have a value, and the values."""
    given = [(condition, value) for condition, value in asked if value is not None]
    where = " AND ".join(condition for condition, _ in given) or "1"
    return where, [value for _, value in given]


def _imported(row: sqlite3.Row) -> Imported:
    counts = json.loads(row["counts"])
    found = Imported(row["name"], row["source"], whole=bool(row["whole"]))
    found.skipped = Counter(counts.pop("skipped"))
    found.flagged = Counter(counts.pop("flagged"))
    for name, number in counts.items():
        setattr(found, name, number)
    found.notes = json.loads(row["notes"])
    return found
