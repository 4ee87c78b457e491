"""Shapes of a country's first-level units, shipped with packs or given as GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from dragoman.actors.terms.geojson import polygons_of, read_geojson
from dragoman.errors import RegistryError
from dragoman.model import Polygon

SHAPES_FILE = "admin1.json"

_NAMES = (
    "name", "NAME_1", "shapeName", "ADM1_EN", "adm1_en", "admin1Name_en", "ADM1_NAME", "adm1_name",
    "name_en", "NAME",
)  # fmt: skip
"""Where the usual publishers of boundaries keep a unit's name, the most particular first."""


@dataclass(frozen=True, slots=True)
class AdminShape:
    """The outline of one unit; `id` is its place in the registry, "" where there is none."""

    name: str
    id: str
    polygons: tuple[Polygon, ...]


@cache
def admin_shapes(country: str) -> tuple[AdminShape, ...]:
    """The shipped shapes of a state's units by the state's id ("syr"); empty where none ship.

    The lines are those of the source named in the file, drawn for small maps. They take no side
    on any border.
    """
    for pack in (resources.files("dragoman.actors") / "packs").iterdir():
        file = pack / SHAPES_FILE
        if file.is_file():
            data = json.loads(file.read_text(encoding="utf-8"))
            if data["country"] == country:
                return tuple(_shipped(unit) for unit in data["units"])
    return ()


def load_shapes(path: str | Path) -> tuple[AdminShape, ...]:
    """The shapes of a GeoJSON file with one feature for each unit.

    Features of one name are one unit. Raises RegistryError with the feature that is wrong.
    """
    file = Path(path)
    data = read_geojson(file)
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or data.get("type") != "FeatureCollection":
        raise RegistryError(f"{file}: must be a FeatureCollection with a feature for each unit")
    units: dict[str, list[Polygon]] = {}
    for count, feature in enumerate(features, 1):
        try:
            name, polygons = _unit(feature)
        except ValueError as wrong:
            raise RegistryError(f"{file}, feature {count}: {wrong}") from wrong
        units.setdefault(name, []).extend(polygons)
    if not units:
        raise RegistryError(f"{file}: holds no feature; it needs one for each unit")
    return tuple(AdminShape(name, "", tuple(polygons)) for name, polygons in units.items())


def _unit(feature: object) -> tuple[str, tuple[Polygon, ...]]:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise ValueError('is no feature; it needs "type": "Feature"')
    properties = feature.get("properties")
    name = _name(properties if isinstance(properties, dict) else {})
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict):
        raise ValueError(f"{name!r} has no geometry")
    return name, polygons_of(geometry)


def _name(properties: Mapping[str, Any]) -> str:
    for key in _NAMES:
        if isinstance(properties.get(key), str) and properties[key].strip():
            return str(properties[key]).strip()
    found = ", ".join(sorted(properties)) or "none"
    raise ValueError(f"has no name; give it a property name (its properties: {found})")


def _shipped(unit: Mapping[str, Any]) -> AdminShape:
    polygons = (
        Polygon(tuple(tuple((lon, lat) for lon, lat in ring) for ring in rings))
        for rings in unit["polygons"]
    )
    return AdminShape(unit["name"], unit["id"], tuple(polygons))
