"""The file of kept answers: rows as JSON, in order, found by question and by fact."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dragoman.model import from_plain, to_plain
from dragoman.views.rows import Rows
from dragoman.web.workbench.kept.questions import Question

T = TypeVar("T")
VERSION = 1
"""Of the file; another one is thrown away and made anew."""
_AT_ONCE = 50
"""Rows loaded at a time while a filter picks among them."""
_TABLES = """
CREATE TABLE IF NOT EXISTS made (
  question TEXT PRIMARY KEY, stamp TEXT NOT NULL, since TEXT, rows INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS answers (
  question TEXT NOT NULL, n INTEGER NOT NULL, row TEXT NOT NULL, PRIMARY KEY (question, n)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answer_facts (
  fact TEXT NOT NULL, question TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (fact, question, n)
) WITHOUT ROWID;
"""

Keeps = Callable[[Sequence[str]], frozenset[str]]
"""Which of some facts, by id, a filter keeps."""


@dataclass(frozen=True, slots=True)
class Made:
    """What an answer was made from: the record's stamp then, and the day since which pages were
    taken in (None: all)."""

    stamp: str
    since: str | None
    rows: int


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
        query = "SELECT stamp, since, rows FROM made WHERE question = ?"
        row = self._connection.execute(query, [question.name]).fetchone()
        return Made(*row) if row else None

    def keep(self, question: Question[T], rows: Rows[T], stamp: str, since: str | None) -> None:
        """Puts an answer in the place of the one before, all of it or nothing."""
        with self._connection as connection:
            for table in ("answers", "answer_facts", "made"):
                connection.execute(f"DELETE FROM {table} WHERE question = ?", [question.name])
            for n, row in enumerate(rows):
                packed = json.dumps(to_plain(row), ensure_ascii=False)
                connection.execute(
                    "INSERT INTO answers VALUES (?, ?, ?)", [question.name, n, packed]
                )
                connection.executemany(
                    "INSERT OR IGNORE INTO answer_facts VALUES (?, ?, ?)",
                    [(fact, question.name, n) for fact in question.facts(row)],
                )
            values = [question.name, stamp, since, len(rows)]
            connection.execute("INSERT INTO made VALUES (?, ?, ?, ?)", values)

    def rows(
        self, question: Question[T], *, limit: int, skip: int = 0, keeps: Keeps | None = None
    ) -> Rows[T]:
        """A leaf of an answer; with `keeps` only of rows that rest on a fact that it keeps."""
        found: list[T] = []
        for row in self._all(question) if keeps is None else self._picked(question, keeps):
            if skip:
                skip -= 1
                continue
            found.append(from_plain(question.row, json.loads(row)))
            if len(found) == limit:
                break
        return Rows(question.row, found)

    def about(self, question: Question[T], fact: str) -> T | None:
        """The first row that rests on a fact."""
        query = """SELECT a.row FROM answer_facts f JOIN answers a USING (question, n)
          WHERE f.fact = ? AND f.question = ? ORDER BY n LIMIT 1"""
        row = self._connection.execute(query, [fact, question.name]).fetchone()
        found: T | None = from_plain(question.row, json.loads(row[0])) if row else None
        return found

    def _all(self, question: Question[T]) -> Iterator[str]:
        query = "SELECT row FROM answers WHERE question = ? ORDER BY n"
        return (row for (row,) in self._connection.execute(query, [question.name]))

    def _picked(self, question: Question[T], keeps: Keeps) -> Iterator[str]:
        query = "SELECT row FROM answers WHERE question = ? ORDER BY n LIMIT ? OFFSET ?"
        start = 0
        while leaf := self._connection.execute(query, [question.name, _AT_ONCE, start]).fetchall():
            start += len(leaf)
            loaded = [(row, list(self._facts(question, row))) for (row,) in leaf]
            kept = keeps([fact for _, facts in loaded for fact in facts])
            yield from (row for row, facts in loaded if not kept.isdisjoint(facts))

    def _facts(self, question: Question[T], row: str) -> Iterator[str]:
        return iter(question.facts(from_plain(question.row, json.loads(row))))


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
