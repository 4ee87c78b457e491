"""The file of kept answers: rows as JSON, in order, found by question and by fact."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dragoman.model import from_plain, to_plain
from dragoman.views.rows import Rows
from dragoman.web.workbench.kept.questions import Question

T = TypeVar("T")
VERSION = 2
"""Of the file; another one is thrown away and made anew."""
_AT_ONCE = 500
"""Facts looked at first while a filter picks among rows."""
MOST_ASKED_FOR = 200
"""Answers kept that are not always kept; the oldest go."""
_TABLES = """
CREATE TABLE IF NOT EXISTS made (
  question TEXT PRIMARY KEY, stamp TEXT NOT NULL, since TEXT, rows INTEGER NOT NULL,
  why TEXT NOT NULL, n INTEGER NOT NULL, standing INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS answers (
  question TEXT NOT NULL, n INTEGER NOT NULL, row TEXT NOT NULL, PRIMARY KEY (question, n)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answer_facts (
  fact TEXT NOT NULL, question TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (fact, question, n)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answer_facts_by_row ON answer_facts (question, n, fact);
"""

Keeps = Callable[[Sequence[str]], frozenset[str]]
"""Which of some facts, by id, a filter keeps."""


@dataclass(frozen=True, slots=True)
class Made:
    """What an answer was made from: the record's stamp then, and the day since which pages were
    taken in (None: all); `why` says why there is none, where it means nothing."""

    stamp: str
    since: str | None
    rows: int
    why: str = ""


def kept_path(record: Path) -> Path:
    """The file beside a record that holds what was concluded from it."""
    return record.with_name(record.name + ".kept")


class Kept:
    """The kept answers of one record; made anew where the file is no such file. Close it."""

    def __init__(self, path: Path) -> None:
        self._connection = _open(path)

    def close(self) -> None:
        self._connection.close()

    def made(self, question: Question[T]) -> Made | None:
        """What the answer was made from; None where there is none."""
        query = "SELECT stamp, since, rows, why FROM made WHERE question = ?"
        row = self._connection.execute(query, [question.name]).fetchone()
        return Made(*row) if row else None

    def keep(
        self,
        question: Question[T],
        rows: Sequence[T],
        stamp: str,
        since: str | None,
        *,
        why: str = "",
    ) -> None:
        """Puts an answer in the place of the one before, all of it or nothing."""
        packed = [json.dumps(to_plain(row), ensure_ascii=False) for row in rows]
        name = question.name
        with self._connection as connection:
            self._forget([name])
            connection.executemany(
                "INSERT INTO answers VALUES (?, ?, ?)",
                ((name, n, row) for n, row in enumerate(packed)),
            )
            connection.executemany(
                "INSERT OR IGNORE INTO answer_facts VALUES (?, ?, ?)",
                ((fact, name, n) for n, row in enumerate(rows) for fact in question.facts(row)),
            )
            values = [name, stamp, since, len(rows), why, question.standing]
            connection.execute(
                """INSERT INTO made VALUES
                   (?, ?, ?, ?, ?, (SELECT coalesce(max(n), 0) + 1 FROM made), ?)""",
                values,
            )
            old = "SELECT question FROM made WHERE NOT standing ORDER BY n DESC LIMIT -1 OFFSET ?"
            self._forget([row[0] for row in connection.execute(old, [MOST_ASKED_FOR])])

    def forget_asked_for(self) -> None:
        """Throws away what is kept only because somebody asked for it."""
        with self._connection as connection:
            query = "SELECT question FROM made WHERE NOT standing"
            self._forget([row[0] for row in connection.execute(query).fetchall()])

    def _forget(self, names: Sequence[str]) -> None:
        for table in ("answers", "answer_facts", "made"):
            query = f"DELETE FROM {table} WHERE question = ?"
            self._connection.executemany(query, [(name,) for name in names])

    def rows(
        self, question: Question[T], *, limit: int, skip: int = 0, keeps: Keeps | None = None
    ) -> Rows[T]:
        """A leaf of an answer; with `keeps` only of rows that rest on a fact that it keeps."""
        if keeps is None:
            query = """SELECT row FROM answers WHERE question = ? ORDER BY n LIMIT ? OFFSET ?"""
            rows = self._connection.execute(query, [question.name, limit, skip]).fetchall()
        else:
            chosen = [
                [question.name, n] for n in self._picked(question, keeps, skip + limit)[skip:]
            ]
            query = "SELECT row FROM answers WHERE question = ? AND n = ?"
            rows = [self._connection.execute(query, pair).fetchone() for pair in chosen]
        found = [from_plain(question.row, json.loads(row)) for (row,) in rows]
        return Rows(question.row, found)

    def about(self, question: Question[T], fact: str) -> T | None:
        """The first row that rests on a fact."""
        query = """SELECT a.row FROM answer_facts f JOIN answers a USING (question, n)
          WHERE f.fact = ? AND f.question = ? ORDER BY n LIMIT 1"""
        row = self._connection.execute(query, [fact, question.name]).fetchone()
        found: T | None = from_plain(question.row, json.loads(row[0])) if row else None
        return found

    def _picked(self, question: Question[T], keeps: Keeps, most: int) -> list[int]:
        """The numbers of the first rows that rest on a fact which is kept. Facts are looked at in
        ever larger heaps: a filter may keep many of them, or none."""
        query = "SELECT n, fact FROM answer_facts WHERE question = ? ORDER BY n"
        cursor = self._connection.execute(query, [question.name])
        picked: dict[int, None] = {}
        size = _AT_ONCE
        while len(picked) < most and (heap := cursor.fetchmany(size)):
            kept = keeps([fact for _, fact in heap])
            picked |= dict.fromkeys(n for n, fact in heap if fact in kept)
            size *= 4
        return list(picked)[:most]


def _open(path: Path) -> sqlite3.Connection:
    connection, version = _connect(path)
    if version not in (0, VERSION):
        connection.close()
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        connection, version = _connect(path)
    connection.execute("PRAGMA synchronous = OFF")  # what is lost is worked out again
    if version == 0:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(
            f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;"
        )
    return connection


def _connect(path: Path) -> tuple[sqlite3.Connection, int]:
    """A connection, and the version of the file; -1 for what is no such file."""
    connection = sqlite3.connect(path, timeout=10.0, check_same_thread=False)
    try:
        return connection, int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError:
        return connection, -1
