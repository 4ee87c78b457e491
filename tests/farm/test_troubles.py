"""A full disk, a locked record, clocks that are wrong: told in words, nothing lost, and the same
command again goes on where it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from benchmarks.faults import unsound
from benchmarks.one_fact import OneFact

from dragoman.errors import RecordError
from dragoman.farm import Progress, read_many
from dragoman.record import open_record

PAGES = 60


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(PAGES):
        (folder / f"p{n:02}.txt").write_text(f"Page {n} tells of a clash.\n{'No more. ' * 2000}\n")
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs the right to mount a file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def read_into(path: Path, pages: Path) -> tuple[list[Progress], str]:
    """What was reported, and the error that ended it."""
    events: list[Progress] = []
    try:
        with open_record(path) as record:
            read_many([pages], record, reader=OneFact(), workers=2, progress=events.append)
    except RecordError as error:
        return events, str(error)
    return events, ""


def names(path: Path) -> list[str]:
    with open_record(path, read_only=True) as record:
        return [page.page_name for page in record.pages()]


def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(
    small_disk: Path, pages: Path
) -> None:
    path = small_disk / "r.db"
    events, error = read_into(path, pages)
    assert "make room" in error
    assert 0 < len(events) < PAGES
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    assert {event.name for event in events} <= set(names(path))
    assert unsound(path) == []
    again, error = read_into(path, pages)
    assert error == ""
    assert {event.outcome for event in again} == {"known", "read"}
    assert len(names(path)) == len(set(names(path))) == PAGES
    assert unsound(path) == []


def test_a_record_that_may_not_grow_is_full(tmp_path: Path, pages: Path) -> None:
    """SQLite's own word for it, on any system."""
    path = tmp_path / "r.db"
    events: list[Progress] = []
    with open_record(path) as record:
        most = record._connection.execute("PRAGMA page_count").fetchone()[0] + 60
        record._connection.execute(f"PRAGMA max_page_count = {most}")
        with pytest.raises(RecordError, match="disk is full; make room"):
            read_many([pages], record, reader=OneFact(), progress=events.append)
    assert {event.name for event in events} <= set(names(path))
    again, error = read_into(path, pages)
    assert (error, len(again), len(set(names(path)))) == ("", PAGES, PAGES)
    assert unsound(path) == []


def test_a_record_that_another_process_holds_is_waited_for(tmp_path: Path, pages: Path) -> None:
    path = tmp_path / "r.db"
    open_record(path).close()
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    with closing(other):
        other.execute("BEGIN IMMEDIATE")
        later = threading.Timer(1.0, other.execute, ["ROLLBACK"])
        later.start()
        started = time.monotonic()
        events, error = read_into(path, pages)
        later.join()
    assert (error, len(events)) == ("", PAGES)
    assert time.monotonic() - started >= 1.0


def test_one_that_is_never_let_go_is_told_and_read_later(
    tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.record.store.connection.BUSY_SECONDS", 0.1)
    path = tmp_path / "r.db"
    open_record(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        events, error = read_into(path, pages)
        assert "locked by another process" in error
        assert events == []
    assert len(read_into(path, pages)[0]) == PAGES
    assert unsound(path) == []


def test_files_from_the_future_and_a_clock_set_back_change_nothing(
    tmp_path: Path, pages: Path
) -> None:
    """What is known is known by its words, never by a time."""
    path = tmp_path / "r.db"
    for n, file in enumerate(sorted(pages.iterdir())):
        when = 0 if n % 2 else 4_000_000_000
        os.utime(file, (when, when))
    read_into(path, pages)
    os.utime(path, (0, 0))
    events, error = read_into(path, pages)
    assert error == ""
    assert {event.outcome for event in events} == {"known"}
