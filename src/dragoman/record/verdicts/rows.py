"""Verdicts to table rows and back: each reason is kept once, a verdict refers to its reasons."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import lru_cache

from dragoman.model import Answer, Question, Reason, Ruling, Verdict

_AT_HAND = 50_000
"""Numbers of reasons at hand; data sets repeat their days, places and sides."""

INSERT = "INSERT INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
COLUMNS = "v.ruling, v.time, v.place, v.parties, v.parties_too, v.act, v.zones, t.id AS terms_id"
"""What `Reasons.verdict` takes, of `verdicts v` and `verdict_terms t`."""

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Row = tuple[int, int, str, int, int, int, int | None, int, str | None]


class Reasons:
    """The reasons of a record by their numbers, and their numbers by what they are.

    Numbers are given in batches: `begin`, `number` for each reason, `flush`, in one transaction.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._reason = lru_cache(_AT_HAND)(self._load)
        self._numbers: dict[Reason, int] = {}
        self._new: list[tuple[int, str, str, str, str]] = []
        self._last = self._version = 0
        self._has_others = True

    def begin(self) -> bool:
        """Takes up the numbers where they are; returns whether those given before still hold:
        another process may have written meanwhile."""
        last = self._one("SELECT coalesce(max(seq), 0) FROM verdict_reasons")
        version = self._one("PRAGMA data_version")
        same = (last, version) == (self._last, self._version)
        if not same:
            self._forget()
            self._last, self._version = last, version
        self._has_others = self._has_others and last > 0
        return same

    def flush(self) -> None:
        """Writes the reasons that are new."""
        self._connection.executemany(
            "INSERT INTO verdict_reasons VALUES (?, ?, ?, ?, ?)", self._new
        )
        self._new.clear()

    def verdict(self, incident: str, row: sqlite3.Row) -> Verdict:
        """The verdict of a row that has the columns of `COLUMNS`."""
        names = ("time", "place", "parties", "parties_too", "act")
        reasons = self.numbered(row[name] for name in names)
        zones = tuple((row["zones"] or "").split())
        return Verdict(incident, row["terms_id"], Ruling(row["ruling"]), reasons, zones)

    def numbered(self, numbers: Iterable[int | None]) -> tuple[Reason, ...]:
        """The reasons with these numbers; None is none."""
        return tuple(self._reason(number) for number in numbers if number is not None)

    def _one(self, query: str) -> int:
        return int(self._connection.execute(query).fetchone()[0])

    def number(self, reason: Reason) -> int:
        """Its number, a new one where the record does not have it yet."""
        number = self._numbers.get(reason)
        if number is None:
            if len(self._numbers) >= _AT_HAND:
                self._forget()
            number = self._numbers[reason] = self._old(reason) or self._fresh(reason)
        return number

    def _old(self, reason: Reason) -> int | None:
        """The number of a reason in the record, where it has others than those at hand."""
        if not self._has_others:
            return None
        found = self._connection.execute(
            "SELECT seq FROM verdict_reasons WHERE question = ? AND code = ? AND fields = ?",
            [reason.question, reason.code, _json(reason.fields)],
        ).fetchone()
        return int(found[0]) if found else None

    def _fresh(self, reason: Reason) -> int:
        self._last += 1
        values = (reason.question.value, reason.answer.value, reason.code, _json(reason.fields))
        self._new.append((self._last, *values))
        return self._last

    def _forget(self) -> None:
        """What is at hand no longer grows, or is no longer what the record has."""
        self.flush()
        self._numbers.clear()
        self._has_others = True

    def _load(self, number: int) -> Reason:
        row = self._connection.execute(
            "SELECT question, answer, code, fields FROM verdict_reasons WHERE seq = ?", [number]
        ).fetchone()
        question, answer, code, fields = row
        return Reason(Question(question), Answer(answer), code, tuple(json.loads(fields)))
