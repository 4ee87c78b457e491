"""Files the rows of a data set in batches, each in a transaction of its own.

What came before is not lost when an import is cut short: whole batches stay, and the same import
again completes them.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Literal, Protocol, TypeVar

from dragoman.model import Plain, SkippedRow
from dragoman.record.incidents.rows import Values
from dragoman.record.store.bulk import collector_resting
from dragoman.record.store.connection import transaction

BATCH = 2000
"""Rows of one transaction: some 50 ms of writing, so that whoever else writes to the record hardly
waits, and what a killed import loses is little."""

IDS = "(SELECT value FROM json_each(?))"
"""In SQL, the ids of a batch, given as one JSON list."""
Fate = Literal["new", "changed", "same", "older", "retracted"]
_COUNTED = ("rows", "new", "changed", "same", "older", "retracted")


class _Flagged(Protocol):
    @property
    def flags(self) -> tuple[str, ...]: ...


_Kept = TypeVar("_Kept", bound=_Flagged)
Write = Callable[[sqlite3.Connection, int, Sequence[Values]], Iterable[Fate]]
"""Writes the rows of a batch under their file's number, and says what became of each."""


@dataclass(slots=True)
class Imported:
    """What became of a file's rows. `whole` is False where an import did not reach its end.

    `new`, `changed`, `same`, `older` (there is a later edition) and `retracted` (a deletion list
    has it) count rows by what they did; `skipped` counts by reason rows of which nothing can be
    made, `flagged` by name what the rows that were kept warn of.
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

    def count(self, fates: Iterable[Fate]) -> None:
        """Takes up what became of a batch."""
        for fate, number in Counter(fates).items():
            setattr(self, fate, getattr(self, fate) + number)


def file_rows(
    connection: sqlite3.Connection,
    rows: Iterable[_Kept | SkippedRow],
    imported: Imported,
    *,
    values_of: Callable[[_Kept], Values],
    write: Write,
) -> Iterator[Imported]:
    """Files the rows, and yields the counts so far after each batch, at least once.

    Nothing is written before the first batch is read, so that a wrong file leaves no trace.
    """
    left = iter(rows)
    with collector_resting():
        first = list(islice(left, BATCH))
    left = chain(first, left)
    with transaction(connection):
        file = _begin(connection, imported)
    while True:
        with collector_resting():
            batch = list(islice(left, BATCH))
            kept = [row for row in batch if not isinstance(row, SkippedRow)]
            skips = [row for row in batch if isinstance(row, SkippedRow)]
            values = [values_of(row) for row in kept]
        if not batch:
            break
        imported.rows += len(batch)
        imported.flagged.update(flag.partition("=")[0] for row in kept for flag in row.flags)
        imported.skipped.update(skip.reason for skip in skips)
        with transaction(connection):
            imported.count(write(connection, file, values))
            _keep_skipped(connection, file, skips)
            _note(connection, file, imported)
        yield imported
    imported.whole = True
    imported.notes = list(getattr(rows, "notes", ()))
    with transaction(connection):
        _note(connection, file, imported)
    yield imported


def _begin(connection: sqlite3.Connection, imported: Imported) -> int:
    """The file's number; what was known of an earlier import of it starts anew."""
    (file,) = connection.execute(
        "INSERT INTO incident_files (name, source, whole, counts, notes) VALUES (?, ?, 0, '', '') "
        "ON CONFLICT (name) DO UPDATE SET source = excluded.source RETURNING seq",
        [imported.name, imported.source],
    ).fetchone()
    connection.execute("DELETE FROM incident_skips WHERE file = ?", [file])
    _note(connection, file, imported)
    return int(file)


def _note(connection: sqlite3.Connection, file: int, imported: Imported) -> None:
    connection.execute(
        "UPDATE incident_files SET whole = ?, counts = ?, notes = ? WHERE seq = ?",
        [imported.whole, json.dumps(imported.counts()), json.dumps(imported.notes), file],
    )


def _keep_skipped(connection: sqlite3.Connection, file: int, skips: Sequence[SkippedRow]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO incident_skips VALUES (?, ?, ?, ?, ?)",
        [(file, skip.row, skip.reason, skip.words, skip.id) for skip in skips],
    )
