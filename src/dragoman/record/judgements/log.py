"""What reviewers decided: a log that is only ever appended to."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from dragoman.record.store.connection import transaction


class Verdict(StrEnum):
    """What a reviewer can decide about a fact, a pair of facts, a pair of actors, or an earlier
    judgement."""

    RIGHT = "right"
    WRONG = "wrong"
    EDITED = "edited"
    SAME = "same"
    DIFFERENT = "different"
    MERGE = "merge"
    SPLIT = "split"
    NOTE = "note"
    UNDO = "undo"


ABOUT_FACTS = frozenset({Verdict.RIGHT, Verdict.WRONG, Verdict.EDITED, Verdict.NOTE})
ABOUT_PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT})
ABOUT_ACTORS = frozenset({Verdict.MERGE, Verdict.SPLIT})


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `about` is a fact's id; two of them joined by a space for same and different;
    two actors' handles joined by a space for merge and split; a judgement's id for undo. `at` is
    an ISO moment in UTC; `edit` what was put in place, as JSON, where the verdict is edited.

    `page` and `other` are the ids of the pages it was made on, `judged` what was judged as it
    then was, as JSON: so it finds its way when a later reading gives a fact another id. All three
    are None in judgements older than that.
    """

    about: str
    verdict: Verdict
    who: str
    at: str
    note: str = ""
    edit: str | None = None
    page: str | None = None
    other: str | None = None
    judged: str | None = None

    @property
    def id(self) -> str:
        """Hash of all it says: the same judgement from two files is one."""
        text = json.dumps([getattr(self, name) for name in _FIELDS], ensure_ascii=False)
        return "j" + hashlib.sha256(text.encode()).hexdigest()[:20]


_FIELDS = tuple(field.name for field in fields(Judgement))
_QUERY = f"SELECT {', '.join(_FIELDS)} FROM judgements"


@contextmanager
def durable(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that ends only when the disk has it: readings can be read again, a person's
    decision cannot."""
    connection.execute("PRAGMA synchronous = FULL")
    try:
        with transaction(connection):
            yield
    finally:
        connection.execute("PRAGMA synchronous = NORMAL")


def append(connection: sqlite3.Connection, judgement: Judgement) -> bool:
    """Writes one judgement, inside a transaction; False where the log has it already."""
    values = [getattr(judgement, name) for name in _FIELDS]
    cursor = connection.execute(
        f"INSERT INTO judgements (id, {', '.join(_FIELDS)}) "
        f"VALUES (?, {', '.join('?' * len(_FIELDS))}) ON CONFLICT DO NOTHING",
        [judgement.id, *values],
    )
    return cursor.rowcount == 1


def listed(connection: sqlite3.Connection, *, since: int = 0) -> Iterator[Judgement]:
    """All judgements but the first that were filed, oldest first."""
    return _judgements(connection.execute(f"{_QUERY} WHERE seq > ? ORDER BY at, seq", [since]))


def of_verdicts(connection: sqlite3.Connection, verdicts: Iterable[Verdict]) -> list[Judgement]:
    """All judgements with one of these verdicts, and all that take any back, oldest first."""
    words = [*(verdict.value for verdict in verdicts), Verdict.UNDO.value]
    marks = ", ".join("?" * len(words))
    rows = connection.execute(f"{_QUERY} WHERE verdict IN ({marks}) ORDER BY at, seq", words)
    return list(_judgements(rows))


def on_page(connection: sqlite3.Connection, page: str, facts: Iterable[str]) -> list[Judgement]:
    """All judgements that were made on a page (its id), about one or two of its facts, and what
    takes them back; `facts` are ids by which those older than page marks are found."""
    query = f"""{_QUERY} WHERE page = ? OR other = ?
                OR (page IS NULL AND about IN (SELECT value FROM json_each(?)))"""
    rows = connection.execute(query, [page, page, json.dumps(list(facts))])
    found = list(_judgements(rows))
    return sorted(found, key=moment)


def moment(judgement: Judgement) -> tuple[str, str]:
    """What judgements are sorted by: when they were made, whatever order they were filed in."""
    return judgement.at, judgement.id


def now_after(connection: sqlite3.Connection, who: str) -> str:
    """This moment; a little later than the reviewer's last judgement where a clock went back, so
    that his later word stays his later word."""
    now = datetime.now(UTC)
    row = connection.execute("SELECT max(at) FROM judgements WHERE who = ?", [who]).fetchone()
    if row[0] is not None:
        now = max(now, datetime.fromisoformat(row[0]) + timedelta(microseconds=1))
    return now.isoformat(timespec="microseconds")


def _judgements(rows: Iterable[sqlite3.Row]) -> Iterator[Judgement]:
    for row in rows:
        yield Judgement(row[0], Verdict(row[1]), *row[2:])
