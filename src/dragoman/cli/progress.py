"""Progress on standard error: a line on a terminal, JSON lines for programs."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from dragoman.cli.output import err, safe

if TYPE_CHECKING:
    from dragoman.farm import Progress

PAGES_A_LINE = 100
"""Pages between two JSON lines."""
_MINUTE, _HOUR = 60, 3600


class Shown(StrEnum):
    """How progress is shown."""

    LINE = "line"
    JSON = "json"
    NONE = "none"


class Bar:
    """How many pages and files are done, how fast it goes, and the time left.

    `files` counts the files to read; None where nobody knows. Pages come in the order of their
    files, and those behind the first of one file are named FILE#2, FILE#3 …; so the time left is
    told by files done.
    """

    def __init__(
        self,
        shown: Shown,
        files: int | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._console = err()
        self._line = shown is Shown.LINE and self._console.is_terminal
        self._json = shown is Shown.JSON
        self._files = files
        self._clock = clock
        self._started = clock()
        self._pages = self._facts = self._skipped = self._begun = 0
        self._file = ""

    def __enter__(self) -> Bar:
        if self._line:
            self._status = self._console.status("reading …")
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._line:
            self._status.stop()
        if self._json and self._pages % PAGES_A_LINE:
            self._write()

    def advance(self, event: Progress) -> None:
        """One page is done; what is told as read is in the record."""
        self._pages += 1
        self._facts += event.facts
        self._skipped += event.outcome == "skipped"
        file = event.name.partition("#")[0]
        self._begun += file != self._file
        self._file = file
        if self._json and self._pages % PAGES_A_LINE == 0:
            self._write()
        if self._line:
            from rich.markup import escape

            self._status.update(escape(f"{self.told()}: {safe(event.name)}"))

    def told(self) -> str:
        """The line: "12 pages, 98 facts, 3.1 pages/s, 2 min left"."""
        parts = [f"{self._pages} pages", f"{self._facts} facts", f"{self.rate():.1f} pages/s"]
        left = self.seconds_left()
        if left is not None:
            parts.append(f"{_duration(left)} left")
        return ", ".join(parts)

    def rate(self) -> float:
        """Pages a second since the start."""
        passed = self._clock() - self._started
        return self._pages / passed if passed > 0 else 0.0

    def seconds_left(self) -> float | None:
        """What the files that are left will take, at the pace of those before them."""
        done = self._begun - 1
        if self._files is None or done < 1:
            return None
        return (self._clock() - self._started) / done * max(0, self._files - done)

    def _write(self) -> None:
        left = self.seconds_left()
        row = {
            "pages": self._pages,
            "facts": self._facts,
            "skipped": self._skipped,
            "files_begun": self._begun,
            "files": self._files,
            "seconds": round(self._clock() - self._started, 1),
            "pages_per_second": round(self.rate(), 2),
            "seconds_left": round(left) if left is not None else None,
        }
        self._console.file.write(json.dumps(row) + "\n")
        self._console.file.flush()


@contextmanager
def line_of_progress(begun: str) -> Iterator[Callable[[str], None]]:
    """Tells on a line of standard error how far it is, where that is a terminal."""
    console = err()
    if not console.is_terminal:
        yield lambda _: None
        return
    from rich.markup import escape

    with console.status(begun) as line:
        yield lambda told: line.update(escape(safe(told)))


def _duration(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds / _HOUR:.1f} h"
