"""The links of a record as it stood on a day.

A fact published later may stand between two others under a key and keep them apart. What is hidden
must not: links that are missing for that reason are worked out, once per connection, beside those
that are there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby

from dragoman.record.links import tables
from dragoman.record.links.scoring import Outcome, score

_MADE = "SELECT 1 FROM sqlite_temp_master WHERE name = 'links'"
_HIDES = "SELECT 1 FROM sqlite_temp_master WHERE name = 'facts'"
_TABLE = """CREATE TEMP TABLE links (
  first INTEGER NOT NULL, second INTEGER NOT NULL, outcome TEXT NOT NULL, score REAL NOT NULL,
  reasons TEXT NOT NULL, support INTEGER NOT NULL, PRIMARY KEY (first, second)
) WITHOUT ROWID"""
_KEPT = """INSERT INTO temp.links SELECT * FROM main.links
  WHERE first IN (SELECT seq FROM facts) AND second IN (SELECT seq FROM facts)"""
_ORDERED = "SELECT key, fact FROM link_keys ORDER BY key, place"


def see(connection: sqlite3.Connection) -> None:
    """Makes the unqualified name `links` mean the links between what can be seen."""
    if not connection.execute(_HIDES).fetchone() or connection.execute(_MADE).fetchone():
        return
    connection.execute(_TABLE)
    connection.execute(_KEPT)
    connection.execute("CREATE INDEX temp.links_seen_by_second ON links (second)")
    for one, other in sorted(set(_brought_together(connection))):
        known = tables.profiles(connection, {one, other})
        found = score(known[one], known[other])
        if found.outcome is not Outcome.DIFFERENT:
            reasons = json.dumps(found.reasons, ensure_ascii=False)
            connection.execute(
                "INSERT OR IGNORE INTO temp.links VALUES (?, ?, ?, ?, ?, 1)",
                [one, other, found.outcome.value, found.score, reasons],
            )


def _brought_together(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Pairs that are neighbours only because others between them cannot be seen."""
    visible = {row[0] for row in connection.execute("SELECT seq FROM facts")}
    rows = connection.execute(_ORDERED)
    for _, block in groupby(rows, key=lambda row: row["key"]):
        seen = [(at, row["fact"]) for at, row in enumerate(block) if row["fact"] in visible]
        for i, (at, fact) in enumerate(seen):
            for further, other in seen[i + 1 : i + 1 + tables.WINDOW]:
                if further - at > tables.WINDOW:
                    yield min(fact, other), max(fact, other)
