"""Incidents to table rows and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from dragoman.model import (
    Account,
    DaySpread,
    Deaths,
    Incident,
    IncidentKind,
    PlaceGrain,
    Spot,
)

Value = str | int | float | None
Values = tuple[Value, ...]

COLUMNS = (
    "edition", "id", "source", "first", "last", "spread", "kind", "code", "side_a", "side_b",
    "code_a", "code_b", "role_a", "role_b", "conflict", "grain", "place", "admin1", "admin2",
    "country", "latitude", "longitude", "best", "low", "high", "civilians", "original", "sources",
    "clarity", "notes", "with_a", "with_b", "flags", "accounts",
)  # fmt: skip
"""The columns of `incident_values` and `incident_of`, in order; what follows the edition is what a
row says."""
SELECT = f"SELECT {', '.join(COLUMNS)} FROM incidents"

_KEPT = 1 << 16
"""Places and counts kept at hand while rows load: most stand in many rows."""
_SPREADS = {each.value: each for each in DaySpread}
_KINDS = {each.value: each for each in IncidentKind}
_GRAINS = {each.value: each for each in PlaceGrain}


def incident_values(incident: Incident) -> Values:
    """An incident's row, in the order of `COLUMNS`; lists as JSON, empty ones as NULL."""
    spot, deaths = incident.spot, incident.deaths
    return (
        incident.edition, incident.id, incident.source, incident.first.isoformat(),
        incident.last.isoformat(), incident.spread._value_, incident.kind._value_, incident.code,
        incident.side_a, incident.side_b, incident.code_a, incident.code_b, incident.role_a,
        incident.role_b, incident.conflict, spot.grain._value_, spot.name, spot.admin1, spot.admin2,
        spot.country, spot.latitude, spot.longitude, deaths.best, deaths.low, deaths.high,
        deaths.civilians, incident.original, incident.number_of_sources, incident.clarity,
        incident.notes, _listed(incident.with_a), _listed(incident.with_b),
        _listed(incident.flags), _accounts(incident.accounts),
    )  # fmt: skip


def incident_of(row: Iterable[Any]) -> Incident:
    """The incident of a row, its columns those of `COLUMNS`."""
    (
        edition, id, source, first, last, spread, kind, code, side_a, side_b, code_a, code_b,
        role_a, role_b, conflict, grain, place, admin1, admin2, country, latitude, longitude, best,
        low, high, civilians, original, sources, clarity, notes, with_a, with_b, flags, accounts,
    ) = row  # fmt: skip
    return Incident(
        id=id,
        source=source,
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        spread=_SPREADS[spread],
        kind=_KINDS[kind],
        code=code,
        side_a=side_a,
        side_b=side_b,
        spot=_spot(grain, place, admin1, admin2, country, latitude, longitude),
        deaths=_deaths(best, low, high, civilians),
        with_a=tuple(json.loads(with_a)) if with_a else (),
        with_b=tuple(json.loads(with_b)) if with_b else (),
        accounts=tuple(map(_account, json.loads(accounts))) if accounts else (),
        original=original,
        number_of_sources=sources,
        clarity=clarity,
        notes=notes,
        flags=tuple(json.loads(flags)) if flags else (),
        code_a=code_a,
        code_b=code_b,
        role_a=role_a,
        role_b=role_b,
        conflict=conflict,
        edition=edition,
    )


@lru_cache(_KEPT)
def _spot(grain: str, *told: Any) -> Spot:
    return Spot(_GRAINS[grain], *told)


_deaths = lru_cache(_KEPT)(Deaths)


def _listed(items: Sequence[str]) -> str | None:
    return f"[{','.join(map(encode_basestring, items))}]" if items else None


def _accounts(accounts: Sequence[Account]) -> str | None:
    if not accounts:
        return None
    told = (
        f"[{_cell(a.office)},{_cell(a.day.isoformat() if a.day else None)},{_cell(a.headline)}]"
        for a in accounts
    )
    return f"[{','.join(told)}]"


def _cell(text: str | None) -> str:
    return "null" if text is None else encode_basestring(text)


def _account(parts: list[str | None]) -> Account:
    office, day, headline = parts
    return Account(office, date.fromisoformat(day) if day else None, headline)
