"""Terms as TOML that people can edit and that loads back equal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from enum import StrEnum

from dragoman.actors.terms.keys import TABLES
from dragoman.model import Polygon, Terms, TermsZone

_NESTED = frozenset(TABLES)


def terms_text(*terms: Terms) -> str:
    """One set of terms as a TOML file, or several as tables under `terms`."""
    if len(terms) == 1:
        return "\n".join(_table("terms", terms[0], "")).rstrip() + "\n"
    blocks = ("\n".join(("[[terms]]", *_table("terms", each, "terms."))) for each in terms)
    return "\n\n".join(block.rstrip() for block in blocks) + "\n"


def _table(name: str, noun: object, prefix: str) -> Iterator[str]:
    """The plain keys first, then the tables below: TOML has it no other way."""
    keys = TABLES[name].keys
    values = {key: getattr(noun, key) for key in keys if key != "geojson"}
    for key, value in values.items():
        if keys[key].holds not in _NESTED and value not in (None, (), _default(noun, key)):
            yield f"{key} = {_value(value)}"
    for key, value in values.items():
        if keys[key].holds in _NESTED:
            for row in value:
                yield ""
                yield f"[[{prefix}{key}]]"
                yield from _table(keys[key].holds, row, f"{prefix}{key}.")
    if isinstance(noun, TermsZone) and noun.polygons:
        yield ""
        yield f"[{prefix}geojson]"
        yield from _geojson(noun.polygons)


def _default(noun: object, key: str) -> object:
    return next((f.default for f in fields(noun) if f.name == key), None)  # type: ignore[arg-type]


def _geojson(polygons: tuple[Polygon, ...]) -> Iterator[str]:
    yield 'type = "MultiPolygon"'
    yield "coordinates = ["
    for polygon in polygons:
        yield "  ["
        for ring in polygon.rings:
            yield f"    [{_points(ring)}],"
        yield "  ],"
    yield "]"


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return ", ".join(f"[{_number(lon)}, {_number(lat)}]" for lon, lat in points)


def _value(value: object) -> str:
    if isinstance(value, StrEnum):
        return _value(value.value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | int):
        return _number(value)
    if isinstance(value, tuple):
        return _list(value)
    raise TypeError(f"no TOML for {type(value).__name__}")


def _list(values: tuple[object, ...]) -> str:
    """On one line where it is short; else one value a line."""
    written = [_value(value) for value in values]
    line = f"[{', '.join(written)}]"
    if len(line) <= 88:
        return line
    return "[\n" + "".join(f"  {value},\n" for value in written) + "]"


def _number(value: float) -> str:
    return repr(float(value))
