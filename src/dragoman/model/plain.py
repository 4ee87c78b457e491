"""Nouns to plain JSON values and back, by their own type annotations."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

_Shape = TypeVar("_Shape", list[Any], dict[str, Any])
_SHAPES: dict[type, str] = {list: "a list", dict: "an object"}
Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def to_plain(value: object) -> Plain:
    """A noun (or a tuple of nouns) as JSON values: days as ISO strings, tuples as lists."""
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return _object(value)
    raise TypeError(f"no plain form for {type(value).__name__}")


def from_plain(
    kind: type[Any], row: Mapping[str, Plain], *, given: Mapping[str, object] | None = None
) -> Any:
    """The dataclass `kind` from plain values; fields absent from `row` keep their default.

    `given` holds fields already built. Raises KeyError for a missing required field and
    ValueError for a value of the wrong type.
    """
    values: dict[str, object] = dict(given or {})
    flat = _flat_field(kind)
    if flat and flat not in values:
        values[flat] = from_plain(_field_types(kind)[flat], row)
    for name, required, convert in _conversions(kind):
        if name in values:
            continue
        if name in row:
            values[name] = convert(row[name])
        elif required:
            raise KeyError(name)
    return kind(**values)


_Conversions = tuple[tuple[str, bool, Callable[[Plain], object]], ...]


def _conversions(kind: Any) -> _Conversions:
    return _cached_conversions(kind)


@cache
def _cached_conversions(kind: Any) -> _Conversions:
    """Of each field its name, whether it must be given, and how its value is made."""
    required = {f.name for f in fields(kind) if f.default is f.default_factory is MISSING}
    return tuple(
        (name, name in required, _converter(annotation))
        for name, annotation in _field_types(kind).items()
    )


def _object(value: Any) -> dict[str, Plain]:
    kind = type(value)
    flat = _flat_field(kind)
    plain = {name: to_plain(getattr(value, name)) for name in _field_types(kind) if name != flat}
    return plain | _object(getattr(value, flat)) if flat else plain


def _flat_field(kind: type[Any]) -> str | None:
    """The field whose own fields stand beside the others in plain form (`PLAIN_FLAT`)."""
    flat: str | None = getattr(kind, "PLAIN_FLAT", None)
    return flat


def _field_types(kind: Any) -> dict[str, Any]:
    return _cached_field_types(kind)


@cache
def _cached_field_types(kind: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind)}


@cache
def _converter(annotation: Any) -> Callable[[Plain], object]:
    """How a plain value becomes one of this annotation; worked out once per annotation, since a
    record loads millions of them."""
    origin = typing.get_origin(annotation)
    if origin in (types.UnionType, typing.Union):
        inner = _converter(next(a for a in typing.get_args(annotation) if a is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _tuple(typing.get_args(annotation))
    if annotation is date:
        return lambda value: date.fromisoformat(str(value))
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return lambda value: annotation(str(value))
    if is_dataclass(annotation) and isinstance(annotation, type):
        return lambda value: from_plain(annotation, _expect(dict, value))
    return lambda value: value


def _tuple(annotations: tuple[Any, ...]) -> Callable[[Plain], object]:
    """Of items that are all alike ("tuple[str, ...]"), or of one annotation each."""
    if annotations[-1] is Ellipsis:
        item = _converter(annotations[0])
        return lambda value: tuple(map(item, _expect(list, value)))
    items = [_converter(annotation) for annotation in annotations]
    return lambda value: tuple(
        item(one) for item, one in zip(items, _expect(list, value), strict=True)
    )


def _expect(kind: type[_Shape], value: Plain) -> _Shape:
    if not isinstance(value, kind):
        raise ValueError(f"expected {_SHAPES[kind]}, got {value!r}")
    return value
