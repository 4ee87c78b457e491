"""What follows from all pages of a farm: stories, links, things, and counts by day."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import UsageError
from dragoman.farm.shards import Folder
from dragoman.farm.spark.counts import counts
from dragoman.farm.spark.links import links, profiled
from dragoman.farm.spark.session import session
from dragoman.farm.spark.stories import stories
from dragoman.farm.spark.things import things

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

MERGED = "merged"
_DRAFT = ".merged"
STEPS = ("stories", "links", "things", "counts")


def farm_merge(
    out: str | Path,
    *,
    master: str | None = None,
    settings: Mapping[str, str] | None = None,
    progress: Callable[[str], None] | None = None,
) -> dict[str, int]:
    """Works out `STEPS` from all finished shards and writes them to OUT/merged, a folder of Parquet
    each, in the place of what was there; returns how many rows each has.

    The same pages give the same rows as a record of them, whatever the shards; judgements are the
    record's alone. Raises UsageError where no shard is finished.
    """
    folder = Folder(out)
    shards = [one.shard for one in folder.finished()]
    if not shards:
        raise UsageError(f"no shard in {out} is finished; run first: dragoman farm read")
    draft = folder.path / _DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    rows: dict[str, int] = {}
    with session(master, settings) as spark:
        pages = _pages(spark, folder, shards).persist()
        facts = profiled(pages).persist()

        def keep(name: str, table: DataFrame) -> DataFrame:
            if progress:
                progress(name)
            table.write.parquet(str(draft / name))
            kept = spark.read.parquet(str(draft / name))
            rows[name] = kept.count()
            return kept

        told = keep("stories", stories(pages))
        linked = keep("links", links(facts))
        same = keep("things", things(facts, linked))
        keep("counts", counts(pages, same, told))
    shutil.rmtree(folder.path / MERGED, ignore_errors=True)
    draft.rename(folder.path / MERGED)
    return rows


def _pages(spark: SparkSession, folder: Folder, shards: list[str]) -> DataFrame:
    """Every page once: where several shards hold it, from the first."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    files = [str(folder.table("pages", shard)) for shard in shards]
    found = spark.read.parquet(*files).withColumn("_file", f.input_file_name())
    order = f.row_number().over(Window.partitionBy("id").orderBy("_file"))
    return found.withColumn("_n", order).where(f.col("_n") == 1).drop("_file", "_n")
