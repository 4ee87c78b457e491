"""What a gold page, fact and sentence are, once loaded and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dragoman.model import Day, FactKind, Modality, Page, Polarity, Stance, ZoneKind


class GoldError(ValueError):
    """A gold file breaks the format; the message names the file, the entry and the cure."""


class Tier(StrEnum):
    """How much a fact is missed when it is not found."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class FieldType(StrEnum):
    """How a field is written in YAML and compared with a prediction."""

    ACTOR = "actor"
    """one name, or a list of allowed names"""
    ACTORS = "actors"
    """a list of names; an item may itself be a list of allowed names"""
    HOLDERS = "holders"
    """a list of names or of {name, role}"""
    WORD = "word"
    """one word of a closed list, or a list of allowed words"""
    WORDS = "words"
    """free words, or a list of allowed wordings: compared by shared tokens"""
    TEXTS = "texts"
    """a list of free words; each must be found"""
    SPAN = "span"
    """an exact substring of the page"""
    DAY = "day"
    FLAG = "flag"
    """true, false or null"""
    NUMBER = "number"
    SHARES = "shares"
    """{place: count}"""


FIELDS: Mapping[FactKind, Mapping[str, FieldType]] = {
    FactKind.STATEMENT: {
        "speaker": FieldType.ACTOR, "addressees": FieldType.ACTORS, "cue": FieldType.WORD,
        "act": FieldType.WORD, "form": FieldType.WORD, "content": FieldType.SPAN,
        "occasion": FieldType.WORDS,
    },
    FactKind.MEETING: {
        "participants": FieldType.HOLDERS, "format": FieldType.WORD, "level": FieldType.WORD,
        "topic": FieldType.WORDS,
    },
    FactKind.AGREEMENT: {
        "agreement": FieldType.WORDS, "document_kind": FieldType.WORD,
        "action": FieldType.WORD, "roles": FieldType.HOLDERS,
    },
    FactKind.COMMITMENT: {
        "obligors": FieldType.ACTORS, "undertaking": FieldType.WORDS,
        "beneficiaries": FieldType.ACTORS, "deadline": FieldType.DAY,
        "scope": FieldType.WORDS, "exclusions": FieldType.ACTORS,
        "agreement": FieldType.WORDS,
    },
    FactKind.CEASEFIRE: {
        "holds": FieldType.FLAG, "scope": FieldType.WORDS, "excluded": FieldType.ACTORS,
        "parties": FieldType.ACTORS, "guarantors": FieldType.ACTORS,
        "agreement": FieldType.WORDS,
    },
    FactKind.DESIGNATION: {
        "authority": FieldType.ACTOR, "target": FieldType.ACTOR, "label": FieldType.WORDS,
        "disputed_by": FieldType.ACTORS,
    },
    FactKind.INVITATION: {
        "inviter": FieldType.ACTOR, "invitee": FieldType.ACTOR, "occasion": FieldType.WORDS,
        "formal": FieldType.FLAG,
    },
    FactKind.POSITION: {
        "holder": FieldType.ACTOR, "issue": FieldType.WORDS, "stance": FieldType.WORD,
    },
    FactKind.ROLE: {
        "actor": FieldType.ACTOR, "role": FieldType.WORD, "in": FieldType.WORDS,
    },
    FactKind.ALIAS: {
        "name": FieldType.ACTOR, "also": FieldType.TEXTS, "relation": FieldType.WORD,
    },
    FactKind.TRACK: {
        "track": FieldType.WORDS, "format": FieldType.WORD, "members": FieldType.ACTORS,
        "next_step": FieldType.WORDS, "undetermined": FieldType.TEXTS,
    },
    FactKind.MONITOR_REPORT: {
        "reporting_party": FieldType.ACTOR, "issuer": FieldType.ACTOR,
        "period": FieldType.WORDS, "total": FieldType.NUMBER,
        "breakdown": FieldType.SHARES, "adds_up": FieldType.FLAG,
    },
    FactKind.EVENT: {
        "type": FieldType.WORD, "mode": FieldType.WORD, "actors": FieldType.ACTORS,
        "recipients": FieldType.ACTORS, "what": FieldType.WORDS,
    },
}  # fmt: skip
"""The fields of each kind, as the facts contract names them."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CLOSED: Mapping[tuple[FactKind, str], frozenset[str]] = {
    (FactKind.STATEMENT, "act"): _words(
        "say announce confirm deny demand propose promise praise condemn warn reveal describe "
        "stress ask"
    ),
    (FactKind.STATEMENT, "form"): _words("direct indirect mixed"),
    (FactKind.MEETING, "level"): _words(
        "head_of_state minister deputy_minister official military delegation"
    ),
    (FactKind.AGREEMENT, "action"): _words(
        "drafted proposed adopted signed published entered_into_force extended violated "
        "suspended ended reached rejected"
    ),
    (FactKind.POSITION, "stance"): _words(
        "supports opposes demands rejects ready hopes fears undecided"
    ),
    (FactKind.ROLE, "role"): _words(
        "signatory party guarantor mediator facilitator host observer witness sponsor invited "
        "excluded_party"
    ),
    (FactKind.ALIAS, "relation"): _words("formerly also_known_as abbreviation"),
    (FactKind.EVENT, "type"): _words(
        "agree consult support concede cooperate aid retreat request accuse reject threaten "
        "protest sanction mobilize coerce assault"
    ),
}
"""The words a field may hold, where the facts contract lists them."""

Names = tuple[str, ...]
"""The names one actor may be given by."""


@dataclass(frozen=True, slots=True)
class GoldVoice:
    """One voice of a chain; any of the names and any of the stances is right."""

    names: Names
    stances: tuple[Stance, ...]


Chain = tuple[GoldVoice, ...]


@dataclass(frozen=True, slots=True)
class GoldDay:
    """A closed interval; both ends None means: must be left unknown."""

    start: date | None
    end: date | None

    def is_told_by(self, day: Day) -> bool:
        """Whether the predicted interval is this one."""
        return (day.start, day.end) == (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Holder:
    """An actor with the role it has at a table or in a document (None: not scored)."""

    names: Names
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Status3:
    """The allowed values of the three stored fields and of the day (no days: not scored)."""

    modalities: tuple[Modality, ...] = (Modality.ACTUAL,)
    polarities: tuple[Polarity, ...] = (Polarity.AFFIRMED,)
    chains: tuple[Chain, ...] = ((),)
    days: tuple[GoldDay, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One annotated fact; `fields` holds the parsed values named in `FIELDS[kind]`.

    `implied` facts are added by the loader (a meeting is also a consult event): they excuse
    predictions and measure nothing.
    """

    kind: FactKind
    tier: Tier
    start: int
    end: int
    quote: str
    status: Status3 = Status3()
    place: tuple[str, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)
    implied: bool = False


@dataclass(frozen=True, slots=True)
class GoldZone:
    """`text[start:end]` has this function."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page with what a good analyst would record of it."""

    page: Page
    process: str
    style: str
    outlet: str | None
    published: tuple[GoldDay, ...]
    republished_from: tuple[str | None, ...]
    names: Mapping[str, Names]
    zones: tuple[GoldZone, ...]
    facts: tuple[GoldFact, ...]


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """One sentence, one focus predicate in it, and the status a reader must give it."""

    id: str
    text: str
    group: str
    start: int
    end: int
    """offsets of the focus words in `text`"""
    kinds: tuple[FactKind, ...]
    status: Status3
    published: Day
    note: str = ""
