"""PA-X agreements (Bell and Badanjak 2019; layout of version 6) as cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dragoman.actors import Registry
from dragoman.errors import ExchangeError
from dragoman.exchange.compare.cases import Case, CaseDay
from dragoman.exchange.compare.states import states_in, states_of
from dragoman.exchange.compare.tables import Row, read_table
from dragoman.exchange.conflict import key_of

NEEDED = ("AgtId", "Agt", "Dat", "Con", "Part", "ThrdPart")
"""Columns without which a table cannot be compared; all others help where they are there."""
_TRUCE_OF_CE = {"3": 0.8, "2": 0.65, "1": 0.3}
"""PA-X grades ceasefire provisions: 1 mentioned, 2 in more detail, 3 substantive."""


def read_pax(path: str | Path, registry: Registry) -> list[Case]:
    """The agreements of a PA-X file, in its order; raises ExchangeError for another file."""
    return [_case(row, registry, path) for row in read_table(path, NEEDED, what="PA-X")]


def _case(row: Row, registry: Registry, path: str | Path) -> Case:
    try:
        day = date.fromisoformat(row["Dat"].strip()[:10])
    except ValueError as error:
        raise ExchangeError(
            f"{path}: agreement {row['AgtId']} has the day {row['Dat']!r}; days are YYYY-MM-DD"
        ) from error
    countries = states_of(registry, "gw", (row.get("Loc1GWNO", ""), row.get("Loc2GWNO", "")))
    countries |= states_of(registry, "iso3", (row.get("Loc1ISO", ""), row.get("Loc2ISO", "")))
    home = frozenset(countries)
    countries |= {key_of(registry, each) for each in states_in(registry, row["Con"])}
    truce = _TRUCE_OF_CE.get(row.get("Ce", ""), 0.0) + (0.2 if row.get("Stage") == "Cea" else 0.0)
    return Case(
        source="pax",
        id=row["AgtId"],
        name=" ".join(row["Agt"].split()),
        days=(CaseDay("signed", day, day),),
        countries=frozenset(countries),
        parties=(),
        words="\n".join((row["Agt"], row["Part"], row["ThrdPart"], row.get("OthAgr", ""))),
        truce=truce,
        written=True,
        about=row["Con"],
        home=home,
        conflicts=frozenset(filter(str.isdigit, [row.get("UcdpCon", "")])),
    )
