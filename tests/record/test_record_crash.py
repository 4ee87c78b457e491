"""Killing the process at any moment loses no page that was reported as kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.record import open_record

WRITER = """
import sys
from tests.factory import TEXT, talks
from dragoman.record import open_record
with open_record(sys.argv[1]) as record:
    n = 0
    while True:
        reading = talks(name=f"{n}.txt")
        record.add(reading)
        print(reading.page.id, flush=True)
        n += 1
"""


@pytest.mark.parametrize("pages", [1, 17, 60])
def test_a_killed_writer_loses_no_page_it_reported(tmp_path: Path, pages: int) -> None:
    path = tmp_path / "r.db"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert writer.stdout is not None
    reported = [writer.stdout.readline().strip() for _ in range(pages)]
    writer.kill()  # SIGKILL: nothing in the process gets to run again
    rest, _ = writer.communicate(timeout=60)
    reported += rest.split("\n")[:-1]
    with open_record(path) as record:
        kept = {page.id: page.facts for page in record.pages()}
        assert set(reported) <= set(kept)
        assert set(kept.values()) == {5}
        assert len(list(record.facts())) == 5 * len(kept)
        assert record.check() == []
