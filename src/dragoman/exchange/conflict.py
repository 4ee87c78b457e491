"""Which states' conflict an agreement is about, and what codes of the field name it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors import Registry
from dragoman.exchange.documents import Told
from dragoman.model import ActorKind, Ceasefire, Commitment

THIRD_ROLES = ("guarantor", "mediator", "facilitator", "host", "observer", "witness", "sponsor")
"""Roles of who stands between or beside the parties."""
PARTY_ROLES = ("signatory", "party")
STATE_KINDS = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.OFFICE)


def key_of(registry: Registry, actor: str) -> str:
    """The id under which an actor is compared: a state's for its government and ministries."""
    known = registry.actor(actor)
    if known is not None and known.kind in STATE_KINDS and known.state:
        return known.state
    return actor


def home_of(told: Told, registry: Registry) -> tuple[str, ...]:
    """Registry ids of the states whose conflict it is, most named first: those whose armed groups
    or opposition are parties to it; else the one state that makes it with others who are none; else
    those in whose bounds it holds; else those that its facts
    name beside its signatories and guarantors; else the parties' own."""
    parts = list(told.parts())
    groups = [
        known.state
        for role, actor, _ in parts
        if role not in THIRD_ROLES
        and actor.actor
        and (known := registry.actor(actor.actor)) is not None
        and known.kind not in (*STATE_KINDS, ActorKind.PERSON)
        and known.state
    ]
    involved = [key_of(registry, actor.actor) for _, actor, _ in parts if actor.actor]
    beside = [
        key
        for text in (told.name, *(fact.quote for fact in told.facts))
        for key in states_named(registry, text)
        if key not in involved
    ]
    sides = {
        key_of(registry, actor.actor) if actor.actor else actor.name
        for role, actor, _ in parts
        if role in PARTY_ROLES
    }
    own = sorted(side for side in sides if is_state(registry, side))
    if not groups and len(own) == 1 < len(sides):
        return (own[0],)
    bounds = [key for words in scopes(told) for key in states_named(registry, words)]
    return next((_ranked(keys) for keys in (groups, bounds, beside, own) if keys), ())


def scopes(told: Told) -> Iterator[str]:
    """Where it holds, in the pages' words."""
    for fact in told.facts:
        if isinstance(fact.detail, Ceasefire | Commitment) and fact.detail.scope:
            yield fact.detail.scope


def states_named(registry: Registry, text: str) -> list[str]:
    """Registry ids of the states that a text names, also by what is theirs ("Syrian"), as often as
    it does; not by the capitals that stand for their governments."""
    found = []
    for match in registry.find(text):
        keys = {
            key_of(registry, candidate.id)
            for candidate in match.candidates
            if candidate.what == "actor" and candidate.form != "metonym"
        }
        found += [key for key in keys if is_state(registry, key)]
    return found


def is_state(registry: Registry, key: str) -> bool:
    known = registry.actor(key)
    return known is not None and known.kind is ActorKind.STATE


def _ranked(keys: list[str]) -> tuple[str, ...]:
    """The keys that come most often, and those that come at least half as often."""
    most = max(keys.count(key) for key in keys)
    found = {key for key in keys if keys.count(key) * 2 >= most}
    return tuple(sorted(found, key=lambda key: (-keys.count(key), key)))
