"""All builders in the order in which they speak, and what they say twice taken out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.model import Agreement, Designation, Event, Fact, FactKind, Modality
from dragoman.reading.facts.agreements import agreements, signings
from dragoman.reading.facts.aliases import aliases
from dragoman.reading.facts.ceasefires import ceasefires
from dragoman.reading.facts.commitments import commitments
from dragoman.reading.facts.designations import designations, listings
from dragoman.reading.facts.events import events
from dragoman.reading.facts.meetings import invitations, meetings
from dragoman.reading.facts.positions import positions
from dragoman.reading.facts.roles import roles
from dragoman.reading.facts.sayings import sayings
from dragoman.reading.facts.told_before import with_days_told
from dragoman.reading.facts.tracks import tracks
from dragoman.reading.facts.view import PageView

BUILDERS: tuple[Callable[[PageView], Iterator[Fact | None]], ...] = (
    sayings,
    agreements,
    signings,
    ceasefires,
    commitments,
    roles,
    meetings,
    invitations,
    designations,
    listings,
    aliases,
    tracks,
    positions,
    events,
)
_SPECIFIC = frozenset(
    {FactKind.MEETING, FactKind.AGREEMENT, FactKind.CEASEFIRE, FactKind.INVITATION,
     FactKind.ROLE, FactKind.DESIGNATION, FactKind.COMMITMENT, FactKind.POSITION}
)  # fmt: skip
"""Kinds that say more than an event does; an event on the same words is left out."""


def build_facts(view: PageView) -> tuple[Fact, ...]:
    """The facts of a page by position, each once."""
    found: dict[str, Fact] = {}
    for builder in BUILDERS:
        for fact in builder(view):
            if fact is not None and not _said_already(fact, found):
                found.setdefault(fact.id, fact)
    facts = sorted(found.values(), key=lambda f: (f.start, f.end, f.kind.value, f.id))
    return tuple(with_days_told(facts))


def _said_already(fact: Fact, found: dict[str, Fact]) -> bool:
    """An event told by a more specific fact on the same words, or a fact of the same kind and
    detail on words that contain these."""
    for other in found.values():
        overlaps = other.start < fact.end and fact.start < other.end
        if not overlaps:
            continue
        if fact.kind is FactKind.EVENT and other.kind in _SPECIFIC and fact.why == other.why:
            return True
        if fact.kind is other.kind is FactKind.DESIGNATION and _same_target(fact, other):
            return True
        if _is_halted(fact, other):
            return True
        if _same_step(fact, other):
            return True
        if other.kind is fact.kind and _same_people(fact, other) and _same_words(fact, other):
            return True
    return False


def _same_target(fact: Fact, other: Fact) -> bool:
    """One listing told by its verb and by its list."""
    one, two = fact.detail, other.detail
    if not (isinstance(one, Designation) and isinstance(two, Designation)):
        return False
    return fact.rule == "designation.list" and one.target.name == two.target.name


def _is_halted(fact: Fact, other: Fact) -> bool:
    """The fighting that a ceasefire stops or that breaks it ("suspended its operations", "attacks
    despite the truce"); a step back may stand beside it."""
    return (
        isinstance(fact.detail, Event)
        and fact.detail.type != "retreat"
        and other.kind is FactKind.CEASEFIRE
        and fact.why in other.why
    )


def _same_step(fact: Fact, other: Fact) -> bool:
    """One step with an agreement told by a verb and by its noun ("reached an agreement")."""
    if not (isinstance(fact.detail, Agreement) and isinstance(other.detail, Agreement)):
        return False
    if fact.detail.action != other.detail.action or fact.polarity is not other.polarity:
        return False
    if (fact.start, fact.end) == (other.start, other.end):
        return True
    inside = other.start <= fact.start and fact.end <= other.end
    nobody = not fact.detail.roles or _people(fact) <= _people(other)
    return inside and nobody and fact.detail.agreement == other.detail.agreement


def _people(fact: Fact) -> set[str]:
    return {ref.key for ref in fact.actors()}


def _same_people(fact: Fact, other: Fact) -> bool:
    return _people(fact) == _people(other)


def _same_words(fact: Fact, other: Fact) -> bool:
    if (fact.modality is Modality.CANCELLED) is not (other.modality is Modality.CANCELLED):
        return False  # "postponed to 9 July": one meeting off, another planned
    if fact.kind in (FactKind.STATEMENT, FactKind.EVENT, FactKind.POSITION):
        return (fact.start, fact.end, fact.rule) == (other.start, other.end, other.rule)
    return fact.rule == other.rule or fact.kind in (FactKind.MEETING, FactKind.ROLE)
