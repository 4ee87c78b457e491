"""The nouns of this room: accounts, sides, differences, and the claim they add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.model import FactKind, Status


class Standing(StrEnum):
    """How a claim stands on what the record holds."""

    CORROBORATED = "corroborated"
    SINGLE_ORIGIN = "single origin"
    DISPUTED = "disputed"
    SUPERSEDED = "superseded"


class Aspect(StrEnum):
    """In what two accounts of one thing may contradict each other."""

    STATUS = "status"
    SIGNED = "signed or prepared"
    DAY = "day"
    DEADLINE = "deadline"
    NUMBER = "number"
    PARTICIPANTS = "participants"
    INVITER = "inviter"


@dataclass(frozen=True, slots=True)
class Account:
    """One fact as an account of a thing: `by` tells it, the innermost voice or the outlet itself;
    `voices` is the whole chain, outermost first; `origin` names the source its page goes back to.
    """

    fact: str
    by: str
    voices: tuple[str, ...]
    status: Status
    when: str
    outlet: str | None
    origin: str
    published: date | None
    quote: str
    page: str
    page_name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Side:
    """What some accounts say alike, in words, and those accounts, first published first."""

    says: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two or more sides that cannot all be right, and why not."""

    aspect: Aspect
    sides: tuple[Side, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition across pages.

    `says` is what it comes to: happened, ongoing, planned, called for, possible, cancelled, did not
    happen, denied. `supports` tell it so, `denies` that it is not so; `earlier` told of it before
    it came to that (a plan before its happening, "not yet"); `beside` tell of others alone ("the
    rebels did not sign" a treaty between governments); `superseded` were taken back by a later page
    of their own origin. `origins` names the independent sources of the support.
    """

    id: str
    kind: FactKind
    says: str
    standing: Standing
    why: str
    supports: tuple[Account, ...]
    denies: tuple[Account, ...] = ()
    doubts: tuple[Account, ...] = ()
    earlier: tuple[Account, ...] = ()
    beside: tuple[Account, ...] = ()
    superseded: tuple[Account, ...] = ()
    differences: tuple[Difference, ...] = ()
    origins: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()

    @property
    def accounts(self) -> tuple[Account, ...]:
        """All accounts, supporting ones first."""
        told = self.supports + self.denies + self.doubts
        return told + self.earlier + self.beside + self.superseded
