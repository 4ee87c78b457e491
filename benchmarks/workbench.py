"""How long a click takes in the workbench of a large record while pages are being read into it.

Task: every screen of a record of a hundred thousand pages and a million facts, asked for by two
users at once while another process adds pages. Protocol: the record is made as for `add-one`, with
ten facts a page, and incidents of our own are loaded into it. The workbench runs in a process of
its own. What it always keeps beside a record is worked out before the first click; what it kept
because somebody asked for it is thrown away, so that each screen is visited for the first time. Of
each screen that is registered addresses are drawn at
random, the same on every run: months, actors by how often they are named, pages and facts old and
new, common and rare words, leaves far down, a day in the past; a screen that is not known here is
clicked at the addresses that other screens lead to. Two clients click through all screens, each
in an order of its own, and rest a moment between an answer and the next click, as somebody does who
never reads. A third process adds a page each half second, each in a transaction of its own with all
that is concluded across pages, as `dragoman read` does. What the workbench works out beside the
clicks runs meanwhile. Metric: the time from the request to the last byte, on one connection a
client. Beside it, in this process and after the clicks, the bare SQL of a screen: the statements
that it sends for the same addresses, sent again by themselves. Source: own.

Keys: p95 (milliseconds, of the slowest screen), p95.all (over all clicks), sql.ratio (a screen's
median time by that of its bare SQL; the highest), waiting (share of clicks that were told that the
answer is being worked out: a placeholder, and no answer), added (pages added meanwhile). `n` counts
clicks. Classes: by screen.
"""

from __future__ import annotations

import csv
import http.client
import multiprocessing
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from itertools import islice
from multiprocessing.synchronize import Event
from pathlib import Path
from random import Random
from statistics import median
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

from starlette.routing import compile_path

from benchmarks.add_one import Maker, grown, templates_of
from benchmarks.result import Figures, Result, rate
from dragoman.actors import load_registry
from dragoman.actors.terms import shipped_terms
from dragoman.exchange.incidents import read_incidents
from dragoman.model import Reading
from dragoman.reading import Reader
from dragoman.record import open_record
from dragoman.web.workbench.asked import asked
from dragoman.web.workbench.incidents import Works
from dragoman.web.workbench.incidents.making import make
from dragoman.web.workbench.incidents.store import opened
from dragoman.web.workbench.kept import Keeper, Kept, desk_at, kept_path
from dragoman.web.workbench.kept.keeping import bring_up
from dragoman.web.workbench.kept.questions import PAPERS, Question
from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.screens import SCREENS

OWN_INCIDENTS = Path(__file__).parent / "own_incidents" / "events.csv"
PACK = "syria"
WORDS = ("ceasefire", "the", "talks+army", "signed", "%22said+the%22", "zebra", "cease*",
         "the&outlet=Outlet+7")  # fmt: skip
NAME = "workbench"
SIZES = (1_000, 10_000, 100_000)
FACTS = 10
USERS = 2
CLICKS = 400
"""Of each user."""
ADDRESSES = 24
"""Drawn for each screen, at most."""
INCIDENTS = 20_000
BETWEEN = 0.25
"""Seconds a user rests between two clicks."""
SAMPLED = 3
"""Of them, those whose bare SQL is timed."""
SEED = 17
PERCENTILE = 0.95
_PAUSE = 0.5
"""Seconds between two pages that are added: faster than any reading."""


def run(data: Path, reader: Reader) -> Result:
    """Measure; no data are needed."""
    return measured(Maker(templates_of(reader), facts_each=FACTS), SIZES)


def measured(
    maker: Maker,
    sizes: Sequence[int],
    *,
    clicks: int = CLICKS,
    between: float = BETWEEN,
    incidents: int = INCIDENTS,
) -> Result:
    """Grow a record, serve it, and click through it while it is written to."""
    with tempfile.TemporaryDirectory(prefix="dragoman-clicks-") as folder:
        pages = maker.pages()
        path = grown(Path(folder), pages, sizes)[-1]
        load_incidents(path, incidents)
        bring_up(path)
        fresh = list(islice(pages, 200))
        return of_record(path, fresh, clicks=clicks, between=between)


def of_record(
    path: Path, fresh: Sequence[Reading], *, clicks: int = CLICKS, between: float = BETWEEN
) -> Result:
    """Serve a record of which all is worked out, and click through it while it is written to."""
    with open_record(path, read_only=True) as record:
        pages = record.stats().pages
    addresses = drawn(path)
    forget_asked_for(path)
    with served(path) as port:
        addresses |= led_to(port, addresses)
        with written(path, fresh):
            clicked_at = clicked(port, addresses, clicks, between)
    with open_record(path, read_only=True) as record:
        added = record.stats().pages - pages
    return result_of(clicked_at, bare_sql(path, addresses), pages, added)


def forget_asked_for(path: Path) -> None:
    """Throws away what is kept beside a record only because somebody asked for it."""
    kept = Kept(kept_path(path))
    try:
        kept.forget_asked_for()
    finally:
        kept.close()


