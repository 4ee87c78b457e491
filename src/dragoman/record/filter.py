"""Which facts a question is about."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.errors import UsageError
from dragoman.model import UNWORDED, FactKind, Status
from dragoman.record.judgements.merged import merged
from dragoman.record.store.facts import Fate
from dragoman.record.store.fulltext import match_query
from dragoman.record.store.names import name_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Every condition given must hold; what is left out does not restrict.

    `since` and `until` keep facts whose day may fall in that stretch (inclusive), so a fact of
    unknown day is left out as soon as one of them is given. `actor` is a registry id or a name,
    whatever its case and diacritics, of somebody in the fact or among its voices; a name that
    nobody bears in full ("Kovač") stands for everybody whose name contains it as whole words.
    Actors that reviewers merged are found by each of their names.
    `text` holds words that the quote must contain. With `rejected`, the facts that reviewers
    rejected, in the place of those that stand. With `worded`, of statements only those that give
    words or a clause, not what somebody condemned, called for or would not say.
    """

    since: date | None = None
    until: date | None = None
    actor: str | None = None
    status: tuple[Status, ...] = ()
    kind: tuple[FactKind, ...] = ()
    outlet: str | None = None
    place: str | None = None
    text: str | None = None
    page: str | None = None
    rejected: bool = False
    worded: bool = False

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"nothing is both since {self.since} and until {self.until}")


Condition = tuple[str, list[str]]
"""SQL over the facts table `f` (`table_of`), and its parameters."""

_STANDING = ("fact_actors", "fact_voices", "quote_words")
_ASIDE = ("aside_actors", "aside_voices", "aside_words")


def table_of(wanted: Filter) -> str:
    """The table in which the facts lie that a filter asks for."""
    return "aside" if wanted.rejected else "facts"


def conditions(connection: sqlite3.Connection, wanted: Filter) -> Condition:
    """The filter as one SQL condition ("1" where it asks for nothing)."""
    parts: list[Condition] = []
    *people, quotes = _ASIDE if wanted.rejected else _STANDING
    if wanted.rejected:
        parts.append(("f.fate = ?", [Fate.REJECTED.value]))
    if wanted.since or wanted.until:
        parts.append(("f.day_sort != '~'", []))
    if wanted.since:
        parts.append(("coalesce(f.day_end, '9999') >= ?", [wanted.since.isoformat()]))
    if wanted.until:
        parts.append(("coalesce(f.day_start, '0000') <= ?", [wanted.until.isoformat()]))
    if wanted.actor is not None:
        parts.append(_actor(connection, wanted.actor, people))
    if wanted.status:
        parts.append(_one_of("f.status", [Status(word).value for word in wanted.status]))
    if wanted.kind:
        parts.append(_one_of("f.kind", [FactKind(word).value for word in wanted.kind]))
    if wanted.outlet is not None:
        parts.append(("f.outlet_key = ?", [name_key(wanted.outlet)]))
    if wanted.place is not None:
        parts.append(("f.place_key = ?", [name_key(wanted.place)]))
    if wanted.text is not None:
        matching = f"f.seq IN (SELECT rowid FROM {quotes} WHERE {quotes} MATCH ?)"
        parts.append((matching, [match_query(wanted.text)]))
    if wanted.page is not None:
        parts.append(("f.page = (SELECT seq FROM pages WHERE id = ?)", [wanted.page]))
    if wanted.worded:
        marks = ", ".join("?" * len(UNWORDED))
        loose = f"f.kind = ? AND substr(f.rule, instr(f.rule, '.') + 1) IN ({marks})"
        parts.append((f"NOT ({loose})", [FactKind.STATEMENT.value, *sorted(UNWORDED)]))
    if not parts:
        return "1", []
    return " AND ".join(sql for sql, _ in parts), [value for _, values in parts for value in values]


def known_keys(connection: sqlite3.Connection, name: str) -> list[str]:
    """The name keys in the record that `name` stands for: its own, else those that contain it as
    whole words."""
    key = name_key(name)
    if not key:
        return []
    exact = connection.execute("SELECT 1 FROM actors WHERE key = ? LIMIT 1", [key]).fetchone()
    if exact:
        return [key]
    rows = connection.execute(
        "SELECT DISTINCT key FROM actors WHERE instr(' ' || key || ' ', ?) ORDER BY key",
        [f" {key} "],
    )
    return [row[0] for row in rows]


def _actor(connection: sqlite3.Connection, actor: str, tables: Sequence[str]) -> Condition:
    named: list[Condition] = [("actor = ?", [actor])]
    named += [("key = ?", [key]) for key in known_keys(connection, actor)]
    named = merged(connection, actor, named)
    parts = [f"SELECT fact FROM {table} WHERE {sql}" for table in tables for sql, _ in named]
    # a compound of at most MANY_KEYS selects: SQLite refuses more than 500
    if len(parts) > _MANY_KEYS:
        raise UsageError(f"{actor!r} is part of too many names; give more of the name")
    values = [value for _, values in named for value in values]
    return f"f.seq IN ({' UNION '.join(parts)})", values * len(tables)


_MANY_KEYS = 400


def _one_of(column: str, words: list[str]) -> Condition:
    return f"{column} IN ({', '.join('?' * len(words))})", words
