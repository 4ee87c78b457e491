"""Where: incidents as marks on a map, and the same as a table of places."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors import load_registry
from dragoman.actors.terms.shapes import AdminShape, admin_shapes
from dragoman.actors.terms.units import units_of
from dragoman.views.rows import Rows
from dragoman.web.monitor.marks import MarkMap, mark_map
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.incidents.counting import PlaceRow, place_rows
from dragoman.web.workbench.incidents.making import RULINGS
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.screens.monitor.asked import Sight
from dragoman.web.workbench.screens.monitor.view import OUTCOMES, View, looking

DRAWN = 300
"""Places on a map at most, those with the most incidents."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map and what it leaves out: incidents whose place is known to a unit or less alone
    (`roughly`), those at places beyond the largest (`small`)."""

    map: MarkMap
    outlines: bool
    roughly: int
    small: int


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
        drawn = draw(desk, found)
        further = found.link(skip=end, limit=asked.limit) if more else None
        return MapContext("Where", view, drawn, rows, further)


def answer(desk: Desk, asked: Asked) -> Rows[PlaceRow]:
    with looking(desk, asked) as (found, _):
        return _rows(found, asked)


def _rows(found: Sight, asked: Asked) -> Rows[PlaceRow]:
    if found.sheet is None or found.mask is None:
        return Rows(PlaceRow, [])
    return place_rows(found.sheet, found.mask, limit=asked.limit, skip=asked.skip)


def draw(desk: Desk, found: Sight) -> Drawn | None:
    """The map of what is chosen; None where nothing of it can be drawn."""
    if found.sheet is None or found.mask is None:
        return None
    every = place_rows(found.sheet, found.mask, limit=DRAWN)
    close = [row for row in every if row.close]
    roughly = sum(row.incidents for row in every) - sum(row.incidents for row in close)
    small = int(found.mask.sum()) - sum(row.incidents for row in every)
    shapes = shapes_for(desk, found)
    made = mark_map(
        close, shapes, terms=found.terms, rulings=RULINGS, words=[each.words for each in OUTCOMES]
    )
    return Drawn(made, bool(shapes), roughly, small) if made else None


def shapes_for(desk: Desk, found: Sight) -> tuple[AdminShape, ...]:
    """The outlines that ship for the countries of the terms, else for those of the incidents."""
    terms = found.terms
    states = list(terms.countries) if terms else []
    states += [state for zone in (terms.zones if terms else ()) for state in zone.countries]
    if not states:
        units = units_of(load_registry())
        named = (units.state(name) for name in desk.record.incidents.countries())
        states = [state for state in named if state]
    return tuple(shape for state in dict.fromkeys(states) for shape in admin_shapes(state))


MAP = Screen("monitor-map", "/monitor/map", "", MapContext, build, answer)
