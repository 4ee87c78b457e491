"""Positions by issue: which are about one thing, and what speaks for and against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Fact, Polarity, Position
from dragoman.record.claims.likeness import alike, stems

FOR, AGAINST = "for", "against"
_LEANING = {
    "supports": FOR, "demands": FOR, "ready": FOR, "hopes": FOR,
    "opposes": AGAINST, "rejects": AGAINST, "fears": AGAINST,
}  # fmt: skip
_TURNED = {FOR: AGAINST, AGAINST: FOR}
SAME_ISSUE = 0.6
"""Share of the shorter wording's content words that the other must have: "the withdrawal of
troops" and "a withdrawal" are one issue."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One position fact with its issue's content words and which way it leans (`for`, `against`
    or None); a negated position leans the other way."""

    fact: Fact
    holds: Position
    words: frozenset[str]
    leaning: str | None


def stand(fact: Fact) -> Stand:
    """A position fact as a stand; raises TypeError for another kind of fact."""
    if not isinstance(fact.detail, Position):
        raise TypeError(f"a {fact.kind} is no position")
    leaning = _LEANING.get(fact.detail.stance)
    if fact.polarity is Polarity.NEGATED and leaning:
        leaning = _TURNED[leaning]
    return Stand(fact, fact.detail, stems(fact.detail.issue) or stems(fact.quote), leaning)


def stance_text(held: Stand) -> str:
    """A stance in words: "rejects", "does not support"."""
    stance = held.holds.stance
    if held.fact.polarity is Polarity.NEGATED:
        verb = stance in ("supports", "opposes", "demands", "rejects", "hopes", "fears")
        return f"does not {stance[:-1]}" if verb else f"not {stance}"
    return stance


def by_issue(stands: Sequence[Stand]) -> list[tuple[str, list[Stand]]]:
    """Stands grouped by issue, each group under its shortest wording; whatever their order."""
    groups: list[list[Stand]] = []
    for held in sorted(stands, key=lambda s: (s.holds.issue, s.fact.id)):
        near = [g for g in groups if any(alike(held.words, s.words) >= SAME_ISSUE for s in g)]
        groups = [group for group in groups if group not in near]
        groups.append([held, *(s for group in near for s in group)])
    named = [(_name(group), group) for group in groups]
    return sorted(named, key=lambda item: (-len(item[1]), item[0]))


def _name(group: Sequence[Stand]) -> str:
    return min((s.holds.issue for s in group), key=lambda issue: (len(issue), issue))
