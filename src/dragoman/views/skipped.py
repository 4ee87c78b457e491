"""What was not read, and why."""

from __future__ import annotations

from dragoman.model import Skipped
from dragoman.record import Record
from dragoman.views.rows import Rows


def skipped(record: Record) -> Rows[Skipped]:
    """Files and pages that were skipped, then rows of imported files, with their reasons."""
    rows = (
        Skipped(f"{file}, row {row.row}", f"{row.words} ({row.reason})")
        for file, row in record.incidents.skipped()
    )
    return Rows(Skipped, [*record.skipped(), *rows])
