"""GeoJSON (RFC 7946): facts at their places, for maps."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from dragoman.exchange.written import Ask, Row, Written
from dragoman.model import Fact
from dragoman.record import Record

DECIMALS = 5
"""Of coordinates: about a metre; the registry's are no finer."""


def write(path: Path, record: Record, ask: Ask) -> Written:
    """One FeatureCollection; a feature for each fact whose place has coordinates. Facts without a
    place, or with one that the registry cannot place, are counted in its member `unplaced`."""
    unplaced: Counter[str] = Counter()
    placed = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for fact in record.facts(ask.wanted):
            made = feature(fact)
            if made is None:
                unplaced["no place told" if fact.place is None else "no coordinates"] += 1
                continue
            file.write((",\n" if placed else "\n") + json.dumps(made, ensure_ascii=False))
            placed += 1
        file.write(f'\n], "unplaced": {json.dumps(dict(sorted(unplaced.items())))}}}\n')
    return Written(placed, unplaced.total(), "without coordinates")


def feature(fact: Fact) -> Row | None:
    """A fact as a point, longitude first; None where it has no coordinates in the world."""
    place = fact.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    if abs(place.latitude) > 90 or abs(place.longitude) > 180:
        return None
    return {
        "type": "Feature",
        "id": fact.id,
        "geometry": {
            "type": "Point",
            "coordinates": [round(place.longitude, DECIMALS), round(place.latitude, DECIMALS)],
        },
        "properties": {
            "kind": fact.kind.value,
            "status": fact.status.value,
            "day_start": fact.day.start.isoformat() if fact.day.start else None,
            "day_end": fact.day.end.isoformat() if fact.day.end else None,
            "place": place.name,
            "admin1": place.admin1,
            "country": place.country,
            "actors": list(dict.fromkeys(actor.name for actor in fact.actors())),
            "told_by": [voice.name for voice in fact.voices],
            "quote": fact.quote,
            "outlet": fact.outlet,
            "page": fact.page_name,
        },
    }
