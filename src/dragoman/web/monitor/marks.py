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
_SMALLEST, _LARGEST = 4.5, 12.0
"""Half of a mark's side, for one incident and at most."""
_BESIDE = 7.0
"""Marks of one place stand so far from its middle."""
CELL = 34.0
"""Side of the squares within which incidents share their marks."""


class Group(Protocol):
    """Incidents close to each other: their middle, a place's name, how many are what."""

    @property
    def longitude(self) -> float: ...
    @property
    def latitude(self) -> float: ...
    @property
    def name(self) -> str: ...
    @property
    def several(self) -> bool: ...
    @property
    def counts(self) -> tuple[int, ...]: ...


@dataclass(frozen=True, slots=True)
class Outline:
    """A unit or a zone: its name and an SVG path."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Incidents of one ruling at one place: upper left corner, side, and the same in words."""

    ruling: str
    x: str
    y: str
    side: str
    says: str


@dataclass(frozen=True, slots=True)
class MarkMap:
    """The drawing in its own units."""

    width: float
    height: float
    units: tuple[Outline, ...]
    zones: tuple[Outline, ...]
    marks: tuple[Mark, ...]


def map_frame(points: Sequence[tuple[float, float]]) -> tuple[Frame, float]:
    """The frame of a map that shows these points (longitude, latitude), and its height."""
    return frame_of(points, width=WIDTH, tallest=TALLEST, edge=_EDGE)


def mark_map(
    groups: Sequence[Group],
    shapes: Sequence[AdminShape],
    frame: Frame,
    height: float,
    *,
    terms: Terms | None = None,
    rulings: Sequence[str],
    words: Sequence[str],
) -> MarkMap:
    """Groups of incidents on the units' outlines; their counts are of `rulings`, told in
    `words`."""
    most = max((max(group.counts) for group in groups), default=1)
    marks = [mark for group in groups for mark in _marks(group, frame, most, rulings, words)]
    marks.sort(key=lambda mark: -float(mark.side))  # what is small stands in front
    zones = terms.zones if terms else ()
    return MarkMap(
        WIDTH,
        height,
        tuple(Outline(shape.name, _path(shape.polygons, frame)) for shape in shapes),
        tuple(Outline(zone.name, path) for zone in zones
              if (path := _path(zone.polygons, frame) + _lines(zone.lines, frame))),
        tuple(marks),
    )  # fmt: skip


def _marks(
    group: Group, frame: Frame, most: int, rulings: Sequence[str], words: Sequence[str]
) -> list[Mark]:
    """A mark for each ruling; several stand two by two around the middle."""
    x, y = frame.point(group.longitude, group.latitude)
    name = f"around {group.name}" if group.several else group.name
    there = [(ruling, told, n) for ruling, told, n in zip(rulings, words, group.counts, strict=True)
             if n]  # fmt: skip
    away = _BESIDE if len(there) > 1 else 0.0
    found = []
    for n, (ruling, told, count) in enumerate(there):
        half = _SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(count / most)
        left = x + (away if n % 2 else -away) - half
        top = y + (0.0 if len(there) < 3 else away if n > 1 else -away) - half
        found.append(Mark(ruling, number(left), number(top), number(2 * half),
                          f"{name}: {count:,} {told}"))  # fmt: skip
    return found


def _path(polygons: Iterable[Polygon], frame: Frame) -> str:
    return "".join(f"{_joined(ring, frame)}Z" for each in polygons for ring in each.rings)


def _lines(lines: Iterable[Line], frame: Frame) -> str:
    return "".join(_joined(line.points, frame) for line in lines)


def _joined(points: Iterable[tuple[float, float]], frame: Frame) -> str:
    drawn = ("{} {}".format(*map(number, frame.point(x, y))) for x, y in points)
    return f"M{' L'.join(drawn)}"
