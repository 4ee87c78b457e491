"""The nouns of the registry: actors, places, agreements, processes, and what a look-up answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dragoman.model import ActorKind

Codes = tuple[tuple[str, str], ...]
"""Codes of other schemes as pairs: ("iso3", "RUS"), ("gw", "365"), ("cameo", "RUS") …"""


@dataclass(frozen=True, slots=True)
class Office:
    """An office somebody holds from `start` until `end`; None on either side is not known.

    `title` is a normal form ("foreign minister"), `of` the id of the state, body or group.
    """

    title: str
    of: str
    start: date | None = None
    end: date | None = None

    def covers(self, day: date | None) -> bool:
        """Whether the office can have been held on that day (always, where days are unknown)."""
        return spans(self.start, self.end, day)


@dataclass(frozen=True, slots=True)
class Membership:
    """What a group belongs to from `start` until `end`: a coalition, an operations room, an army.

    None on either side is not known, and excludes nothing.
    """

    of: str
    start: date | None = None
    end: date | None = None

    def covers(self, day: date | None) -> bool:
        """Whether the membership can have held on that day."""
        return spans(self.start, self.end, day)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who somebody is. `start` and `end` bound the existence of states and groups.

    A `label` is a name that others use for many ("the insurgents"): who of them acted it does not
    say.
    """

    id: str
    kind: ActorKind
    name: str
    state: str | None = None
    part_of: str | None = None
    start: date | None = None
    end: date | None = None
    predecessors: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    codes: Codes = ()
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    pack: str = ""
    memberships: tuple[Membership, ...] = ()
    label: bool = False

    def existed(self, day: date | None) -> bool:
        return spans(self.start, self.end, day)


@dataclass(frozen=True, slots=True)
class RegistryPlace:
    """A place the registry knows; coordinates in WGS 84 degrees, `country` a state's id."""

    id: str
    name: str
    kind: str
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    codes: Codes = ()
    pack: str = ""


@dataclass(frozen=True, slots=True)
class RegistryAgreement:
    """A document the registry knows, with its separate days and who stands in which role."""

    id: str
    name: str
    kind: str
    signed: date | None = None
    declared: date | None = None
    in_force: date | None = None
    ended: date | None = None
    parties: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    process: str | None = None
    codes: Codes = ()
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Process:
    """A process, track, format, body or named group of actors with its members."""

    id: str
    name: str
    kind: str
    members: tuple[str, ...] = ()
    part_of: str | None = None
    start: date | None = None
    end: date | None = None
    codes: Codes = ()
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a name: `what` it may be and by which `form` of name.

    `what` is actor, place, agreement or process; `form` is strong, weak, demonym, people,
    metonym or other (a name in another language).
    """

    id: str
    what: str
    form: str


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A span of a text that is a known name, with everything it may stand for."""

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer to "who is this": one actor or None, who else it could be, and why."""

    actor: str | None
    candidates: tuple[str, ...] = field(default=())
    why: str = ""


def spans(start: date | None, end: date | None, day: date | None) -> bool:
    """Whether `day` lies in the closed interval; an open or unknown side never excludes."""
    if day is None:
        return True
    return (start is None or start <= day) and (end is None or day <= end)
