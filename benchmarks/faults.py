"""Whether a record survives its processes being killed at any moment.

Task: read pages with two workers, import an event data set, upgrade an old record and keep the
workbench's answers, and kill one of the processes with SIGKILL at a random moment: the writer, a
worker that reads pages, one that opens files, the import, the upgrade, the keeper. Protocol: 200
moments from a fixed seed, drawn in turn over the roles. The pages are small and their reader finds
one fact in each; the processes, pipes, files and the record are the real ones. The run prints each
page it reports as read. After the kill the record is opened as the next command would, looked at,
and the same run is started again to its end. Metric: pages or rows that were reported and are not
in the record (lost), pages or facts that are in it twice or beside what an undisturbed run leaves
(doubled), what SQLite's integrity check, its foreign keys, and the record's own check find
(unsound), second runs that did not end well or left pages out (stuck). Source: own.

Keys: lost, doubled, unsound, stuck. `n` counts moments. Classes: by role; early is the share of
kills that hit before the run was over.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.one_fact import OneFact
from benchmarks.result import Figures, Result, rate
from dragoman.model import Page
from dragoman.reading import Reader
from dragoman.record import open_record
from dragoman.record.store.migrations import APPLICATION_ID, MIGRATIONS, statements
from dragoman.web.workbench.kept import kept_path
from dragoman.web.workbench.kept.questions import QUESTIONS

NAME = "faults"
ROOT = Path(__file__).resolve().parents[1]
MOMENTS = 200
SEED = 23
PAGES = 120
"""Of a run that reads."""
ROWS = 1500
"""Of a file that is imported: some batches."""
LIMIT = 120.0
"""Seconds after which a run is stuck."""


@dataclass(slots=True)
class Toll:
    """What one kill did."""

    role: str
    hit: bool
    lost: int = 0
    doubled: int = 0
    unsound: list[str] = field(default_factory=list)
    stuck: str | None = None


def run(data: Path, reader: Reader) -> Result:
    """Measure; no data are needed."""
    return result_of(list(tolls(MOMENTS, SEED)))


def tolls(moments: int, seed: int, roles: tuple[str, ...] | None = None) -> Iterator[Toll]:
    """Kills at so many moments, the roles in turn; each in a folder of its own."""
    chance = Random(seed)
    kept = list(ROLES) if roles is None else list(roles)
    for moment in range(moments):
        role = kept[moment % len(kept)]
        with tempfile.TemporaryDirectory(prefix="dragoman-faults-") as folder:
            yield ROLES[role](Path(folder), chance, role)


def result_of(tolls: list[Toll]) -> Result:
    """The figures."""
    rows: dict[str, Figures] = {}
    for role in dict.fromkeys(toll.role for toll in tolls):
        ours = [toll for toll in tolls if toll.role == role]
        rows[role] = {
            "moments": float(len(ours)),
            "early": rate(sum(toll.hit for toll in ours), len(ours)),
            **_sums(ours),
        }
    return Result(NAME, n=len(tolls), figures=_sums(tolls), by_class=rows)


def _sums(tolls: list[Toll]) -> Figures:
    return {
        "lost": float(sum(toll.lost for toll in tolls)),
        "doubled": float(sum(toll.doubled for toll in tolls)),
        "unsound": float(sum(bool(toll.unsound) for toll in tolls)),
        "stuck": float(sum(toll.stuck is not None for toll in tolls)),
    }


# -- reading ---------------------------------------------------------------------------------------

READ = """
import sys
from benchmarks.one_fact import OneFact
from dragoman.farm import read_many
from dragoman.record import open_record
if __name__ == "__main__":
    with open_record(sys.argv[2]) as record:
        totals = read_many([sys.argv[1]], record, reader=OneFact(), workers=2,
                           progress=lambda event: print(event.name, event.outcome, flush=True))
