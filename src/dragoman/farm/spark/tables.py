"""Tables between steps: what goes from worker to worker, as Arrow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

Row = dict[str, Any]
ROWS = 2_000
"""Rows that a step gives on at a time."""


def each(table: DataFrame, work: Callable[[Row], Iterable[Row]], schema: str) -> DataFrame:
    """The rows that `work` makes of each row."""

    typed = _arrow(schema)

    def batches(given: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        made = (new for batch in given for row in batch.to_pylist() for new in work(row))
        yield from _batches(made, typed)

    return table.mapInArrow(batches, schema)


def each_group(
    table: DataFrame, key: str, work: Callable[[list[Row]], Iterable[Row]], schema: str
) -> DataFrame:
    """The rows that `work` makes of all rows with one key, which must fit in memory."""

    typed = _arrow(schema)

    def whole(given: pa.Table) -> pa.Table:
        import pyarrow as pa

        return pa.Table.from_pylist(list(work(given.to_pylist())), schema=typed)

    return table.groupBy(key).applyInArrow(whole, schema)


def _batches(rows: Iterator[Row], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    waiting: list[Row] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == ROWS:
            yield pa.RecordBatch.from_pylist(waiting, schema=schema)
            waiting = []
    if waiting:
        yield pa.RecordBatch.from_pylist(waiting, schema=schema)


def _arrow(schema: str) -> pa.Schema:
    """Spark's way to write a schema ("page string, words int") as Arrow's; workers, where Spark
    does not parse, are given the result."""
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import StructType

    typed = StructType.fromDDL(schema)
    assert isinstance(typed, StructType)
    return to_arrow_schema(typed)
