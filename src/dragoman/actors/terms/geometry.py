"""Geometry on the globe, as small as territory needs: inside, how far, how large.

Points are (longitude, latitude) in degrees, WGS 84. Edges are straight in degrees when asked what
is inside, and great circles when asked how far; over the few kilometres between two corners of a
zone the two are the same line. Nothing here crosses the 180th meridian: GeoJSON asks for such
polygons to be cut there (RFC 7946, 3.1.9).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from dragoman.model import Polygon

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north."""

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

_Vector = tuple[float, float, float]


def inside(point: Point, polygon: Polygon) -> bool:
    """Whether a polygon holds a point: within its border and in none of its holes.

    Ray casting with half-open edges: of two polygons that share a border, a point on it is in
    exactly one.
    """
    border, *holes = polygon.rings
    return _in_ring(point, border) and not any(_in_ring(point, hole) for hole in holes)


def distance_km(one: Point, other: Point) -> float:
    """The great-circle distance (haversine)."""
    lon1, lat1, lon2, lat2 = map(math.radians, (*one, *other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def distance_to_path_km(point: Point, path: Sequence[Point]) -> float:
    """The distance to the nearest point of a path of great-circle arcs.

    Raises ValueError for an empty path.
    """
    if not path:
        raise ValueError("a path needs at least one point")
    if len(path) == 1:
        return distance_km(point, path[0])
    return min(Arc(one, other).distance_km(point) for one, other in pairwise(path))


def box_of(points: Sequence[Point]) -> Box:
    """The smallest box of degrees that holds all points."""
    longitudes, latitudes = [p[0] for p in points], [p[1] for p in points]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def area_km2(polygon: Polygon) -> float:
    """The area between border and holes on the sphere.

    Method: the sum over edges of the difference of longitudes times the mean sine of the
    latitudes (Chamberlain and Duquette 2007, JPL Publication 07-03).
    """
    border, *holes = (_ring_area(ring) for ring in polygon.rings)
    return max(0.0, border - sum(holes))


def crosses_itself(ring: Sequence[Point]) -> bool:
    """Whether two edges of a closed ring that are not neighbours cross."""
    edges = list(pairwise(ring))
    last = len(edges) - 1
    for first, (a, b) in enumerate(edges):
        for second in range(first + 2, len(edges)):
            if (first, second) != (0, last) and _cross(a, b, *edges[second]):
                return True
    return False


def _in_ring(point: Point, ring: Sequence[Point]) -> bool:
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) == (y2 > y):
            continue
        # from the lower corner up, so that an edge cuts alike in whichever direction it is walked
        if y1 > y2:
            x1, y1, x2, y2 = x2, y2, x1, y1
        if x < x1 + (x2 - x1) * ((y - y1) / (y2 - y1)):
            odd = not odd
    return odd


class Arc:
    """A great-circle arc between two points, made ready to be asked how far points are from it."""

    __slots__ = ("_after", "_before", "_length", "_normal", "_one", "_other")

    def __init__(self, one: Point, other: Point) -> None:
        a, b = _vector(one), _vector(other)
        self._one, self._other = one, other
        self._normal = _product(a, b)
        self._length = math.sqrt(_dot(self._normal, self._normal))
        self._before, self._after = _product(self._normal, a), _product(b, self._normal)

    def distance_km(self, point: Point) -> float:
        """The distance to its nearest point."""
        p = _vector(point)
        if self._length and _dot(self._before, p) >= 0 and _dot(self._after, p) >= 0:
            off = abs(_dot(p, self._normal)) / self._length
            return EARTH_RADIUS_KM * math.asin(min(1.0, off))
        return min(distance_km(point, self._one), distance_km(point, self._other))


def _ring_area(ring: Sequence[Point]) -> float:
    total = sum(
        math.radians(x2 - x1) * (2 + math.sin(math.radians(y1)) + math.sin(math.radians(y2)))
        for (x1, y1), (x2, y2) in pairwise(ring)
    )
    return abs(total) * EARTH_RADIUS_KM**2 / 2


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _vector(point: Point) -> _Vector:
    lon, lat = map(math.radians, point)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _product(a: _Vector, b: _Vector) -> _Vector:
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def _dot(a: _Vector, b: _Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
