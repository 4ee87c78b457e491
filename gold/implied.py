"""What a good reader may also record of an annotated fact, so that it counts as no extra.

A meeting is also a consult event, a host named among the participants also a role: nobody
should have to write these down, and no reader should be blamed for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dragoman.model import FactKind, Stance
from gold.model import CLOSED, GoldFact, GoldVoice, Holder, Names, Status3, Tier

EVENTS_OF: Mapping[FactKind, tuple[str, ...]] = {
    FactKind.MEETING: ("consult", "agree", "request", "reject"),
    FactKind.AGREEMENT: ("agree", "support", "consult", "concede", "reject", "retreat"),
    FactKind.COMMITMENT: ("agree", "concede", "retreat", "aid", "cooperate"),
    FactKind.CEASEFIRE: ("agree", "concede", "retreat", "assault"),
    FactKind.INVITATION: ("agree", "request", "consult", "reject"),
    FactKind.DESIGNATION: ("accuse", "sanction"),
}
"""PLOVER roots under which the same thing may stand as an event."""
EVENTS_OF_ACT: Mapping[str, tuple[str, ...]] = {
    "deny": ("reject",),
    "demand": ("request",),
    "ask": ("request",),
    "propose": ("agree", "request"),
    "promise": ("agree",),
    "praise": ("support",),
    "condemn": ("accuse",),
    "warn": ("threaten",),
}
STANCE_OF_ACT: Mapping[str, tuple[str, ...]] = {
    "demand": ("demands",),
    "ask": ("demands", "hopes"),
    "propose": ("demands", "supports"),
    "praise": ("supports",),
    "condemn": ("opposes", "rejects"),
}
"""Who demands something has a position, too; the statement is the point."""
EVENTS_OF_STANCE: Mapping[str, tuple[str, ...]] = {
    "supports": ("support", "agree"),
    "ready": ("agree",),
    "demands": ("request",),
    "opposes": ("reject", "accuse"),
    "rejects": ("reject", "accuse"),
}
ACTOR_FIELDS = (
    "participants", "roles", "obligors", "parties", "guarantors", "inviter", "invitee",
    "authority", "target", "speaker", "holder",
)  # fmt: skip


def implied_by(fact: GoldFact) -> Iterator[GoldFact]:
    """The events and roles that may be recorded beside an annotated fact."""
    actors = tuple(_actors(fact))
    if types := _event_types(fact):
        yield _beside(fact, FactKind.EVENT, {"type": types, "actors": actors})
    if stances := _of_words(fact, FactKind.STATEMENT, "act", STANCE_OF_ACT):
        fields = {"holder": fact.fields.get("speaker", ()), "stance": stances}
        yield _beside(fact, FactKind.POSITION, fields)
    for name in ("participants", "roles"):
        for holder in _holders(fact, name):
            if holder.role in CLOSED[FactKind.ROLE, "role"]:
                fields = {"actor": holder.names, "role": (holder.role,)}
                yield _beside(fact, FactKind.ROLE, fields)
    for guarantor in _name_groups(fact, "guarantors"):
        yield _beside(fact, FactKind.ROLE, {"actor": guarantor, "role": ("guarantor",)})
    for excluded in _name_groups(fact, "excluded"):
        yield _beside(fact, FactKind.ROLE, {"actor": excluded, "role": ("excluded_party",)})


def own_voice_allowed(status: Status3, fields: Mapping[str, object]) -> Status3:
    """A commitment's status where its obligor may also be heard as the one who promises.

    "The front pledged to disarm": nobody's voice, or the front's own; both are right.
    """
    groups = fields.get("obligors", ())
    assert isinstance(groups, tuple)
    own = [GoldVoice(names, (Stance.ASSERTS,)) for names in groups]
    longer = [(*chain, voice) for chain in status.chains for voice in own]
    return replace(status, chains=(*status.chains, *longer))


def _event_types(fact: GoldFact) -> tuple[str, ...]:
    return (
        EVENTS_OF.get(fact.kind, ())
        or _of_words(fact, FactKind.STATEMENT, "act", EVENTS_OF_ACT)
        or _of_words(fact, FactKind.POSITION, "stance", EVENTS_OF_STANCE)
    )


def _of_words(
    fact: GoldFact, kind: FactKind, name: str, table: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    words = fact.fields.get(name, ()) if fact.kind is kind else ()
    assert isinstance(words, tuple)
    return tuple(dict.fromkeys(found for word in words for found in table.get(word, ())))


def _beside(fact: GoldFact, kind: FactKind, fields: Mapping[str, object]) -> GoldFact:
    return replace(fact, kind=kind, tier=Tier.MAY, fields=dict(fields), implied=True)


def _actors(fact: GoldFact) -> Iterator[Names]:
    for name in ACTOR_FIELDS:
        yield from (holder.names for holder in _holders(fact, name))
        yield from _name_groups(fact, name)
        value = fact.fields.get(name)
        if isinstance(value, tuple) and value and isinstance(value[0], str):
            yield value


def _holders(fact: GoldFact, name: str) -> Iterator[Holder]:
    value = fact.fields.get(name, ())
    assert isinstance(value, tuple)
    yield from (item for item in value if isinstance(item, Holder))


def _name_groups(fact: GoldFact, name: str) -> Iterator[Names]:
    value = fact.fields.get(name, ())
    assert isinstance(value, tuple)
    yield from (item for item in value if isinstance(item, tuple))
