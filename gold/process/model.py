"""What the answer key of the process example says, as plain values that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Days = tuple[date, date] | None
"""First and last day, both included; None where the pages do not tell it."""

LIKENESS = ("origin", "copy", "rewrite")
DIFFERENCES = (
    "status", "number", "inviter", "deadline", "signed or prepared", "participants", "day",
)  # fmt: skip
LIFE_KINDS = ("plan", "agreement", "commitment", "role", "name", "designation")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of one page; `page` is the key's short name."""

    page: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Story:
    """Pages of one text: (page, one of LIKENESS), and the source they go back to."""

    name: str
    origin: str
    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One account of a contradiction, with the words of every page that gives it."""

    says: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Accounts that cannot all be right; `difference` is one of DIFFERENCES."""

    about: str
    difference: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Parallel:
    """Accounts that differ and may all be right: two registers of one day."""

    about: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class AgreementDay:
    """One step of the agreement, its day and the pages that tell it."""

    step: str
    day: Days
    status: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Who is what in the agreement; for `said_of_it` the role is a stance."""

    role: str
    actor: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owed:
    """One undertaking of the agreement: every deadline some page gives it, what became of it."""

    by: tuple[str, ...]
    what: str
    deadlines: tuple[Days, ...]
    became: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """How the agreement hangs on another, by registry id."""

    relation: str
    to: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one agreement."""

    agreement: str
    kind: str
    days: tuple[AgreementDay, ...]
    parties: tuple[Part, ...]
    not_signed_by: tuple[Part, ...]
    commitments: tuple[Owed, ...]
    exclusions: tuple[Part, ...]
    lineage: tuple[Lineage, ...]
    said_of_it: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a lifecycle; `day` of a promise is its deadline, () of pages: the pack's."""

    step: str
    day: Days
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """A plan, an agreement, an undertaking, a part or a name from its first step to its state."""

    kind: str
    about: str
    by: tuple[str, ...]
    state: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """One round of the talks: when, where, who came, who was invited and did not."""

    number: int
    day: Days
    venue: str
    came: tuple[str, ...]
    stayed_away: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """The whole answer key. `pages` maps short names to the names that the record gives pages."""

    until: date
    pages: dict[str, str]
    stories: tuple[Story, ...]
    contradictions: tuple[Contradiction, ...]
    parallel: tuple[Parallel, ...]
    dossier: Dossier
    lifecycles: tuple[Lifecycle, ...]
    rounds: tuple[Round, ...]
