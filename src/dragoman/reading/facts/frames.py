"""Frames: which clause makes which fact. The rows are data; this file only matches them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import ActorRef, Clause, FactKind, Participant

ACTOR, ANY = "actor", "any"
_SAME_SLOT: dict[str, tuple[str, ...]] = {
    "subject": ("subject", "possessor", "by"),
    "object": ("object",),
    "of": ("of", "possessor"),
}
"""Event nouns put their subject in front ("Kabul's withdrawal") or behind ("by Kabul")."""


@dataclass(frozen=True, slots=True)
class Need:
    """One test: some participant in `slot` is of one of `types`."""

    slot: str
    types: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One row: a trigger and the fact it makes when its needs are met."""

    lemma: str
    pos: str
    kind: FactKind
    value: str
    mode: str
    needs: tuple[Need, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"frame.{self.kind.value}.{self.value}"


@dataclass(frozen=True, slots=True)
class Match:
    """A frame met by a clause; `score` counts the needs met, for choosing among senses."""

    frame: Frame
    clause: Clause
    score: int

    def actors(self) -> tuple[ActorRef, ...]:
        return _fill(self.clause, self.frame.actors)

    def recipients(self) -> tuple[ActorRef, ...]:
        return _fill(self.clause, self.frame.recipients)


@cache
def _frames() -> dict[tuple[str, str], tuple[Frame, ...]]:
    found: dict[tuple[str, str], list[Frame]] = {}
    for row in load_table("frames"):
        frame = Frame(
            row["lemma"].lower(),
            row["pos"],
            FactKind(row["kind"]),
            row["value"],
            row["mode"],
            tuple(_need(cell) for cell in row["needs"].split(",") if cell.strip()),
            _slots(row["actors"]),
            _slots(row["recipients"]),
        )
        found.setdefault((frame.lemma.split()[0], frame.pos), []).append(frame)
    return {key: tuple(frames) for key, frames in found.items()}


def _need(cell: str) -> Need:
    slot, _, types = cell.strip().partition("=")
    optional = types.endswith("?")
    return Need(slot, tuple(types.rstrip("?").split("|")), optional)


def _slots(cell: str) -> tuple[str, ...]:
    return tuple(slot.strip() for slot in cell.replace(",", "+").split("+") if slot.strip())


@cache
def class_words(name: str) -> frozenset[str]:
    """The head lemmas of one type ("weapons", "document")."""
    return frozenset(row["word"].lower() for row in load_table("classes") if row["class"] == name)


def matches(clause: Clause) -> list[Match]:
    """The frames a clause meets: for each kind of fact the most specific sense."""
    best: dict[FactKind, Match] = {}
    for frame in _frames().get((clause.lemma.split()[0], clause.pos), ()):
        if not _is_trigger(frame, clause):
            continue
        score = _score(frame, clause)
        if score is None:
            continue
        rival = best.get(frame.kind)
        if rival is None or score > rival.score:
            best[frame.kind] = Match(frame, clause, score)
    return list(best.values())


def _is_trigger(frame: Frame, clause: Clause) -> bool:
    """The whole trigger is there: "pull out" as verb with particle, "call for" as verb with a
    participant behind "for"."""
    if frame.lemma == clause.lemma:
        return True
    words = frame.lemma.split()
    if len(words) == 1:
        return clause.lemma == words[0]
    return words[0] == clause.lemma and any(p.role == words[-1] for p in clause.participants)


def _score(frame: Frame, clause: Clause) -> int | None:
    score = 2 * len(frame.lemma.split())
    for need in frame.needs:
        if any(_is_of(p, need.types) for p in in_slot(clause, need.slot)):
            score += 1 if need.types == (ANY,) else 2
        elif not need.optional:
            return None
    return score


def in_slot(clause: Clause, slot: str) -> list[Participant]:
    """The participants of a clause in one slot."""
    roles = _SAME_SLOT.get(slot, (slot,)) if clause.pos != "VERB" else (slot,)
    return [p for p in clause.participants if p.role in roles]


def _is_of(participant: Participant, types: Sequence[str]) -> bool:
    for name in types:
        if name == ANY:
            return True
        if name == ACTOR:
            if participant.actors:
                return True
        elif participant.head in class_words(name) or _last_word(participant) in class_words(name):
            return True
    return False


def _last_word(participant: Participant) -> str:
    return participant.text.split()[-1].lower().strip(".,;:’'\"”") if participant.text else ""


def _fill(clause: Clause, slots: Sequence[str]) -> tuple[ActorRef, ...]:
    found: dict[str, ActorRef] = {}
    for slot in slots:
        for participant in in_slot(clause, slot):
            for ref in participant.actors:
                found.setdefault(ref.actor or ref.name.lower(), ref)
    return tuple(found.values())
