"""What was not read, and why."""

from __future__ import annotations

from dragoman.model import Skipped
from dragoman.record import Record
from dragoman.views.rows import Rows


def skipped(record: Record) -> Rows[Skipped]:
    """Files and pages that were skipped, with their reasons."""
    return Rows(Skipped, list(record.skipped()))
