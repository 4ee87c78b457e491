"""Who stands to whom in what a fact tells: meets, speaks to, acts upon, invites, labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.model import ActorRef, Designation, Event, Fact, FactKind, Statement
from dragoman.record.store.names import name_key
from dragoman.record.store.rows import actor_slots


@dataclass(frozen=True, slots=True)
class Relation:
    """One actor to another; `mutual` where it has no direction. `role` is the act of a statement,
    the root of an event, the label of a designation, or the first one's part in a meeting."""

    source: ActorRef
    target: ActorRef
    role: str
    mutual: bool = False


_DIRECTED = {
    FactKind.STATEMENT: (("speaker", "together"), "addressees"),
    FactKind.EVENT: (("actors",), "recipients"),
    FactKind.INVITATION: (("inviter",), "invitee"),
    FactKind.DESIGNATION: (("authority",), "target"),
}
"""Of kinds of fact the slots of those who do something, and of those to whom they do it."""
RELATING = frozenset({FactKind.MEETING, *_DIRECTED})
"""Kinds of fact that tell relations."""
_SEATED = "participants:"


def relations_of(fact: Fact) -> Iterator[Relation]:
    """The relations between actors that a fact tells, in the order of the page."""
    match fact.detail:
        case Statement(act=word) | Event(type=word) | Designation(label=word):
            return relations_in(fact.kind, word, tuple(actor_slots(fact)))
    return relations_in(fact.kind, "", tuple(actor_slots(fact)))


def relations_in(
    kind: FactKind, word: str, slots: Sequence[tuple[str, ActorRef]]
) -> Iterator[Relation]:
    """The same of a fact of which only the actors (by slot) are known, and the word for what
    relates them."""
    if kind is FactKind.MEETING:
        yield from _met(slots)
        return
    from_whom, to_whom = _DIRECTED.get(kind, ((), ""))
    role = "invites" if kind is FactKind.INVITATION else word
    targets = [actor for slot, actor in slots if slot == to_whom]
    for part in from_whom if targets else ():
        for source in (actor for slot, actor in slots if slot == part):
            for target in targets:
                yield Relation(source, target, role)


def _met(slots: Sequence[tuple[str, ActorRef]]) -> Iterator[Relation]:
    seats = {
        actor.actor or name_key(actor.name): (slot.removeprefix(_SEATED), actor)
        for slot, actor in slots
        if slot.startswith(_SEATED)
    }
    for (part, one), (_, other) in combinations(seats.values(), 2):
        yield Relation(one, other, "" if part == "participant" else part, mutual=True)
