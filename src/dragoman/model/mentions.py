"""Spans that name or point to something: actors, places, days, documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.model.days import Day


class ActorKind(StrEnum):
    """What sort of actor somebody is."""

    STATE = "state"
    GOVERNMENT = "government"
    MINISTRY = "ministry"
    OFFICE = "office"
    PERSON = "person"
    ARMED_GROUP = "armed_group"
    COALITION = "coalition"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    GROUP = "group"
    """A described set of people ("the rebels", "villagers") that has no name of its own."""


@dataclass(frozen=True, slots=True)
class ActorRef:
    """One actor as a page writes it.

    `actor` is the registry's id, or a page-local id that starts with "~", or None where it
    stays unresolved; `name` the canonical name; `why` the reason for the resolution.
    """

    actor: str | None
    name: str
    text: str
    start: int
    end: int
    kind: ActorKind | None = None
    state: str | None = None
    """Registry id of the state the actor belongs to or is, where known."""
    why: str = ""

    @property
    def key(self) -> str:
        """What two references to one actor share: the id, or the name of who has none."""
        return self.actor or self.name.lower()


def each_once(refs: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
    """The actors in order, each as it is first written."""
    found: dict[str, ActorRef] = {}
    for ref in refs:
        found.setdefault(ref.key, ref)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A span that stands for one or (a collective: "the three countries") several actors."""

    start: int
    end: int
    text: str
    actors: tuple[ActorRef, ...]
    form: str
    """name | surname | title | pronoun | collective | metonym | description"""
    why: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a page; coordinates in WGS 84 degrees where the registry has them."""

    name: str
    text: str
    start: int
    end: int
    latitude: float | None = None
    longitude: float | None = None
    admin1: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class DayMention:
    """Words that tell a day, already resolved against the page's day and its surroundings."""

    start: int
    end: int
    text: str
    day: Day
    role: str = "at"
    """at | from | until | by | before | after | since | duration | recurring"""
    counted: tuple[int, int] | None = None
    """Months and days from what the next words tell of: (0, 3) for "three days after", (0, -14) for
    "two weeks before"; None where nothing is counted from there."""


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """A span that names an agreement or another document between parties."""

    start: int
    end: int
    text: str
    name: str
    document_kind: str
    """declaration | joint_statement | memorandum | protocol | agreement | ceasefire | ..."""
    agreement: str | None = None
    """Registry id, where a pack knows the document."""


@dataclass(frozen=True, slots=True)
class Alias:
    """An apposition or bracket that gives an actor another name ("(formerly X)")."""

    start: int
    end: int
    actor: ActorRef
    also: tuple[str, ...]
    relation: str
    """formerly | also_known_as | abbreviation"""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything one page mentions, each list in order of position."""

    actors: tuple[ActorMention, ...] = ()
    places: tuple[Place, ...] = ()
    days: tuple[DayMention, ...] = ()
    documents: tuple[DocumentMention, ...] = ()
    aliases: tuple[Alias, ...] = field(default=())
