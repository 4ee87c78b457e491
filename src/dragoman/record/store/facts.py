"""The rows of a fact: put in, set aside by a judgement, put back as they were read.

`facts` holds what stands. What a reviewer rejected or fixed lies in `aside` as it was read, under
the same `seq`, so that every other question sees only what stands without knowing of judgements.
"""

from __future__ import annotations

import sqlite3
from enum import StrEnum

from dragoman.model import Fact
from dragoman.record.store.rows import FACT_COLUMNS, Values, actor_values, fact_values, voice_values


class Fate(StrEnum):
    """Why a fact was set aside."""

    REJECTED = "rejected"
    FIXED = "fixed"


_COLUMNS = ", ".join(f'"{column}"' for column in ("seq", "page", *FACT_COLUMNS))
_ACTOR_COLUMNS = ("fact", "slot", "n", "actor", "name", "key", "kind", "text")
_VOICE_COLUMNS = ("fact", "n", "actor", "name", "key", "stance", "text")
_PARTS = (
    ("fact_actors", "aside_actors", ", ".join(_ACTOR_COLUMNS)),
    ("fact_voices", "aside_voices", ", ".join(_VOICE_COLUMNS)),
)


def fact_query(table: str = "facts") -> str:
    """Everything `fact_of` needs, of the facts that stand or (`table` "aside") that do not."""
    return f"""SELECT f.id, f.kind, p.id AS page, p.name AS page_name, f.outlet, f.start, f."end",
      f.quote, f.zone, f.modality, f.polarity, f.rule, f.why, f.day, f.place, f.voices, f.detail,
      f.page AS page_seq, f.seq
      FROM {table} f JOIN pages p ON p.seq = f.page"""


READ = f"""{fact_query("aside")} WHERE f.page = :page
  UNION ALL {fact_query()} WHERE f.page = :page AND f.seq NOT IN (SELECT seq FROM aside)
  ORDER BY f.seq"""
"""The facts of one page as they were read, whatever was judged since."""


def next_seq(connection: sqlite3.Connection) -> int:
    """A `seq` that no fact has, nor one that was set aside and may come back."""
    query = "SELECT max(coalesce((SELECT max(seq) FROM facts), 0), "
    query += "coalesce((SELECT max(seq) FROM aside), 0)) + 1"
    return int(connection.execute(query).fetchone()[0])


def insert_fact(
    connection: sqlite3.Connection, page: int, seq: int, fact: Fact, values: Values
) -> None:
    """A fact with its actors and voices; `values` is its row (`fact_values`)."""
    insert(connection, "facts", ("seq", "page", *FACT_COLUMNS), (seq, page, *values))
    for actor in actor_values(fact):
        insert(connection, "fact_actors", _ACTOR_COLUMNS, (seq, *actor))
    for voice in voice_values(fact):
        insert(connection, "fact_voices", _VOICE_COLUMNS, (seq, *voice))


def insert(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], values: Values
) -> int:
    """One row; returns its row id."""
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    cursor = connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def read_values(connection: sqlite3.Connection, page: int) -> list[Values]:
    """The rows of a page's facts as they were read, in the order of `FACT_COLUMNS`."""
    rows = connection.execute(
        f"""SELECT {_COLUMNS} FROM aside WHERE page = :page
            UNION ALL SELECT {_COLUMNS} FROM facts
            WHERE page = :page AND seq NOT IN (SELECT seq FROM aside) ORDER BY seq""",
        {"page": page},
    )
    return [tuple(row)[2:] for row in rows]


def put_aside(
    connection: sqlite3.Connection, seq: int, fate: Fate, *, instead: Fact | None = None
) -> None:
    """Takes a fact out of what stands; `instead` takes its place, unless the page has that fact
    already."""
    row = connection.execute("SELECT page FROM facts WHERE seq = ?", [seq]).fetchone()
    connection.execute(
        f"INSERT INTO aside ({_COLUMNS}, fate, instead) SELECT {_COLUMNS}, ?, ? FROM facts "
        "WHERE seq = ?",
        [fate.value, instead.id if instead else None, seq],
    )
    _move_parts(connection, seq, back=False)
    connection.execute("DELETE FROM facts WHERE seq = ?", [seq])
    if (
        instead
        and not connection.execute("SELECT 1 FROM facts WHERE id = ?", [instead.id]).fetchone()
    ):
        insert_fact(connection, row["page"], seq, instead, fact_values(instead))


def put_back(connection: sqlite3.Connection, page: int) -> None:
    """The page's facts as they were read."""
    rows = connection.execute("SELECT seq FROM aside WHERE page = ? ORDER BY seq", [page])
    found = [row[0] for row in rows.fetchall()]
    for seq in found:  # all that took a place first: it may be alike to what was set aside
        _remove(connection, seq)
    for seq in found:
        connection.execute(
            f"INSERT INTO facts ({_COLUMNS}) SELECT {_COLUMNS} FROM aside WHERE seq = ?", [seq]
        )
        _move_parts(connection, seq, back=True)
        connection.execute("DELETE FROM aside WHERE seq = ?", [seq])


def clear_facts(connection: sqlite3.Connection, page: int) -> None:
    """Takes out all facts of a page."""
    rows = connection.execute("SELECT seq FROM facts WHERE page = ?", [page])
    for (seq,) in rows.fetchall():
        _remove(connection, seq)


def _remove(connection: sqlite3.Connection, seq: int) -> None:
    for there, _, _ in _PARTS:
        connection.execute(f"DELETE FROM {there} WHERE fact = ?", [seq])
    connection.execute("DELETE FROM facts WHERE seq = ?", [seq])


def _move_parts(connection: sqlite3.Connection, seq: int, *, back: bool) -> None:
    for standing, aside, columns in _PARTS:
        source, target = (aside, standing) if back else (standing, aside)
        connection.execute(
            f"INSERT INTO {target} ({columns}) SELECT {columns} FROM {source} WHERE fact = ?",
            [seq],
        )
        connection.execute(f"DELETE FROM {source} WHERE fact = ?", [seq])
