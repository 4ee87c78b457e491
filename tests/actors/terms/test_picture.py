"""Territory in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.actors import load_registry
from dragoman.actors.terms.picture import territory_words
from dragoman.model import Line, Polygon, Terms, TermsZone

TERMS = Terms("t", "Terms", date(2001, 3, 1), (), countries=("syr",))
SQUARE = ((36.4, 33.5), (36.5, 33.5), (36.5, 33.6), (36.4, 33.6), (36.4, 33.5))
HOLE = ((36.42, 33.52), (36.44, 33.52), (36.44, 33.54), (36.42, 33.54), (36.42, 33.52))


def lines_of(zone: TermsZone) -> tuple[str, ...]:
    ((name, lines),) = territory_words(replace(TERMS, zones=(zone,)), load_registry())
    assert name == zone.name
    return lines


def test_without_zones_the_countries_are_named() -> None:
    assert territory_words(TERMS, load_registry()) == (("everywhere", ("whole: Syria",)),)


def test_a_drawing_has_a_size_and_towns() -> None:
    zone = TermsZone("z", "Z", polygons=(Polygon((SQUARE, HOLE)),), margin_km=3)
    drawn, towns = lines_of(zone)
    assert drawn == (
        "drawn: 4 corners, about 99 km² but for 1 hole, 36.40–36.50° E, 33.50–33.60° N, "
        "right to about 3 km"
    )
    assert towns.startswith("places there: ")
    assert "Harasta" not in towns


def test_a_line_has_a_length_and_a_depth() -> None:
    west = replace(TERMS, countries=("col",))
    zone = TermsZone("z", "Z", lines=(Line(((-77.0, -0.5), (-77.0, 0.5)), 6.0),))
    ((_, (line, towns)),) = territory_words(replace(west, zones=(zone,)), load_registry())
    assert line == ("line: 110 km long, 6 km on each side, 77.00–77.00° W, 0.50° S – 0.50° N")
    assert towns.startswith("! no place the packs know lies there")


def test_unknown_units_are_marked() -> None:
    zone = TermsZone("z", "Z", admin1=("Idlib",), partial=("Ar Rastan district", "Elsewhere"))
    assert lines_of(zone) == (
        "whole: Idlib",
        "in part: Ar Rastan district, Elsewhere",
        "! no pack knows Elsewhere: matched by its letters alone",
    )
