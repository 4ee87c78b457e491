"""Facts of a farm that tell one thing: what the record's clustering makes of linked facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.farm.spark.tables import Row, each_group
from dragoman.record.links.answers import thing_id
from dragoman.record.links.clusters import clusters
from dragoman.record.links.profile import Profile
from dragoman.record.links.scoring import Outcome

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_THINGS = "fact string, thing string"


def things(facts: DataFrame, links: DataFrame) -> DataFrame:
    """A row for every fact: `fact` and the `thing` that it tells, by their ids."""
    from pyspark.sql import functions as f

    same = links.where(f.col("outcome") == Outcome.SAME.value).select("first", "second", "score")
    groups = components(same).persist()
    known = facts.join(groups, "fact").select(
        "group", "fact", "profile", f.lit(None).cast("string").alias("second"),
        f.lit(None).cast("double").alias("score"),
    )  # fmt: skip
    tied = same.join(groups.withColumnRenamed("fact", "first"), "first").select(
        "group", f.col("first").alias("fact"), f.lit(None).cast("string").alias("profile"),
        "second", "score",
    )  # fmt: skip
    told = each_group(known.unionByName(tied), "group", _clustered, _THINGS)
    alone = facts.join(groups, "fact", "left_anti").select(
        "fact", f.concat(f.lit("t"), f.substring("fact", 2, 64)).alias("thing")
    )
    return told.unionByName(alone)


def components(same: DataFrame) -> DataFrame:
    """The facts that some chain of links ties together: `fact` and its `group`, the smallest of
    them. Facts without a link are left out.

    Everybody takes over the smallest group among his neighbours', then the group of that one, so
    that ways halve (as in Shiloach and Vishkin 1982), until nobody moves.
    """
    from pyspark.sql import functions as f

    turned = same.select(f.col("second").alias("fact"), f.col("first").alias("other"))
    ties = same.select(f.col("first").alias("fact"), f.col("second").alias("other"))
    ties = ties.unionByName(turned).localCheckpoint()
    at = ties.groupBy("fact").agg(f.least(f.min("other"), "fact").alias("group")).localCheckpoint()
    while True:
        beside = ties.join(at.withColumnRenamed("fact", "other"), "other")
        near = beside.groupBy("fact").agg(f.min("group").alias("near"))
        moved = at.join(near, "fact").withColumn("to", f.least("group", "near"))
        jump = moved.select(f.col("fact").alias("to"), f.col("to").alias("further"))
        jumped = moved.join(jump, "to").select("fact", "group", "further").localCheckpoint()
        at = jumped.select("fact", f.col("further").alias("group"))
        if jumped.where(f.col("group") != f.col("further")).isEmpty():
            return at


def _clustered(rows: list[Row]) -> Iterator[Row]:
    profiles = {row["fact"]: Profile.loaded(row["profile"]) for row in rows if row["profile"]}
    links = [(row["score"], (row["fact"], row["second"])) for row in rows if row["second"]]
    for group in clusters(profiles, links, {}):
        thing = thing_id(group)
        yield from ({"fact": fact, "thing": thing} for fact in group)
