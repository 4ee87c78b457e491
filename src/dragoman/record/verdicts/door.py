"""The record's verdicts: bringing them up to date, and asking for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from dragoman.actors import Registry, load_registry
from dragoman.errors import UsageError
from dragoman.model import Answer, Incident, Ruling, Terms, Verdict
from dragoman.record.incidents.rows import COLUMNS as INCIDENT_COLUMNS
from dragoman.record.incidents.rows import incident_of
from dragoman.record.store.connection import as_record_errors
from dragoman.record.verdicts import upkeep
from dragoman.record.verdicts.rows import COLUMNS, Reasons
from dragoman.record.verdicts.upkeep import BroughtUp

_FETCHED = 500
_FROM = (
    "FROM verdicts v JOIN verdict_terms t ON t.seq = v.terms JOIN incidents i ON i.seq = v.incident"
)
_REASONS = "v.time, v.place, v.parties, v.parties_too, v.act"


class Verdicts:
    """What incidents are under terms. `Record.verdicts` opens it.

    Verdicts are kept by the id of the terms; `bring_up` judges what is new since the last time,
    and all of it again under terms that are not what they were.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def bring_up(self, terms: Sequence[Terms], registry: Registry | None = None) -> BroughtUp:
        """Judges what has not been judged under these terms; says what it took.

        `registry` is who is who, the shipped packs where it is None. Whole batches are kept if it
        is cut short, and the same call then completes them.
        """
        *_, last = self.bringing_up(terms, registry)
        return last

    def bringing_up(
        self, terms: Sequence[Terms], registry: Registry | None = None
    ) -> Iterator[BroughtUp]:
        """`bring_up`, with the counts so far after each batch."""
        twice = {each.id for each in terms if sum(other.id == each.id for other in terms) > 1}
        if twice:
            raise UsageError(f"two sets of terms have one id: {', '.join(sorted(twice))}")
        with as_record_errors(self._path):
            yield from upkeep.bring_up(self._connection, terms, registry or load_registry())

    def forget(self, terms: str) -> int:
        """Drops the verdicts under the terms with this id; returns how many there were."""
        with as_record_errors(self._path):
            return upkeep.forget(self._connection, terms)

    def terms(self) -> tuple[str, ...]:
        """The ids of the terms that verdicts are kept under, sorted."""
        with as_record_errors(self._path):
            rows = self._connection.execute("SELECT id FROM verdict_terms ORDER BY id").fetchall()
        return tuple(row["id"] for row in rows)

    def stamp(self) -> str:
        """Changes whenever something is judged, or terms that verdicts are kept under change."""
        with as_record_errors(self._path):
            rows = self._connection.execute(
                "SELECT id, digest, judged FROM verdict_terms ORDER BY id"
            ).fetchall()
        return " ".join(f"{row['id']}={row['digest'][:8]}-{row['judged']}" for row in rows)

    def waiting(self, terms: str) -> int:
        """How many incidents came in since the terms with this id were last brought up to date."""
        query = """SELECT count(*) FROM incidents WHERE seq >
          coalesce((SELECT judged FROM verdict_terms WHERE id = ?), 0)"""
        with as_record_errors(self._path):
            return int(self._connection.execute(query, [terms]).fetchone()[0])

    def numbered(self, terms: str) -> Iterator[tuple[int, str, str, tuple[int, ...]]]:
        """All verdicts under the terms with this id, streamed in no order: the number that the
        incident has in the record, the ruling, the zones with blanks between, and the numbers of
        the reasons, which `codes` has."""
        query = f"""SELECT v.incident, v.ruling, v.zones, {_REASONS} FROM verdicts v
          WHERE v.terms = (SELECT seq FROM verdict_terms WHERE id = ?)"""
        with as_record_errors(self._path):
            cursor = self._connection.cursor()
            cursor.row_factory = None
            cursor.execute(query, [terms])
            while rows := cursor.fetchmany(_FETCHED):
                for incident, ruling, zones, *numbers in rows:
                    yield incident, ruling, zones or "", tuple(n for n in numbers if n is not None)

    def codes(self) -> dict[int, tuple[str, str, str]]:
        """Question, answer and code of every reason by its number, without the fields that fired;
        reasons that differ in these alone give one object."""
        same: dict[tuple[str, str, str], tuple[str, str, str]] = {}
        query = "SELECT seq, question, answer, code FROM verdict_reasons"
        with as_record_errors(self._path):
            rows = self._connection.execute(query)
            return {number: same.setdefault((question, answer, code), (question, answer, code))
                    for number, question, answer, code in rows}  # fmt: skip

    def of(self, incident: str) -> tuple[Verdict, ...]:
        """The verdicts of the incident with this id, by the ids of the terms; empty where it has
        not been judged."""
        query = f"SELECT {COLUMNS} {_FROM} WHERE i.id = ? ORDER BY t.id"
        with as_record_errors(self._path):
            rows = self._connection.execute(query, [incident]).fetchall()
            reasons = Reasons(self._connection)
            return tuple(reasons.verdict(incident, row) for row in rows)

    def counts(self, terms: str) -> dict[Ruling, int]:
        """How many incidents are what under the terms with this id; every ruling has a count."""
        query = f"SELECT v.ruling, count(*) {_FROM} WHERE t.id = ? GROUP BY v.ruling"
        with as_record_errors(self._path):
            found = dict(self._connection.execute(query, [terms]).fetchall())
        return {ruling: found.get(ruling.value, 0) for ruling in Ruling}

    def causes(self, terms: str) -> dict[str, int]:
        """How many of the undetermined incidents have each cause under the terms with this id,
        the most first; an incident with two causes counts for both."""
        query = f"""SELECT r.code, count(DISTINCT i.seq) AS number {_FROM}
          JOIN verdict_reasons r ON r.seq IN ({_REASONS})
          WHERE t.id = ? AND v.ruling = ? AND r.answer = ?
          GROUP BY r.code ORDER BY number DESC, r.code"""
        values = [terms, Ruling.UNDETERMINED.value, Answer.UNKNOWN.value]
        with as_record_errors(self._path):
            return dict(self._connection.execute(query, values).fetchall())

    def each(
        self,
        terms: str,
        *,
        ruling: Ruling | None = None,
        code: str | None = None,
        zone: str | None = None,
        first: date | None = None,
        last: date | None = None,
    ) -> Iterator[tuple[Incident, Verdict]]:
        """Incidents with their verdicts under the terms with this id, streamed, by first day and
        id: those with this ruling, with a reason of this code, in this zone, that began on
        `first` or later and on `last` or earlier."""
        where, values = _conditions(ruling, code, zone, first, last)
        columns = ", ".join(f"i.{name}" for name in INCIDENT_COLUMNS)
        # the verdict's columns first: both have a `place`, and a name means the first of that name
        query = f"SELECT {COLUMNS}, {columns} {_FROM} WHERE t.id = ? {where} ORDER BY i.first, i.id"
        with as_record_errors(self._path):
            reasons = Reasons(self._connection)
            cursor = self._connection.execute(query, [terms, *values])
            while rows := cursor.fetchmany(_FETCHED):
                for row in rows:
                    incident = incident_of(tuple(row)[-len(INCIDENT_COLUMNS) :])
                    yield incident, reasons.verdict(incident.id, row)


def _conditions(
    ruling: Ruling | None,
    code: str | None,
    zone: str | None,
    first: date | None,
    last: date | None,
) -> tuple[str, list[str]]:
    has_code = (
        f"EXISTS (SELECT 1 FROM verdict_reasons r WHERE r.seq IN ({_REASONS}) AND r.code = ?)"
    )
    asked = (
        ("v.ruling = ?", ruling.value if ruling else None),
        (has_code, code),
        ("instr(' ' || v.zones || ' ', ' ' || ? || ' ')", zone),
        ("i.first >= ?", first.isoformat() if first else None),
        ("i.first <= ?", last.isoformat() if last else None),
    )
    given = [(condition, value) for condition, value in asked if value is not None]
    return "".join(f" AND {condition}" for condition, _ in given), [value for _, value in given]