@dataclass(slots=True)
class Clicks:
    """Milliseconds of the clicks on one screen, and how many found nothing there yet."""

    times: list[float] = field(default_factory=list)
    waits: int = 0


def result_of(
    taken: Mapping[str, Clicks], bare: Mapping[str, float], pages: int, added: int = 0
) -> Result:
    """The figures from the milliseconds of each screen's clicks and of its bare SQL."""
    rows: dict[str, Figures] = {
        name: {
            "clicks": float(len(clicks.times)),
            "waiting": rate(clicks.waits, len(clicks.times)),
            "median ms": median(clicks.times),
            "p95 ms": percentile(clicks.times),
            "sql ms": bare[name],
            "by sql": rate(median(clicks.times), bare[name]),
        }
        for name, clicks in sorted(taken.items())
        if clicks.times
    }
    every = [one for clicks in taken.values() for one in clicks.times]
    return Result(
        benchmark=NAME,
        n=len(every),
        figures={
            "p95": max(row["p95 ms"] for row in rows.values()),
            "p95.all": percentile(every),
            "sql.ratio": max(row["by sql"] for row in rows.values()),
            "waiting": rate(sum(clicks.waits for clicks in taken.values()), len(every)),
            "pages": float(pages),
            "added": float(added),
        },
        by_class=rows,
    )


def load_incidents(path: Path, wanted: int) -> None:
    """Loads incidents of our own into a record, over and over under other ids, judges them and
    counts them for the screens."""
    with OWN_INCIDENTS.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines)
    at, chance = head.index("id"), Random(SEED)
    file = path.with_name("incidents.csv")
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(head)
        for number in range(1, wanted + 1):
            row = list(chance.choice(rows))
            row[at] = str(number)
            writer.writerow(row)
    with open_record(path) as record:
        record.incidents.add(read_incidents("ged", file), file.name)
        record.verdicts.bring_up(shipped_terms(PACK), load_registry())
    with open_record(path, read_only=True) as record, opened(path) as store:
        make(record, store)


def percentile(times: Sequence[float]) -> float:
    """The time that so many of them do not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(PERCENTILE * len(ordered)))]


def drawn(path: Path) -> dict[str, list[str]]:
    """Addresses of each screen, by its name, the same ones on every run."""
    chance = Random(SEED)
    with open_record(path, read_only=True) as record:
        stats = record.stats()
        last = stats.last_day or date(2020, 12, 31)
        months = [f"{last.year - chance.randrange(8)}-{1 + chance.randrange(12):02}"
                  for _ in range(ADDRESSES)]  # fmt: skip
        leaves = [chance.randrange(max(stats.facts, 1)) for _ in range(ADDRESSES)]
        facts = [fact for skip in leaves for fact in record.facts(limit=1, skip=skip)]
        cast = sorted(record.actor_names(), key=lambda each: -each[2])
    # as often those who are named all the time as those who are named once
    names = [cast[int(len(cast) * chance.random() ** 2)] for _ in range(ADDRESSES) if cast]
    who = [ident or name for ident, name, _ in names]
    idents: dict[str, list[str]] = {
        "page": [fact.page for fact in facts],
        "fact": [fact.id for fact in facts],
        "actor": who,
        "agreement": _papers(path, chance),
    }
    stretch = [f"since={month}&until={month}" for month in months]
    by_actor = [f"actor={quote(one)}" for one in who]
    queries: dict[str, list[str]] = {
        "timeline": ["", *stretch[:6], *by_actor[:6], *(f"skip={skip}" for skip in leaves[:4]),
                     "kind=meeting&status=planned", "outlet=Outlet+7", "text=ceasefire",
                     "text=signed", "place=Geneva", "worded=1", f"as_of={months[0]}"],
        "pages": ["", *(f"skip={skip // FACTS}" for skip in leaves[:4])],
        "search": [f"words={words}" for words in WORDS],
        "positions": ["", *(f"issue={word}" for word in ("talks", "ceasefire", "withdrawal"))],
        "disputed": ["", "skip=100", *by_actor[:4], *stretch[:2]],
        "actors": ["", *stretch[:2]],
        "network": ["", *stretch[:2], *by_actor[:2]],
        "agreements": ["", *stretch[:2]],
        "commitments": ["", *by_actor[:2]],
        "review": ["", "skip=20"],
        "brief": ["", *stretch[:3], f"since={last.year - 10}&until={last.year}"],
    }  # fmt: skip
    found: dict[str, list[str]] = {}
    for screen in SCREENS:
        base, named, _ = screen.path.partition("{")
        if named:
            found[screen.name] = [base + quote(one, safe="") for one in idents.get(screen.name, ())]
        else:
            asked_for = queries.get(screen.name, [""])
            found[screen.name] = [screen.path + (f"?{one}" if one else "") for one in asked_for]
    return found


def _papers(path: Path, chance: Random) -> list[str]:
    """Ids of agreements that are kept beside the record."""
    kept = Kept(kept_path(path))
    try:
        known = [row.ident for row in kept.rows(PAPERS, limit=100)]
    finally:
        kept.close()
    return [chance.choice(known) for _ in range(ADDRESSES // 4)] if known else []


def led_to(port: int, addresses: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """For screens without an address, those to which the first of the others lead."""
    missing = {screen.name: compile_path(screen.path)[0] for screen in SCREENS
               if not addresses[screen.name]}  # fmt: skip
    found: dict[str, dict[str, None]] = {name: {} for name in missing}
    with closing(http.client.HTTPConnection("127.0.0.1", port)) as connection:
        for first in [each[0] for each in addresses.values() if each and missing]:
            connection.request("GET", first)
            page = connection.getresponse().read().decode("utf-8", "replace")
            for link in _LINK.findall(page):
                at = unescape(link)
                for name, path in missing.items():
                    if path.match(unquote(at.partition("?")[0])):
                        found[name][at] = None
    return {name: list(links)[:ADDRESSES] for name, links in found.items()}


_LINK = re.compile(r'href="(/[^"#]*)')


@contextmanager
def served(path: Path) -> Iterator[int]:
    """The workbench of a record, as a program of its own; its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "dragoman", "serve", "--record", str(path),
               "--port", str(port)]  # fmt: skip
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port
    finally:
        program.terminate()
        program.wait()


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the workbench does not answer")


