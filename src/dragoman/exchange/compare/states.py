"""Which states a data set means by its codes and names of countries."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dragoman.actors import Registry
from dragoman.model import ActorKind


def states_of(registry: Registry, scheme: str, codes: Iterable[str]) -> set[str]:
    """Registry ids of the states with these codes ("gw": Gleditsch and Ward's numbers, "iso3");
    "gw:345" for a code the registry does not know. One number may stand for two states, of which
    one succeeded the other."""
    found: set[str] = set()
    for code in filter(None, (each.strip() for each in codes)):
        found.update(_by_code(registry, scheme).get(code, {f"{scheme}:{code}"}))
    return found


def states_by_code(registry: Registry, codes: Iterable[str]) -> set[str]:
    """`states_of` for codes with their scheme before them ("gw:345")."""
    found: set[str] = set()
    for code in codes:
        scheme, _, number = code.partition(":")
        found |= states_of(registry, scheme, [number])
    return found


def states_in(registry: Registry, text: str) -> set[str]:
    """Registry ids of the states named in a text ("Russia/Syria/Turkey")."""
    return {
        candidate.id
        for match in registry.find(text)
        for candidate in match.candidates
        if candidate.what == "actor" and registry.actors[candidate.id].kind is ActorKind.STATE
    }


@lru_cache(maxsize=8)
def _by_code(registry: Registry, scheme: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for actor in registry.actors.values():
        if actor.kind is ActorKind.STATE and (code := dict(actor.codes).get(scheme)):
            found.setdefault(code, set()).add(actor.id)
    return found
