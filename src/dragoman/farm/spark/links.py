"""Which facts of a farm tell the same: the record's own keys, neighbours and scores.

As in `record.links`: facts under one key stand in order, by day and place, and are compared with
their neighbours only. All places of all keys in one long order are cut into equal parts, so that a
key that half of all pages share is dealt out by day and place; each part is told who comes first
in the next ones, so that nobody misses a neighbour beyond the cut.
"""

from __future__ import annotations

import bisect
import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from dragoman.farm.spark.tables import Row, each, each_group
from dragoman.model import Day, from_plain
from dragoman.record.links.keys import keys_of
from dragoman.record.links.profile import Profile, profile_of
from dragoman.record.links.scoring import Outcome, score
from dragoman.record.links.tables import WINDOW

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

PART = 50_000
"""Places in a part, about: each is held in memory, a profile a place."""
SAMPLE = 20
"""Places of a part that are looked at to say where the next one begins."""
_FILED = "fact string, profile string, keys array<struct<key:long,place:string>>"
_PARTED = "part int, key long, place string, fact string, profile string"
_MET = "first string, second string, outcome string, score double, reasons array<string>"
Place = tuple[int, str]
"""(key, place within it)."""


def profiled(pages: DataFrame) -> DataFrame:
    """The facts of pages with their profiles and the keys under which they are filed."""
    return each(pages, _profiled, _FILED)


def links(facts: DataFrame) -> DataFrame:
    """The pairs of facts that tell the same, or of which a person should say so: `first` (the
    smaller id), `second`, `outcome`, `score`, `reasons`, and `support`, the number of keys under
    which they are neighbours."""
    from pyspark.sql import functions as f

    places = facts.select("fact", "profile", f.explode("keys").alias("at")).select(
        f.col("at.key").alias("key"), f.col("at.place").alias("place"), "fact", "profile"
    )
    cuts = _cuts(places)
    parted = each(places, _Part(cuts), _PARTED).persist()
    met = each_group(parted, "part", _Meet(_heads(parted, len(cuts) + 1)), _MET)
    return met.groupBy(*met.columns).agg(f.count("*").alias("support"))


def _profiled(page: Row) -> Iterator[Row]:
    from dragoman.model import Fact

    published = from_plain(Day, json.loads(page["published"]))
    number = int.from_bytes(blake2b(page["id"].encode(), digest_size=7).digest(), "big")
    for plain in json.loads(page["read"]):
        fact = Fact.from_dict(plain)
        profile = profile_of(fact, plain["id"], number, published)
        keys = [{"key": key, "place": place} for key, place in keys_of(profile)]
        yield {"fact": profile.fact, "profile": profile.dumped(), "keys": keys}


def _cuts(places: DataFrame) -> list[Place]:
    """Where parts begin but the first, from some of the places."""
    count = places.count()
    parts = max(1, count // PART)
    if parts == 1:
        return []
    share = min(1.0, parts * SAMPLE / count)
    some = places.select("key", "place").sample(fraction=share, seed=7).collect()
    sample = sorted((row.key, row.place) for row in some)
    return [sample[len(sample) * n // parts] for n in range(1, parts)] if sample else []


class _Part:
    """Says in which part a place lies."""

    def __init__(self, cuts: Sequence[Place]) -> None:
        self._cuts = cuts

    def __call__(self, row: Row) -> Iterable[Row]:
        yield row | {"part": bisect.bisect_right(self._cuts, (row["key"], row["place"]))}


def _heads(parted: DataFrame, parts: int) -> list[list[Row]]:
    """What stands at the head of each part, as far as the one before needs it."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    order = Window.partitionBy("part").orderBy("key", "place")
    first = parted.withColumn("n", f.row_number().over(order)).where(f.col("n") <= WINDOW)
    found: list[list[Row]] = [[] for _ in range(parts)]
    for row in first.orderBy("part", "n").collect():
        found[row.part].append(row.asDict())
    return found


class _Meet:
    """Compares the facts of a part with their neighbours, those beyond its end among them."""

    def __init__(self, heads: Sequence[list[Row]]) -> None:
        self._heads = heads

    def __call__(self, rows: list[Row]) -> Iterator[Row]:
        part = rows[0]["part"]
        rows.sort(key=lambda row: (row["key"], row["place"]))
        own = len(rows)
        beyond = (row for head in self._heads[part + 1 :] for row in head)
        rows += [row for _, row in zip(range(WINDOW), beyond, strict=False)]
        profiles = {row["fact"]: Profile.loaded(row["profile"]) for row in rows}
        known: dict[tuple[str, str], Row | None] = {}
        for n, row in enumerate(rows[:own]):
            for other in rows[n + 1 : n + 1 + WINDOW]:
                if other["key"] != row["key"]:
                    break
                pair = min(row["fact"], other["fact"]), max(row["fact"], other["fact"])
                if pair not in known:
                    known[pair] = _link(profiles[pair[0]], profiles[pair[1]])
                link = known[pair]
                if link:
                    yield link


def _link(one: Profile, other: Profile) -> Row | None:
    found = score(one, other)
    if found.outcome is Outcome.DIFFERENT:
        return None
    return {
        "first": one.fact,
        "second": other.fact,
        "outcome": found.outcome.value,
        "score": found.score,
        "reasons": list(found.reasons),
    }
