"""Connections that stay open: the file as it is now, and nothing left over of the last."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.factory import talks

from dragoman.errors import RecordError, UsageError
from dragoman.record import Record, open_record
from dragoman.record.store.connection import Connections


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_record(tmp_path / "r.db") as record:
        record.add(talks())
    return tmp_path / "r.db"


@pytest.fixture
def connections(path: Path) -> Iterator[Connections]:
    made = Connections(path)
    yield made
    made.close()


def facts(connections: Connections, path: Path, as_of: date | None = None) -> int:
    with connections.lent() as lent:
        return Record(path, read_only=True, as_of=as_of, lent=lent).count()


def test_the_next_question_has_the_same_connection(connections: Connections) -> None:
    with connections.lent() as first, connections.lent() as beside:
        assert first is not beside
    with connections.lent() as again:
        assert again is beside or again is first


def test_what_others_write_is_seen(connections: Connections, path: Path) -> None:
    assert facts(connections, path) == 5
    with open_record(path) as record:
        record.add(talks(name="later.txt"))
    assert facts(connections, path) == 10


def test_a_look_at_another_day_leaves_nothing_behind(connections: Connections, path: Path) -> None:
    assert facts(connections, path, date(1990, 1, 1)) == 0
    assert facts(connections, path) == 5
    with connections.lent() as lent:
        assert lent.execute("SELECT count(*) FROM sqlite_temp_master").fetchone()[0] == 0


def test_a_file_that_was_replaced_is_opened_anew(connections: Connections, path: Path) -> None:
    assert facts(connections, path) == 5
    open_record(path.with_name("other.db")).close()
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    path.with_name("other.db").rename(path)
    assert facts(connections, path) == 0


def test_a_file_that_is_gone_is_named(connections: Connections, path: Path) -> None:
    assert facts(connections, path) == 5
    path.unlink()
    with pytest.raises(RecordError, match="no record at"):
        facts(connections, path)


def test_many_threads_share_them(connections: Connections, path: Path) -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(facts(connections, path))) for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [5] * 12


def test_a_question_that_fails_takes_its_connection_along(
    connections: Connections, path: Path
) -> None:
    with pytest.raises(UsageError), connections.lent() as lent:
        Record(path, read_only=True, lent=lent).fact("f0")
    with connections.lent() as other:
        assert other is not lent
