"""Counts of incidents: how many, how many died, and how few told of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from dragoman.model.incidents import Incident
from dragoman.views.monitor.sources import offices_of, source_key, told_by_one

Number = int | Fraction


@dataclass(slots=True)
class Tally:
    """A running count. Shares of incidents that are spread over days stay exact until told."""

    incidents: Number = 0
    best: Number = 0
    low: Number = 0
    high: Number = 0
    without_best: Number = 0
    single: Number = 0
    by_source: dict[str, Number] = field(default_factory=dict)

    def add(self, incident: Incident, share: Number = 1) -> None:
        """Counts an incident, or a share of it."""
        deaths = incident.deaths
        self.incidents += share
        self.best += share * (deaths.best or 0)
        self.low += share * (deaths.low or 0)
        self.high += share * (deaths.high or 0)
        if deaths.best is None:
            self.without_best += share
        if told_by_one(incident):
            self.single += share
        for key in {source_key(name) for name in offices_of(incident)}:
            self.by_source[key] = self.by_source.get(key, 0) + share

    def merge(self, other: Tally) -> None:
        """Counts what another tally counted too."""
        self.incidents += other.incidents
        self.best += other.best
        self.low += other.low
        self.high += other.high
        self.without_best += other.without_best
        self.single += other.single
        for key, count in other.by_source.items():
            self.by_source[key] = self.by_source.get(key, 0) + count

    @property
    def single_source_share(self) -> float | None:
        """The part of the incidents that one source alone tells of, 0 to 1; None of nothing."""
        return round(float(self.single / self.incidents), 4) if self.incidents else None

    @property
    def top_source(self) -> tuple[str, float] | None:
        """The source that tells of most incidents, by its key, and of what part of them."""
        if not self.by_source or not self.incidents:
            return None
        key = min(self.by_source, key=lambda each: (-self.by_source[each], each))
        return key, round(float(self.by_source[key] / self.incidents), 4)


def plain(value: Number) -> float:
    """A count as it is told: whole where it is whole, else to three places."""
    return value.numerator if value.denominator == 1 else round(float(value), 3)


def tally(incidents: Iterable[Incident]) -> Tally:
    """All of them counted."""
    counted = Tally()
    for incident in incidents:
        counted.add(incident)
    return counted
