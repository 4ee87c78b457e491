"""One SQLite file: pages, facts, and what was concluded about them."""

from dragoman.record.record import Record, open_record
from dragoman.record.store.filter import Filter

__all__ = ["Filter", "Record", "open_record"]
