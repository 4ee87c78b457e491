"""GeoJSON in (RFC 7946): polygons and lines of any geometry, feature or collection."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dragoman.actors.terms.geometry import Point, crosses_itself
from dragoman.errors import RegistryError
from dragoman.model import Line, Polygon

_LARGE_RING = 2000
"""Corners above which a ring is not searched for crossings: that takes the square of them."""
_RING_LEAST = 4
"""Corners of the smallest closed ring: a triangle and its first corner again."""


def read_geojson(path: Path) -> Any:
    """The JSON of a file. Raises RegistryError where it is missing or is no JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise RegistryError(f"{path}: there is no such file; name a GeoJSON file") from None
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as wrong:
        raise RegistryError(f"{path}: cannot be read as GeoJSON: {wrong}") from wrong


def geometries(data: object) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Each geometry below a GeoJSON object, with the properties of its feature.

    Raises ValueError for what is no GeoJSON.
    """
    if not isinstance(data, Mapping) or not isinstance(data.get("type"), str):
        raise ValueError('is no GeoJSON; it starts with {"type": …}')
    kind = data["type"]
    if kind == "FeatureCollection":
        for feature in _list(data.get("features"), "features"):
            yield from geometries(feature)
    elif kind == "Feature":
        properties = data.get("properties") or {}
        if data.get("geometry") is None:
            raise ValueError("holds a feature without a geometry")
        for geometry, _ in geometries(data["geometry"]):
            yield geometry, properties
    elif kind == "GeometryCollection":
        for geometry in _list(data.get("geometries"), "geometries"):
            yield from geometries(geometry)
    else:
        yield data, {}


def territory_of(data: object) -> tuple[tuple[Polygon, ...], tuple[Line, ...]]:
    """The polygons and lines of a GeoJSON object; a line needs a property `depth_km`.

    Raises ValueError that says what is wrong.
    """
    polygons: list[Polygon] = []
    lines: list[Line] = []
    for geometry, properties in geometries(data):
        kind = geometry["type"]
        if kind in ("Polygon", "MultiPolygon"):
            polygons += polygons_of(geometry)
        elif kind in ("LineString", "MultiLineString"):
            depth = number(properties.get("depth_km"), "a line's property depth_km", least=0)
            parts = [geometry.get("coordinates")]
            if kind == "MultiLineString":
                parts = _list(geometry.get("coordinates"), "coordinates")
            lines += [Line(path_of(part), depth) for part in parts]
        else:
            raise ValueError(f"holds a {kind}; there are: Polygon, MultiPolygon, LineString")
    return tuple(polygons), tuple(lines)


def polygons_of(geometry: Mapping[str, Any]) -> tuple[Polygon, ...]:
    """The polygons of a Polygon or MultiPolygon, every ring closed. Raises ValueError."""
    coordinates = _list(geometry.get("coordinates"), "coordinates")
    if geometry.get("type") == "Polygon":
        coordinates = [coordinates]
    elif geometry.get("type") != "MultiPolygon":
        raise ValueError(f"is a {geometry.get('type')}; a Polygon or MultiPolygon is needed")
    return tuple(_polygon(rings) for rings in coordinates)


def path_of(value: object) -> tuple[Point, ...]:
    """Two or more points. Raises ValueError."""
    points = tuple(_point(item) for item in _list(value, "a line"))
    if len(points) < 2:
        raise ValueError(f"a line has {len(points)} point; it needs two or more")
    return points


def number(value: object, what: str, *, least: float, most: float = float("inf")) -> float:
    """A number within bounds. Raises ValueError."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not least <= value <= most:
        bounds = f"from {least:g}" + (f" to {most:g}" if most != float("inf") else " up")
        raise ValueError(f"{what} is {value!r}; it is a number {bounds}")
    return float(value)


def _polygon(value: object) -> Polygon:
    rings = tuple(_ring(ring) for ring in _list(value, "a polygon"))
    if not rings:
        raise ValueError("a polygon has no ring; its first ring is its border")
    return Polygon(rings)


def _ring(value: object) -> tuple[Point, ...]:
    points = tuple(_point(item) for item in _list(value, "a ring"))
    if points and points[0] != points[-1]:
        points = (*points, points[0])
    if len(points) < _RING_LEAST:
        raise ValueError(f"a ring has {max(0, len(points) - 1)} corners; it needs three or more")
    if len(points) <= _LARGE_RING and crosses_itself(points):
        raise ValueError(f"the ring from {points[0]} crosses itself; put its corners in order")
    return points


def _point(value: object) -> Point:
    if not isinstance(value, list | tuple) or len(value) < 2:
        raise ValueError(f"{value!r} is no point; write [longitude, latitude]")
    lon = number(value[0], "a longitude (it goes first, in degrees)", least=-180, most=180)
    lat = number(value[1], "a latitude (it goes second, in degrees)", least=-90, most=90)
    return lon, lat


def _list(value: object, what: str) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{what} is {str(value)[:60]!r}; it is a list")
    return list(value)
