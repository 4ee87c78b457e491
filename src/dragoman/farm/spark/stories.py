"""Which pages of a farm are made from which: the record's own comparison, by joins.

As in `record.stories`: two pages are looked at together where the earlier one is the first page of
runs that both hold, in sentences of enough words; what they share is said by the same function.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from dragoman.farm.spark.salting import salted_join
from dragoman.farm.spark.tables import Row, each
from dragoman.model import Zone, from_plain
from dragoman.record.stories.shared import MIN_SHARED_WORDS, Relation
from dragoman.record.stories.upkeep import body_spans, rank_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_PRINTED = (
    "page string, rank long, words int, prints binary, anchors array<struct<run:long,has:int>>"
)
_SHARED = (
    "page string, earlier string, earlier_rank long, relation string, words int, share double, "
    "share_back double, stretches string"
)
STORIES = (
    "page", "first", "made_from", "relation", "words", "share", "share_back", "stretches",
)  # fmt: skip


def stories(pages: DataFrame) -> DataFrame:
    """A row for every page (`STORIES`): the `first` page of its story, by id, itself where it was
    made from none; the page it was `made_from`, and what it shares with that one."""
    from pyspark.sql import functions as f

    printed = each(pages, _printed, _PRINTED).persist()
    shared = each(_pairs(printed), _compared, _SHARED)
    whole = shared.where(f.col("relation") != Relation.PARTIAL.value)
    order = f.struct(
        f.col("relation") != Relation.COPY.value, "earlier_rank", "earlier", *whole.columns[3:]
    )
    best = whole.groupBy("page").agg(f.min(order).alias("best"))
    parents = printed.select("page").join(
        best.select("page", f.col("best.earlier").alias("made_from"),
                    *(f.col(f"best.{name}") for name in STORIES[3:])),
        "page", "left",
    )  # fmt: skip
    return _led_back(parents).select(*STORIES)


def _pairs(printed: DataFrame) -> DataFrame:
    """Pages to compare, each with the prints of both."""
    from pyspark.sql import functions as f

    runs = printed.select("page", "rank", f.explode("anchors").alias("anchor")).select(
        "page", "rank", f.col("anchor.run").alias("run"), f.col("anchor.has").alias("has")
    )
    firsts = runs.groupBy("run").agg(f.min(f.struct("rank", "page", "has")).alias("first"))
    met = salted_join(runs, firsts, "run").where(f.col("page") != f.col("first.page"))
    common = met.groupBy("page", f.col("first.page").alias("earlier")).agg(
        f.sum(f.least("has", f.col("first.has"))).alias("common")
    )
    near = common.where(f.col("common") >= MIN_SHARED_WORDS).drop("common")
    ours = printed.select("page", "prints")
    theirs = printed.select(
        f.col("page").alias("earlier"), f.col("rank").alias("earlier_rank"),
        f.col("prints").alias("earlier_prints"),
    )  # fmt: skip
    return salted_join(near.join(ours, "page"), theirs, "earlier")


def _led_back(parents: DataFrame) -> DataFrame:
    """Each page's way back to the first, by jumps that double."""
    from pyspark.sql import functions as f

    at = f.coalesce("made_from", "page").alias("first")
    led = parents.select("page", at).localCheckpoint()
    while True:
        on = led.select(f.col("page").alias("first"), f.col("first").alias("further"))
        moved = led.join(on, "first").select("page", "first", "further").localCheckpoint()
        led = moved.select("page", f.col("further").alias("first"))
        if moved.where(f.col("first") != f.col("further")).isEmpty():
            return parents.join(led, "page")


def _printed(page: Row) -> Iterator[Row]:
    """What a page is known by."""
    from dragoman.record.stories.packing import packed
    from dragoman.record.stories.prints import prints_of

    zones = [from_plain(Zone, zone) for zone in json.loads(page["layout"])["zones"]]
    prints = prints_of(page["text"], body_spans(zones, len(page["text"])))
    words = int(prints.words.sum())
    yield {
        "page": page["id"],
        "rank": rank_of(day_of(page), words, page["id"]),
        "words": words,
        "prints": packed(prints),
        "anchors": [{"run": run, "has": has} for run, has in prints.anchors().items()],
    }


def day_of(page: Row) -> date | None:
    """The day on which a page was there for sure."""
    told = page["published_end"] or json.loads(page["published"]).get("not_after")
    return date.fromisoformat(told) if told else None


def _compared(pair: Row) -> Iterator[Row]:
    from dragoman.record.stories.compare import compare
    from dragoman.record.stories.packing import unpacked

    shared = compare(unpacked(pair["prints"]), unpacked(pair["earlier_prints"]))
    if shared.relation is not Relation.NONE:
        yield {
            "page": pair["page"],
            "earlier": pair["earlier"],
            "earlier_rank": pair["earlier_rank"],
            "relation": shared.relation.value,
            "words": shared.words,
            "share": shared.share,
            "share_back": shared.share_back,
            "stretches": json.dumps(shared.stretches),
        }
