"""Verdicts to table rows and back: each reason is kept once, a verdict refers to its reasons."""

from __future__ import annotations

import json
import sqlite3
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
        self._numbers: dict[int, int] = {}
        self._held: list[Reason] = []
        self._reason = lru_cache(_AT_HAND)(self._load)

    def row(self, incident: int, terms: int, verdict: Verdict) -> Row:
        """A verdict's row; reasons that are new are written."""
        known = self._numbers
        try:
            numbers = [known[id(reason)] for reason in verdict.reasons]
        except KeyError:
            numbers = [self._number(reason) for reason in verdict.reasons]
        time, place, parties, *more, act = numbers
        zones = " ".join(verdict.zones) or None
        return (
            incident, terms, verdict.ruling.value, time, place, parties,
            more[0] if more else None, act, zones,
        )  # fmt: skip

    def verdict(self, incident: str, row: sqlite3.Row) -> Verdict:
        """The verdict of a row that has the columns of `COLUMNS`."""
        numbers = (row[name] for name in ("time", "place", "parties", "parties_too", "act"))
        reasons = tuple(self._reason(number) for number in numbers if number is not None)
        zones = tuple((row["zones"] or "").split())
        return Verdict(incident, row["terms_id"], Ruling(row["ruling"]), reasons, zones)

    def _number(self, reason: Reason) -> int:
        """By identity first: a judge hands out the same reasons over and over. They are held, so
        that none makes way for another at its address."""
        known = self._numbers.get(id(reason))
        if known is not None:
            return known
        if len(self._held) >= _AT_HAND:
            self._numbers.clear()
            self._held.clear()
        fields = json.dumps(reason.fields, ensure_ascii=False)
        self._held.append(reason)
        number = self._written(reason.question, reason.answer, reason.code, fields)
        self._numbers[id(reason)] = number
        return number

    def _written(self, question: str, answer: str, code: str, fields: str) -> int:
        found = (
            self._connection.execute(
                "INSERT INTO verdict_reasons (question, answer, code, fields) VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO NOTHING RETURNING seq",
                [question, answer, code, fields],
            ).fetchone()
            or self._connection.execute(
                "SELECT seq FROM verdict_reasons WHERE question = ? AND code = ? AND fields = ?",
                [question, code, fields],
            ).fetchone()
        )
        return int(found[0])

    def _load(self, number: int) -> Reason:
        row = self._connection.execute(
            "SELECT question, answer, code, fields FROM verdict_reasons WHERE seq = ?", [number]
        ).fetchone()
        question, answer, code, fields = row
        return Reason(Question(question), Answer(answer), code, tuple(json.loads(fields)))
