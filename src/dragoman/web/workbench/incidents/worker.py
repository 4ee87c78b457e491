"""Does one job in a process of its own: loads a file, judges what is new, counts all of it.

python -m dragoman.web.workbench.incidents.worker RECORD JOB
"""

from __future__ import annotations

import gzip
import sqlite3
import sys
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from dragoman.errors import DragomanError, ExchangeError, UsageError
from dragoman.exchange.incidents import IncidentFile, OwnFile
from dragoman.record import Record, open_record
from dragoman.views.monitor.asking import terms_for
from dragoman.web.workbench.incidents import jobs
from dragoman.web.workbench.incidents.jobs import Job, State
from dragoman.web.workbench.incidents.making import make
from dragoman.web.workbench.incidents.own_terms import known_terms, terms_path
from dragoman.web.workbench.incidents.store import opened

MOST_UNPACKED = 2 * 1024**3
"""Bytes that a packed upload may hold; a release of all the world's events has some 300 million."""
_AT_ONCE = 1 << 20


def work(path: Path, id: str) -> None:
    """Does a job of a record; what goes wrong is noted with it."""
    with opened(path) as store:
        task = jobs.job(store, id)
        if task is None:
            raise UsageError(f"no job {id!r} beside {path}")
        try:
            _do(path, store, task)
        except DragomanError as error:
            jobs.change(store, id, state=State.FAILED.value, said=str(error))
        else:
            jobs.change(store, id, state=State.DONE.value)
        finally:
            if file := _file(task):
                file.unlink(missing_ok=True)


def _do(path: Path, store: sqlite3.Connection, task: Job) -> None:
    with open_record(path, create=False) as record:
        if file := _file(task):
            try:
                _load(record, store, task, file)
            except ExchangeError as error:
                _count(record, store, task)  # what was filed before stays
                raise ExchangeError(str(error).replace(str(file), task.name)) from error
        _judge(record, store, task)
        _count(record, store, task)


def _count(record: Record, store: sqlite3.Connection, task: Job) -> None:
    jobs.change(store, task.id, state=State.COUNTING.value)
    make(record, store)


def _file(task: Job) -> Path | None:
    held = task.task.get("file")
    return Path(str(held)) if held else None


def _load(record: Record, store: sqlite3.Connection, task: Job, file: Path) -> None:
    jobs.change(store, task.id, state=State.LOADING.value)
    not_too_large(file, task.name)
    columns = task.task.get("columns")
    rows: IncidentFile | OwnFile
    if isinstance(columns, dict):
        named = {str(word): str(column) for word, column in columns.items()}
        rows = OwnFile(file, named, source=str(task.task["source"]), called=task.name)
    else:
        rows = IncidentFile(str(task.task["kind"]), file, called=task.name)
    for so_far in record.incidents.adding(rows, task.name, source=rows.source):
        told = so_far.counts() | {"notes": list(so_far.notes)}
        jobs.change(store, task.id, rows=so_far.rows, told=told)


def _judge(record: Record, store: sqlite3.Connection, task: Job) -> None:
    """Under the terms that were asked for, those of the countries and of the record's own file, and
    those that it has verdicts under already."""
    known = known_terms(record.path)
    asked = task.task.get("terms")
    wanted = [str(each) for each in asked] if isinstance(asked, list) else []
    if not wanted:
        wanted = [each.id for each in terms_for(record)]
        wanted += _own(record.path, known) if terms_path(record.path).exists() else []
    wanted += record.verdicts.terms()
    terms = [known[each] for each in dict.fromkeys(wanted) if each in known]
    if terms:
        jobs.change(store, task.id, state=State.JUDGING.value)
        for so_far in record.verdicts.bringing_up(terms):
            jobs.change(store, task.id, judged=so_far.judged)


def _own(path: Path, known: Iterable[str]) -> list[str]:
    from dragoman.actors import load_registry

    return [each for each in known if each not in load_registry().terms]


def not_too_large(file: Path, name: str) -> None:
    """Raises ExchangeError where a packed file holds more than it may."""
    with file.open("rb") as start:
        magic = start.read(4)
    try:
        if magic.startswith(b"PAR1"):
            raise ExchangeError(f"{name} is Parquet; load it in a terminal with dragoman import")
        if magic.startswith(b"\x1f\x8b"):
            size = _unpacked(file)
        elif magic.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(file) as packed:
                size = sum(each.file_size for each in packed.infolist())
        else:
            size = 0
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise ExchangeError(f"{name} is cut off or broken; get it again") from error
    if size > MOST_UNPACKED:
        raise ExchangeError(f"{name} holds more than {MOST_UNPACKED >> 30} GB when it is unpacked; "
                            "load it in parts, or in a terminal with dragoman import")  # fmt: skip


def _unpacked(file: Path) -> int:
    """Bytes of what was packed with gzip, as far as it is not too much."""
    size = 0
    with gzip.open(file) as packed:
        while size <= MOST_UNPACKED and (part := packed.read(_AT_ONCE)):
            size += len(part)
    return size


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2])
