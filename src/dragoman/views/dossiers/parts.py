"""The parts of which dossiers are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.model import Status
from dragoman.views.evidence import Evidence


@dataclass(frozen=True, slots=True)
class DayTold:
    """Something done with a document on a day. `status` is the most certain one that is told, None
    where only the registry says so; `origins` counts the independent sources of the evidence."""

    step: str
    when: str
    since: date | None
    until: date | None
    status: Status | None
    origins: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class RoleTold:
    """Who plays a part, in what. `status` is the most certain one that is told, None where only
    the registry says so."""

    role: str
    name: str
    actor: str | None
    within: str | None
    status: Status | None
    when: str
    origins: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """One undertaking and what became of it. `deadlines` has every one that some page gives it,
    `due` the last day of the latest; `outcome` says what became of it, `why` by what, and `reports`
    are the words; `scale` is proposed only: 0 not begun to 3 in full, None without news."""

    who: tuple[str, ...]
    undertaking: str
    to: tuple[str, ...]
    deadlines: tuple[str, ...]
    due: date | None
    scope: str | None
    left_out: tuple[str, ...]
    status: Status
    outcome: str
    why: str
    scale: int | None
    reports: tuple[Evidence, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Words about something with the facts they were read from."""

    what: str
    status: Status
    when: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Kin:
    """Another document and how it stands to this one: `relation` reads from this one to the other
    ("extends"), or back where `turned` ("extended by"). `why` is the words that say so."""

    relation: str
    turned: bool
    name: str
    document: str | None
    why: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of a document. `side` is the party he speaks for, None for others."""

    side: str | None
    speaker: str
    act: str
    words: str
    when: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SideTold:
    """One of the accounts that cannot all be right."""

    says: str
    by: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """Where accounts cannot all be right: in what, why not, and each side."""

    aspect: str
    why: str
    sides: tuple[SideTold, ...]


_SO = (Status.HAPPENED, Status.ONGOING, Status.CLAIMED)


def certain(status: Status) -> Status:
    """The status under which others of its sort are gathered: what happened and what somebody
    claims to have happened tell one thing."""
    return Status.HAPPENED if status in _SO else status


def most_certain(statuses: Iterable[Status]) -> Status:
    """The most certain of statuses of one sort."""
    told = set(statuses)
    return next((status for status in _SO if status in told), min(told))
