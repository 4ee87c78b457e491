"""How fast Spark on this machine reads shards, against the process pool; and the same facts.

Task: read a folder of articles with two workers. Protocol: articles of T17, each under a headline
of its own so that no two are one page, written as JSON lines of `SHARD` pages a file. Spark on
`local[2]` reads them to a folder of Parquet, then `read_many` with two workers reads the same files
into a record, both on the same two cores, one after the other, by the clock. Start-up is excluded:
of both the time counts from when the first pages are there (of Spark, the first two shards), and
the pages behind them. Metric: seconds a page of Spark ÷ those of the pool. Source: own.

Keys: ratio, wrong (pages whose facts are not the same, id by id), merge.ms (milliseconds a page
to work out stories, links, things and counts, start-up included). `n` counts pages. The bar asks
for 20,000 pages: give their number as DRAGOMAN_FARM_PAGES; without it, there are `PAGES`.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from benchmarks.result import Figures, MissingDataError, Result, rate
from benchmarks.throughput import articles
from dragoman.farm import PageReader, read_many
from dragoman.farm.shards import Folder, readings
from dragoman.model import Reading
from dragoman.reading import Reader
from dragoman.record import open_record

NAME = "farm"
PAGES = 600
SHARD = 50
MASTER = "local[2,4]"


def run(data: Path, reader: Reader) -> Result:
    """Measure."""
    try:
        import pyspark  # noqa: F401
    except ImportError as error:
        raise MissingDataError("Spark is not installed: pip install 'dragoman[spark]'") from error
    wanted = int(os.environ.get("DRAGOMAN_FARM_PAGES", PAGES))
    told = islice(enumerate(cycle(articles(data))), wanted)
    pages = [f"Report {number}\n\n{page.text}" for number, page in told]
    return measured(pages, shard=SHARD)


def measured(texts: Sequence[str], *, shard: int, reader: PageReader | None = None) -> Result:
    """Read the texts both ways."""
    from dragoman.farm.spark import farm_merge

    with tempfile.TemporaryDirectory(prefix="dragoman-farm-") as made:
        folder = Path(made)
        source = _written(folder / "pages", texts, shard)
        by_spark, farm = _spark(source, folder / "out", reader or PageReader(), shard)
        by_pool, kept = _pool(source, folder / "r.db", reader or PageReader())
        started = time.perf_counter()
        farm_merge(folder / "out", master=MASTER)
        merged = 1000 * (time.perf_counter() - started) / len(texts)
    figures: Figures = {
        "ratio": rate(by_spark, by_pool),
        "wrong": float(len(farm.items() ^ kept.items())),
        "merge.ms": merged,
    }
    by_class: dict[str, Figures] = {"milliseconds a page": {"spark": by_spark, "pool": by_pool}}
    return Result(benchmark=NAME, n=len(texts), figures=figures, by_class=by_class)


def _written(folder: Path, texts: Sequence[str], shard: int) -> Path:
    folder.mkdir()
    for start in range(0, len(texts), shard):
        with (folder / f"{start:06}.jsonl").open("w", encoding="utf-8") as file:
            for number, text in enumerate(texts[start : start + shard], start):
                row = {"text": text, "url": f"https://news.example/{number}"}
                file.write(json.dumps(row) + "\n")
    return folder


Facts = dict[str, tuple[str, ...]]
"""Page → its facts, by their ids."""


def _spark(source: Path, out: Path, reader: PageReader, shard: int) -> tuple[float, Facts]:
    from dragoman.farm.spark import farm_read

    farm_read([source], out, reader=reader, master=MASTER)
    ends = sorted(mark.stat().st_mtime for mark in (out / "finished").glob("*.json"))
    took = 1000 * rate(ends[-1] - ends[1], (len(ends) - 2) * shard)
    return took, {page.page.id: _ids(page) for page, _ in readings(Folder(out))}


def _pool(source: Path, path: Path, reader: PageReader) -> tuple[float, Facts]:
    came: list[float] = []
    with open_record(path) as record:
        read_many([source], record, reader=reader, workers=2,
                  progress=lambda _: came.append(time.perf_counter()))  # fmt: skip
        kept = {page.id: _ids(record.reading(page.id)) for page in record.pages()}
    first = len(came) // 10
    return 1000 * rate(came[-1] - came[first], len(came) - 1 - first), kept


def _ids(reading: Reading) -> tuple[str, ...]:
    return tuple(sorted(fact.id for fact in reading.facts))
