"""Shapes of units: those shipped, those given, and what is said of broken ones."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import load_registry
from dragoman.actors.terms.geometry import area_km2, inside
from dragoman.actors.terms.shapes import admin_shapes, load_shapes
from dragoman.errors import RegistryError

SQUARE = [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]


def feature(name: str | None, rings: object = SQUARE, kind: str = "Polygon") -> dict[str, object]:
    properties = {"shapeName": name} if name else {"code": 7}
    geometry = {"type": kind, "coordinates": rings}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def write(folder: Path, *features: object) -> Path:
    path = folder / "units.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


@pytest.mark.parametrize(
    ("country", "units", "area"), [("syr", 14, 186_000), ("col", 33, 1_140_000)]
)
def test_shipped_shapes_are_whole(country: str, units: int, area: int) -> None:
    shapes = admin_shapes(country)
    places = load_registry().places
    assert len(shapes) == units
    assert all(places[shape.id].country == country for shape in shapes)
    total = sum(area_km2(polygon) for shape in shapes for polygon in shape.polygons)
    assert total == pytest.approx(area, rel=0.02)


@pytest.mark.parametrize("country", ["syr", "col"])
def test_no_town_lies_in_two_units(country: str) -> None:
    shapes = admin_shapes(country)
    towns = [
        (place.longitude, place.latitude)
        for place in load_registry().places.values()
        if place.country == country and place.longitude is not None and place.latitude is not None
    ]
    assert len(towns) > 30
    for one, other in combinations(shapes, 2):
        for town in towns:
            in_one = any(inside(town, polygon) for polygon in one.polygons)
            assert not (in_one and any(inside(town, polygon) for polygon in other.polygons))


def test_a_state_without_shapes_has_none() -> None:
    assert admin_shapes("nor") == ()


def test_features_of_one_name_are_one_unit(tmp_path: Path) -> None:
    shapes = load_shapes(write(tmp_path, feature("North"), feature("South"), feature("North")))
    assert [(shape.name, len(shape.polygons)) for shape in shapes] == [("North", 2), ("South", 1)]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (feature(None), "feature 2: has no name; give it a property name (its properties: code)"),
        (feature("X", [[0, 0]], "LineString"), "feature 2: is a LineString; a Polygon"),
        (feature("X", [[[0, 0], [1, 1]]]), "a ring has 2 corners; it needs three or more"),
        (feature("X", [[[0, 0], [5e5, 1], [1, 1]]]), "a longitude (it goes first, in degrees)"),
        (feature("X", [[[0, 0], [2, 2], [2, 0], [0, 2]]]), "crosses itself"),
        ({"type": "Feature", "properties": {"name": "X"}}, "'X' has no geometry"),
        ([], 'is no feature; it needs "type": "Feature"'),
    ],
)
def test_a_broken_feature_is_named(tmp_path: Path, broken: object, said: str) -> None:
    with pytest.raises(RegistryError) as wrong:
        load_shapes(write(tmp_path, feature("North"), broken))
    assert said in str(wrong.value)


values = st.recursive(
    st.none() | st.integers() | st.floats() | st.sampled_from(["name", "Polygon", "Feature"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "name", "coordinates", "geometry"]), inner)
    ),
    max_leaves=6,
)


@settings(deadline=None, max_examples=100)
@given(values, st.sampled_from(["properties", "geometry", "type", "whole", "features"]))
def test_any_value_anywhere_is_read_or_told(value: object, where: str) -> None:
    broken: object = value if where == "whole" else {**feature("X"), where: value}
    features = value if where == "features" else [feature("North"), broken]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "units.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        try:
            shapes = load_shapes(path)
        except RegistryError:
            return
        assert shapes[0].name == "North"


def test_no_file_no_json_no_collection(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="there is no such file"):
        load_shapes(tmp_path / "none.geojson")
    path = tmp_path / "some.geojson"
    path.write_text("{")
    with pytest.raises(RegistryError, match="cannot be read as GeoJSON"):
        load_shapes(path)
    path.write_text(json.dumps(feature("X")))
    with pytest.raises(RegistryError, match="must be a FeatureCollection"):
        load_shapes(path)
