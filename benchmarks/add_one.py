"""What it costs to add a page to a record, and whether that grows with the record.

Task: add one page, with everything that is concluded from it across pages (stories, links), to a
record of a thousand, ten thousand and a hundred thousand. Protocol: pages are made from our own
gold pages, read once: some facts of one page with the words they stand in, other names, days,
places and words in their stead; one page in ten copies an earlier one. The first thousand are added
one by one. The larger records are grown from them in SQL, row by row in every table: each copy of
the thousand has texts of its own (other runs of words), and one of seven sets of names and months,
so that texts, facts and what is filed under one name and month all grow with the record; the cast
stays the same however many pages there are. At each size fresh pages, made as the first, are added
and timed one by one. Metric: median CPU time of adding a page, and its ratio between sizes. Source:
own.

Keys: ratio (largest to the one before), ratio.first (largest to smallest), milliseconds (median at
the largest). `n` counts pages in the largest record. Classes: by size, with the median wall time,
the links found per page and the size of the file.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from statistics import mean, median
from typing import Any, TypeVar

from gold.load import load_pages

from benchmarks.result import Figures, Result, rate
from dragoman.model import (
    ActorRef,
    Basis,
    Day,
    Fact,
    Layout,
    Page,
    Place,
    Precision,
    Reading,
    Zone,
    ZoneKind,
)
from dragoman.reading import Reader, read_page
from dragoman.record import Record, open_record

NAME = "add-one"
SIZES = (1_000, 10_000, 100_000)
TIMED = 200
"""Pages timed at each size."""
GOLD_PART = "dev"
FACTS = 4
"""Facts of a page."""
YEARS = 10
FIRST_DAY = date(2010, 1, 1)
OUTLETS = 200
COPIED = 0.1
OTHER_WORDS = 0.6
"""Words that are not the template's: pages that are no copies share few sentences."""
SEED = 11

Node = TypeVar("Node")


def run(data: Path, reader: Reader) -> Result:
    """Measure; no data are needed."""
    return measured(Maker(_templates(reader)), SIZES)


def measured(maker: Maker, sizes: Sequence[int], *, timed: int = TIMED) -> Result:
    """Fill a record to the first size, grow it to the others, and time what is added at each."""
    by_class: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory(prefix="dragoman-add-") as folder:
        path = Path(folder) / "record.db"
        pages = maker.pages()
        with open_record(path) as record:
            for _ in range(sizes[0]):
                record.add(next(pages))
        with closing(sqlite3.connect(path, isolation_level=None)) as grown:
            base = Base.of(grown)
        clones = 0
        for size in sizes:
            with closing(sqlite3.connect(path, isolation_level=None)) as grown:
                while (clones + 1) * sizes[0] < size:
                    clones += 1
                    base.clone(grown, clones)
                grown.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            with open_record(path) as record:
                row = _timed(record, islice(pages, timed))
            by_class[f"{size} pages"] = row | {"MiB": path.stat().st_size / 2**20}
    cost = [row["cpu ms"] for row in by_class.values()]
    return Result(
        benchmark=NAME,
        n=sizes[-1],
        figures={
            "ratio": rate(cost[-1], cost[-2]),
            "ratio.first": rate(cost[-1], cost[0]),
            "milliseconds": cost[-1],
        },
        by_class=by_class,
    )


def _timed(record: Record, pages: Iterable[Reading]) -> Figures:
    """Median CPU and wall time of adding a page, in milliseconds, and its links."""
    cpu, wall, links = [], [], []
    for reading in pages:
        used, passed = time.process_time(), time.perf_counter()
        record.add(reading)
        cpu.append(1000 * (time.process_time() - used))
        wall.append(1000 * (time.perf_counter() - passed))
        links.append(sum(len(record.links(fact.id)) for fact in reading.facts))
    return {"cpu ms": median(cpu), "wall ms": median(wall), "links": mean(links)}


