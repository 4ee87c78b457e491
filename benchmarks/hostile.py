"""What files that nobody should have made do to reading.

Task: read files of 45 kinds, made in code from seeds: empty, huge, nested, lying, packed many times
over, pointing out of their archive, with a sound file's bytes turned around. Protocol: each file is
read by itself into one record by the shipped reader with one worker, as `dragoman read` does, under
limits of 20 seconds and 1 GB a page. Metric: files after which the run raised anything, that took
longer than their limits allow in all, of which nothing was heard (neither a page nor a skipped row
with a reason), or whose reason is an error inside Dragoman; and a record that is not sound at the
end. Source: own.

Keys: crashes, hangs, silent, inside (files), unsound (what the check of the record found), read
(the share that was read), slowest (seconds). `n` counts files. Classes: by kind.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.hostile_files import KINDS, hostile
from benchmarks.result import Figures, Result, rate
from dragoman.farm import Limits, PageReader, Progress, read_many
from dragoman.farm.pool import PATIENCE
from dragoman.model import Page
from dragoman.model import Reading as PageReading
from dragoman.reading import Reader
from dragoman.record import Record, open_record

NAME = "hostile"
EACH = 7
"""Files of each kind."""
LIMITS = Limits(page_seconds=20.0, page_memory=1024**3)
START_UP = 30.0
"""Seconds for a worker that is started anew."""
INSIDE = "an error inside Dragoman"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a file."""

    name: str
    kind: str
    seconds: float
    events: tuple[Progress, ...]
    raised: str | None = None

    @property
    def hung(self) -> bool:
        """Longer than opening it and reading each of its pages may take."""
        return self.seconds > START_UP + (len(self.events) + 1) * PATIENCE * LIMITS.page_seconds

    @property
    def inside(self) -> list[str]:
        """Reasons that nobody foresaw."""
        return [event.reason for event in self.events if event.reason and INSIDE in event.reason]

    @property
    def wrong(self) -> str | None:
        """What should not have happened, None where nothing did."""
        if self.raised is not None:
            return self.raised
        if self.hung:
            return f"{self.seconds:.0f} seconds"
        if not self.events:
            return "nothing was heard of it"
        unsaid = [event for event in self.events if event.outcome == "skipped" and not event.reason]
        return "; ".join(self.inside) or ("skipped without a reason" if unsaid else None)


def run(data: Path, reader: Reader) -> Result:
    """Measure; no data are needed."""
    with tempfile.TemporaryDirectory(prefix="dragoman-hostile-") as folder:
        path = Path(folder) / "r.db"
        with open_record(path) as record:
            fates = list(
                fates_of(Path(folder), record, names(EACH), reader=PageReader(), limits=LIMITS)
            )
            unsound = len(record.check())
    return result_of(fates, unsound)


def names(each: int) -> list[tuple[str, int]]:
    """Kind and number of so many files of each kind."""
    return [(kind, number) for kind in KINDS for number in range(each)]


def fates_of(
    folder: Path,
    record: Record,
    wanted: Iterable[tuple[str, int]],
    *,
    reader: Callable[[Page], PageReading],
    limits: Limits,
) -> Iterable[Fate]:
    """Makes each file, reads it, and says what became of it."""
    for kind, number in wanted:
        name, data = hostile(kind, number)
        path = folder / name
        path.write_bytes(data)
        events: list[Progress] = []
        raised = None
        started = time.monotonic()
        try:
            read_many([path], record, reader=reader, limits=limits, progress=events.append)
        except Exception as error:  # noqa: BLE001  # that anything can be raised is the question
            raised = f"{type(error).__name__}: {error}"
        yield Fate(name, kind, time.monotonic() - started, tuple(events), raised)
        path.unlink()


def result_of(fates: list[Fate], unsound: int) -> Result:
    """The figures."""
    kinds: dict[str, Figures] = {}
    for kind in dict.fromkeys(fate.kind for fate in fates):
        ours = [fate for fate in fates if fate.kind == kind]
        kinds[kind] = {
            "files": float(len(ours)),
            "read": float(sum(_read(fate) for fate in ours)),
            "wrong": float(sum(fate.wrong is not None for fate in ours)),
            "slowest": max(fate.seconds for fate in ours),
        }
    return Result(
        NAME,
        n=len(fates),
        figures={
            "crashes": float(sum(fate.raised is not None for fate in fates)),
            "hangs": float(sum(fate.hung for fate in fates)),
            "silent": float(sum(not fate.events for fate in fates)),
            "inside": float(sum(bool(fate.inside) for fate in fates)),
            "unsound": float(unsound),
            "read": rate(sum(_read(fate) for fate in fates), len(fates)),
            "slowest": max((fate.seconds for fate in fates), default=0.0),
        },
        by_class=kinds,
    )


def _read(fate: Fate) -> bool:
    return any(event.outcome == "read" for event in fate.events)
