"""PA-X agreements as cases."""

from __future__ import annotations

from pathlib import Path

from dragoman.actors import Registry
from dragoman.exchange.compare.cases import Case, CaseDay, known_of
from dragoman.exchange.compare.states import states_by_code, states_in
from dragoman.exchange.conflict import key_of
from dragoman.model import Known

_TRUCE_OF_CE = {"3": 0.8, "2": 0.65, "1": 0.3}
"""PA-X grades ceasefire provisions: 1 mentioned, 2 in more detail, 3 substantive."""


def read_pax(path: str | Path, registry: Registry) -> list[Case]:
    """The agreements of a PA-X file, in its order; raises ExchangeError for another file."""
    return [_case(known, registry) for known in known_of("pax", path)]


def _case(known: Known, registry: Registry) -> Case:
    home = frozenset(states_by_code(registry, known.countries))
    told = {key_of(registry, each) for each in states_in(registry, known.about)}
    truce = _TRUCE_OF_CE.get(known.cell("Ce"), 0.0)
    return Case(
        source="pax",
        id=known.id.partition(":")[2],
        name=known.name,
        days=tuple(CaseDay(day.what, day.first, day.last) for day in known.days),
        countries=home | told,
        parties=(),
        words="\n".join((known.name, *known.words)),
        truce=truce + (0.2 if known.cell("Stage") == "Cea" else 0.0),
        written=True,
        about=known.about,
        home=home,
        conflicts=frozenset(known.conflicts),
    )
