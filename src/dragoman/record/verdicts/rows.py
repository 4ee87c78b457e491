"""Verdicts to table rows and back: each reason is kept once, a verdict refers to its reasons."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from functools import lru_cache

from dragoman.model import Answer, Question, Reason, Ruling, Verdict

_AT_HAND = 50_000
"""Numbers of reasons at hand; data sets repeat their days, places and sides."""

INSERT = "INSERT INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
COLUMNS = "v.ruling, v.time, v.place, v.parties, v.parties_too, v.act, v.zones, t.id AS terms_id"
"""What `Reasons.verdict` takes, of `verdicts v` and `verdict_terms t`."""

Row = tuple[int, int, str, int, int, int, int | None, int, str | None]


class Reasons:
    """The reasons of a record by their numbers, and their numbers by what they are."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers: dict[int, tuple[Reason, int]] = {}
        self._reason = lru_cache(_AT_HAND)(self._load)

    def row(self, incident: int, terms: int, verdict: Verdict) -> Row:
        """A verdict's row; reasons that are new are written."""
        time, place, *parties, act = map(self._number, verdict.reasons)
        more = parties[1] if len(parties) > 1 else None
        zones = " ".join(verdict.zones) or None
        return (
            incident, terms, verdict.ruling.value, time, place, parties[0], more, act, zones
        )  # fmt: skip

    def verdict(self, incident: str, row: sqlite3.Row) -> Verdict:
        """The verdict of a row that has the columns of `COLUMNS`."""
        numbers = (row[name] for name in ("time", "place", "parties", "parties_too", "act"))
        reasons = tuple(self._reason(number) for number in numbers if number is not None)
        zones = tuple((row["zones"] or "").split())
        return Verdict(incident, row["terms_id"], Ruling(row["ruling"]), reasons, zones)

    def _number(self, reason: Reason) -> int:
        """By identity first: a judge hands out the same few reasons over and over."""
        known = self._numbers.get(id(reason))
        if known is not None:
            return known[1]
        if len(self._numbers) >= _AT_HAND:
            self._numbers.clear()
        values = (
            reason.question.value,
            reason.answer.value,
            reason.code,
            json.dumps(reason.fields, ensure_ascii=False),
        )
        number = self._written(values)
        self._numbers[id(reason)] = reason, number
        return number

    def _written(self, values: Sequence[str]) -> int:
        asked = [values[0], values[2], values[3]]
        query = "SELECT seq FROM verdict_reasons WHERE question = ? AND code = ? AND fields = ?"
        found = self._connection.execute(query, asked).fetchone()
        if found is not None:
            return int(found[0])
        cursor = self._connection.execute(
            "INSERT INTO verdict_reasons (question, answer, code, fields) VALUES (?, ?, ?, ?)",
            values,
        )
        return int(cursor.lastrowid or 0)

    def _load(self, number: int) -> Reason:
        row = self._connection.execute(
            "SELECT question, answer, code, fields FROM verdict_reasons WHERE seq = ?", [number]
        ).fetchone()
        question, answer, code, fields = row
        return Reason(Question(question), Answer(answer), code, tuple(json.loads(fields)))
