"""Which side somebody speaks for."""

from __future__ import annotations

from dragoman.actors import Actor, Registry
from dragoman.model import ActorKind, ActorRef
from dragoman.record.claims.parties import party
from dragoman.views.dossiers.titles import title_in

_ORGANS = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.OFFICE})
"""Who acts for a state. An armed group has a state too, which it may be fighting."""


def side(ref: ActorRef, registry: Registry) -> str:
    """The state that an organ of it, or who holds office in one, speaks for; the group that a
    person is part of; else the actor itself, by registry id or name."""
    entry = registry.actor(ref.actor) if ref.actor else None
    if entry is not None:
        return registered_side(entry, registry)
    office = ref.kind in _ORGANS or (ref.kind is ActorKind.PERSON and title_in(ref) is not None)
    return ref.state if office and ref.state else party(ref)


def registered_side(entry: Actor, registry: Registry) -> str:
    """The side of an actor that the registry knows; of several offices the last one counts."""
    if entry.kind in _ORGANS:
        return entry.state or entry.id
    if entry.kind is ActorKind.PERSON:
        bodies = [office.of for office in registry.office_of(entry.id, None)][-1:]
        for ident in (*bodies, entry.part_of):
            body = registry.actor(ident) if ident else None
            if body is not None and body.kind is not ActorKind.PERSON:
                return registered_side(body, registry)
    return entry.id


def side_name(key: str, ref: ActorRef, registry: Registry) -> str:
    """What a side is called: as the registry has it, else as a page names who speaks for it."""
    entry = registry.actor(key)
    return entry.name if entry else ref.name
