"""What each kind of fact says beyond the common fields (the facts contract, "By kind")."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dragoman.model.days import UNKNOWN_DAY, Day
from dragoman.model.mentions import ActorRef


class FactKind(StrEnum):
    """The kinds of fact a page can carry."""

    STATEMENT = "statement"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    COMMITMENT = "commitment"
    CEASEFIRE = "ceasefire"
    DESIGNATION = "designation"
    INVITATION = "invitation"
    POSITION = "position"
    ROLE = "role"
    ALIAS = "alias"
    TRACK = "track"
    MONITOR_REPORT = "monitor_report"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a statement, as they stand in the page."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class AgreementRef:
    """The document a fact is about; `agreement` is a registry id where a pack knows it."""

    name: str
    document_kind: str
    agreement: str | None = None


@dataclass(frozen=True, slots=True)
class RoleHolder:
    """An actor in a role: a participant of a meeting, a guarantor of an agreement.

    In plain form the actor's fields stand beside `role`, as the facts contract has it.
    """

    PLAIN_FLAT: ClassVar[str] = "actor"

    role: str
    actor: ActorRef


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words."""

    speaker: ActorRef
    addressees: tuple[ActorRef, ...] = ()
    cue: str = ""
    act: str = "say"
    """say announce confirm deny demand propose promise praise condemn warn reveal describe
    stress ask"""
    form: str = "indirect"
    """direct | indirect | mixed"""
    content: Content | None = None
    further: tuple[Content, ...] = ()
    """What goes on behind the cue: ""A," she said. "B.""  has B here."""
    occasion: str | None = None
    together: tuple[ActorRef, ...] = ()
    """Who says it with the speaker ("Russia, Turkey and Iran condemned …")."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Actors who sit, or are to sit, together."""

    participants: tuple[RoleHolder, ...]
    format: str = "meeting"
    level: str | None = None
    """head_of_state | minister | deputy_minister | official | military | delegation"""
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Something done, or to be done, with a document between parties."""

    agreement: AgreementRef
    action: str
    """drafted proposed adopted signed published entered_into_force extended violated suspended
    ended reached rejected"""
    roles: tuple[RoleHolder, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """One undertaking: who owes what to whom, by when, where, with what left out."""

    obligors: tuple[ActorRef, ...]
    undertaking: str
    beneficiaries: tuple[ActorRef, ...] = ()
    deadline: Day = UNKNOWN_DAY
    scope: str | None = None
    exclusions: tuple[ActorRef, ...] = ()
    agreement: AgreementRef | None = None


@dataclass(frozen=True, slots=True)
class Ceasefire:
    """A ceasefire's scope and parties, or whether it is said to hold."""

    holds: bool | None = None
    scope: str | None = None
    excluded: tuple[ActorRef, ...] = ()
    parties: tuple[ActorRef, ...] = ()
    guarantors: tuple[ActorRef, ...] = ()
    agreement: AgreementRef | None = None


@dataclass(frozen=True, slots=True)
class Designation:
    """An authority gives an actor a label; `authority` is None only where the page names none."""

    authority: ActorRef | None
    target: ActorRef
    label: str
    disputed_by: tuple[ActorRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody asks somebody to take part."""

    inviter: ActorRef | None
    invitee: ActorRef
    occasion: str | None = None
    formal: bool | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor wants or refuses on an issue."""

    holder: ActorRef
    issue: str
    stance: str
    """supports | opposes | demands | rejects | ready | hopes | fears | undecided"""


@dataclass(frozen=True, slots=True)
class Role:
    """The part an actor plays in a process or agreement."""

    actor: ActorRef
    role: str
    """signatory party guarantor mediator facilitator host observer witness sponsor invited
    excluded_party"""
    in_: str | None = None


@dataclass(frozen=True, slots=True)
class AliasOf:
    """Other names of one actor or group."""

    name: str
    also: tuple[str, ...]
    relation: str


@dataclass(frozen=True, slots=True)
class TrackName:
    """A track and the format of who sits at its table."""

    name: str
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """A line of talks: its members, its next step, what is said not to be settled yet."""

    track: TrackName
    members: tuple[ActorRef, ...] = ()
    next_step: str | None = None
    undetermined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """One line of a register's breakdown."""

    admin1: str
    count: int


@dataclass(frozen=True, slots=True)
class MonitorReport:
    """A register of violations by one reporting party for one period."""

    reporting_party: ActorRef
    issuer: ActorRef | None = None
    period: str | None = None
    total: int | None = None
    breakdown: tuple[Share, ...] = ()
    adds_up: bool | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something between actors, by PLOVER root and mode."""

    type: str
    """A PLOVER root in lower case: agree consult support concede cooperate aid retreat request
    accuse reject threaten protest sanction mobilize coerce assault"""
    mode: str | None = None
    actors: tuple[ActorRef, ...] = ()
    recipients: tuple[ActorRef, ...] = ()
    what: str | None = None


Detail = (
    Statement
    | Meeting
    | Agreement
    | Commitment
    | Ceasefire
    | Designation
    | Invitation
    | Position
    | Role
    | AliasOf
    | Track
    | MonitorReport
    | Event
)

DETAIL_OF: dict[FactKind, type[Detail]] = {
    FactKind.STATEMENT: Statement,
    FactKind.MEETING: Meeting,
    FactKind.AGREEMENT: Agreement,
    FactKind.COMMITMENT: Commitment,
    FactKind.CEASEFIRE: Ceasefire,
    FactKind.DESIGNATION: Designation,
    FactKind.INVITATION: Invitation,
    FactKind.POSITION: Position,
    FactKind.ROLE: Role,
    FactKind.ALIAS: AliasOf,
    FactKind.TRACK: Track,
    FactKind.MONITOR_REPORT: MonitorReport,
    FactKind.EVENT: Event,
}
"""The detail class of each kind."""
