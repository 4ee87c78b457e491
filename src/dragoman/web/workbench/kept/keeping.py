"""Works answers out: at once for a small record, in a process of its own for a large one.

python -m dragoman.web.workbench.kept.keeping RECORD
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dragoman.record import open_record
from dragoman.web.workbench.kept.questions import QUESTIONS, Question
from dragoman.web.workbench.kept.store import Kept, kept_path

MOST_FACTS = 10_000
"""Facts of a large record that answers are concluded from, those published last: some ten seconds
of work for each question."""


def bring_up(path: Path, questions: Iterable[Question[Any]] = QUESTIONS) -> None:
    """Asks the questions of a record as it is now, and keeps the answers."""
    with open_record(path, read_only=True) as record:
        since = record.since_when(MOST_FACTS)
    kept = Kept(kept_path(path))
    try:
        with open_record(path, read_only=True, since=since) as record, record.snapshot():
            stamp, first = record.stamp(), since.isoformat() if since else None
            for question in questions:
                kept.keep(question, question.ask(record), stamp, first)
    finally:
        kept.close()


class Keeper:
    """Brings the answers about one record up to date, one process at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._at_work: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begins, unless it is at work already."""
        with self._lock:
            if self._at_work is None or self._at_work.poll() is not None:
                command = [sys.executable, "-m", __spec__.name, str(self._path)]
                self._at_work = subprocess.Popen(command, stdin=subprocess.DEVNULL)

    def now(self, question: Question[Any]) -> None:
        """Answers one question at once; others who ask meanwhile wait for it."""
        with self._lock:
            bring_up(self._path, [question])

    def stop(self) -> None:
        """Ends what is at work; what it has not finished is as it was."""
        with self._lock:
            if self._at_work is not None and self._at_work.poll() is None:
                self._at_work.terminate()
                self._at_work.wait()


if __name__ == "__main__":
    bring_up(Path(sys.argv[1]))
