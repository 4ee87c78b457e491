"""A record as far as some facts tell it: what one answer is made from, where the whole is too much.

Like `as_of`, tables kept in memory by one connection hide those of the record. Pages stay in sight:
what a fact goes back to does not depend on which others are looked at.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from dragoman.record.store.as_of import AGGREGATES

_PARTS = (
    ("facts", "seq IN (SELECT value FROM json_each(:seqs))", ("seq", "id", "page")),
    ("fact_actors", "fact IN (SELECT seq FROM temp.part_facts)", ("fact", "key", "actor")),
    ("fact_voices", "fact IN (SELECT seq FROM temp.part_facts)", ("fact", "key", "actor")),
    (
        "links",
        """first IN (SELECT seq FROM temp.part_facts)
           AND second IN (SELECT seq FROM temp.part_facts)""",
        ("first", "second"),
    ),
)
"""Table, which of its rows are part of what is seen, and by what they are found."""


def narrow(connection: sqlite3.Connection, facts: Iterable[int]) -> None:
    """From now on this connection sees only these facts, by their `seq`."""
    values = {"seqs": json.dumps([*facts])}
    for table, rows, columns in _PARTS:
        query = f"CREATE TEMP TABLE part_{table} AS SELECT * FROM {table} WHERE {rows}"
        connection.execute(query, values if ":seqs" in rows else {})
        for column in columns:
            connection.execute(
                f"CREATE INDEX temp.part_{table}_by_{column} ON part_{table} ({column})"
            )
    for table, _, _ in _PARTS:
        connection.execute(f"DROP VIEW IF EXISTS temp.{table}")
        connection.execute(f"CREATE TEMP VIEW {table} AS SELECT * FROM temp.part_{table}")
    for name, view in AGGREGATES.items():
        connection.execute(f"DROP VIEW IF EXISTS temp.{name}")
        connection.execute(f"CREATE TEMP VIEW {name} AS {view}")
