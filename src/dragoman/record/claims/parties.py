"""Who is one and the same party in two accounts, and whose doing a fact tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import (
    ActorKind,
    ActorRef,
    Agreement,
    Ceasefire,
    Commitment,
    Designation,
    Event,
    Fact,
    Invitation,
    Meeting,
    MonitorReport,
    Position,
    Role,
    Statement,
    Track,
)
from dragoman.record.store.names import name_key

Parties = frozenset[str]
"""Parties by registry id, else by name."""

_OF_STATE = frozenset(
    {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.OFFICE, ActorKind.PERSON}
)
_PARTICULAR = frozenset({"armed", "political", "people", "religious"})
"""Kinds of described groups that are one side and no other."""


def party(actor: ActorRef) -> str:
    """What makes an actor comparable across pages: the registry's id, else the name."""
    if actor.actor and not actor.actor.startswith("~"):
        return actor.actor
    return f"~{name_key(actor.name)}"


def bloc(actor: ActorRef) -> str:
    """For whom an actor sits at a table: a minister for his state, a group for itself."""
    return actor.state if actor.state and actor.kind in _OF_STATE else party(actor)


def blocs(actors: Iterable[ActorRef]) -> Parties:
    return frozenset(bloc(actor) for actor in actors)


def named(actor: ActorRef) -> bool:
    """Whether an actor is somebody in particular: "the rebels" are, "experts" and "the guarantors"
    may be anybody's."""
    if actor.kind is not ActorKind.GROUP:
        return True
    words = name_key(actor.name).split()
    tails = (" ".join(words[-count:]) for count in (2, 1))
    kinds = (_groups().get(form) for tail in tails for form in (tail, tail.removesuffix("s")))
    return next((kind in _PARTICULAR for kind in kinds if kind), False)


def doers(fact: Fact) -> Parties:
    """Whose doing a fact tells, as far as it names them: who signed, met, shelled, invited.

    A person counts as himself and as his state's.
    """
    doing = [actor for actor in _doing(fact) if named(actor)]
    return frozenset(map(party, doing)) | blocs(doing)


def _doing(fact: Fact) -> Iterator[ActorRef]:
    detail = fact.detail
    if isinstance(detail, Agreement):
        yield from (holder.actor for holder in detail.roles)
    elif isinstance(detail, Meeting):
        yield from (holder.actor for holder in detail.participants)
    elif isinstance(detail, Event):
        yield from detail.actors
    elif isinstance(detail, Commitment):
        yield from detail.obligors
    elif isinstance(detail, Ceasefire):
        yield from detail.parties
    elif isinstance(detail, Track):
        yield from detail.members
    else:
        yield from _one_doing(fact)


def _one_doing(fact: Fact) -> Iterator[ActorRef]:
    detail = fact.detail
    if isinstance(detail, Invitation | Designation):
        first = detail.inviter if isinstance(detail, Invitation) else detail.authority
        if first is not None:
            yield first
    elif isinstance(detail, Statement):
        yield detail.speaker
    elif isinstance(detail, Position):
        yield detail.holder
    elif isinstance(detail, Role):
        yield detail.actor
    elif isinstance(detail, MonitorReport):
        yield detail.reporting_party


@cache
def _groups() -> dict[str, str]:
    return {row["noun"]: row["kind"] for row in load_table("group_nouns")}
