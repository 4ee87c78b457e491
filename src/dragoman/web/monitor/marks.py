"""A map of incidents as marks that differ in shape by what they are; no tiles, no network."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.actors.terms.shapes import AdminShape
from dragoman.model import Line, Polygon, Terms
from dragoman.web.monitor.frame import Frame, frame_of
from dragoman.web.monitor.picture import number

WIDTH, TALLEST = 760.0, 620.0
_EDGE = 14.0
_SMALLEST, _LARGEST = 4.0, 15.0
"""Half of a mark's side, for one incident and at most."""
_GROWTH = 1.6
_BESIDE = 0.9
"""Marks of one place stand beside each other, so many of their halves apart."""
_AROUND = 0.2
"""Degrees that a map without outlines shows around its places."""


class Placed(Protocol):
    """A place with counts, as `PlaceRow` has them."""

    @property
    def place(self) -> str | None: ...
    @property
    def admin1(self) -> str: ...
    @property
    def longitude(self) -> float | None: ...
    @property
    def latitude(self) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Outline:
    """A unit or a zone: its name and an SVG path."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Incidents of one ruling at one place: centre, half of the side, and the same in words."""

    ruling: str
    x: str
    y: str
    half: str
    side: str
    says: str


@dataclass(frozen=True, slots=True)
class MarkMap:
    """The drawing in its own units. `outside` counts incidents whose place lies outside it."""

    width: float
    height: float
    units: tuple[Outline, ...]
    zones: tuple[Outline, ...]
    marks: tuple[Mark, ...]
    outside: int


def mark_map(
    rows: Sequence[Placed],
    shapes: Sequence[AdminShape],
    *,
    terms: Terms | None = None,
    rulings: Sequence[str],
    words: Sequence[str],
) -> MarkMap | None:
    """Places with coordinates on the units' outlines; `rulings` are the rows' counts by name, told
    in `words`. None where there is neither a place nor an outline."""
    points = [point for shape in shapes for polygon in shape.polygons for point in polygon.rings[0]]
    if not points:
        points = [corner for row in rows for corner in _corners(row)]
    if not points:
        return None
    frame, height = frame_of(points, width=WIDTH, tallest=TALLEST, edge=_EDGE)
    marks: list[Mark] = []
    outside = 0
    for row in rows:
        found = _marks(row, frame, height, rulings, words)
        if found is None:
            outside += sum(getattr(row, ruling) for ruling in rulings)
        else:
            marks += found
    marks.sort(key=lambda mark: -float(mark.half))  # what is small stands in front
    zones = terms.zones if terms else ()
    return MarkMap(
        WIDTH,
        height,
        tuple(Outline(shape.name, _path(shape.polygons, frame)) for shape in shapes),
        tuple(Outline(zone.name, path) for zone in zones
              if (path := _path(zone.polygons, frame) + _lines(zone.lines, frame))),
        tuple(marks),
        outside,
    )  # fmt: skip


def _corners(row: Placed) -> list[tuple[float, float]]:
    if row.longitude is None or row.latitude is None:
        return []
    return [(row.longitude + east, row.latitude + north)
            for east in (-_AROUND, _AROUND) for north in (-_AROUND, _AROUND)]  # fmt: skip


def _marks(
    row: Placed, frame: Frame, height: float, rulings: Sequence[str], words: Sequence[str]
) -> list[Mark] | None:
    assert row.longitude is not None
    assert row.latitude is not None
    x, y = frame.point(row.longitude, row.latitude)
    if not (0 <= x <= WIDTH and 0 <= y <= height):
        return None
    there = [(ruling, told, n) for ruling, told in zip(rulings, words, strict=True)
             if (n := getattr(row, ruling))]  # fmt: skip
    halves = [min(_LARGEST, _SMALLEST + _GROWTH * (math.sqrt(n) - 1)) for *_, n in there]
    at = x - _BESIDE * (sum(halves) - halves[0]) / 2 if halves else x
    found = []
    for n, (ruling, told, count) in enumerate(there):
        half = halves[n]
        at += _BESIDE * half if n else 0
        says = f"{row.place or row.admin1}: {count} {told}"
        found.append(Mark(ruling, number(at - half), number(y - half), number(half),
                          number(2 * half), says))  # fmt: skip
    return found


def _path(polygons: Iterable[Polygon], frame: Frame) -> str:
    return "".join(f"{_joined(ring, frame)}Z" for each in polygons for ring in each.rings)


def _lines(lines: Iterable[Line], frame: Frame) -> str:
    return "".join(_joined(line.points, frame) for line in lines)


def _joined(points: Iterable[tuple[float, float]], frame: Frame) -> str:
    drawn = ("{} {}".format(*map(number, frame.point(x, y))) for x, y in points)
    return f"M{' L'.join(drawn)}"
