"""Puts one reading into the tables, in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.model import Reading, Skipped
from dragoman.record.store.connection import transaction
from dragoman.record.store.facts import (
    clear_facts,
    insert,
    insert_fact,
    next_seq,
    read_values,
)
from dragoman.record.store.fulltext import words_in
from dragoman.record.store.rows import (
    PAGE_COLUMNS,
    RefusedReadingError,
    Values,
    check_reading,
    distinct,
    fact_values,
    page_values,
)


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a page did: the number of its facts, and whether anything changed."""

    page: str
    facts: int
    changed: bool


def replace_page(
    connection: sqlite3.Connection,
    reading: Reading,
    *,
    reader: str,
    forget: Callable[[sqlite3.Connection, int], None],
    take_up: Callable[[sqlite3.Connection, int], None],
) -> Added:
    """The page and its facts as they are now read, whatever was there before.

    In the same transaction `forget` is called with the page's `seq` before old facts go, `take_up`
    when the new ones are there.
    """
    check_reading(reading)
    facts = distinct(reading.facts)
    page_id = reading.page.id
    new_page = page_values(reading, facts=len(facts), reader=reader)
    new_facts = [fact_values(fact) for fact in facts]
    refuse_broken_letters(reading.page.name, [new_page, *new_facts])
    with transaction(connection):
        old = connection.execute("SELECT * FROM pages WHERE id = ?", [page_id]).fetchone()
        connection.execute("DELETE FROM skipped_files WHERE name = ?", [reading.page.name])
        if old is None:
            seq = insert(connection, "pages", PAGE_COLUMNS, new_page)
        else:
            seq = old["seq"]
            if _same(connection, old, new_page, new_facts):
                return Added(page_id, len(facts), changed=False)
            forget(connection, seq)
            _clear(connection, old)
            assignments = ", ".join(f"{column} = ?" for column in PAGE_COLUMNS)
            connection.execute(f"UPDATE pages SET {assignments} WHERE seq = ?", [*new_page, seq])
        _index_page(connection, seq, new_page)
        first = next_seq(connection)
        for n, (fact, values) in enumerate(zip(facts, new_facts, strict=True)):
            insert_fact(connection, seq, first + n, fact, values)
        take_up(connection, seq)
    return Added(page_id, len(facts), changed=True)


def skip_file(connection: sqlite3.Connection, skipped: Skipped) -> None:
    """Keeps the name and the reason of something that could not be read at all."""
    name = skipped.name.encode("utf-8", "backslashreplace").decode()
    reason = skipped.reason.encode("utf-8", "backslashreplace").decode()
    with transaction(connection):
        connection.execute(
            "INSERT INTO skipped_files VALUES (?, ?) "
            "ON CONFLICT DO UPDATE SET reason = excluded.reason",
            [name, reason],
        )


def _same(
    connection: sqlite3.Connection, old: sqlite3.Row, page: Values, facts: list[Values]
) -> bool:
    if tuple(old[column] for column in PAGE_COLUMNS) != page:
        return False
    return read_values(connection, old["seq"]) == facts


def _clear(connection: sqlite3.Connection, page: sqlite3.Row) -> None:
    """Takes out a page's facts and what was indexed of it."""
    clear_facts(connection, page["seq"])
    connection.execute(
        "INSERT INTO page_words (page_words, rowid, body, comments) VALUES ('delete', ?, ?, ?)",
        [page["seq"], *_indexed(page["indexed"], page["text"])],
    )


def _index_page(connection: sqlite3.Connection, seq: int, page: Values) -> None:
    values = dict(zip(PAGE_COLUMNS, page, strict=True))
    connection.execute(
        "INSERT INTO page_words (rowid, body, comments) VALUES (?, ?, ?)",
        [seq, *_indexed(str(values["indexed"]), str(values["text"]))],
    )


def _indexed(spans: str, text: str) -> tuple[str, str]:
    found = json.loads(spans)
    return words_in(text, found["body"]), words_in(text, found["comments"])


def refuse_broken_letters(name: str, rows: list[Values]) -> None:
    """Raises RefusedReadingError for half characters (lone surrogates), which UTF-8 has not."""
    for row in rows:
        for value in row:
            if isinstance(value, str) and not value.isascii():
                try:
                    value.encode()
                except UnicodeEncodeError as error:
                    raise RefusedReadingError(
                        f"{name!a} holds half a character (a lone surrogate); save the page "
                        "as UTF-8 and read it again"
                    ) from error
