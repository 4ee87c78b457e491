"""ETH/PRIO civil conflict ceasefires as cases."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dragoman.actors import Registry
from dragoman.exchange.compare.cases import Case, CaseDay, known_of
from dragoman.exchange.compare.naming import named
from dragoman.exchange.compare.states import states_by_code, states_in
from dragoman.model import Known

_COMPARED = ("declared", "in force")
_WRITTEN = {"": False, "1": True, "2": True}


def read_cf(path: str | Path, registry: Registry) -> list[Case]:
    """The ceasefires of a CF file, in its order; raises ExchangeError for another file."""
    return [_case(known, registry) for known in known_of("cf", path)]


def _case(known: Known, registry: Registry) -> Case:
    ids = _by_ucdp(registry)
    parties = [
        named(registry, each.name, ids=ids.get(each.code or "", ()), third=each.third)
        for each in known.parties
    ]
    countries = states_by_code(registry, known.countries) | states_in(registry, known.about)
    return Case(
        source="cf",
        id=known.id.partition(":")[2],
        name=known.name,
        days=tuple(CaseDay(d.what, d.first, d.last) for d in known.days if d.what in _COMPARED),
        countries=frozenset(countries),
        parties=tuple(parties),
        words="\n".join((known.about, *(party.name for party in parties), *known.words)),
        truce=1.0,
        written=_WRITTEN.get(known.cell("written")),
        about=known.about,
        home=frozenset(countries),
        conflicts=frozenset(known.conflicts),
        linked=frozenset(id.partition(":")[2] for id in known.linked),
    )


@lru_cache(maxsize=2)
def _by_ucdp(registry: Registry) -> dict[str, tuple[str, ...]]:
    """Registry ids by UCDP actor id ("ucdp:118")."""
    found: dict[str, tuple[str, ...]] = {}
    for actor in registry.actors.values():
        if code := dict(actor.codes).get("ucdp"):
            found[f"ucdp:{code}"] = (*found.get(f"ucdp:{code}", ()), actor.id)
    return found
