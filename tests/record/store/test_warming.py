from __future__ import annotations

import threading
from pathlib import Path

import pytest

from dragoman.record.store import warming
from dragoman.record.store.warming import read_through


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "record.db"
    made.write_bytes(b"x" * (3 * (1 << 20) + 7))
    return made


def test_a_file_is_read_to_its_end(file: Path) -> None:
    assert read_through(file, threading.Event()) == file.stat().st_size


def test_it_stops_when_told(file: Path) -> None:
    ended = threading.Event()
    ended.set()
    assert read_through(file, ended) == 0


def test_a_file_too_large_for_the_machine_is_left(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "SHARE", 0.0)
    assert read_through(file, threading.Event()) == 0


def test_what_cannot_be_read_is_left(tmp_path: Path) -> None:
    assert read_through(tmp_path / "none.db", threading.Event()) == 0
