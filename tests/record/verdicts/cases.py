"""A ceasefire in Colombia that never was, and incidents under it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.model import (
    DaySpread,
    Deaths,
    Exclusion,
    Incident,
    IncidentKind,
    Party,
    PlaceGrain,
    Spot,
    Terms,
    TermsZone,
)

START, END = date(2016, 8, 29), date(2017, 2, 1)
WITHIN = date(2016, 10, 5)

TERMS = Terms(
    "col-truce",
    "Truce of the valleys",
    START,
    (Party("col-gov", "state"), Party("farc", "rebels")),
    ended=END,
    countries=("col",),
    excluded=(Exclusion("col-agc"),),
)
ZONED = replace(
    TERMS,
    id="col-zones",
    zones=(
        TermsZone("cauca", "Cauca", admin1=("Cauca",)),
        TermsZone("choco", "Chocó", admin1=("Chocó",), in_force=date(2016, 11, 1)),
    ),
)


def incident(
    side_a: str = "Government of Colombia",
    side_b: str = "FARC",
    *,
    id: str = "made:1",
    first: date = WITHIN,
    last: date | None = None,
    spread: DaySpread = DaySpread.DAY,
    kind: IncidentKind = IncidentKind.BATTLE,
    code: str = "Armed clash",
    country: str = "Colombia",
    admin1: str | None = "Cauca",
    grain: PlaceGrain = PlaceGrain.EXACT,
    with_a: tuple[str, ...] = (),
    with_b: tuple[str, ...] = (),
) -> Incident:
    return Incident(
        id=id,
        source="made",
        first=first,
        last=last or first,
        spread=spread,
        kind=kind,
        code=code,
        side_a=side_a,
        side_b=side_b,
        spot=Spot(grain, None, admin1, None, country, 2.45, -76.61),
        deaths=Deaths(1, 1, 1),
        with_a=with_a,
        with_b=with_b,
    )
