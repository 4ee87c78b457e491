"""The numbered rounds of talks: when, where, who came, who was invited and stayed away."""

from __future__ import annotations

from dragoman.record import Filter, Record
from dragoman.record.lifecycles import Round
from dragoman.views.asking import EVERYTHING
from dragoman.views.claims import kept_by
from dragoman.views.rows import Rows


def rounds(record: Record, wanted: Filter = EVERYTHING, *, limit: int | None = None) -> Rows[Round]:
    """Rounds by track and number."""
    found = ((one.accounts, one) for one in record.rounds())
    return Rows(Round, kept_by(record, wanted, found)[:limit])
