"""Joins where a few keys have most of the rows: a sentence that every outlet prints, a text that a
thousand sites copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

HOT = 10_000
"""Rows of one key from which they are dealt out."""
GRAINS = 32
"""Among how many workers."""


def salted_join(
    many: DataFrame, one: DataFrame, key: str, *, hot: int = HOT, grains: int = GRAINS
) -> DataFrame:
    """The rows of `many` with those of `one`, which has each key once. The rows of a hot key are
    dealt out among workers, each of which gets that key's row of `one`."""
    from pyspark.sql import functions as f

    counts = many.groupBy(key).count().where(f.col("count") > hot).select(key)
    hot_keys = f.broadcast(counts.withColumn("_hot", f.lit(True)))
    first, last = f.lit(0).cast("long"), f.lit(grains - 1).cast("long")
    dealt = f.when(f.col("_hot"), f.pmod(f.xxhash64(*many.columns), f.lit(grains)))
    left = many.join(hot_keys, key, "left").withColumn("_grain", f.coalesce(dealt, first))
    copies = f.when(f.col("_hot"), f.sequence(first, last)).otherwise(f.array(first))
    right = one.join(hot_keys, key, "left").withColumn("_grain", f.explode(copies))
    return left.drop("_hot").join(right.drop("_hot"), [key, "_grain"]).drop("_grain")
