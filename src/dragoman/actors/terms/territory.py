"""Whether a place belongs to terms: yes, no, or the data cannot say."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dragoman.actors.registry import Registry
from dragoman.actors.terms.geometry import (
    Arc,
    Box,
    Point,
    box_of,
    inside,
)
from dragoman.actors.terms.units import Units, units_of
from dragoman.model import Answer, Line, PlaceGrain, Polygon, Spot, Terms, TermsZone

NEAR_KM = 25.0
"""What "near" means in event data: within about 25 km of the coordinates (UCDP GED codebook)."""

_PLACED = frozenset((PlaceGrain.EXACT, PlaceGrain.NEAR, PlaceGrain.ADMIN2, PlaceGrain.ADMIN1))
_DEGREE_KM = 111.0
"""Kilometres of a degree of latitude, rounded down, to skip what is far away."""


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """The answer, its code, and the fields of the row it rests on as "name=value".

    `zones` are those that hold the place (yes) or may hold it (unknown).
    """

    answer: Answer
    code: str
    fields: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()


def place_answer(
    where: Terms | TermsZone, spot: Spot, registry: Registry, *, countries: tuple[str, ...] = ()
) -> PlaceAnswer:
    """Whether a spot lies in the territory of terms or of one of their zones.

    `countries` are those a zone's units lie in, where it names none itself. For many spots make
    one `Territory` and ask that.
    """
    return Territory(where, registry, countries=countries).answer(spot)


class Territory:
    """The territory of terms or of one zone, made ready to be asked many times."""

    def __init__(
        self, where: Terms | TermsZone, registry: Registry, *, countries: tuple[str, ...] = ()
    ) -> None:
        self._units = units_of(registry)
        if isinstance(where, TermsZone):
            self._countries = frozenset(where.countries or countries)
            self._zones = [_Area(where, self._units, self._countries)]
        else:
            self._countries = frozenset(where.countries)
            self._zones = [
                _Area(zone, self._units, frozenset(zone.countries or where.countries))
                for zone in where.zones
            ]

    def answer(self, spot: Spot) -> PlaceAnswer:
        """Yes if any zone holds the spot, unknown if any may, else no."""
        if not self._zones:
            return _in_countries(spot, self._countries, self._units)
        answers = [area.answer(spot) for area in self._zones]
        for wanted in (Answer.YES, Answer.UNKNOWN, Answer.NO):
            found = [each for each in answers if each.answer is wanted]
            if found:
                zones = tuple(zone for each in found for zone in each.zones)
                return PlaceAnswer(wanted, found[0].code, found[0].fields, zones)
        raise AssertionError("an answer is yes, no or unknown")


_AT_HAND = 4096
"""Field lists at hand: all zones of all terms tell the same of a spot."""


class _Area:
    """One zone with its units as keys that names can be matched with."""

    def __init__(self, zone: TermsZone, units: Units, countries: frozenset[str]) -> None:
        self._zone, self._units, self._countries = zone, units, countries
        self._whole = _keys(units.first_keys(name, countries) for name in zone.admin1)
        self._whole_second = _keys(units.second_keys(name, countries) for name in zone.admin2)
        first = [name for name in zone.partial if units.unit(name, countries) is not None]
        self._part = _keys(units.first_keys(name, countries) for name in first)
        self._first_in_part = frozenset(self._part)
        second = [name for name in zone.partial if name not in first]
        self._part_second = _keys(units.second_keys(name, countries) for name in second)
        # a unit that holds one of the zone's own second-level units belongs to it in part
        above = [units.first_of_second(name, countries) for name in (*zone.admin2, *second)]
        self._part |= {unit.id for unit in above if unit is not None} - self._whole
        self._part |= _keys(units.first_keys(name, countries) for name in second)
        self._second_unplaced = None in above
        self._drawn = bool(zone.polygons or zone.lines)
        self._named = bool(zone.admin1 or zone.admin2 or zone.partial)
        self._answers: dict[tuple[PlaceGrain, str | None, str | None], PlaceAnswer] = {}
        self._shapes = [*map(_shape, zone.polygons), *map(_shape, zone.lines)]

    def answer(self, spot: Spot) -> PlaceAnswer:
        state = self._units.state(spot.country) if spot.country else None
        if state is not None and self._countries and state not in self._countries:
            return self._told(Answer.NO, "other_country", spot, "country")
        if not self._drawn and not self._named:
            return self._with_zone(_in_countries(spot, self._countries, self._units))
        if spot.grain not in _PLACED:
            return self._told(Answer.UNKNOWN, "place_too_coarse", spot, "grain")
        named = (spot.grain, spot.admin1, spot.admin2)
        units = self._answers.get(named)
        if units is None:
            units = self._answers[named] = self._by_units(spot)
        if units.answer is Answer.YES:
            return units
        point = _point(spot)
        if not self._drawn or point is None:
            return units
        shape = self._by_shape(spot, point)
        # where the units are listed that the drawing takes parts of, another unit is not near it
        if shape.answer is Answer.UNKNOWN and self._zone.partial and units.answer is Answer.NO:
            return units
        return shape

    def _by_units(self, spot: Spot) -> PlaceAnswer:
        """By the names of the units the row says the spot lies in."""
        countries = self._countries
        second = self._units.second_keys(spot.admin2, countries) if spot.admin2 else frozenset()
        first = self._units.first_keys(spot.admin1, countries) if spot.admin1 else frozenset()
        if spot.grain is PlaceGrain.ADMIN1:
            second = frozenset()
        if first & self._whole:
            return self._told(Answer.YES, "unit_covered", spot, "admin1")
        if second & self._whole_second:
            return self._told(Answer.YES, "unit_covered", spot, "admin2")
        if second & self._part_second:
            return self._told(Answer.UNKNOWN, "unit_in_part", spot, "admin2")
        # a row that names its district, in a province of which the zone has only certain districts,
        # is in another district of that province
        if first & (self._first_in_part if second else self._part):
            return self._told(Answer.UNKNOWN, "unit_in_part", spot, "admin1")
        if not self._named:
            return self._told(Answer.UNKNOWN, "no_coordinates", spot, "grain")
        if not spot.admin1 and not second:
            return self._told(Answer.UNKNOWN, "no_unit", spot, "admin1")
        if self._second_unplaced and first and not second:
            return self._told(Answer.UNKNOWN, "unit_in_part", spot, "admin1")
        return self._told(Answer.NO, "other_unit", spot, "admin2" if second else "admin1")

    def _by_shape(self, spot: Spot, point: Point) -> PlaceAnswer:
        """By coordinates, where they are closer to the truth than the border is to them."""
        margin = self._zone.margin_km + (NEAR_KM if spot.grain is PlaceGrain.NEAR else 0.0)
        gaps = [shape.gap_km(point, margin) for shape in self._shapes]
        held = any(gap <= 0 and abs(gap) >= margin for gap in gaps)
        near = any(abs(gap) < margin for gap in gaps)
        if held:
            return self._told(Answer.YES, "coordinates_inside", spot, "latitude", "longitude")
        if near:
            fields = ("grain", "latitude", "longitude")
            return self._told(Answer.UNKNOWN, "near_border", spot, *fields)
        return self._told(Answer.NO, "coordinates_outside", spot, "latitude", "longitude")

    def _told(self, answer: Answer, code: str, spot: Spot, *names: str) -> PlaceAnswer:
        zones = () if answer is Answer.NO else (self._zone.id,)
        return PlaceAnswer(answer, code, _fields(spot, names), zones)

    def _with_zone(self, found: PlaceAnswer) -> PlaceAnswer:
        zones = () if found.answer is Answer.NO else (self._zone.id,)
        return PlaceAnswer(found.answer, found.code, found.fields, zones)


class _Shape:
    """A polygon or a line with its depth; boxes spare all distances but those to near edges."""

    def __init__(self, shape: Polygon | Line) -> None:
        self._shape = shape
        paths = shape.rings if isinstance(shape, Polygon) else (shape.points,)
        self._box = box_of(paths[0])
        self._gaps: dict[tuple[Point, float], float] = {}
        self._reach: dict[float, Box] = {}
        self._edges = [(box_of(edge), Arc(*edge)) for path in paths for edge in pairwise(path)]

    def gap_km(self, point: Point, wanted_km: float) -> float:
        """How far to the border, negative inside; without end where it is certainly further than
        `wanted_km`, since nobody asks how far then."""
        west, south, east, north = self._reach.get(wanted_km) or self._reached(wanted_km)
        if not (west <= point[0] <= east and south <= point[1] <= north):
            return math.inf
        if (point, wanted_km) not in self._gaps:
            if len(self._gaps) >= _AT_HAND:
                self._gaps.clear()
            self._gaps[point, wanted_km] = self._gap_km(point, wanted_km)
        return self._gaps[point, wanted_km]

    def _reached(self, wanted_km: float) -> Box:
        """A box that holds all points which are no further than that from the shape."""
        depth = self._shape.depth_km if isinstance(self._shape, Line) else 0.0
        corners = [(x, y) for x in self._box[::2] for y in self._box[1::2]]
        boxes = [_around(corner, wanted_km + depth) for corner in corners]
        wests, souths, easts, norths = zip(*boxes, strict=True)
        self._reach[wanted_km] = found = (min(wests), min(souths), max(easts), max(norths))
        return found

    def _gap_km(self, point: Point, wanted_km: float) -> float:
        shape = self._shape
        depth = shape.depth_km if isinstance(shape, Line) else 0.0
        around = _around(point, wanted_km + depth)
        if _apart(self._box, around):
            return math.inf
        if isinstance(shape, Line):
            return self._distance_km(point, around) - depth
        distance = self._distance_km(point, around) if wanted_km else math.inf
        return -distance if inside(point, shape) else distance

    def _distance_km(self, point: Point, around: Box) -> float:
        west, south, east, north = around
        return min(
            (
                arc.distance_km(point)
                for box, arc in self._edges
                if box[0] <= east and box[2] >= west and box[1] <= north and box[3] >= south
            ),
            default=math.inf,
        )


@lru_cache(256)
def _shape(drawn: Polygon | Line) -> _Shape:
    """One object for all terms that draw a zone alike, so that it is measured once."""
    return _Shape(drawn)


def _in_countries(spot: Spot, countries: frozenset[str], units: Units) -> PlaceAnswer:
    """Terms that hold in whole countries ask for no more than the country."""
    fields = _fields(spot, ("country",))
    state = units.state(spot.country) if spot.country else None
    if state is not None:
        held = state in countries
        code = "country_covered" if held else "other_country"
        return PlaceAnswer(Answer.YES if held else Answer.NO, code, fields)
    unit = units.unit(spot.admin1, countries) if spot.admin1 else None
    if unit is not None:
        return PlaceAnswer(Answer.YES, "country_covered", _fields(spot, ("admin1",)))
    return PlaceAnswer(Answer.UNKNOWN, "no_country", fields)


def _point(spot: Spot) -> Point | None:
    """Coordinates, where the grain lets them be believed."""
    if spot.grain not in (PlaceGrain.EXACT, PlaceGrain.NEAR):
        return None
    if spot.longitude is None or spot.latitude is None:
        return None
    return spot.longitude, spot.latitude


def _around(point: Point, reach_km: float) -> Box:
    """A box that holds everything within that reach of a point."""
    lon, lat = point
    high = reach_km / _DEGREE_KM
    wide = high / max(0.01, math.cos(math.radians(min(89.0, abs(lat) + high))))
    return lon - wide, lat - high, lon + wide, lat + high


def _apart(box: Box, other: Box) -> bool:
    return box[0] > other[2] or box[2] < other[0] or box[1] > other[3] or box[3] < other[1]


@lru_cache(_AT_HAND)
def _fields(spot: Spot, names: tuple[str, ...]) -> tuple[str, ...]:
    values = ((name, getattr(spot, name)) for name in names)
    return tuple(f"{name}={'' if value is None else value}" for name, value in values)


def _keys(found: Iterable[frozenset[str]]) -> set[str]:
    return {key for keys in found for key in keys}