_FAR = 10_000_000
"""Between the row numbers of one copy and the next."""
_SETS = 7
"""Sets of names and months among the copies."""
_OTHER = "({0} | {1}) - ({0} & {1})"
"""Exclusive or, which SQLite has no sign for: another hash in the stead of one."""
_PAGE, _FACT = "page + :far", "fact + :far"
_CHANGED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "pages": ("seq <= :pages", {"seq": "seq + :far", "id": "id || :tail"}),
    "facts": (
        "seq <= :facts",
        {"seq": "seq + :far", "id": "id || :tail", "page": _PAGE},
    ),
    "fact_actors": ("fact <= :facts", {"fact": _FACT}),
    "fact_voices": ("fact <= :facts", {"fact": _FACT}),
    "concluded": ("page <= :pages", {"page": _PAGE}),
    "story_pages": ("page <= :pages", {"page": _PAGE, "parent": "parent + :far"}),
    "story_runs": (
        "page <= :pages", {"run": _OTHER.format("run", ":text"), "page": _PAGE},
    ),
    "copies": ("page <= :pages", {"page": _PAGE, "earlier": "earlier + :far"}),
    "link_profiles": (
        "fact <= :facts",
        {
            "fact": _FACT,
            "profile": "replace(profile, json_extract(profile, '$[0]'), "
                       "json_extract(profile, '$[0]') || :tail)",
        },
    ),
    "link_keys": (
        "fact <= :facts",
        {"key": _OTHER.format("key", ":names"), "place": "place || :tail", "fact": _FACT},
    ),
    "links": (
        "first <= :facts AND second <= :facts",
        {"first": "first + :far", "second": "second + :far"},
    ),
}  # fmt: skip
"""Table → which rows are copied, and what differs in the copy."""
_WORDS = """INSERT INTO page_words (rowid, body, comments)
  SELECT seq + :far, text, '' FROM pages WHERE seq <= :pages"""


@dataclass(frozen=True, slots=True)
class Base:
    """The first pages of a record, of which copies are made; the last row numbers."""

    pages: int
    facts: int

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> Base:
        """All that a record holds now."""
        query = "SELECT (SELECT max(seq) FROM pages), (SELECT max(seq) FROM facts)"
        return cls(*connection.execute(query).fetchone())

    def clone(self, connection: sqlite3.Connection, number: int) -> None:
        """Adds the copy with this number, in one transaction."""
        values = {
            "pages": self.pages, "facts": self.facts, "far": number * _FAR,
            "tail": f"-{number}", "text": number * 1_000_003,
            "names": number % _SETS * 1_000_003,
        }  # fmt: skip
        connection.execute("BEGIN")
        for table, (rows, changed) in _CHANGED.items():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            names = ", ".join(f'"{column}"' for column in columns)
            picked = ", ".join(changed.get(column, f'"{column}"') for column in columns)
            query = f"INSERT INTO {table} ({names}) SELECT {picked} FROM {table} WHERE {rows}"
            connection.execute(query, values)
        connection.execute(_WORDS, values)
        connection.execute("COMMIT")


def _templates(reader: Reader) -> list[Reading]:
    return [read_page(gold.page, reader) for gold in load_pages(GOLD_PART)]


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who and what a page has in the stead of its template's."""

    actors: Mapping[str, ActorRef]
    place: Place | None
    words: Mapping[str, str]
    shift: timedelta


