"""Arrow columns, read off the nouns' own annotations; pyarrow is imported when asked for."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa


def arrow_table(kind: type[Any], rows: Iterable[object]) -> pa.Table:
    """A table with one column per field of the dataclass `kind`."""
    import pyarrow as pa

    schema = pa.schema(list(arrow_fields(kind)))
    return pa.Table.from_pylist([arrow_value(row) for row in rows], schema=schema)


def arrow_fields(kind: type[Any]) -> Iterator[pa.Field]:
    """The columns of a dataclass, nested ones as structs and lists."""
    import pyarrow as pa

    hints = typing.get_type_hints(kind)
    flat = getattr(kind, "PLAIN_FLAT", None)
    for field in fields(kind):
        if field.name == flat:
            yield from arrow_fields(hints[flat])
        else:
            yield pa.field(field.name, arrow_type(hints[field.name]))


def arrow_type(annotation: Any) -> pa.DataType:
    """The Arrow type of an annotation; every column may be null."""
    import pyarrow as pa

    origin = typing.get_origin(annotation)
    arguments = typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        return arrow_type(next(a for a in arguments if a is not types.NoneType))
    if origin is tuple:
        return pa.list_(arrow_type(arguments[0]))
    if is_dataclass(annotation) and isinstance(annotation, type):
        return pa.struct(list(arrow_fields(annotation)))
    if annotation is str or issubclass(annotation, StrEnum):
        return pa.string()
    return {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), date: pa.date32()}[annotation]


def arrow_value(value: object) -> Any:
    """A noun as pyarrow takes it: like its plain form, with days kept as days."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple | list):
        return [arrow_value(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        flat = getattr(value, "PLAIN_FLAT", None)
        plain = {f.name: arrow_value(getattr(value, f.name)) for f in fields(value)}
        return plain | plain.pop(flat) if flat else plain
    return value
