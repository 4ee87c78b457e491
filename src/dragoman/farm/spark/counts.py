"""How many facts of a sort, with whom, where, on a day: tables small enough to look at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.farm.spark.tables import Row, each
from dragoman.model import Event, Fact, Precision

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

BY = ("day", "kind", "event", "status", "actor", "place")
_TOLD = "fact string, page string, " + ", ".join(f"{name} string" for name in BY)


def counts(pages: DataFrame, things: DataFrame, stories: DataFrame) -> DataFrame:
    """Facts by `BY`: the day (null where no single day is told), kind, root of an event, status,
    actor (each one in a fact, by id, else name; null where there is none) and place. `facts` and
    `pages` tell of `things` things; `sources` are texts, however often each was printed."""
    from pyspark.sql import functions as f

    told = each(pages, _told, _TOLD).join(things, "fact")
    told = told.join(stories.select("page", "first"), "page")
    return told.groupBy(*BY).agg(
        f.countDistinct("fact").alias("facts"),
        f.countDistinct("page").alias("pages"),
        f.countDistinct("thing").alias("things"),
        f.countDistinct("first").alias("sources"),
    )


def _told(page: Row) -> Iterator[Row]:
    for plain in json.loads(page["read"]):
        fact = Fact.from_dict(plain)
        exact = fact.day.precision is Precision.DAY and fact.day.start == fact.day.end
        row = {
            "fact": plain["id"],
            "page": page["id"],
            "day": fact.day.start.isoformat() if exact and fact.day.start else None,
            "kind": fact.kind.value,
            "event": fact.detail.type if isinstance(fact.detail, Event) else None,
            "status": fact.status.value,
            "place": fact.place.name if fact.place else None,
        }
        actors = dict.fromkeys(actor.actor or actor.name for actor in fact.actors())
        yield from ({**row, "actor": actor} for actor in actors or [None])
