"""Who is one and the same party in two accounts."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model import ActorRef
from dragoman.record.store.names import name_key

Parties = frozenset[str]
"""Parties by registry id, else by name."""


def party(actor: ActorRef) -> str:
    """What makes an actor comparable across pages: the registry's id, else the name."""
    if actor.actor and not actor.actor.startswith("~"):
        return actor.actor
    return f"~{name_key(actor.name)}"


def bloc(actor: ActorRef) -> str:
    """The state an actor belongs to, else the actor: a minister sits at a table for his state."""
    return actor.state or party(actor)


def blocs(actors: Iterable[ActorRef]) -> Parties:
    return frozenset(bloc(actor) for actor in actors)
