"""What happened, was said, planned or denied, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.model import Fact, Precision
from dragoman.record import Filter, Record
from dragoman.views.asking import EVERYTHING
from dragoman.views.headlines import headline
from dragoman.views.rows import FactRow, Rows, fact_row
from dragoman.views.tracks import track_of
from dragoman.views.words import names


@dataclass(frozen=True, slots=True)
class TimelineRow(FactRow):
    """One fact on the timeline. `what` says it in one line; `since` and `until` bound its day;
    `track` is the line of talks or the document that it belongs to."""

    what: str
    actors: tuple[str, ...]
    place: str | None
    since: date | None
    until: date | None
    precision: Precision
    track: str | None


def timeline(
    record: Record, wanted: Filter = EVERYTHING, *, limit: int | None = None, skip: int = 0
) -> Rows[TimelineRow]:
    """Facts of every kind by day, those of unknown day last, within a day in page order; the first
    `skip` of them left out."""
    facts = record.facts(wanted, limit=limit, skip=skip)
    return Rows(TimelineRow, [timeline_row(fact) for fact in facts])


def timeline_row(fact: Fact) -> TimelineRow:
    """A fact as the timeline has it."""
    return TimelineRow(
        **fact_row(fact),
        what=headline(fact),
        actors=names(fact.actors()),
        place=fact.place.name if fact.place else None,
        since=fact.day.start,
        until=fact.day.end,
        precision=fact.day.precision,
        track=track_of(fact),
    )
