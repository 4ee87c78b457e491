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


UNWORDED = frozenset({"noun", "noun-to", "to", "ing", "label", "order", "withheld"})
"""Last parts of the ids of rules whose content is no clause or quotation of its own."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words laid in somebody's mouth: who speaks, the cue, and the stretches that are content.

    `start` and `end` span the attribution with its content; `content` holds one or more
    (start, end) stretches in order ("A, she said, B" has two). `effect` says what the cue makes
    of its content: a report, a call, a promise, a denial … An attribution with `is_statement`
    False lends its voice to the clauses inside but is no statement of its own (hearsay adverbs).
    """

    start: int
    end: int
    speaker: ActorRef
    voice: Voice
    cue: str
    cue_start: int
    cue_end: int
    act: str
    effect: Context
    form: str
    content: tuple[tuple[int, int], ...]
    addressees: tuple[ActorRef, ...] = ()
    occasion: str | None = None
    together: tuple[ActorRef, ...] = ()
    day: Day = UNKNOWN_DAY
    negated: bool = False
    is_statement: bool = True
    outer: tuple[Voice, ...] = ()
    """Voices that pass these words on, outermost first ("TRT reported that Kalin said …")."""
    rule: str = ""
    phrase: tuple[int, int] | None = None
    """All the words for who speaks ("Ana Duarte, the rebels' chief negotiator"), where they stand
    beside the cue."""
    verb: tuple[int, int] | None = None
    """The cue with its auxiliaries, adverbs and particles ("has repeatedly called for")."""

    @property
    def worded(self) -> bool:
        """Whether words were said: a quotation or a clause is given; not what somebody condemned,
        called for, would not say or merely wants."""
        return self.is_statement and self.rule.partition(".")[2] not in UNWORDED

    def covers(self, start: int, end: int) -> bool:
        """Whether a stretch lies wholly inside one part of the content."""
        return any(low <= start and end <= high for low, high in self.content)


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
    modifiers: tuple[str, ...] = ()
    """Lemmas of the words right before an event noun ("air" strikes), for compound triggers."""
