"""One SQLite file: pages, facts, and what was concluded about them."""

from dragoman.record.filter import Filter
from dragoman.record.record import Record, open_record

__all__ = ["Filter", "Record", "open_record"]