class Maker:
    """Makes pages out of templates, the same ones on every run."""

    def __init__(self, templates: Sequence[Reading]) -> None:
        self._templates = [reading for reading in templates if len(reading.facts) >= FACTS]
        facts = [fact for reading in templates for fact in reading.facts]
        self._actors = list({a.name: a for fact in facts for a in fact.actors()}.values())
        self._places = list({f.place.name: f.place for f in facts if f.place}.values())
        self._words = sorted({word for fact in facts for word in fact.quote.split()
                              if word.isalpha() and word.islower()})  # fmt: skip

    def pages(self) -> Iterator[Reading]:
        """Pages without end."""
        chance = Random(SEED)
        last: Reading | None = None
        number = 0
        while True:
            number += 1
            if last is None or chance.random() >= COPIED:
                last = self._page(number, chance)
                yield last
            else:
                yield _copy(last, number, chance)

    def _page(self, number: int, chance: Random) -> Reading:
        template = chance.choice(self._templates)
        first = chance.randrange(len(template.facts) - FACTS + 1)
        chosen = template.facts[first : first + FACTS]
        published = FIRST_DAY + timedelta(days=chance.randrange(365 * YEARS))
        cast = self._cast(template, chosen, published, chance)
        quotes = [_reworded(fact.quote, cast) for fact in chosen]
        return _reading(number, chosen, quotes, cast, published, chance)

    def _cast(
        self, template: Reading, facts: Sequence[Fact], published: date, chance: Random
    ) -> _Cast:
        told = template.layout.published.end or next(
            (fact.day.end for fact in template.facts if fact.day.end), published
        )
        names = sorted({actor.name for fact in facts for actor in fact.actors()})
        words = sorted({word for fact in facts for word in fact.quote.split()})
        return _Cast(
            actors={name: chance.choice(self._actors) for name in names},
            place=chance.choice(self._places),
            words={w: chance.choice(self._words) for w in words if chance.random() < OTHER_WORDS},
            shift=published - told,
        )


def _reworded(quote: str, cast: _Cast) -> str:
    return " ".join(cast.words.get(word, word) for word in quote.split())


def _reading(
    number: int, facts: Sequence[Fact], quotes: Sequence[str], cast: _Cast, published: date,
    chance: Random,
) -> Reading:  # fmt: skip
    text = "\n".join(quotes)
    outlet = f"Outlet {chance.randrange(OUTLETS)}"
    page = Page(f"made-{number}.txt", text, outlet=outlet, language="en")
    made, start = [], 0
    for fact, quote in zip(facts, quotes, strict=True):
        made.append(
            replace(
                fact, page=page.id, page_name=page.name, outlet=outlet, start=start,
                end=start + len(quote), quote=quote, detail=_recast(fact.detail, cast),
                place=cast.place if fact.place else None, day=_recast(fact.day, cast),
            )
        )  # fmt: skip
        start += len(quote) + 1
    day = Day(published, published, Precision.DAY, Basis.STATED)
    layout = Layout((Zone(ZoneKind.BODY, 0, len(text), "made"),), published=day)
    return Reading(page, layout, tuple(made), "en")


def _copy(reading: Reading, number: int, chance: Random) -> Reading:
    """The same text elsewhere, with a line before it."""
    banner = "Read more of our news every day.\n"
    outlet = f"Outlet {chance.randrange(OUTLETS)}"
    page = replace(reading.page, name=f"made-{number}.txt", text=banner + reading.page.text,
                   outlet=outlet)  # fmt: skip
    facts = tuple(
        replace(fact, page=page.id, page_name=page.name, outlet=outlet,
                start=fact.start + len(banner), end=fact.end + len(banner))
        for fact in reading.facts
    )  # fmt: skip
    layout = replace(reading.layout, zones=(Zone(ZoneKind.BODY, 0, len(page.text), "made"),))
    return Reading(page, layout, facts, "en")


def _recast(node: Node, cast: _Cast) -> Node:
    """A detail or day with other actors, words and days."""
    found: Any = node
    if isinstance(found, ActorRef):
        found = cast.actors[found.name]
    elif isinstance(found, date):
        found = found + cast.shift
    elif isinstance(found, tuple):
        found = tuple(_recast(one, cast) for one in found)
    elif is_dataclass(found) and not isinstance(found, type):
        values = {field.name: getattr(found, field.name) for field in fields(found)}
        changed = {name: _recast(value, cast) for name, value in values.items()}
        found = replace(found, **changed) if changed != values else found
    elif isinstance(found, str) and " " in found:
        found = _reworded(found, cast)
    result: Node = found
    return result
