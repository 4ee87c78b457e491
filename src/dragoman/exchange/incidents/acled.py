"""ACLED, the Armed Conflict Location and Event Data: the layout of 31 columns, and older ones.

Its licence forbids passing rows on: a record that holds them is for those who may have them.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from dragoman.exchange.incidents.sound import Flags, coded, coordinates, count, days
from dragoman.exchange.tables import Layout, Table
from dragoman.exchange.tables.cells import listed, moment, whole
from dragoman.model import (
    Account,
    DaySpread,
    Deaths,
    Incident,
    IncidentKind,
    PlaceGrain,
    SkippedRow,
    Spot,
)

SOURCE = "acled"

LAYOUT = Layout(
    word="acled",
    name="ACLED",
    needed=(
        "event_id_cnty", "event_date", "event_type", "actor1", "actor2", "country", "admin1",
        "latitude", "longitude", "geo_precision", "fatalities",
    ),
    older=(
        ("ally_actor_1", "assoc_actor_1"),
        ("ally_actor_2", "assoc_actor_2"),
        ("time_preci", "time_precision"),
        ("geo_precis", "geo_precision"),
    ),
)  # fmt: skip
DELETIONS = Layout("acled --deleted", "ACLED deletions", ("event_id_cnty", "deleted_timestamp"))

WANTED = (
    "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "country", "admin1", "admin2",
    "location", "latitude", "longitude", "geo_precision", "source", "notes", "fatalities",
    "timestamp",
)  # fmt: skip
"""The cells that a row is read from, in the order in which `incident` takes them."""

KINDS = {
    "shelling/artillery/missile attack": IncidentKind.SHELLING,
    "air/drone strike": IncidentKind.AIR_STRIKE,
    "suicide bomb": IncidentKind.EXPLOSION,
    "remote explosive/landmine/ied": IncidentKind.EXPLOSION,
    "grenade": IncidentKind.EXPLOSION,
    "chemical weapon": IncidentKind.OTHER_VIOLENCE,
    "abduction/forced disappearance": IncidentKind.ABDUCTION,
    "battles": IncidentKind.BATTLE,
    "explosions/remote violence": IncidentKind.OTHER_VIOLENCE,
    "violence against civilians": IncidentKind.ONE_SIDED,
    "protests": IncidentKind.UNREST,
    "riots": IncidentKind.UNREST,
    "strategic developments": IncidentKind.STRATEGIC,
    "battle-no change of territory": IncidentKind.BATTLE,
    "battle-government regains territory": IncidentKind.BATTLE,
    "battle-non-state actor overtakes territory": IncidentKind.BATTLE,
    "remote violence": IncidentKind.OTHER_VIOLENCE,
    "riots/protests": IncidentKind.UNREST,
    "strategic development": IncidentKind.STRATEGIC,
    "headquarters or base established": IncidentKind.STRATEGIC,
    "non-violent transfer of territory": IncidentKind.STRATEGIC,
}
"""By the sub-event where that tells more, else by the event; from "battle-" on: before 2019."""
GRAINS = {1: PlaceGrain.EXACT, 2: PlaceGrain.NEAR, 3: PlaceGrain.ADMIN1}
SPREADS = {1: DaySpread.DAY, 2: DaySpread.WEEK, 3: DaySpread.MONTH}
ROLES = (
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
)
"""What `inter` takes a side for: the words of files since 2024, at the numbers 1 to 8 of others."""
_ROLE_WORDS = {
    "state": 1, "rebel": 2, "political": 3, "identity": 4, "communal": 4, "rioters": 5,
    "protesters": 6, "civilians": 7, "external": 8, "other": 8, "sole": 0, "none": 0,
}  # fmt: skip
_HALF_WEEK = timedelta(days=3)
"""An event of which only the week is known is dated to the middle of it."""


def edition_of(path: Path) -> int:
    """A file says nothing: each row has a time stamp of its own."""
    return 0


def incident(row: int, cells: tuple[str, ...], edition: int) -> Incident | SkippedRow:
    """One row, its cells those of `WANTED`."""
    (
        id_cell, day_cell, precision, event, sub_event, actor1, with1, inter1, actor2, with2,
        inter2, country, admin1, admin2, location, latitude, longitude, geo, source, notes,
        fatalities, stamp,
    ) = cells  # fmt: skip
    id = id_cell.strip()
    if not id:
        return SkippedRow(row, "no_id", "the cell event_id_cnty is empty")
    found = days((day_cell,))
    if isinstance(found, str):
        return SkippedRow(row, "bad_day", found, id)
    (day,) = found
    if day is None:
        return SkippedRow(row, "no_day", "event_date is empty", id)
    flags: Flags = []
    spread = DaySpread.DAY
    if precision:
        spread = SPREADS.get(coded("time_precision", precision, SPREADS, flags), DaySpread.DAY)
    first, last = _span(day, spread)
    north, east = coordinates(latitude, longitude, flags)
    dead = count("fatalities", fatalities, flags)
    role_a, role_b = _role("inter1", inter1, flags), _role("inter2", inter2, flags)
    edition = _stamp(stamp, flags) or edition
    return Incident(
        id=f"{SOURCE}:{id}",
        source=SOURCE,
        first=first,
        last=last,
        spread=spread,
        kind=_kind(event, sub_event, flags),
        code=sub_event.strip() or event.strip(),
        side_a=actor1.strip(),
        side_b=actor2.strip(),
        spot=Spot(
            GRAINS.get(coded("geo_precision", geo, GRAINS, flags), PlaceGrain.UNKNOWN),
            location.strip() or None,
            admin1.strip() or None,
            admin2.strip() or None,
            country.strip() or None,
            north,
            east,
        ),
        deaths=Deaths(dead, dead, dead),
        with_a=listed(with1),
        with_b=listed(with2),
        accounts=tuple(map(Account, listed(source))),
        notes=notes.strip() or None,
        role_a=role_a,
        role_b=role_b,
        edition=edition,
        flags=tuple(flags),
    )


def read_deletions(path: str | Path) -> Iterator[tuple[str, int]]:
    """The ids of a deletion list, each with the time up to which it is gone (seconds since 1970;
    0, for good, where the list has none). Raises ExchangeError for a file of another kind."""
    header, rows = Table(path, DELETIONS, (LAYOUT,)).read()
    take = header.getter(DELETIONS.needed)
    for row in rows:
        if not isinstance(row, SkippedRow):
            id, stamp = take(row[1])
            if id.strip():
                yield f"{SOURCE}:{id.strip()}", _stamp(stamp, [])


def _span(day: date, spread: DaySpread) -> tuple[date, date]:
    """The days that an event of this day may have been on."""
    if spread is DaySpread.WEEK:
        return day - _HALF_WEEK, day + _HALF_WEEK
    if spread is DaySpread.MONTH:
        last = calendar.monthrange(day.year, day.month)[1]
        return day.replace(day=1), day.replace(day=last)
    return day, day


def _kind(event: str, sub_event: str, flags: Flags) -> IncidentKind:
    found = KINDS.get(sub_event.strip().casefold()) or KINDS.get(event.strip().casefold())
    if found is None:
        flags.append(f"event_type={event.strip()}")
        return IncidentKind.OTHER_VIOLENCE
    return found


def _role(name: str, text: str, flags: Flags) -> str | None:
    """What a side is taken for, whether by number or by words."""
    text = text.strip()
    try:
        number = whole(text)
    except ValueError:
        first, *_ = text.casefold().replace("/", " ").split() or [""]
        number = _ROLE_WORDS.get(first, -1)
    if not number:
        return None
    if 0 < number <= len(ROLES):
        return ROLES[number - 1]
    flags.append(f"{name}={text}")
    return text


def _stamp(text: str, flags: Flags) -> int:
    try:
        return max(0, moment(text) or 0)
    except ValueError:
        flags.append(f"timestamp={text.strip()}")
        return 0
