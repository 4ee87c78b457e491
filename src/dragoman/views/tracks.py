"""The lines of talks: who sits in them, what comes next, what is not settled yet."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Fact, FactKind, Invitation, Meeting, Role, Statement, Track
from dragoman.record import Filter, Record
from dragoman.record.lifecycles.rounds import named_talks
from dragoman.views.asking import EVERYTHING, facts_of
from dragoman.views.rows import FactRow, Rows, fact_row
from dragoman.views.words import names

_NO_NAMES = frozenset({"the", "peace", "these", "those", "new", "next", "further", "direct"})
"""Words in front of "talks" that name none."""


def track_of(fact: Fact) -> str | None:
    """The line of talks or the document that a fact belongs to by its own words: the track it
    names, the agreement, or the talks by their name or else by their place."""
    match fact.detail:
        case Track(track=track):
            return track.name
        case Role(in_=str(name)):
            return name
        case Meeting():
            talks = _named(fact.quote) or (fact.place.name if fact.place else None)
            return f"{talks} talks" if talks else None
        case Invitation(occasion=str(words)) | Statement(occasion=str(words)):
            talks = _named(words)
            return f"{talks} talks" if talks else None
    agreement = getattr(fact.detail, "agreement", None)
    return str(agreement.name) if agreement else None


def _named(words: str) -> str | None:
    name = named_talks(words)
    return None if name is None or name.casefold() in _NO_NAMES else name


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
