"""The lines of talks: who sits in them, what comes next, what is not settled yet."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import FactKind, Track
from dragoman.record import Filter, Record
from dragoman.views.asking import EVERYTHING, facts_of
from dragoman.views.rows import FactRow, Rows, fact_row
from dragoman.views.words import names


@dataclass(frozen=True, slots=True)
class TrackRow(FactRow):
    """What one page tells of a track."""

    track: str
    format: str | None
    members: tuple[str, ...]
    next_step: str | None
    undetermined: tuple[str, ...]


def tracks(
    record: Record, wanted: Filter = EVERYTHING, *, limit: int | None = None
) -> Rows[TrackRow]:
    """Facts about tracks by day."""
    rows = []
    for fact in facts_of(record, wanted, FactKind.TRACK, limit=limit):
        line = fact.detail
        assert isinstance(line, Track)
        row = TrackRow(
            **fact_row(fact),
            track=line.track.name,
            format=line.track.format,
            members=names(line.members),
            next_step=line.next_step,
            undetermined=line.undetermined,
        )
        rows.append(row)
    return Rows(TrackRow, rows)
