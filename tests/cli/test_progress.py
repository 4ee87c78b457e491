"""What is told while pages are read."""

from __future__ import annotations

import json

import pytest

from dragoman.cli.progress import PAGES_A_LINE, Bar, Shown
from dragoman.farm import Progress


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_time_left_is_that_of_the_files_left() -> None:
    clock = _Clock()
    bar = Bar(Shown.NONE, 10, clock=clock)
    for name in ("a.jsonl", "a.jsonl#2", "b.txt", "c.txt"):
        bar.advance(Progress(name, "read", facts=2))
    clock.now = 60.0

    assert bar.seconds_left() == pytest.approx(60 / 2 * 8)
    assert bar.told() == "4 pages, 8 facts, 0.1 pages/s, 4 min left"


def test_no_time_is_told_before_a_file_is_done_or_where_nobody_counted() -> None:
    bar = Bar(Shown.NONE, 3)
    bar.advance(Progress("a.txt", "read"))
    unknown = Bar(Shown.NONE)
    for name in ("a.txt", "b.txt"):
        unknown.advance(Progress(name, "read"))

    assert bar.seconds_left() is None
    assert unknown.seconds_left() is None


def test_a_program_reads_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with Bar(Shown.JSON, 300) as bar:
        for number in range(PAGES_A_LINE + 5):
            outcome = Progress(f"{number}.txt", "skipped" if number == 3 else "read", facts=1)
            bar.advance(outcome)

    rows = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [row["pages"] for row in rows] == [PAGES_A_LINE, PAGES_A_LINE + 5]
    assert rows[-1]["facts"] == PAGES_A_LINE + 5
    assert rows[-1]["skipped"] == 1
    assert rows[-1]["seconds_left"] is not None
