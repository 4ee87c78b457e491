"""What Spark concludes from many pages is what a record of the same pages concludes."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.factory import TEXT
from tests.farm.by_hand import ByHand, write

from dragoman.errors import UsageError
from dragoman.farm import read_many
from dragoman.farm.shards import Folder
from dragoman.farm.spark import farm_merge, farm_read, links, salting
from dragoman.farm.spark.merging import STEPS
from dragoman.record import Record, open_record

_WORDS = (
    "harbour", "council", "market", "bridge", "envoy", "river", "school", "convoy", "ministry",
    "road", "delegation", "winter", "village", "letter", "radio", "season", "island", "hospital",
)  # fmt: skip


def essay(seed: int, sentences: int = 6) -> str:
    random = Random(seed)
    told = (" ".join(random.choices(_WORDS, k=12)).capitalize() for _ in range(sentences))
    return ". ".join(told) + "."


def texts() -> dict[str, str]:
    """Essays that some pages copy and some take a part of; all of them tell of the talks."""
    random, found = Random(3), dict[str, str]()
    for n in range(40):
        kept = essay(n % 7).split(". ")[: random.randint(2, 6)]
        own = essay(100 + n, 2) if n % 3 else ""
        found[f"p{n:02}"] = f"Page {n}\n\n{'. '.join(kept)}. {own}\n\n{TEXT}"
    return found


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pages, OUT of a farm, and a record of the same pages."""
    folder = tmp_path_factory.mktemp("farm")
    pages = write(folder / "pages", **texts())
    farm_read([pages], folder / "out", reader=ByHand(), files=7)
    with open_record(folder / "r.db") as record:
        read_many([pages], record, reader=ByHand())
    return folder


@pytest.fixture(scope="module")
def merged(read: Path) -> dict[str, list[dict[str, Any]]]:
    """The tables, worked out in small parts, every key hot."""
    for left in ("merged/things", "merged/older", ".merged/links"):
        (read / "out" / left).mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(links, "PART", 300)
        patch.setattr(salting.salted_join, "__kwdefaults__", {"hot": 3, "grains": 4})
        told = farm_merge(read / "out")
    tables = {name: _rows(read / "out" / "merged" / name) for name in told}
    assert {name: len(rows) for name, rows in tables.items()} == told
    return tables


def _rows(path: Path) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq

    return pq.read_table(path).to_pylist()  # type: ignore[no-any-return]


@pytest.fixture
def record(read: Path) -> Record:
    return open_record(read / "r.db", read_only=True)


def test_the_same_stories(merged: dict[str, list[dict[str, Any]]], record: Record) -> None:
    with record:
        expected = {
            page.page: (story.id, page.made_from, page.relation, page.share, page.share_back)
            for row in record.pages()
            for story in [record.story(row.id)]
            for page in story.pages
        }
    found = {
        row["page"]: (row["first"], row["made_from"], row["relation"], row["share"] or 0.0,
                      row["share_back"] or 0.0)
        for row in merged["stories"]
    }  # fmt: skip
    assert found == expected
    assert 1 < len({first for first, *_ in found.values()}) < len(found)


def test_the_same_links_for_the_same_reasons(
    merged: dict[str, list[dict[str, Any]]], record: Record
) -> None:
    with record:
        expected = {
            (link.first, link.second): (link.outcome, link.score, link.reasons)
            for fact in record.facts()
            for link in record.links(fact.id)
        }
    found = {
        (row["first"], row["second"]): (row["outcome"], row["score"], tuple(row["reasons"]))
        for row in merged["links"]
    }
    assert found == expected
    assert len(found) > 500


def test_the_same_things(merged: dict[str, list[dict[str, Any]]], record: Record) -> None:
    with record:
        expected = {fact.id: thing.id for thing in record.things() for fact in thing.facts}
    assert {row["fact"]: row["thing"] for row in merged["things"]} == expected
    assert len(set(expected.values())) < len(expected)


def test_counts_say_how_often_and_from_how_many_texts(
    merged: dict[str, list[dict[str, Any]]],
) -> None:
    rows = [row for row in merged["counts"] if row["kind"] == "ceasefire"]
    firsts = {row["first"] for row in merged["stories"]}
    assert {(row["actor"], row["facts"], row["pages"], row["sources"]) for row in rows} == {
        ("~harbour-front", 40, 40, len(firsts))
    }
    assert {row["day"] for row in rows} == {"2021-05-03"}


def test_new_tables_stand_in_the_place_of_the_old(
    read: Path, merged: dict[str, list[dict[str, Any]]]
) -> None:
    assert merged
    assert sorted(path.name for path in (read / "out" / "merged").iterdir()) == sorted(STEPS)
    assert not (read / "out" / ".merged").exists()


def test_nothing_to_merge(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder of a farm"):
        farm_merge(tmp_path)
    Folder(tmp_path).make()
    with pytest.raises(UsageError, match="no shard"):
        farm_merge(tmp_path)
