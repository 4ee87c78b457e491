"""Makes a pack's admin1.json: `admin_shapes.py GEOJSON COUNTRY PACK "SOURCE AND LICENCE"`.

GEOJSON has a feature for each first-level unit of the state COUNTRY, with shared borders drawn
through the same corners (as Natural Earth draws them). Borders are thinned once for both sides
(Douglas and Peucker 1973), so that neighbours stay neighbours. A feature that is no unit the pack
knows is said and left out; `NAME=ID` arguments behind say which unit a feature belongs to.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.actors import load_registry
from dragoman.actors.terms.geojson import polygons_of
from dragoman.actors.terms.geometry import Point
from dragoman.actors.terms.units import units_of

PACKS = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "actors" / "packs"
TOLERANCE = 0.01
"""Degrees, about a kilometre: less than a pixel of a map of a country a screen wide."""
DECIMALS = 3

Ring = tuple[Point, ...]


def main(arguments: list[str]) -> int:
    """0 done, 2 usage."""
    if len(arguments) < 4:
        print(__doc__)
        return 2
    file, country, pack, source, *given = arguments
    named = dict(item.split("=", 1) for item in given)
    units = _units(json.loads(Path(file).read_text(encoding="utf-8")), country, named)
    rings = [ring for polygons in units.values() for polygon in polygons for ring in polygon]
    thin = _thinner(rings)
    places = load_registry().places
    rows = [
        {
            "id": key,
            "name": places[key].admin1 or places[key].name,
            "polygons": [[thin(ring) for ring in polygon] for polygon in units[key]],
        }
        for key in sorted(units)
    ]
    head = {"country": country, "source": source, "tolerance_degrees": TOLERANCE}
    target = PACKS / pack / "admin1.json"
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    text = json.dumps(head, ensure_ascii=False)[:-1] + f', "units": [\n{lines}\n]}}\n'
    target.write_text(text, encoding="utf-8")
    print(f"{target.name} of {pack}: {len(rows)} units, {len(text.encode()) // 1024} kB")
    return 0


def _units(
    data: dict[str, Any], country: str, named: dict[str, str]
) -> dict[str, list[tuple[Ring, ...]]]:
    units: dict[str, list[tuple[Ring, ...]]] = defaultdict(list)
    known = units_of(load_registry())
    for feature in data["features"]:
        name = feature["properties"].get("NAME_1") or ""
        place = known.unit(name, [country]) if name else None
        key = named.get(name) or (place.id if place else None)
        if key is None:
            print(f"{name or 'a feature without a name'}: no unit of {country}, left out")
            continue
        units[key] += [polygon.rings for polygon in polygons_of(feature["geometry"])]
    return units


def _thinner(rings: list[Ring]) -> Any:
    """A function from a ring to its thinned, rounded points; shared stretches thin alike."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for one, other in itertools.pairwise(ring):
            beside[one].add(other)
            beside[other].add(one)
    knots = {point for point, others in beside.items() if len(others) > 2}

    def thin(ring: Ring) -> list[list[float]]:
        points: list[Point] = []
        for arc in _arcs(ring, knots):
            kept = _thinned(arc if arc[0] <= arc[-1] else arc[::-1])
            kept = kept if arc[0] <= arc[-1] else kept[::-1]
            points += kept if not points else kept[1:]
        rounded = [(round(lon, DECIMALS), round(lat, DECIMALS)) for lon, lat in points]
        return [list(p) for i, p in enumerate(rounded) if i == 0 or p != rounded[i - 1]]

    return thin


def _arcs(ring: Ring, knots: set[Point]) -> Iterator[Ring]:
    """The ring cut where borders meet; a ring that meets none is cut at its ends in two."""
    open_ring = ring[:-1]
    at = [i for i, point in enumerate(open_ring) if point in knots]
    if len(at) < 2:
        start = at[0] if at else open_ring.index(min(open_ring))
        turned = (*open_ring[start:], *open_ring[:start])
        far = turned.index(max(turned, key=lambda p: abs(p[0] - turned[0][0])))
        yield turned[: far + 1]
        yield (*turned[far:], turned[0])
        return
    turned = (*open_ring[at[0] :], *open_ring[: at[0] + 1])
    cuts = [i - at[0] for i in at] + [len(open_ring)]
    for one, other in itertools.pairwise(cuts):
        yield turned[one : other + 1]


def _thinned(arc: Ring) -> Ring:
    if len(arc) < 3:
        return arc
    far, most = 0, 0.0
    for i in range(1, len(arc) - 1):
        distance = _off(arc[i], arc[0], arc[-1])
        if distance > most:
            far, most = i, distance
    if most <= TOLERANCE:
        return (arc[0], arc[-1])
    return (*_thinned(arc[: far + 1])[:-1], *_thinned(arc[far:]))


def _off(point: Point, one: Point, other: Point) -> float:
    """The distance of a point from a stretch, in degrees."""
    (x, y), (x1, y1), (x2, y2) = point, one, other
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / length)) if length else 0.0
    return float(((x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2) ** 0.5)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
