"""Brings the kept verdicts up to date: only what is new or changed is judged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from dragoman.actors import Registry
from dragoman.errors import RecordError
from dragoman.lexicon.loader import load_table
from dragoman.model import Terms
from dragoman.record.store.bulk import collector_resting
from dragoman.record.store.connection import transaction
from dragoman.record.verdicts.judge import Judge
from dragoman.record.verdicts.rows import INSERT, Reasons
from dragoman.record.verdicts.sheet import QUERY, Sheet

RULES = 1
"""Raised whenever the rules may give an incident another answer, so that kept verdicts are
judged anew."""

BATCH = 2000
"""Incidents judged in one transaction."""


@dataclass(slots=True)
class BroughtUp:
    """What it took to bring verdicts up to date.

    `judged` counts incidents that were put under at least one set of terms, `renewed` the sets of
    terms that are new or not what they were, `dropped` verdicts that no longer hold.
    """

    judged: int = 0
    renewed: int = 0
    dropped: int = 0


def bring_up(
    connection: sqlite3.Connection, terms: Sequence[Terms], registry: Registry
) -> Iterator[BroughtUp]:
    """Judges what has not been judged under these terms, and yields the counts so far after each
    batch, at least once. What is cut short goes on where it was."""
    told = BroughtUp()
    digests = {each.id: digest_of(each, registry) for each in terms}
    with transaction(connection):
        for each in terms:
            _begin(connection, each.id, digests[each.id], told)
    reasons = Reasons(connection)
    sheets: dict[tuple[int, ...], Sheet] = {}
    while True:
        with transaction(connection):
            behind, after = _furthest_behind(connection, digests)
            batch = _next(connection, after) if behind else []
            if not batch:
                break
            numbers = tuple(behind.values())
            if numbers not in sheets:
                judge = Judge([each for each in terms if each.id in behind], registry)
                sheets[numbers] = Sheet(judge, numbers, reasons)
            if not reasons.begin():
                for sheet in sheets.values():
                    sheet.forget()
            with collector_resting():
                connection.executemany(INSERT, sheets[numbers].rows(batch))
            reasons.flush()
            _judged_up_to(connection, numbers, batch[-1][0])
        told.judged += len(batch)
        yield told
    yield told


def forget(connection: sqlite3.Connection, terms: str) -> int:
    """Drops the verdicts under the terms with this id; returns how many there were."""
    with transaction(connection):
        dropped = _drop(connection, terms)
        connection.execute("DELETE FROM verdict_terms WHERE id = ?", [terms])
        return dropped


def digest_of(terms: Terms, registry: Registry) -> str:
    """Changes with anything that a verdict under these terms may depend on."""
    parts = (str(RULES), repr(terms), _digest_of_names(registry))
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


@lru_cache(maxsize=2)
def _digest_of_names(registry: Registry) -> str:
    labels = repr(load_table("aggregate_labels"))
    return blake2b((registry.digest + labels).encode(), digest_size=16).hexdigest()


def _begin(connection: sqlite3.Connection, terms: str, digest: str, told: BroughtUp) -> None:
    """Drops verdicts under what the terms were before."""
    query = "SELECT digest FROM verdict_terms WHERE id = ?"
    known = connection.execute(query, [terms]).fetchone()
    if known is not None and known["digest"] == digest:
        return
    told.renewed += 1
    told.dropped += _drop(connection, terms)
    connection.execute(
        "INSERT INTO verdict_terms (id, digest, judged) VALUES (?, ?, 0) ON CONFLICT (id) "
        "DO UPDATE SET digest = excluded.digest, judged = 0",
        [terms, digest],
    )


def _drop(connection: sqlite3.Connection, terms: str) -> int:
    query = "DELETE FROM verdicts WHERE terms = (SELECT seq FROM verdict_terms WHERE id = ?)"
    dropped = connection.execute(query, [terms]).rowcount
    if dropped:
        connection.execute(
            """DELETE FROM verdict_reasons WHERE seq NOT IN (
              SELECT time FROM verdicts UNION SELECT place FROM verdicts
              UNION SELECT parties FROM verdicts UNION SELECT act FROM verdicts
              UNION SELECT parties_too FROM verdicts WHERE parties_too IS NOT NULL)"""
        )
    return dropped


def _furthest_behind(
    connection: sqlite3.Connection, digests: Mapping[str, str]
) -> tuple[dict[str, int], int]:
    """The terms that are furthest behind, with their numbers and in the order of `digests`, and
    the number of the incident up to which they are judged.

    Asked for each batch anew, since another process may judge beside this one. Raises RecordError
    where it does so under other terms of the same id.
    """
    rows = {row["id"]: row for row in connection.execute("SELECT * FROM verdict_terms")}
    for each, digest in digests.items():
        if each not in rows or rows[each]["digest"] != digest:
            raise RecordError(
                f"the terms {each} were changed or dropped by another process meanwhile; bring the "
                "verdicts up to date again"
            )
    judged = min((rows[each]["judged"] for each in digests), default=0)
    behind = {each: rows[each]["seq"] for each in digests if rows[each]["judged"] == judged}
    return behind, judged


def _next(connection: sqlite3.Connection, after: int) -> list[tuple[Any, ...]]:
    """The incidents behind a number, a batch of them."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(QUERY, [after, BATCH]).fetchall()


def _judged_up_to(connection: sqlite3.Connection, terms: Sequence[int], incident: int) -> None:
    connection.executemany(
        "UPDATE verdict_terms SET judged = ? WHERE seq = ?",
        [(incident, number) for number in terms],
    )
