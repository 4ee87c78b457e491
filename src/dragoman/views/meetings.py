"""Who sat, or is to sit, together."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import FactKind, Meeting
from dragoman.record import Filter, Record
from dragoman.views.asking import EVERYTHING, facts_of
from dragoman.views.rows import FactRow, Rows, fact_row
from dragoman.views.words import names


@dataclass(frozen=True, slots=True)
class MeetingRow(FactRow):
    """One meeting, held, planned or denied."""

    format: str
    level: str | None
    participants: tuple[str, ...]
    place: str | None
    topic: str | None


def meetings(
    record: Record, wanted: Filter = EVERYTHING, *, limit: int | None = None
) -> Rows[MeetingRow]:
    """Meetings by day."""
    rows = []
    for fact in facts_of(record, wanted, FactKind.MEETING, limit=limit):
        met = fact.detail
        assert isinstance(met, Meeting)
        row = MeetingRow(
            **fact_row(fact),
            format=met.format,
            level=met.level,
            participants=names(met.participants),
            place=fact.place.name if fact.place else None,
            topic=met.topic,
        )
        rows.append(row)
    return Rows(MeetingRow, rows)
