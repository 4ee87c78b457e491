"""A ceasefire's own terms: since when, between whom, where, what is forbidden, who is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dragoman.model.incidents import IncidentKind


@dataclass(frozen=True, slots=True)
class Party:
    """Who is bound, and on which side.

    `actor` is a registry id; whoever is part of it, or fights in its name, is bound with it. Acts
    between parties of one `side` are not what the terms forbid.
    """

    actor: str
    side: str
    joined: date | None = None
    left: date | None = None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Who is left out, by which designation and on whose word."""

    actor: str
    label: str | None = None
    authority: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Polygon:
    """Closed rings of (longitude, latitude); the first is the border, the others are holes."""

    rings: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of contact: points (longitude, latitude) and how far the terms reach on each side."""

    points: tuple[tuple[float, float], ...]
    depth_km: float


@dataclass(frozen=True, slots=True)
class TermsZone:
    """One part of the territory, with days of its own where it has them.

    A place is inside if a named unit, a polygon or the line holds it. `partial` units are those
    of which only some part belongs to the zone: an incident there is inside only if its
    coordinates say so, and unknown where they cannot.
    """

    id: str
    name: str
    countries: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    admin2: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    """Names of admin units the zone takes a part of."""
    polygons: tuple[Polygon, ...] = ()
    lines: tuple[Line, ...] = ()
    in_force: date | None = None
    ended: date | None = None
    guarantors: tuple[str, ...] = ()
    margin_km: float = 0.0
    """How far from the true border what is drawn may lie; closer than this to it, even exact
    coordinates do not say which side they are on."""


@dataclass(frozen=True, slots=True)
class Extension:
    """The terms are prolonged: said on `day`, until `until` (None: open)."""

    day: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something owed by a day."""

    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Terms:
    """A ceasefire or de-escalation arrangement as data.

    In force from `in_force` (hours count as the day they fall on) up to and without `ended`;
    `ended` None means until further notice. Without a zone the terms hold everywhere in
    `countries`. `prohibited` is what the terms forbid; empty: every act of armed force.
    `disputed` carries what the sources do not agree on, in words. `sources` says where each thing
    was taken from.
    """

    id: str
    name: str
    in_force: date
    parties: tuple[Party, ...]
    declared: date | None = None
    ended: date | None = None
    ended_why: str | None = None
    agreement: str | None = None
    countries: tuple[str, ...] = ()
    zones: tuple[TermsZone, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    guarantors: tuple[str, ...] = ()
    prohibited: tuple[IncidentKind, ...] = ()
    extensions: tuple[Extension, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    disputed: tuple[str, ...] = ()
    sources: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.ended is not None and self.ended < self.in_force:
            raise ValueError(f"terms {self.id} end ({self.ended}) before they are in force")
