"""Opening what is not there, not a record, not ours to write, or too new."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from tests.factory import talks

from dragoman.errors import RecordError
from dragoman.record import open_record
from dragoman.record.store.migrations import APPLICATION_ID, LATEST


def test_a_missing_record_is_made_or_not(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with pytest.raises(RecordError, match="dragoman read PAGES"):
        open_record(path, create=False)
    with pytest.raises(RecordError, match="dragoman read PAGES"):
        open_record(path, read_only=True)
    assert not path.exists()
    open_record(path).close()
    open_record(path, create=False).close()
    open_record(path, read_only=True).close()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no folder"):
        open_record(tmp_path / "no" / "r.db")


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is a folder"):
        open_record(tmp_path)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_text_file_is_no_record_and_stays_as_it_is(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Delegates arrived on Monday.\n" * 200)
    before = path.read_bytes()
    with pytest.raises(RecordError, match="not a Dragoman record"):
        open_record(path, read_only=read_only)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("read_only", [True, False])
def test_somebody_elses_database_is_refused_and_stays_as_it_is(
    tmp_path: Path, read_only: bool
) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE diary (day TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="not a Dragoman record"):
        open_record(path, read_only=read_only)
    assert path.read_bytes() == before


@pytest.mark.parametrize("read_only", [True, False])
def test_a_record_of_a_newer_version_is_refused(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "r.db"
    open_record(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {LATEST + 1}")
    connection.close()
    with pytest.raises(RecordError, match=r"newer version of Dragoman.*upgrade"):
        open_record(path, read_only=read_only)


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.touch()
    with pytest.raises(RecordError, match="is empty"):
        open_record(path, read_only=True)
    open_record(path).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (LATEST,)
    connection.close()


def test_a_read_only_record_refuses_pages(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    open_record(path).close()
    with open_record(path, read_only=True) as record, pytest.raises(RecordError, match="written"):
        record.add(talks())


def test_a_damaged_record_says_so(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as record:
        record.add(talks())
    path.write_bytes(path.read_bytes()[:8192])
    with pytest.raises(RecordError, match="damaged"), open_record(path) as record:
        list(record.facts())


def test_a_path_with_odd_letters_is_just_a_path(tmp_path: Path) -> None:
    path = tmp_path / "a ?mode=memory#%20é.db"
    with open_record(path) as record:
        record.add(talks())
    assert path.is_file()


def test_two_writers_queue_and_a_reader_sees_whole_pages(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as one, open_record(path) as two, open_record(path, read_only=True) as r:
        one.add(talks(name="a.txt"))
        two.add(talks(name="b.txt"))
        assert [p.page_name for p in r.pages()] == ["a.txt", "b.txt"]


def test_a_writer_that_never_finishes_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.record.store.connection.BUSY_SECONDS", 0.05)
    path = tmp_path / "r.db"
    with open_record(path) as record:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="locked by another process"):
            record.add(talks())
        other.close()
        record.add(talks())


FILL_THE_DISK = """
import resource, sys
from tests.factory import page, layout
from dragoman.errors import RecordError
from dragoman.model import Reading
from dragoman.record import open_record
with open_record(sys.argv[1]) as record:
    kept = 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    try:
        for n in range(100):
            text = f"Page {n}.\\n\\n" + "The envoy met them. " * 500 + "\\n\\nReader: well."
            record.add(Reading(page(text, name=f"{n}.txt"), layout(text)))
            kept += 1
    except RecordError as error:
        print(kept, error)
"""


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=60,
    )  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="limits on file size are POSIX")
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    done = run(FILL_THE_DISK, str(path))
    kept, _, message = done.stdout.partition(" ")
    assert "disk" in message, done.stderr
    assert "make room" in message
    assert "Traceback" not in done.stderr
    with open_record(path) as record:
        assert [p.page_name for p in record.pages()] == [f"{n}.txt" for n in range(int(kept))]
        assert record.check() == []


OPEN_AS_NOBODY = """
import os, sys
import dragoman.record.filter, dragoman.record.record
from dragoman.errors import RecordError
from dragoman.record import open_record
os.setuid(65534)  # after the imports: another user may not be allowed to read this Python
try:
    with open_record(sys.argv[1], read_only=sys.argv[2] == "ro") as record:
        print("facts", len(list(record.facts())))
except RecordError as error:
    print("error", error)
"""


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="needs the right to become another user"
)
def test_a_folder_that_cannot_be_written_to() -> None:
    """A record in it can be read; a new one cannot be made, and the message says why."""
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are for one user only
        path = Path(folder) / "r.db"
        with open_record(path) as record:
            record.add(talks())
        path.chmod(0o644)
        Path(folder).chmod(0o755)
        new = str(Path(folder) / "new.db")
        assert run(OPEN_AS_NOBODY, str(path), "ro").stdout == "facts 5\n"
        assert "can be written to" in run(OPEN_AS_NOBODY, new, "rw").stdout
        assert "cannot be written to" in run(OPEN_AS_NOBODY, str(path), "rw").stdout
        Path(folder).chmod(0o700)
        hidden = run(OPEN_AS_NOBODY, str(path), "ro")
        assert "change the permissions" in hidden.stdout, hidden.stderr
