"""Which pages hold some words."""

from __future__ import annotations

from dragoman.record import Record
from dragoman.record.store.fulltext import Hit
from dragoman.views.rows import Rows


def search(record: Record, words: str, *, limit: int = 20, comments: bool = False) -> Rows[Hit]:
    """Pages that hold all words, the last added first; see `Record.search` for the query."""
    return Rows(Hit, record.search(words, limit, comments=comments))
