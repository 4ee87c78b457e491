"""Parquet for data frames: nested fields stay nested, days are days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.exchange.columns import detail_columns, fact_columns
from dragoman.model import Fact
from dragoman.record import Record
from dragoman.record.store.columns import arrow_fields, arrow_value
from dragoman.record.store.rows import CONTRACT_NAMES, PageRow

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_PER_GROUP = 20_000
"""Rows held in memory at a time; also the row groups of the file."""


def write_facts(path: Path, facts: Iterable[Fact], columns: Sequence[str] = ()) -> int:
    """One fact a row; returns how many. Columns of other kinds are null."""
    return write_table(path, fact_schema(columns), (fact_row(fact) for fact in facts))


def write_pages(path: Path, record: Record, columns: Sequence[str]) -> int:
    """One page a row; returns how many."""
    import pyarrow as pa

    typed = {field.name: field for field in arrow_fields(PageRow)} | {
        "text": pa.field("text", pa.string())
    }
    pages = (
        arrow_value(page) | {"text": record.text(page.id) if "text" in columns else None}
        for page in record.pages()
    )
    return write_table(path, [typed[name] for name in columns], pages)


def fact_schema(columns: Sequence[str] = ()) -> pa.Schema:
    """The columns of a table of facts (all, or those named), typed as the nouns are."""
    import pyarrow as pa

    typed = {field.name: field for field in arrow_fields(Fact) if field.name != "detail"}
    for name, kind in detail_columns().items():
        own = next(f for f in arrow_fields(kind) if CONTRACT_NAMES.get(f.name, f.name) == name)
        typed[name] = own.with_name(name)
    typed |= {name: pa.field(name, pa.string()) for name in ("id", "status")}
    return pa.schema([typed[name] for name in columns or fact_columns()])


def fact_row(fact: Fact) -> dict[str, Any]:
    """A fact as a row of `fact_schema`."""
    plain: dict[str, Any] = arrow_value(fact)
    detail = plain.pop("detail")
    named = {CONTRACT_NAMES.get(name, name): value for name, value in detail.items()}
    return plain | named | {"id": fact.id, "status": fact.status.value}


def write_table(path: Path, columns: Iterable[pa.Field], rows: Iterable[dict[str, Any]]) -> int:
    """Rows of values that pyarrow takes, a group at a time; returns how many."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema(list(columns))
    rows, count = iter(rows), 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(rows, ROWS_PER_GROUP)):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count
