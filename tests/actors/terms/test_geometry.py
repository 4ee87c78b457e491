"""Geometry against brute force: what is inside, how far, how large."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors.terms.geometry import (
    EARTH_RADIUS_KM,
    Point,
    area_km2,
    crosses_itself,
    distance_km,
    distance_to_path_km,
    inside,
)
from dragoman.model import Polygon

SQUARE = Polygon((((0, 0), (4, 0), (4, 4), (0, 4), (0, 0)),))
RING = Polygon((SQUARE.rings[0], ((1, 1), (3, 1), (3, 3), (1, 3), (1, 1))))

near = st.tuples(st.floats(-1.5, 1.5), st.floats(-1.5, 1.5))
anywhere = st.tuples(st.floats(-179, 179), st.floats(-85, 85))


def star(radii: list[float]) -> Polygon:
    """A polygon around (0, 0) with a corner at each of as many equal angles."""
    step = 2 * math.pi / len(radii)
    corners = [(r * math.cos(i * step), r * math.sin(i * step)) for i, r in enumerate(radii)]
    return Polygon(((*corners, corners[0]),))


def winds_around(point: Point, polygon: Polygon) -> bool:
    """Brute force: the angles under which the point sees the border add up to a full turn."""
    ring = polygon.rings[0]
    total = 0.0
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        a = math.atan2(y1 - point[1], x1 - point[0])
        b = math.atan2(y2 - point[1], x2 - point[0])
        total += math.remainder(b - a, 2 * math.pi)
    return abs(total) > math.pi


@settings(deadline=None)
@given(st.lists(st.floats(0.2, 1.4), min_size=3, max_size=12), near)
def test_ray_casting_agrees_with_the_angles(radii: list[float], point: Point) -> None:
    polygon = star(radii)
    if distance_to_path_km(point, polygon.rings[0]) > 0.01:
        assert inside(point, polygon) == winds_around(point, polygon)


@settings(deadline=None)
@given(st.lists(st.floats(0.2, 1.4), min_size=4, max_size=12), near, st.integers(2, 9))
def test_a_point_is_in_one_half_or_the_other(radii: list[float], point: Point, cut: int) -> None:
    ring = star(radii).rings[0][:-1]
    cut = 2 + cut % (len(ring) - 3) if len(ring) > 4 else 2
    halves = ((*ring[: cut + 1], ring[0]), (ring[0], *ring[cut:], ring[0]))
    found = sum(inside(point, Polygon((half,))) for half in halves)
    assert found % 2 == inside(point, Polygon(((*ring, ring[0]),)))


def test_a_shared_border_is_on_one_side_only() -> None:
    west = Polygon((((0, 0), (2, 0), (2, 2), (0, 2), (0, 0)),))
    east = Polygon((((2, 0), (4, 0), (4, 2), (2, 2), (2, 0)),))
    for y in (0.0, 0.5, 1.0):
        assert inside((2.0, y), west) != inside((2.0, y), east)


@settings(deadline=None)
@given(st.tuples(st.floats(-1, 5), st.floats(-1, 5)))
def test_a_hole_is_outside(point: Point) -> None:
    hole = Polygon((RING.rings[1],))
    assert inside(point, RING) == (inside(point, SQUARE) and not inside(point, hole))


@settings(deadline=None)
@given(anywhere, anywhere, anywhere)
def test_distance_is_a_distance(a: Point, b: Point, c: Point) -> None:
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-6
    assert 0 <= distance_km(a, b) <= math.pi * EARTH_RADIUS_KM + 1e-6


def test_a_degree_of_latitude_is_111_km() -> None:
    assert distance_km((36, 35), (36, 36)) == pytest.approx(111.2, abs=0.1)


@settings(deadline=None)
@given(near, near, near)
def test_the_distance_to_an_arc_agrees_with_many_points_on_it(a: Point, b: Point, p: Point) -> None:
    steps = 400
    sampled = min(
        distance_km(p, (a[0] + (b[0] - a[0]) * i / steps, a[1] + (b[1] - a[1]) * i / steps))
        for i in range(steps + 1)
    )
    assert distance_to_path_km(p, (a, b)) == pytest.approx(sampled, abs=0.6)


def test_an_empty_path_has_no_distance() -> None:
    with pytest.raises(ValueError, match="at least one point"):
        distance_to_path_km((0, 0), ())


def test_areas_know_their_holes() -> None:
    assert area_km2(SQUARE) == pytest.approx(4 * 4 * 111.2**2, rel=0.005)
    assert area_km2(RING) == pytest.approx(area_km2(SQUARE) * 12 / 16, rel=0.005)


def test_a_ring_that_crosses_itself_is_told() -> None:
    assert crosses_itself(((0, 0), (2, 2), (2, 0), (0, 2), (0, 0)))
    assert not crosses_itself(SQUARE.rings[0])
