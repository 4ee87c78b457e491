"""Uploads and what became of them, as rows of the monitor's file: one process writes, all see."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from dragoman.model import Plain

SHOWN = 5
"""The latest jobs that a screen shows."""
KEPT = 100
"""Jobs that are remembered."""
_COLUMNS = "id, what, name, begun, state, rows, judged, said, told, task"


class State(StrEnum):
    """How far a job is."""

    COLUMNS = "columns"
    """It waits for somebody to say what its columns hold."""
    STARTING = "starting"
    LOADING = "loading"
    JUDGING = "judging"
    COUNTING = "counting"
    DONE = "done"
    FAILED = "failed"


ENDED = (State.DONE, State.FAILED)


@dataclass(frozen=True, slots=True)
class Job:
    """One upload or judging. `name` is the file's as its sender calls it, `rows` and `judged` how
    far it is, `said` why it failed, `told` counts and remarks, `task` what was asked."""

    id: str
    what: str
    name: str
    begun: str
    state: State
    rows: int
    judged: int
    said: str
    told: Mapping[str, Plain]
    task: Mapping[str, Plain]

    @property
    def ended(self) -> bool:
        return self.state in ENDED

    @property
    def at_work(self) -> bool:
        """Whether something is still to be seen of it."""
        return not self.ended and self.state is not State.COLUMNS

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """What its rows did, in words, with how many."""
        return tuple((words, n) for name, words in _FATES
                     if isinstance(n := self.told.get(name), int) and n)  # fmt: skip

    @property
    def skipped(self) -> tuple[tuple[str, int], ...]:
        """Why rows made no incident, with how many."""
        return _pairs(self.told.get("skipped"))

    @property
    def flagged(self) -> tuple[tuple[str, int], ...]:
        """What rows that were kept warn of, with how many."""
        return _pairs(self.told.get("flagged"))

    @property
    def notes(self) -> tuple[str, ...]:
        """What was unusual about the file."""
        found = self.told.get("notes")
        return tuple(map(str, found)) if isinstance(found, list) else ()


_FATES = (
    ("new", "new"),
    ("changed", "changed"),
    ("same", "as they were"),
    ("older", "older than what is there"),
    ("retracted", "retracted before"),
)


def _pairs(counts: object) -> tuple[tuple[str, int], ...]:
    if not isinstance(counts, dict):
        return ()
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def begin(
    store: sqlite3.Connection, what: str, name: str, state: State, task: Mapping[str, Plain]
) -> str:
    """Notes a new job; returns its id."""
    id = secrets.token_hex(8)
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    values = (id, what, name, now, state.value, 0, 0, "", "{}", json.dumps(task))
    store.execute(f"INSERT INTO jobs ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    store.execute(
        "DELETE FROM jobs WHERE id IN (SELECT id FROM jobs ORDER BY begun DESC LIMIT -1 OFFSET ?)",
        [KEPT],
    )
    return id


def change(store: sqlite3.Connection, id: str, **changes: object) -> None:
    """Sets columns of a job; mappings as JSON."""
    values = [json.dumps(v) if isinstance(v, Mapping) else v for v in changes.values()]
    told = ", ".join(f"{name} = ?" for name in changes)
    store.execute(f"UPDATE jobs SET {told} WHERE id = ?", [*values, id])


def job(store: sqlite3.Connection, id: str) -> Job | None:
    """The job with this id; None where there is none."""
    row = store.execute(f"SELECT {_COLUMNS} FROM jobs WHERE id = ?", [id]).fetchone()
    return _job(row) if row else None


def latest(store: sqlite3.Connection) -> tuple[Job, ...]:
    """The latest jobs, the newest first."""
    query = f"SELECT {_COLUMNS} FROM jobs ORDER BY begun DESC LIMIT {SHOWN}"
    return tuple(_job(row) for row in store.execute(query))


def _job(row: Sequence[object]) -> Job:
    id, what, name, begun, state, rows, judged, said, told, task = row
    told_now, task_now = json.loads(str(told)), json.loads(str(task))
    return Job(str(id), str(what), str(name), str(begun), State(str(state)), int(str(rows)),
               int(str(judged)), str(said), told_now, task_now)  # fmt: skip
