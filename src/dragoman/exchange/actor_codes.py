"""Codes and sectors of actors, as event data write them."""

from __future__ import annotations

from dragoman.actors import Registry
from dragoman.model import ActorKind, ActorRef

_SECTOR_OF_KIND = {
    ActorKind.STATE: "GOV",
    ActorKind.GOVERNMENT: "GOV",
    ActorKind.MINISTRY: "GOV",
    ActorKind.OFFICE: "GOV",
    ActorKind.ARMED_GROUP: "REB",
    ActorKind.OUTLET: "JRN",
}
_SECTORS = ("GOV", "MIL", "REB", "OPP", "SPY", "COP", "NGO", "JUD", "LEG", "CVL", "MED", "BUS")
"""Role codes that may follow the country in a CAMEO code ("SYRREB")."""


def country_code(registry: Registry, ref: ActorRef, scheme: str) -> str:
    """The code ("iso3", "gw") of the state an actor is or belongs to; "" where none is known."""
    known = registry.actor(ref.actor) if ref.actor else None
    for state in (ref.state, known and known.state, known and known.id):
        actor = registry.actor(state) if state else None
        if actor is not None and (code := dict(actor.codes).get(scheme)):
            return code
    return ""


def sector(registry: Registry, ref: ActorRef) -> str:
    """PLOVER's sector of an actor: from its CAMEO code where the registry has one, else from what
    kind of actor it is; UNK where neither tells."""
    known = registry.actor(ref.actor) if ref.actor else None
    cameo = dict(known.codes).get("cameo", "")[3:6] if known is not None else ""
    if cameo in _SECTORS:
        return cameo
    kind = ref.kind or (known.kind if known is not None else None)
    if kind is ActorKind.PERSON and (ref.state or (known is not None and known.offices)):
        return "GOV" if ref.state else "UNK"
    return _SECTOR_OF_KIND.get(kind, "UNK") if kind is not None else "UNK"
