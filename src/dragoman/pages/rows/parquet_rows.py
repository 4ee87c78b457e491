"""Parquet files as pages, a row a page, a few rows in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from dragoman.errors import PageError
from dragoman.model import Skipped
from dragoman.pages.parts import Part
from dragoman.pages.rows.columns import COMMON, USUAL, Columns, fold, row_part

ROWS_AT_ONCE = 64
_FOOTER_BYTES = 64 * 1024 * 1024
_COLUMNS = 100_000
"""What a footer may ask for; those of real files are a thousandth of it."""


def parquet_parts(
    name: str, stream: IO[bytes], columns: Columns = USUAL
) -> Iterator[Part | Skipped]:
    """A part for each row; `name#1` is the first. `stream` must be able to seek."""
    for number, row in parquet_objects(stream, columns):
        try:
            yield row_part(f"{name}#{number}", row, columns)
        except PageError as error:
            yield Skipped(f"{name}#{number}", f"row {number}: {error}")


def parquet_objects(
    stream: IO[bytes], columns: Columns = USUAL
) -> Iterator[tuple[int, dict[str, Any]]]:
    """(row number, cells by column) of each row; only columns that pages have are read.

    Raises PageError for a damaged file and for one without such a column.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        file = pq.ParquetFile(
            stream, pre_buffer=False, buffer_size=1 << 20,
            thrift_string_size_limit=_FOOTER_BYTES, thrift_container_size_limit=_COLUMNS,
        )  # fmt: skip
        wanted = _wanted(file.schema_arrow.names, columns)
        for batch in file.iter_batches(ROWS_AT_ONCE, columns=wanted, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield number, row
    except (pa.ArrowException, OSError, ValueError, KeyError, UnicodeDecodeError) as error:
        first = str(error).strip().splitlines()[:1] or [type(error).__name__]
        after = f"after row {number} " if number else ""
        raise PageError(f"damaged Parquet file {after}({first[0][:120]}); make it again") from error
    if not number:
        raise PageError("no row in this table; nothing to read")


def _wanted(names: list[str], columns: Columns) -> list[str]:
    known = {name for field in COMMON for name in columns.names(field)} | {"id"}
    wanted = [name for name in names if fold(name) in known]
    if not [name for name in wanted if fold(name) != "id"]:
        raise PageError(
            f"no column that pages have among {', '.join(names[:20])}; name them with --columns"
        )
    return wanted
