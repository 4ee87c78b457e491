"""Where: incidents as marks on a map, and the same as a table of places."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.actors import load_registry
from dragoman.actors.terms.shapes import AdminShape, admin_shapes
from dragoman.actors.terms.units import units_of
from dragoman.views.rows import Rows
from dragoman.web.monitor.marks import CELL, WIDTH, MarkMap, map_frame, mark_map
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.incidents.counting import PlaceRow, clusters, place_rows
from dragoman.web.workbench.incidents.making import RULINGS
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.screens.monitor.asked import Sight
from dragoman.web.workbench.screens.monitor.view import OUTCOMES, View, looking

_AROUND = 0.2
"""Degrees that a map without outlines shows around its places."""
_ROW = 1000
"""More squares than a map has in a row."""
Degrees = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map and what it leaves out: incidents whose place is known to a unit or less alone
    (`roughly`), and those `outside` of it. `outlines`: whether any ship for these countries."""

    map: MarkMap
    outlines: bool
    roughly: int
    outside: int


@dataclass(frozen=True, slots=True)
class MapContext:
    heading: str
    view: View
    drawn: Drawn | None
    rows: Rows[PlaceRow]
    further: str | None


def build(desk: Desk, asked: Asked) -> MapContext:
    with looking(desk, asked) as (found, view):
        rows = _rows(found, asked)
        end = asked.skip + len(rows)
        more = len(rows) == asked.limit
        drawn = draw(found)
        further = found.link(skip=end, limit=asked.limit) if more else None
        return MapContext("Where", view, drawn, rows, further)


def answer(desk: Desk, asked: Asked) -> Rows[PlaceRow]:
    with looking(desk, asked) as (found, _):
        return _rows(found, asked)


def _rows(found: Sight, asked: Asked) -> Rows[PlaceRow]:
    if found.sheet is None or found.mask is None:
        return Rows(PlaceRow, [])
    return place_rows(found.sheet, found.mask, limit=asked.limit, skip=asked.skip)


def draw(found: Sight) -> Drawn | None:
    """The map of what is chosen; None where nothing of it can be drawn."""
    if found.sheet is None or found.mask is None:
        return None
    places = np.flatnonzero(found.mask)
    east, north = found.sheet.degrees(places)
    known = ~np.isnan(east)
    roughly = int((~known).sum())
    places, east, north = places[known], east[known], north[known]
    shapes = shapes_for(found)
    points = [point for shape in shapes for polygon in shape.polygons for point in polygon.rings[0]]
    points = points or _corners(east, north)
    if not points:
        return None
    frame, height = map_frame(points)
    x = frame.left + (east - frame.west) * frame.narrow * frame.scale
    y = frame.top + (frame.north - north) * frame.scale
    inside = (x >= 0) & (x <= WIDTH) & (y >= 0) & (y <= height)
    cells = (y[inside] // CELL).astype(np.int64) * _ROW + (x[inside] // CELL).astype(np.int64)
    groups = clusters(found.sheet, places[inside], cells)
    made = mark_map(groups, shapes, frame, height, terms=found.terms, rulings=RULINGS,
                    words=[each.words for each in OUTCOMES])  # fmt: skip
    return Drawn(made, bool(shapes), roughly, int((~inside).sum()))


def _corners(east: Degrees, north: Degrees) -> list[tuple[float, float]]:
    """What a map without outlines shows: its places, and something around them."""
    if not len(east):
        return []
    return [(float(east.min()) - _AROUND, float(north.min()) - _AROUND),
            (float(east.max()) + _AROUND, float(north.max()) + _AROUND)]  # fmt: skip


def shapes_for(found: Sight) -> tuple[AdminShape, ...]:
    """The outlines that ship for the countries of the terms, else for those of the incidents."""
    terms = found.terms
    states = list(terms.countries) if terms else []
    states += [state for zone in (terms.zones if terms else ()) for state in zone.countries]
    if not states:
        states = states_of(found)
    return tuple(shape for state in dict.fromkeys(states) for shape in admin_shapes(state))


def states_of(found: Sight) -> list[str]:
    """The ids of the states that the incidents are in."""
    units = units_of(load_registry())
    named = (units.state(name) for name in (found.sheet.countries if found.sheet else ()))
    return [state for state in named if state]


_HELP = (
    "Where incidents lie whose place is known closely; each shape stands for a verdict, and a "
    "larger mark for several. The table holds the same by unit, with those that cannot be placed."
)
MAP = Screen("monitor-map", "/monitor/map", "", MapContext, build, answer, help=_HELP)
