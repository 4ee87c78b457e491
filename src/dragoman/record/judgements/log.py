"""What reviewers decided: a log that is only ever appended to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from dragoman.errors import UsageError


class Verdict(StrEnum):
    """What a reviewer can decide about a fact, or about two things being one."""

    RIGHT = "right"
    WRONG = "wrong"
    EDITED = "edited"
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `about` is a fact's id, or two ids joined by a space for same and different;
    `at` an ISO moment in UTC; `edit` what was put in place, as JSON, where the verdict is edited.
    """

    about: str
    verdict: Verdict
    who: str
    at: str
    note: str = ""
    edit: str | None = None


def append(
    connection: sqlite3.Connection,
    about: str,
    verdict: Verdict,
    who: str,
    *,
    note: str = "",
    edit: str | None = None,
) -> Judgement:
    """Writes one judgement and waits until the disk has it."""
    if not who.strip():
        raise UsageError("a judgement needs the name of who makes it")
    judgement = Judgement(about, verdict, who, _now(), note, edit)
    # Readings can be read again; a person's decision cannot, so it is worth a full sync.
    connection.execute("PRAGMA synchronous = FULL")
    try:
        connection.execute(
            "INSERT INTO judgements (about, verdict, who, at, note, edit) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [about, verdict.value, who, judgement.at, note, edit],
        )
    finally:
        connection.execute("PRAGMA synchronous = NORMAL")
    return judgement


def listed(connection: sqlite3.Connection, about: str | None = None) -> Iterator[Judgement]:
    """All judgements, or those about one thing, oldest first."""
    query = "SELECT about, verdict, who, at, note, edit FROM judgements"
    if about is None:
        rows = connection.execute(f"{query} ORDER BY seq")
    else:
        rows = connection.execute(f"{query} WHERE about = ? ORDER BY seq", [about])
    for row in rows:
        yield Judgement(row[0], Verdict(row[1]), *row[2:])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
