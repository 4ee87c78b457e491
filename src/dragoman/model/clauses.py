"""Clauses: one predicate with its participants, day, place and context (DESIGN §7)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.days import UNKNOWN_DAY, Day
from dragoman.model.mentions import ActorRef, Place
from dragoman.model.status import Modality, Polarity, Voice


class Context(StrEnum):
    """What may govern a clause; the path of these decides modality, polarity and voices."""

    REPORT = "report"
    DENIAL = "denial"
    DOUBT = "doubt"
    PLAN = "plan"
    CALL = "call"
    PROMISE = "promise"
    POSSIBILITY = "possibility"
    CONDITION = "condition"
    NEGATION = "negation"
    FAILURE = "failure"
    REFUSAL = "refusal"
    PURPOSE = "purpose"
    PHASE = "phase"
    CANCELLATION = "cancellation"
    ACHIEVEMENT = "achievement"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class ContextStep:
    """One thing that governs a clause, with the words that say so.

    `voice` is set on report, denial and doubt: who speaks. `actors` holds who plans, calls for
    or refuses, where somebody does.
    """

    kind: Context
    cue: str
    start: int
    end: int
    voice: Voice | None = None
    actors: tuple[ActorRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in a clause.

    `role` is subject, object, recipient, agent-like prepositions by their word ("with",
    "between", "against", "in", "to", "by", "of" …) or "possessor". `head` is the head word's
    lemma, for frames that ask what is signed or held; `actors` the actors it names.
    """

    role: str
    start: int
    end: int
    text: str
    head: str
    actors: tuple[ActorRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate in context. `start` and `end` span the clause, `cue_*` the predicate."""

    start: int
    end: int
    lemma: str
    pos: str
    cue_start: int
    cue_end: int
    cue: str
    participants: tuple[Participant, ...]
    context: tuple[ContextStep, ...] = ()
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.AFFIRMED
    voices: tuple[Voice, ...] = ()
    day: Day = UNKNOWN_DAY
    place: Place | None = None
    sentence: tuple[int, int] = (0, 0)
    tense: str = ""
    """past | present | future | past_perfect | "" for nouns and bare infinitives"""
