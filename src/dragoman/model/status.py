"""Modality, polarity and voices: the three stored fields, and the one word people see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Modality(StrEnum):
    """Whether something is told as done, under way, intended, wanted, possible …"""

    ACTUAL = "actual"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CALLED_FOR = "called_for"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    CANCELLED = "cancelled"


class Polarity(StrEnum):
    """Whether it is told to be so or not to be so."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Stance(StrEnum):
    """What a voice does with what it tells."""

    REPORTS = "reports"
    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"


class Status(StrEnum):
    """The one word shown to people; derived, never stored."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CALLED_FOR = "called_for"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    CLAIMED = "claimed"
    NEGATED = "negated"
    DENIED = "denied"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody in the chain that tells a fact; `actor` is None for unnamed sources."""

    actor: str | None
    name: str
    text: str
    start: int
    end: int
    stance: Stance = Stance.ASSERTS


def derive_status(modality: Modality, polarity: Polarity, voices: Sequence[Voice]) -> Status:
    """The status word of a fact.

    A denial by any voice wins, then negation, then anything but plain fact; what remains
    happened (or goes on) in the outlet's own voice, or is claimed in somebody else's.
    """
    if modality is Modality.CANCELLED:
        return Status.CANCELLED
    if any(voice.stance is Stance.DENIES for voice in voices):
        return Status.DENIED
    if polarity is Polarity.NEGATED:
        return Status.NEGATED
    if modality in (Modality.ACTUAL, Modality.ONGOING):
        if voices:
            return Status.CLAIMED
        return Status.HAPPENED if modality is Modality.ACTUAL else Status.ONGOING
    return Status(modality.value)