@contextmanager
def written(path: Path, readings: Sequence[Reading]) -> Iterator[None]:
    """Another process adds pages meanwhile, one after the other."""
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    writer = context.Process(target=_write, args=(path, list(readings), stop))
    writer.start()
    try:
        yield
    finally:
        stop.set()
        writer.join()


def _write(path: Path, readings: Sequence[Reading], stop: Event) -> None:
    with open_record(path) as record:
        while not stop.is_set():
            for reading in readings:
                record.add(reading)
                if stop.wait(_PAUSE):
                    return


def clicked(
    port: int, addresses: Mapping[str, Sequence[str]], clicks: int, between: float
) -> dict[str, Clicks]:
    """Each screen's clicks by all users. Raises RuntimeError for an answer that is none."""
    taken = {name: Clicks() for name, known in addresses.items() if known}
    failed: list[str] = []

    def user(number: int) -> None:
        chance = Random(SEED + number)
        names = sorted(taken)
        chance.shuffle(names)
        with closing(http.client.HTTPConnection("127.0.0.1", port)) as connection:
            for click in range(clicks):
                name = names[click % len(names)]
                address = chance.choice(addresses[name])
                started = time.perf_counter()
                connection.request("GET", address)
                answer = connection.getresponse()
                answer.read()
                taken[name].times.append(1000 * (time.perf_counter() - started))
                taken[name].waits += answer.headers["Refresh"] is not None
                time.sleep(between)
                if answer.status not in (200, 404):
                    failed.append(f"{answer.status} at {address}")

    users = [threading.Thread(target=user, args=[number]) for number in range(USERS)]
    for each in users:
        each.start()
    for each in users:
        each.join()
    if failed:
        raise RuntimeError(f"{len(failed)} clicks failed, the first: {failed[0]}")
    return taken


def bare_sql(path: Path, addresses: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Median milliseconds of the statements that a screen sends to the record."""
    screens = {screen.name: screen for screen in SCREENS}
    return {
        name: median(_sql_of(path, screens[name], address) for address in wanted[:SAMPLED])
        for name, wanted in addresses.items()
        if wanted
    }


def _sql_of(path: Path, screen: Screen, address: str) -> float:
    where, _, query = address.partition("?")
    base = screen.path.partition("{")[0]
    about = asked(where, parse_qsl(query), ident=unquote(where.removeprefix(base)))
    sent: list[str] = []
    with desk_at(path, _Idle(path), about.as_of, works=Works(path)) as desk:
        connections = (desk.record._connection, desk.kept._connection)
        for connection in connections:
            connection.set_trace_callback(sent.append)
        screen.build(desk, about)
        for connection in connections:
            connection.set_trace_callback(None)
        spent = sum(_again(connections, statement) for statement in sent)
    return max(1000 * spent, 0.01)


def _again(connections: Sequence[sqlite3.Connection], statement: str) -> float:
    """Seconds that a question takes by itself, in the file where it has an answer."""
    if not statement.lstrip().upper().startswith(("SELECT", "WITH")):
        return 0.0
    for connection in connections:
        try:
            started = time.perf_counter()
            connection.execute(statement).fetchall()
        except sqlite3.Error:  # a statement of the other file
            continue
        return time.perf_counter() - started
    return 0.0


class _Idle(Keeper):
    """Works nothing out: what is timed is the question."""

    def start(self) -> None:
        pass

    def ask(self, question: Question[Any], stamp: str) -> None:
        pass
