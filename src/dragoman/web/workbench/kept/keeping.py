"""Works answers out: at once for a small record, in processes of their own for a large one.

python -m dragoman.web.workbench.kept RECORD      all that is kept of every record
python -m dragoman.web.workbench.kept RECORD -    what is named line by line

Both give way to whoever else wants the processor, and the first rests between two rounds: a record
that grows all the time would otherwise be worked out all the time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dragoman.errors import UsageError
from dragoman.record import open_record
from dragoman.web.workbench.kept.asked_for import question_of
from dragoman.web.workbench.kept.questions import QUESTIONS, Question
from dragoman.web.workbench.kept.store import Kept, kept_path

MOST_FACTS = 10_000
"""Facts of a large record that answers are concluded from, those published last: some ten seconds
of work for each question."""
LEAST_REST = 60.0
"""Seconds between the end of a round and the next one, at least."""
SHARE = 0.1
"""Of one processor that rounds take at most, over time."""
_GIVE_WAY = 10
"""Niceness of the processes."""
_AT_HAND = 500
"""Answers that somebody waits for, at most; who comes later asks again."""

Errand = tuple[str, str] | None
"""The name of a question with the stamp of the record it is asked of; None: a round."""


def bring_up(path: Path, questions: Iterable[Question[Any]] = QUESTIONS) -> None:
    """Asks questions of a record as it is now, and keeps the answers."""
    kept = Kept(kept_path(path))
    try:
        for question in questions:
            _answer(path, kept, question)
    finally:
        kept.close()


def _answer(path: Path, kept: Kept, question: Question[Any]) -> None:
    """Works one answer out; of a large record from what was published last."""
    since = until = None
    with open_record(path, read_only=True) as whole:
        stamp, large = whole.stamp(), whole.count() > MOST_FACTS
        if large and not question.whole:
            since = whole.extent.since_when(MOST_FACTS, question.until)
    if question.then or (large and not question.whole):
        until = question.until
    with open_record(path, read_only=True, since=since, as_of=until) as record, record.snapshot():
        told = since.isoformat() if since else None
        try:
            kept.keep(question, question.ask(record), stamp, told)
        except UsageError as error:
            kept.keep(question, [], stamp, told, why=str(error))


class Keeper:
    """Brings the answers about one record up to date: in rounds all that is always kept, and what
    somebody asks for as it comes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._round: subprocess.Popen[bytes] | None = None
        self._begun = self._rested = 0.0
        self._errands: subprocess.Popen[bytes] | None = None
        self._asked: dict[str, str] = {}
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begins a round, unless one is under way or ended a short time ago."""
        with self._lock:
            now = time.monotonic()
            if self._round is not None and self._round.poll() is not None:
                self._rested = now + max(LEAST_REST, (now - self._begun) * (1 - SHARE) / SHARE)
                self._round = None
            if self._round is None and now >= self._rested:
                self._begun = now
                self._round = subprocess.Popen(self._command(), stdin=subprocess.DEVNULL)

    def ask(self, question: Question[Any], stamp: str) -> None:
        """Has one answer worked out, of the record with this stamp or a later one, unless that was
        asked for already."""
        with self._lock:
            if self._errands is None or self._errands.poll() is not None:
                self._asked.clear()
                command = [*self._command(), "-"]
                self._errands = subprocess.Popen(command, stdin=subprocess.PIPE)
            if self._asked.get(question.name) == stamp:
                return
            if len(self._asked) >= _AT_HAND:
                self._asked.pop(next(iter(self._asked)))
            self._asked[question.name] = stamp
            pipe = self._errands.stdin
            assert pipe is not None
            pipe.write(f"{question.name}\n".encode())
            pipe.flush()

    def run(self, errands: Iterable[Errand]) -> None:
        """Does what was noted elsewhere."""
        for errand in errands:
            if errand is None:
                self.start()
            else:
                name, stamp = errand
                self.ask(question_of(name), stamp)

    def now(self, question: Question[Any]) -> None:
        """Answers one question at once; others who ask meanwhile wait for it."""
        with self._lock:
            bring_up(self._path, [question])

    def stop(self) -> None:
        """Ends what is at work; what it has not finished is as it was."""
        with self._lock:
            for process in (self._round, self._errands):
                if process is not None:
                    process.terminate()
                    process.wait()
                    if process.stdin is not None:
                        process.stdin.close()

    def _command(self) -> list[str]:
        return [sys.executable, "-m", __package__, str(self._path)]


class Errands(Keeper):
    """Notes what is to be worked out beside the answers, for a keeper in another process."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.noted: list[Errand] = []

    def start(self) -> None:
        self.noted.append(None)

    def ask(self, question: Question[Any], stamp: str) -> None:
        self.noted.append((question.name, stamp))


def work(path: Path, *, named: bool) -> None:
    """What such a process does."""
    os.nice(_GIVE_WAY)
    if not named:
        bring_up(path)
        return
    for line in sys.stdin:  # ends when the workbench does
        bring_up(path, [question_of(line.strip())])
