"""Finds what a judgement is to be about: a fact as it was read, or an earlier judgement."""

from __future__ import annotations

import sqlite3

from dragoman.errors import UsageError
from dragoman.model import Fact
from dragoman.record.judgements.log import Judgement, listed
from dragoman.record.store.facts import fact_query
from dragoman.record.store.rows import fact_of

_TABLES = ("facts", "aside")
_WHOLE = "SELECT seq FROM {table} WHERE id = ?"
_FOUND = """SELECT id, seq FROM {table} WHERE id >= :low AND id < :high ORDER BY id LIMIT 2"""
_LAST = "\U0010ffff"


def as_read(connection: sqlite3.Connection, id_or_prefix: str) -> Fact:
    """The fact with this id, or the only one whose id starts so, as it was read: also where it
    was rejected, or where the id is the one it was given when it was fixed.

    Raises UsageError where none or several do.
    """
    return _by_seq(connection, _seq(connection, id_or_prefix), ("aside", "facts"))


def standing(connection: sqlite3.Connection, id_or_prefix: str) -> Fact:
    """The same as it stands: as it was fixed, where it was; as it was read, where it was
    rejected."""
    return _by_seq(connection, _seq(connection, id_or_prefix), ("facts", "aside"))


def _seq(connection: sqlite3.Connection, id_or_prefix: str) -> int:
    for table in _TABLES:  # a whole id first: where less is in sight, a stretch of ids costs more
        row = connection.execute(_WHOLE.format(table=table), [id_or_prefix]).fetchone()
        if row is not None:
            return int(row["seq"])
    bounds = {"low": id_or_prefix, "high": id_or_prefix + _LAST}
    found: dict[int, str] = {}
    if id_or_prefix.strip():
        for table in _TABLES:
            for row in connection.execute(_FOUND.format(table=table), bounds):
                found[row["seq"]] = row["id"]
    if not found:
        raise UsageError(f"no fact {id_or_prefix!r} in the record; dragoman timeline lists ids")
    if len(found) > 1:
        raise UsageError(f"several facts start with {id_or_prefix!r}; give more of the id")
    return next(iter(found))


def judgement_of(connection: sqlite3.Connection, id_or_prefix: str) -> Judgement:
    """The judgement with this id, or with the only id that starts so; raises UsageError where
    none or several do."""
    found = [each for each in listed(connection) if each.id.startswith(id_or_prefix)]
    if not id_or_prefix.strip() or not found:
        raise UsageError(f"no judgement {id_or_prefix!r}; dragoman review log lists ids")
    if len(found) > 1:
        raise UsageError(f"several judgements start with {id_or_prefix!r}; give more of the id")
    return found[0]


def page_seq(connection: sqlite3.Connection, page: str | None) -> int | None:
    """The `seq` of the page with this id, where it is in the record."""
    row = connection.execute("SELECT seq FROM pages WHERE id = ?", [page]).fetchone()
    return row["seq"] if row else None


def page_text(connection: sqlite3.Connection, page: str) -> str:
    """The text of the page with this id."""
    row = connection.execute("SELECT text FROM pages WHERE id = ?", [page]).fetchone()
    return str(row["text"])


def _by_seq(connection: sqlite3.Connection, seq: int, tables: tuple[str, str]) -> Fact:
    for table in tables:
        row = connection.execute(f"{fact_query(table)} WHERE f.seq = ?", [seq]).fetchone()
        if row is not None:
            return fact_of(row, page_text(connection, row["page"]))
    raise UsageError("the record changed while it was asked; ask again")
