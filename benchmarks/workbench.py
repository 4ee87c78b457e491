"""How long a click takes in the workbench of a large record while pages are being read into it.

Task: every screen of a record of a hundred thousand pages and a million facts, asked for by two
users at once while another process adds pages. Protocol: the record is made as for `add-one`, with
ten facts a page. The workbench runs in a process of its own and has worked out once what it keeps
beside the record. Two clients then click through all screens in an order of their own, each under
several addresses (months, actors, pages, facts drawn at random), one request after the other.
Metric: the time from the request to the last byte. Beside it, in this process, the bare SQL of a
screen: the statements it sends for the same addresses, sent again by themselves. Source: own.

Keys: p95 (milliseconds, of the slowest screen), p95.all (over all clicks), sql.ratio (a screen's
median time by that of its bare SQL; the highest). `n` counts clicks. Classes: by screen.
"""

from __future__ import annotations

import http.client
import multiprocessing
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date
from itertools import islice
from multiprocessing.synchronize import Event
from pathlib import Path
from random import Random
from statistics import median
from urllib.parse import quote

from benchmarks.add_one import Maker, grown, templates_of
from benchmarks.result import Figures, Result, rate
from dragoman.model import Reading
from dragoman.reading import Reader
from dragoman.record import Filter, open_record
from dragoman.web.workbench.asked import asked
from dragoman.web.workbench.kept import Desk, Keeper, Kept, kept_path
from dragoman.web.workbench.kept.keeping import bring_up
from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.screens import SCREENS

NAME = "workbench"
SIZES = (1_000, 10_000, 100_000)
FACTS = 10
USERS = 2
CLICKS = 400
"""Of each user."""
ADDRESSES = 12
"""Drawn for each screen."""
SAMPLED = 3
"""Of them, those whose bare SQL is timed."""
SEED = 17
PERCENTILE = 0.95
_PAUSE = 0.5
"""Seconds between two pages that are added: faster than any reading."""


def run(data: Path, reader: Reader) -> Result:
    """Measure; no data are needed."""
    return measured(Maker(templates_of(reader), facts_each=FACTS), SIZES)


def measured(maker: Maker, sizes: Sequence[int], *, clicks: int = CLICKS) -> Result:
    """Grow a record, serve it, and click through it while it is written to."""
    with tempfile.TemporaryDirectory(prefix="dragoman-clicks-") as folder:
        pages = maker.pages()
        path = grown(Path(folder), pages, sizes)[-1]
        bring_up(path)
        addresses = drawn(path)
        fresh = list(islice(pages, 200))
        with served(path) as port, written(path, fresh):
            taken = clicked(port, addresses, clicks)
        bare = bare_sql(path, addresses)
    return result_of(taken, bare, sizes[-1])


def result_of(
    taken: Mapping[str, Sequence[float]], bare: Mapping[str, float], pages: int
) -> Result:
    """The figures from the milliseconds of each screen's clicks and of its bare SQL."""
    rows: dict[str, Figures] = {
        name: {
            "clicks": float(len(times)),
            "median ms": median(times),
            "p95 ms": percentile(times),
            "sql ms": bare[name],
            "by sql": rate(median(times), bare[name]),
        }
        for name, times in sorted(taken.items())
    }
    every = [one for times in taken.values() for one in times]
    return Result(
        benchmark=NAME,
        n=len(every),
        figures={
            "p95": max(row["p95 ms"] for row in rows.values()),
            "p95.all": percentile(every),
            "sql.ratio": max(row["by sql"] for row in rows.values()),
            "pages": float(pages),
        },
        by_class=rows,
    )


