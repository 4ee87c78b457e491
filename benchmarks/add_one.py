"""What it costs to add a page to a record, and whether that grows with the record.

Task: add one page, with everything that is concluded from it across pages (stories, links), to a
record of a thousand, ten thousand and a hundred thousand. Protocol: pages are made from our own
gold pages, read once: some facts of one page with the words they stand in, other names, days,
places and words in their stead; one page in ten copies an earlier one. The first thousand are added
one by one. The larger records are grown from them in SQL, row by row in every table: each copy of
the thousand has texts of its own (other runs of words), and one of seven sets of names and months,
so that texts, facts and what is filed under one name and month all grow with the record; the cast
stays the same however many pages there are. Fresh pages, made as the first, are then added to all
three records, one by one and in turn, and each is timed. Metric: median CPU time of adding a page,
and its ratio between sizes. Source: own.

Keys: ratio (largest to the one before), ratio.first (largest to smallest), milliseconds (median at
the largest). `n` counts pages in the largest record. Classes: by size, with the median wall time,
the links found per page and the size of the file.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
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
WARM = 20
"""Pages added before that: a program that has just started reads what it keeps at hand."""
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
    return measured(Maker(templates_of(reader)), SIZES)


def measured(maker: Maker, sizes: Sequence[int], *, timed: int = TIMED) -> Result:
    """Fill a record to the first size, grow it to the others, and time what is added to each."""
    with tempfile.TemporaryDirectory(prefix="dragoman-add-") as folder:
        pages = maker.pages()
        paths = grown(Path(folder), pages, sizes)
        with ExitStack() as stack:
            records = [stack.enter_context(open_record(path)) for path in paths]
            for reading in islice(pages, WARM):
                for record in records:
                    record.add(reading)
            rows = _timed(records, list(islice(pages, timed)))
        for row, path in zip(rows, paths, strict=True):
            row["MiB"] = path.stat().st_size / 2**20
    cost = [row["cpu ms"] for row in rows]
    return Result(
        benchmark=NAME,
        n=sizes[-1],
        figures={
            "ratio": rate(cost[-1], cost[-2]),
            "ratio.first": rate(cost[-1], cost[0]),
            "milliseconds": cost[-1],
        },
        by_class={f"{size} pages": row for size, row in zip(sizes, rows, strict=True)},
    )


def grown(folder: Path, pages: Iterator[Reading], sizes: Sequence[int]) -> list[Path]:
    """A record of each size, each grown from the one before."""
    paths = [folder / f"{size}.db" for size in sizes]
    with open_record(paths[0]) as record:
        for reading in islice(pages, sizes[0]):
            record.add(reading)
    clones, base = 0, None
    for path, before, size in zip(paths, (paths[0], *paths), sizes, strict=False):
        if path != before:
            shutil.copyfile(before, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            base = base or Base.of(paths[0])
            while (clones + 1) * sizes[0] < size:
                clones += 1
                base.clone(connection, clones)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return paths


def _timed(records: Sequence[Record], readings: Sequence[Reading]) -> list[Figures]:
    """Median CPU and wall time of adding a page to each record, in milliseconds, and its links.
    Each page goes to all records in turn, so that what else the machine does hits all alike."""
    cpu: list[list[float]] = [[] for _ in records]
    wall: list[list[float]] = [[] for _ in records]
    for number, reading in enumerate(readings):
        for turn in range(len(records)):
            i = (number + turn) % len(records)
            used, passed = time.process_time(), time.perf_counter()
            records[i].add(reading)
            cpu[i].append(1000 * (time.process_time() - used))
            wall[i].append(1000 * (time.perf_counter() - passed))
    facts = [fact.id for reading in readings for fact in reading.facts]
    links = [sum(len(record.links(fact)) for fact in facts) for record in records]
    return [
        {"cpu ms": median(c), "wall ms": median(w), "links": n / len(readings)}
        for c, w, n in zip(cpu, wall, links, strict=True)
    ]


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
        {"seq": "seq + :far", "id": "id_of(id, :tail)", "page": _PAGE},
    ),
    "fact_actors": ("fact <= :facts", {"fact": _FACT}),
    "fact_voices": ("fact <= :facts", {"fact": _FACT}),
    "concluded": ("page <= :pages", {"page": _PAGE}),
    "story_pages": ("page <= :pages", {"page": _PAGE, "parent": "parent + :far"}),
    "story_runs": (
        f"page <= :pages AND {_OTHER.format('run', ':text')} NOT IN (SELECT run FROM story_runs)",
        {"run": _OTHER.format("run", ":text"), "page": _PAGE},
    ),
    "story_behind": ("page <= :pages", {"first": "first + :far", "page": _PAGE}),
    "copies": ("page <= :pages", {"page": _PAGE, "earlier": "earlier + :far"}),
    "link_profiles": (
        "fact <= :facts",
        {
            "fact": _FACT,
            "profile": "replace(profile, json_extract(profile, '$[0]'), "
                       "id_of(json_extract(profile, '$[0]'), :tail))",
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
    told: Mapping[str, Fact]
    """The facts by their ids: those of a copy's facts follow from its page's."""

    @classmethod
    def of(cls, path: Path) -> Base:
        """All that a record holds now."""
        query = "SELECT (SELECT max(seq) FROM pages), (SELECT max(seq) FROM facts)"
        with closing(sqlite3.connect(path)) as connection:
            pages, facts = connection.execute(query).fetchone()
        with open_record(path, read_only=True) as record:
            return cls(pages, facts, {fact.id: fact for fact in record.facts()})

    def clone(self, connection: sqlite3.Connection, number: int) -> None:
        """Adds the copy with this number, in one transaction."""
        values = {
            "pages": self.pages, "facts": self.facts, "far": number * _FAR,
            "tail": f"-{number}", "text": number * 1_000_003 << 33 | number,
            "names": number % _SETS * 1_000_003,
        }  # fmt: skip
        connection.create_function("id_of", 2, self._id_of, deterministic=True)
        connection.execute("BEGIN")
        for table, (rows, changed) in _CHANGED.items():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            names = ", ".join(f'"{column}"' for column in columns)
            picked = ", ".join(changed.get(column, f'"{column}"') for column in columns)
            query = f"INSERT INTO {table} ({names}) SELECT {picked} FROM {table} WHERE {rows}"
            connection.execute(query, values)
        connection.execute(_WORDS, values)
        connection.execute("COMMIT")

    def _id_of(self, fact: str, tail: str) -> str:
        """The id of a fact's copy."""
        told = self.told[fact]
        return replace(told, page=told.page + tail).id


def templates_of(reader: Reader) -> list[Reading]:
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

    def __init__(self, templates: Sequence[Reading], *, facts_each: int = FACTS) -> None:
        self._each = facts_each
        self._templates = [reading for reading in templates if len(reading.facts) >= facts_each]
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
        first = chance.randrange(len(template.facts) - self._each + 1)
        chosen = template.facts[first : first + self._each]
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
