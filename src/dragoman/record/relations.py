"""Who stands to whom in what a fact tells: meets, speaks to, acts upon, invites, labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from dragoman.model import (
    ActorRef,
    Designation,
    Event,
    Fact,
    Invitation,
    Meeting,
    Statement,
)
from dragoman.record.store.names import name_key


@dataclass(frozen=True, slots=True)
class Relation:
    """One actor to another; `mutual` where it has no direction. `role` is the act of a statement,
    the root of an event, the label of a designation, or the first one's part in a meeting."""

    source: ActorRef
    target: ActorRef
    role: str
    mutual: bool = False


def relations_of(fact: Fact) -> Iterator[Relation]:
    """The relations between actors that a fact tells, in the order of the page."""
    match fact.detail:
        case Meeting(participants=seats):
            met = {seat.actor.actor or name_key(seat.actor.name): seat for seat in seats}
            for one, other in combinations(met.values(), 2):
                role = "" if one.role == "participant" else one.role
                yield Relation(one.actor, other.actor, role, mutual=True)
        case Statement() as said:
            for speaker in (said.speaker, *said.together):
                for target in said.addressees:
                    yield Relation(speaker, target, said.act)
        case Event() as event:
            for actor in event.actors:
                for target in event.recipients:
                    yield Relation(actor, target, event.type)
        case Invitation(inviter=inviter, invitee=invitee) if inviter is not None:
            yield Relation(inviter, invitee, "invites")
        case Designation(authority=authority, target=target, label=label) if authority is not None:
            yield Relation(authority, target, label)
