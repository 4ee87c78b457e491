"""Brings the kept verdicts up to date: only what is new or changed is judged."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from dragoman.actors import Registry
from dragoman.lexicon.loader import load_table
from dragoman.model import DaySpread, Deaths, Incident, IncidentKind, PlaceGrain, Spot, Terms
from dragoman.record.store.connection import transaction
from dragoman.record.verdicts.judge import Judge
from dragoman.record.verdicts.rows import INSERT, Reasons, Row

RULES = 1
"""Raised whenever the rules may give an incident another answer, so that kept verdicts are
judged anew."""

BATCH = 2000
"""Incidents judged in one transaction."""

_NEXT = """SELECT seq, id, source, first, last, spread, kind, code, side_a, side_b, with_a, with_b,
    grain, place, admin1, admin2, country, latitude, longitude
  FROM incidents WHERE seq > ? ORDER BY seq LIMIT ?"""
_NO_DEATHS = Deaths()
_SPREADS = {each.value: each for each in DaySpread}
_KINDS = {each.value: each for each in IncidentKind}
_GRAINS = {each.value: each for each in PlaceGrain}


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
    with transaction(connection):
        numbers = {each.id: _begin(connection, each, registry, told) for each in terms}
    for judged, some in sorted(_by_progress(connection, terms).items()):
        yield from _judge_after(connection, judged, some, numbers, registry, told)
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
    names = blake2b(digest_size=16)
    for actor in registry.actors.values():
        names.update(repr(actor).encode())
    for place in registry.places.values():
        names.update(repr(place).encode())
    names.update(repr(load_table("aggregate_labels")).encode())
    return names.hexdigest()


def _begin(
    connection: sqlite3.Connection, terms: Terms, registry: Registry, told: BroughtUp
) -> int:
    """The number of the terms; verdicts under what they were before are dropped."""
    digest = digest_of(terms, registry)
    query = "SELECT seq, digest FROM verdict_terms WHERE id = ?"
    known = connection.execute(query, [terms.id]).fetchone()
    if known is not None and known["digest"] == digest:
        return int(known["seq"])
    told.renewed += 1
    told.dropped += _drop(connection, terms.id)
    (number,) = connection.execute(
        "INSERT INTO verdict_terms (id, digest, judged) VALUES (?, ?, 0) ON CONFLICT (id) "
        "DO UPDATE SET digest = excluded.digest, judged = 0 RETURNING seq",
        [terms.id, digest],
    ).fetchone()
    return int(number)


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


def _by_progress(connection: sqlite3.Connection, terms: Sequence[Terms]) -> dict[int, list[Terms]]:
    """The terms by the number of the incident up to which they are judged."""
    judged = dict(connection.execute("SELECT id, judged FROM verdict_terms").fetchall())
    found: dict[int, list[Terms]] = defaultdict(list)
    for each in terms:
        found[judged[each.id]].append(each)
    return found


def _judge_after(
    connection: sqlite3.Connection,
    judged: int,
    terms: Sequence[Terms],
    numbers: dict[str, int],
    registry: Registry,
    told: BroughtUp,
) -> Iterator[BroughtUp]:
    judge, reasons = Judge(terms, registry), Reasons(connection)
    of_terms = [numbers[each.id] for each in terms]
    while batch := connection.execute(_NEXT, [judged, BATCH]).fetchall():
        with transaction(connection):
            reasons.begin()
            connection.executemany(INSERT, _rows(batch, of_terms, judge, reasons))
            reasons.flush()
            judged = batch[-1]["seq"]
            connection.executemany(
                "UPDATE verdict_terms SET judged = ? WHERE seq = ?",
                [(judged, number) for number in of_terms],
            )
        told.judged += len(batch)
        yield told


def _rows(
    batch: Sequence[sqlite3.Row], terms: Sequence[int], judge: Judge, reasons: Reasons
) -> Iterator[Row]:
    for row in batch:
        for number, judged in zip(terms, judge.judged(_to_judge(row)), strict=True):
            yield reasons.row(row["seq"], number, *judged)


def _to_judge(row: sqlite3.Row) -> Incident:
    """An incident with all that a judge looks at, and nothing else."""
    (
        _, id, source, first, last, spread, kind, code, side_a, side_b, with_a, with_b,
        grain, place, admin1, admin2, country, latitude, longitude,
    ) = row  # fmt: skip
    return Incident(
        id=id,
        source=source,
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        spread=_SPREADS[spread],
        kind=_KINDS[kind],
        code=code,
        side_a=side_a,
        side_b=side_b,
        with_a=tuple(json.loads(with_a)) if with_a else (),
        with_b=tuple(json.loads(with_b)) if with_b else (),
        spot=Spot(_GRAINS[grain], place, admin1, admin2, country, latitude, longitude),
        deaths=_NO_DEATHS,
    )
