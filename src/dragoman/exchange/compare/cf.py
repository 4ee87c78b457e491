"""ETH/PRIO civil conflict ceasefires (one row per declaring actor) as cases, one per ceasefire."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from dragoman.actors import Registry
from dragoman.errors import ExchangeError
from dragoman.exchange.compare.cases import Case, CaseDay, CaseParty
from dragoman.exchange.compare.naming import named
from dragoman.exchange.compare.states import states_in, states_of
from dragoman.exchange.compare.tables import Row, read_table

NEEDED = ("cc", "cf_id", "location", "actor_name", "cf_dec_yr", "cf_dec_month", "cf_dec_day")
"""Columns without which a table cannot be compared; all others help where they are there."""
_DAYS = (("declared", "cf_dec"), ("in force", "cf_effect"))
_UNKNOWN = ("", "-1", "0")
_WRITTEN = {"0": False, "1": True, "2": True}


def read_cf(path: str | Path, registry: Registry) -> list[Case]:
    """The ceasefires of a CF file, in its order; raises ExchangeError for another file."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in read_table(path, NEEDED, what="CF"):
        groups.setdefault((row["cc"], row["cf_id"]), []).append(row)
    return [_case(rows, registry, path) for rows in groups.values()]


def _case(rows: Sequence[Row], registry: Registry, path: str | Path) -> Case:
    first = rows[0]
    actors = tuple(dict.fromkeys((row["actor_name"], row.get("ucdp_actor_id", "")) for row in rows))
    parties = [named(registry, name, ids=_by_ucdp(registry).get(code, ())) for name, code in actors]
    parties += mediators(registry, first.get("mediator_send", ""))
    days: dict[CaseDay, None] = {}
    for row in rows:
        days.update(dict.fromkeys(_days(row, path)))
    countries = states_of(registry, "gw", [first["cc"]]) | states_in(registry, first["location"])
    said = (first["location"], *(p.name for p in parties), *_comments(rows))
    return Case(
        source="cf",
        id=f"{first['cc']}-{first['cf_id']}",
        name=f"{first['location']}: {', '.join(name for name, _ in actors)}",
        days=tuple(days),
        countries=frozenset(countries),
        parties=tuple(parties),
        words="\n".join(said),
        truce=1.0,
        written=_WRITTEN.get(first.get("written", "")),
        about=first["location"],
        home=frozenset(countries),
        conflicts=frozenset(c for row in rows if (c := row.get("ucdp_acd_id", "")).isdigit()),
        linked=frozenset(c for row in rows if (c := row.get("pax_id", "")).isdigit() and c != "0"),
    )


def mediators(registry: Registry, text: str) -> list[CaseParty]:
    """Who sent mediators: "OSCE, Russia", "Thabo Mbeki (AU)"; 0 and -1 stand for nobody known."""
    parts = (part.strip() for part in text.replace(";", ",").split(","))
    return [named(registry, part, third=True) for part in parts if part not in _UNKNOWN]


def _days(row: Row, path: str | Path) -> Iterable[CaseDay]:
    for what, column in _DAYS:
        parts = [row.get(f"{column}_{part}", "").strip() for part in ("yr", "month", "day")]
        if parts[0] not in _UNKNOWN:
            try:
                yield CaseDay(what, *_stretch(parts))
            except ValueError as error:
                raise ExchangeError(
                    f"{path}: ceasefire {row['cc']}-{row['cf_id']} has the {what} day "
                    f"{'-'.join(parts)}; write a day, or -1 for a part that is not known"
                ) from error


def _stretch(parts: Sequence[str]) -> tuple[date, date]:
    """The first and last day that "2016", "12", "-1" can mean."""
    year = int(parts[0])
    if parts[1] in _UNKNOWN:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(parts[1])
    last = calendar.monthrange(year, month)[1]
    if parts[2] in _UNKNOWN or int(parts[2]) > last:  # the set has a 31 February
        return date(year, month, 1), date(year, month, last)
    return date(year, month, int(parts[2])), date(year, month, int(parts[2]))


def _comments(rows: Iterable[Row]) -> list[str]:
    found = {row.get(column, "") for row in rows for column in _COMMENTS}
    return sorted(found - {"", "0", "-1"})


_COMMENTS = ("cf_pp", "comment", "p_other_comment")
"""Free text in which coders name talks, mediators and documents."""


@lru_cache(maxsize=2)
def _by_ucdp(registry: Registry) -> dict[str, tuple[str, ...]]:
    """Registry ids by UCDP actor id."""
    found: dict[str, tuple[str, ...]] = {}
    for actor in registry.actors.values():
        if code := dict(actor.codes).get("ucdp"):
            found[code] = (*found.get(code, ()), actor.id)
    return found
