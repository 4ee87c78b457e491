"""What an incident is under a set of terms, with the reasons and the fields that fired."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ruling(StrEnum):
    """One incident against one set of terms. Never "violation": that takes a monitor's voice."""

    __hash__ = str.__hash__

    POTENTIAL_VIOLATION = "potential_violation"
    OUTSIDE_SCOPE = "outside_scope"
    EXCLUDED_ACTOR = "excluded_actor"
    UNDETERMINED = "undetermined"


class Answer(StrEnum):
    """What one question of the four (time, place, parties, act) is answered."""

    __hash__ = str.__hash__

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Question(StrEnum):
    """The four questions, in the order they are asked."""

    __hash__ = str.__hash__

    TIME = "time"
    PLACE = "place"
    PARTIES = "parties"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer: its code ("before_in_force"), and what fired, field by field as the row has it.

    `fields` holds "name=value" pairs.
    """

    question: Question
    answer: Answer
    code: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The ruling of one incident under one set of terms; `zones` are those it lies in."""

    incident: str
    terms: str
    ruling: Ruling
    reasons: tuple[Reason, ...]
    zones: tuple[str, ...] = ()
