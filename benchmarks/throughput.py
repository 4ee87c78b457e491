"""How fast pages become stored facts, against parsing alone and against extraction alone.

Task: read pages into a record. Protocol: four measures in one run. (1) News articles of T17 of 500
to 700 words and own gold pages are read and added to a record, page by page in this process; the
same pages are parsed whole by the same pipeline, every sentence of them; CPU time of both, page by
page in turn, so that what else the machine does hits both alike. (2) The HTML pages of the article
extraction benchmark: from bytes to stored facts, against `trafilatura.extract` of the same bytes.
(3) A folder of text pages read by one worker and by two, by the clock, each after a first page that
loads the pipeline; needs two free cores. (4) Facts of the gold's development pages and of T17
articles, read with what makes reading fast (`lexicon.sieves`: patterns are tried only where they
can match) and read again with every pattern tried everywhere. Metric: ratios. Source: own.

Keys: parsing (CPU seconds of parsing all ÷ of pages to stored facts: above 1, reading is faster
than parsing every sentence), extraction (HTML to stored facts ÷ extraction alone), workers (pages
in a second of two workers ÷ of one), lost (share of all facts), lost.gold (facts lost on the gold's
pages), words (a second, one core, text to stored facts). `n` counts pages. Classes: by measure, in
milliseconds a page.
"""

from __future__ import annotations

import gzip
import json
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import trafilatura
from gold.load import load_pages

from benchmarks.copies import spelled
from benchmarks.result import Figures, MissingDataError, Result, rate
from dragoman.farm import read_many
from dragoman.lexicon.sieves import Sieve
from dragoman.model import Fact, Page, Skipped
from dragoman.pages import find_sources, read_pages
from dragoman.reading import Reader, read_page
from dragoman.record import Record, open_record

NAME = "throughput"
PAGES = 100
HTML_PAGES = 100
FOLDER = 80
"""Pages that one worker and two read."""
ARTICLES = 1_000
"""Public articles on which lost facts are counted."""
WARM = 5
"""Pages read before anything is timed."""
FEWEST_WORDS, MOST_WORDS = 500, 700
GOLD_PARTS = ("dev", "dev2")
SEED = 5


def run(data: Path, reader: Reader) -> Result:
    """Measure."""
    found = articles(data)
    html = sorted((data / "pages" / "article-extraction-benchmark").rglob("*.html*"))
    if not html:
        raise MissingDataError(f"no article-extraction-benchmark under {data}")
    long = [page for page in found if FEWEST_WORDS <= _words(page) <= MOST_WORDS]
    gold = [gold.page for part in GOLD_PARTS for gold in load_pages(part)]
    for page in long[-WARM:]:
        read_page(page, reader)
    text = text_against_parsing(long[:PAGES], reader)
    web = html_against_extraction(Random(SEED).sample(html, min(HTML_PAGES, len(html))), reader)
    crew = one_worker_and_two(long[:FOLDER])
    lost, told = facts_lost(found[:ARTICLES], reader)
    lost_gold, told_gold = facts_lost(gold, reader)
    return Result(
        benchmark=NAME,
        n=PAGES,
        figures={
            "parsing": rate(text["parsing ms"], text["stored ms"]),
            "extraction": rate(web["stored ms"], web["extraction ms"]),
            "workers": rate(crew["one worker ms"], crew["two workers ms"]),
            "lost": rate(lost + lost_gold, told + told_gold),
            "lost.gold": float(lost_gold),
            "words": text["words a second"],
        },
        by_class={"text": text, "html": web, "workers": crew},
    )


def text_against_parsing(pages: Sequence[Page], reader: Reader) -> Figures:
    """CPU milliseconds a page: to stored facts, and to parse every sentence of it."""
    stored = parsed = 0.0
    with _fresh_record() as record:
        for page in pages:
            stored += _cpu(partial(_read, page, record, reader))
            whole = [(0, len(page.text))]
            parsed += _cpu(partial(reader.pipeline.parse, page.text, whole))
        facts = record.stats().facts
    words = sum(map(_words, pages))
    return {
        "stored ms": 1000 * stored / len(pages),
        "parsing ms": 1000 * parsed / len(pages),
        "words a second": rate(words, stored),
        "facts a page": facts / len(pages),
    }