def percentile(times: Sequence[float]) -> float:
    """The time that so many of them do not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(PERCENTILE * len(ordered)))]


def drawn(path: Path) -> dict[str, list[str]]:
    """Addresses of each screen, by its name, the same ones on every run."""
    chance = Random(SEED)
    with open_record(path, read_only=True) as record:
        last = record.stats().last_day or date(2020, 12, 31)
        months = [f"{last.year - chance.randrange(8)}-{1 + chance.randrange(12):02}"
                  for _ in range(ADDRESSES)]  # fmt: skip
        chosen = [list(record.facts(Filter(since=date.fromisoformat(f"{month}-01")), limit=5))
                  for month in months]  # fmt: skip
        facts = [chance.choice(found) for found in chosen if found]
        names = [next(fact.actors()).name for fact in facts if any(fact.actors())]
        papers = _papers(path)
    idents: dict[str, list[str]] = {
        "page": [fact.page for fact in facts],
        "fact": [fact.id for fact in facts],
        "actor": names,
        "agreement": [chance.choice(papers) for _ in range(ADDRESSES)] if papers else [],
    }
    stretch = [f"since={month}&until={month}" for month in months]
    queries: dict[str, list[str]] = {
        "timeline": ["", *stretch, *(f"actor={quote(name)}" for name in names[:4])],
        "search": [f"words={word}" for word in ("ceasefire", "talks", "army", "signed")],
        "positions": [f"issue={word}" for word in ("talks", "ceasefire", "withdrawal")],
        "disputed": ["", *(f"actor={quote(name)}" for name in names[:4])],
        "brief": [f"since={month}&until={month}" for month in months[:4]],
    }
    found = {}
    for screen in SCREENS:
        if "{ident" in screen.path:
            base = screen.path.partition("{")[0]
            found[screen.name] = [base + quote(one) for one in idents[screen.name]]
        else:
            asked_for = queries.get(screen.name, [""])
            found[screen.name] = [screen.path + (f"?{one}" if one else "") for one in asked_for]
    return {name: addresses for name, addresses in found.items() if addresses}


def _papers(path: Path) -> list[str]:
    """Names of agreements that are kept beside the record."""
    from dragoman.web.workbench.kept.questions import PAPERS

    kept = Kept(kept_path(path))
    try:
        return [row.ident for row in kept.rows(PAPERS, limit=100)]
    finally:
        kept.close()


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
    port: int, addresses: Mapping[str, Sequence[str]], clicks: int
) -> dict[str, list[float]]:
    """Milliseconds of each screen's clicks by all users. Raises RuntimeError for an answer that is
    none."""
    taken: dict[str, list[float]] = {name: [] for name in addresses}
    failed: list[str] = []

    def user(number: int) -> None:
        chance = Random(SEED + number)
        names = sorted(addresses)
        with closing(http.client.HTTPConnection("127.0.0.1", port)) as connection:
            for click in range(clicks):
                name = names[click % len(names)]
                address = chance.choice(addresses[name])
                started = time.perf_counter()
                connection.request("GET", address)
                answer = connection.getresponse()
                answer.read()
                taken[name].append(1000 * (time.perf_counter() - started))
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
    }


def _sql_of(path: Path, screen: Screen, address: str) -> float:
    from urllib.parse import parse_qsl, unquote

    where, _, query = address.partition("?")
    base = screen.path.partition("{")[0]
    about = asked(where, parse_qsl(query), ident=unquote(where.removeprefix(base)))
    sent: list[str] = []
    with open_record(path, read_only=True) as record:
        kept = Kept(kept_path(path))
        connections = (record._connection, kept._connection)
        for connection in connections:
            connection.set_trace_callback(sent.append)
        screen.build(Desk(record, kept, Keeper(path)), about)
        for connection in connections:
            connection.set_trace_callback(None)
        spent = 0.0
        for statement in sent:
            for connection in connections:
                try:
                    started = time.perf_counter()
                    connection.execute(statement).fetchall()
                except sqlite3.Error:  # a statement of the other file
                    continue
                spent += time.perf_counter() - started
                break
        kept.close()
    return max(1000 * spent, 0.01)