"""


def reading(folder: Path, chance: Random, role: str) -> Toll:
    """Reads loose pages and a file of many, and kills the role's process."""
    pages = folder / "pages"
    pages.mkdir()
    for n in range(PAGES // 2):
        (pages / f"p{n:03}.txt").write_text(f"Page {n} tells of a clash.\nNo more.\n")
    rows = [{"text": f"Row {n} tells of a clash.\nNo more.\n"} for n in range(PAGES // 2)]
    (pages / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    path = folder / "r.db"
    program = _started(READ, pages, path)
    reported, hit = _killed(program, chance, role)
    toll = Toll(role, hit)
    if path.exists():
        kept = _names(path)
        toll.lost += len(set(reported) - set(kept))
        toll.unsound += unsound(path)
    again = _finished(READ, pages, path)
    toll.stuck = again
    kept = _names(path)
    facts = _counted(path, "SELECT count(*) FROM facts")
    toll.doubled += len(kept) - len(set(kept)) + max(0, facts - PAGES)
    toll.lost += PAGES - len(set(kept))
    toll.unsound += unsound(path)
    return toll


def _killed(program: subprocess.Popen[str], chance: Random, role: str) -> tuple[list[str], bool]:
    """What the run reported, and whether it was still at work when the role's process was
    killed. After the death of a worker it goes on to its end."""
    lines: list[str] = []
    heard = threading.Event()
    listener = threading.Thread(target=_hear, args=[program, lines, heard])
    listener.start()
    after = chance.random()
    if chance.random() < 0.2:
        time.sleep(after)  # while it starts
    else:
        heard.wait(LIMIT)
        until = int(after * PAGES)
        while len(lines) < until and program.poll() is None:
            time.sleep(0.001)
    target = _process_of(program, role, chance)
    hit = target is not None and program.poll() is None
    if target is not None:
        try:
            os.kill(target, signal.SIGKILL)
        except ProcessLookupError:
            hit = False
    with suppress(subprocess.TimeoutExpired):
        program.wait(LIMIT)
    _ended(program, listener)
    names = [line.split()[0] for line in lines if line.endswith(("read\n", "known\n"))]
    return names, hit


def _hear(program: subprocess.Popen[str], lines: list[str], heard: threading.Event) -> None:
    assert program.stdout is not None
    with program.stdout:
        for line in program.stdout:
            lines.append(line)
            heard.set()
    heard.set()


def _process_of(program: subprocess.Popen[str], role: str, chance: Random) -> int | None:
    """The process of a role: the run itself, or one of its workers. The opener is started first."""
    if role == "writer":
        return program.pid
    listed = Path(f"/proc/{program.pid}/task/{program.pid}/children")
    try:
        children = sorted(int(each) for each in listed.read_text().split())
    except OSError:
        return None
    chosen = children[:1] if role == "opener" else children[1:]
    return chance.choice(chosen) if chosen else None


# -- importing -------------------------------------------------------------------------------------

IMPORT = """
import sys
from pathlib import Path
from dragoman.exchange.incidents import IncidentFile
from dragoman.record import open_record
with open_record(sys.argv[2]) as record:
    rows = IncidentFile("ged", Path(sys.argv[1]))
    for so_far in record.incidents.adding(rows, sys.argv[1], source=rows.source):
        print(so_far.rows, "rows", flush=True)
"""


def importing(folder: Path, chance: Random, role: str) -> Toll:
    """Imports a file of events, and kills the import."""
    rows, path = folder / "ged.csv", folder / "r.db"
    rows.write_text(_events())
    program = _started(IMPORT, rows, path)
    lines: list[str] = []
    listener = threading.Thread(target=_hear, args=[program, lines, threading.Event()])
    listener.start()
    until = chance.choice((0, 0, 1, 2, 3))
    while len(lines) < until and program.poll() is None:
        time.sleep(0.001)
    time.sleep(chance.random() * (0.1 if until else 1.5))
    toll = Toll(role, program.poll() is None)
    _ended(program, listener)
    reported = max((int(line.split()[0]) for line in lines), default=0)
    if path.exists():
        toll.lost += max(0, reported - _counted(path, "SELECT count(*) FROM incidents"))
        toll.unsound += unsound(path)
    toll.stuck = _finished(IMPORT, rows, path)
    kept = _counted(path, "SELECT count(*) FROM incidents")
    toll.lost += max(0, ROWS - kept)
    toll.doubled += max(0, kept - ROWS)
    toll.unsound += unsound(path)
    return toll


def _events() -> str:
    head = (
        "id,type_of_violence,side_a,side_b,number_of_sources,source_office,source_headline,"
        "where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,event_clarity,"
        "date_prec,date_start,date_end,best,low,high\n"
    )
    row = (
        "{},1,Government of Elim,Harbour Front,1,Elim Post,An invented row,1,Port Elim,Coast,"
        "Harbour,36.2,37.16,Elim,1,1,2016-03-10,2016-03-10,1,1,2\n"
    )
    return head + "".join(row.format(n) for n in range(1, ROWS + 1))


# -- upgrading -------------------------------------------------------------------------------------

OPEN = """
import sys
print("begins", flush=True)
from dragoman.record import open_record
open_record(sys.argv[2]).close()
"""


def upgrading(folder: Path, chance: Random, role: str) -> Toll:
    """Opens a record of the first version, and kills the upgrade."""
    path = _old_record(folder)
    program = _started(OPEN, folder, path)
    assert program.stdout is not None
    program.stdout.readline()
    time.sleep(chance.random() * 1.5)
    toll = Toll(role, program.poll() is None)
    _ended(program)
    toll.unsound += unsound(path, ours=False)
    toll.lost += PAGES - _counted(path, "SELECT count(*) FROM pages")
    toll.stuck = _finished(OPEN, folder, path)
    kept = _names(path)
    toll.lost += PAGES - len(set(kept))
    toll.doubled += len(kept) - len(set(kept))
    toll.doubled += max(0, len(list(folder.glob("*.before-*"))) - 1)
    toll.unsound += unsound(path)
    return toll


def _old_record(folder: Path) -> Path:
    """As the first migration step makes it, with pages."""
    new, old = folder / "new.db", folder / "r.db"
    with open_record(new) as record:
        for n in range(PAGES):
            record.add(OneFact()(Page(f"p{n:03}", f"Page {n} tells of a clash.\nNo more.\n")))
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        for statement in statements(MIGRATIONS[0]):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("ATTACH ? AS new", [str(new)])
        for table in ("pages", "facts"):
            told = connection.execute(f"SELECT * FROM {table}").description
            columns = ", ".join(f'"{name}"' for name, *_ in told)
            connection.execute(
                f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}"
            )
        connection.execute(
            "INSERT INTO page_words (rowid, body, comments) SELECT seq, text, '' FROM main.pages"
        )
    new.unlink()
    return old


# -- keeping answers -------------------------------------------------------------------------------

KEEP = "import runpy, sys; sys.argv[1:] = sys.argv[2:]; runpy.run_module({!r}, run_name='__main__')"


def keeping(folder: Path, chance: Random, role: str) -> Toll:
    """Works out what the workbench keeps beside a record, and kills that."""
    path = folder / "r.db"
    with open_record(path) as record:
        for n in range(PAGES):
            record.add(OneFact()(Page(f"p{n:03}", f"Page {n} tells of a clash.\nNo more.\n")))
    script = KEEP.format("dragoman.web.workbench.kept")
    program = _started(script, folder, path)
    while not kept_path(path).exists() and program.poll() is None:
        time.sleep(0.001)
    time.sleep(chance.random() * 0.6)
    toll = Toll(role, program.poll() is None)
    _ended(program)
    toll.unsound += unsound(path)
    toll.stuck = _finished(script, folder, path)
    if toll.stuck:
        return toll
    with closing(sqlite3.connect(kept_path(path))) as connection:
        answers = "SELECT count(*) FROM answers a WHERE a.question = m.question"
        told = connection.execute(f"SELECT rows, ({answers}) FROM made m").fetchall()
        toll.unsound += _sqlite_faults(connection)
    toll.lost += max(0, len(QUESTIONS) - len(told)) + sum(max(0, n - kept) for n, kept in told)
    toll.doubled += sum(max(0, kept - n) for n, kept in told)
    return toll


Kill = Callable[[Path, Random, str], Toll]
ROLES: Mapping[str, Kill] = {
    "writer": reading, "reader": reading, "opener": reading, "import": importing,
    "upgrade": upgrading, "keeper": keeping,
}  # fmt: skip


# -- what a record is like afterwards --------------------------------------------------------------


def unsound(path: Path, *, ours: bool = True) -> list[str]:
    """What is wrong with a record: by SQLite's checks and, in one of today, by its own."""
    with closing(sqlite3.connect(path)) as connection:
        found = _sqlite_faults(connection)
    if ours:
        with open_record(path) as record:
            found += record.check()
    return found


def _sqlite_faults(connection: sqlite3.Connection) -> list[str]:
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    return found + [f"no row for {row}" for row in connection.execute("PRAGMA foreign_key_check")]


def _names(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [str(name) for (name,) in connection.execute("SELECT name FROM pages")]


def _counted(path: Path, query: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        try:
            return int(connection.execute(query).fetchone()[0])
        except sqlite3.OperationalError:  # killed before there was a table
            return 0


def _started(script: str, given: Path, record: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(given), str(record)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip


def _ended(program: subprocess.Popen[str], listener: threading.Thread | None = None) -> None:
    program.kill()
    program.wait()
    if listener is not None:
        listener.join()
    for pipe in (program.stdout, program.stderr):
        if pipe is not None:
            pipe.close()


def _finished(script: str, given: Path, record: Path) -> str | None:
    """Runs it to its end; what it said where that was not well."""
    program = _started(script, given, record)
    try:
        _, said = program.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired:
        program.kill()
        program.communicate()
        return "it did not end"
    return said[-500:] or "failed" if program.returncode else None
