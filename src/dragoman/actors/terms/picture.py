"""Territory in words: what of it is named, what is drawn, and which known places lie in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.actors.registry import Registry
from dragoman.actors.terms.geometry import Point, area_km2, box_of, distance_to_path_km, inside
from dragoman.actors.terms.units import units_of
from dragoman.model import Line, Polygon, Terms, TermsZone

_SETTLEMENTS = frozenset(("capital", "city", "town", "village"))
_SHOWN = 8
"""Names of places that a line shows before it only counts."""


def territory_words(terms: Terms, registry: Registry) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each zone's name with lines about its territory; terms without zones give one row.

    A line that begins with "!" tells what is likely a slip: a unit no pack knows, a drawing in
    which no known place lies.
    """
    if not terms.zones:
        return (("everywhere", (f"whole: {_names(terms.countries, registry)}",)),)
    return tuple(
        (zone.name, tuple(_zone(zone, zone.countries or terms.countries, registry)))
        for zone in terms.zones
    )


def _zone(zone: TermsZone, countries: tuple[str, ...], registry: Registry) -> Iterator[str]:
    named = (*zone.admin1, *zone.admin2, *zone.partial)
    if not (named or zone.polygons or zone.lines):
        yield f"whole: {_names(zone.countries, registry)}"
    if zone.admin1 or zone.admin2:
        yield f"whole: {', '.join((*zone.admin1, *zone.admin2))}"
    if zone.partial:
        yield f"in part: {', '.join(zone.partial)}"
    places = _places(countries, registry)
    for polygon in zone.polygons:
        yield _polygon(polygon, zone.margin_km)
        yield _held([name for name, at in places if inside(at, polygon)])
    for line in zone.lines:
        yield _line(line, zone.margin_km)
        near = (name for name, at in places if distance_to_path_km(at, line.points) < line.depth_km)
        yield _held(list(near))
    unknown = [
        name for name in (*zone.admin2, *zone.partial) if not _known(name, countries, registry)
    ]
    if unknown:
        yield f"! no pack knows {', '.join(unknown)}: matched by its letters alone"


def _known(name: str, countries: tuple[str, ...], registry: Registry) -> bool:
    units, of = units_of(registry), frozenset(countries)
    keys = units.first_keys(name, of) | units.second_keys(name, of)
    return bool(units.first_of_second(name, of)) or any(not key.startswith("~") for key in keys)


def _polygon(polygon: Polygon, margin: float) -> str:
    holes = len(polygon.rings) - 1
    but = f" but for {holes} hole{'s' if holes > 1 else ''}" if holes else ""
    corners = len(polygon.rings[0]) - 1
    size = f"about {_round(area_km2(polygon))} km²"
    return f"drawn: {corners} corners, {size}{but}, {_box(polygon.rings[0])}{_margin(margin)}"


def _line(line: Line, margin: float) -> str:
    length = sum(
        distance_to_path_km(one, (other,))
        for one, other in zip(line.points, line.points[1:], strict=False)
    )
    return (
        f"line: {_round(length)} km long, {line.depth_km:g} km on each side, "
        f"{_box(line.points)}{_margin(margin)}"
    )


def _held(names: list[str]) -> str:
    if not names:
        return "! no place the packs know lies there; does the longitude go first?"
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"places there: {', '.join(names[:_SHOWN])}{more}"


def _places(countries: tuple[str, ...], registry: Registry) -> list[tuple[str, Point]]:
    return [
        (place.name, (place.longitude, place.latitude))
        for place in registry.places.values()
        if place.country in countries
        and place.kind in _SETTLEMENTS
        and place.longitude is not None
        and place.latitude is not None
    ]


def _box(points: Iterable[Point]) -> str:
    west, south, east, north = box_of(list(points))
    return f"{_range(west, east, 'EW')}, {_range(south, north, 'NS')}"


def _range(low: float, high: float, signs: str) -> str:
    """Degrees with the letter of their side: "36.10–37.40° E"."""
    if low < 0 < high:
        return f"{-low:.2f}° {signs[1]} – {high:.2f}° {signs[0]}"
    if high <= 0:
        low, high, signs = -high, -low, signs[1]
    return f"{low:.2f}–{high:.2f}° {signs[0]}"


def _margin(margin: float) -> str:
    return f", right to about {margin:g} km" if margin else ""


def _round(value: float) -> str:
    """Two digits that matter: what is drawn by hand is no more exact."""
    digits = max(0, len(str(int(value))) - 2)
    return f"{round(value, -digits):,.0f}"


def _names(keys: Iterable[str], registry: Registry) -> str:
    found = (registry.actor(key) for key in keys)
    return ", ".join(actor.name for actor in found if actor is not None)