def html_against_extraction(paths: Sequence[Path], reader: Reader) -> Figures:
    """CPU milliseconds a page: from bytes to stored facts, and trafilatura alone."""
    stored = extracted = 0.0
    with _fresh_record() as record, tempfile.TemporaryDirectory() as folder:
        for path in paths:
            content = (
                gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            )
            plain = Path(folder) / path.with_suffix("").with_suffix(".html").name
            plain.write_bytes(content)
            stored += _cpu(partial(_stored, plain, record, reader))
            extracted += _cpu(partial(trafilatura.extract, content))
        facts = record.stats().facts
    return {
        "stored ms": 1000 * stored / len(paths),
        "extraction ms": 1000 * extracted / len(paths),
        "facts a page": facts / len(paths),
    }


def _stored(path: Path, record: Record, reader: Reader) -> None:
    for source in find_sources([path]):
        for page in [] if isinstance(source, Skipped) else read_pages(source):
            if isinstance(page, Page):
                _read(page, record, reader)


def _read(page: Page, record: Record, reader: Reader) -> None:
    record.add(read_page(page, reader))


def one_worker_and_two(pages: Sequence[Page]) -> Figures:
    """Milliseconds a page by the clock, without those until the first pages are there."""
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(pages):
            (Path(folder) / f"{number:04}.txt").write_text(page.text, encoding="utf-8")
        return {
            "one worker ms": _clocked(Path(folder), 1),
            "two workers ms": _clocked(Path(folder), 2),
        }


def _clocked(folder: Path, workers: int) -> float:
    came: list[float] = []
    with _fresh_record() as record:
        read_many(
            [folder], record, workers=workers, progress=lambda _: came.append(time.perf_counter())
        )
    first = len(came) // 10
    return 1000 * (came[-1] - came[first]) / (len(came) - 1 - first)


def facts_lost(pages: Sequence[Page], reader: Reader) -> tuple[int, int]:
    """Facts that are not found with the speed-ups, and all that are found without them."""
    lost = told = 0
    for page in pages:
        fast = _told(read_page(page, reader).facts)
        with patterns_tried_everywhere():
            slow = _told(read_page(page, reader).facts)
        lost += len(slow - fast)
        told += len(slow)
    return lost, told


def _told(facts: Sequence[Fact]) -> set[str]:
    return {fact.id for fact in facts}


@contextmanager
def patterns_tried_everywhere() -> Iterator[None]:
    """Within it, sieves are the patterns they are made of."""
    ours: dict[str, Any] = {name: getattr(Sieve, name) for name in ("finditer", "match")}

    def plain(name: str) -> Callable[..., Any]:
        def tried(self: Sieve, text: str, start: int = 0, end: int | None = None) -> Any:
            method = getattr(self.compiled, name)
            return method(text, start, len(text) if end is None else end)

        return tried

    for name in ours:
        setattr(Sieve, name, plain(name))
    try:
        yield
    finally:
        for name, method in ours.items():
            setattr(Sieve, name, method)


@contextmanager
def _fresh_record() -> Iterator[Record]:
    with (
        tempfile.TemporaryDirectory(prefix="dragoman-speed-") as folder,
        open_record(Path(folder) / "record.db") as record,
    ):
        yield record


def _cpu(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _words(page: Page) -> int:
    return len(page.text.split())


def articles(data: Path) -> list[Page]:
    """Articles of T17, shuffled, the same way on every run."""
    paths = sorted((data / "timelines" / "t17").glob("*/articles.jsonl.gz"))
    if not paths:
        raise MissingDataError(f"no T17 articles under {data}")
    found = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = "\n".join(spelled(one) for one in row["text"].split("\n") if one.strip())
                found.append(Page(f"{path.parent.name}/{row['id']}.txt", text, language="en"))
    Random(SEED).shuffle(found)
    return found
