"""GeoJSON in every wrapping; and what is said of what is none."""

from __future__ import annotations

import pytest

from dragoman.actors.terms.geojson import territory_of

RING = [[0, 0], [1, 0], [1, 1], [0, 0]]
POLYGON = {"type": "Polygon", "coordinates": [RING]}
LINE = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def test_polygons_come_out_of_any_wrapping() -> None:
    both = {"type": "GeometryCollection", "geometries": [POLYGON, POLYGON]}
    many = {"type": "MultiPolygon", "coordinates": [[RING], [RING]]}
    whole = {"type": "FeatureCollection", "features": [feature(both), feature(many)]}
    polygons, lines = territory_of(whole)
    assert (len(polygons), len(lines)) == (4, 0)
    assert polygons[0].rings[0][0] == polygons[0].rings[0][-1] == (0, 0)


def test_an_open_ring_is_closed_and_heights_are_dropped() -> None:
    rings = [[[0, 0, 9], [1, 0, 9], [1, 1, 9]]]
    polygons, _ = territory_of({"type": "Polygon", "coordinates": rings})
    assert polygons[0].rings[0] == ((0, 0), (1, 0), (1, 1), (0, 0))


def test_a_line_says_how_far_it_reaches() -> None:
    several = {"type": "MultiLineString", "coordinates": [LINE["coordinates"]] * 2}
    _, lines = territory_of(feature(several, depth_km=7))
    assert [line.depth_km for line in lines] == [7, 7]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "is no GeoJSON"),
        ({"type": "Point", "coordinates": [0, 0]}, "holds a Point; there are: Polygon"),
        (feature(None), "a feature without a geometry"),
        (feature(LINE), "a line's property depth_km is None; it is a number from 0 up"),
        ({"type": "Polygon"}, "coordinates is 'None'; it is a list"),
        ({"type": "Polygon", "coordinates": []}, "a polygon has no ring"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1]]]}, "[1] is no point"),
        ({"type": "Polygon", "coordinates": [[[0, True], [1, 0], [1, 1]]]}, "a latitude"),
        (feature({"type": "LineString", "coordinates": [[0, 0]]}, depth_km=1), "1 point"),
        ({"type": "FeatureCollection", "features": 7}, "features is '7'; it is a list"),
    ],
)
def test_what_is_wrong_is_told(data: object, said: str) -> None:
    with pytest.raises(ValueError) as wrong:  # noqa: PT011
        territory_of(data)
    assert said in str(wrong.value)
