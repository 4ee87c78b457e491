"""Which facts a question is about."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

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

STANDING = "facts"
"""The table of the facts that stand."""
_STANDING: tuple[str, str, str] = ("fact_actors", "fact_voices", "quote_words")
_ASIDE: tuple[str, str, str] = ("aside_actors", "aside_voices", "aside_words")


def table_of(wanted: Filter) -> str:
    """The table in which the facts lie that a filter asks for."""
    return "aside" if wanted.rejected else STANDING


def parts_of(wanted: Filter) -> tuple[str, str]:
    """The tables in which the actors and the voices of those facts lie."""
    return (_ASIDE if wanted.rejected else _STANDING)[:2]


def conditions(
    connection: sqlite3.Connection, wanted: Filter, *, leaf: bool = True
) -> list[Condition]:
    """The filter as SQL conditions ("1" where it asks for nothing) of which each fact meets one at
    most: of a stretch of days, those that did not last long are found apart from those that may
    have. Unless all are looked at, and not a `leaf` of them, they are best found in order."""
    sql, values = _beside_days(connection, wanted, leaf=leaf)
    if not (wanted.since or wanted.until):
        return [(sql, values)]
    found = ((f"{days} AND {sql}", [*given, *values]) for days, given in _days(wanted))
    return list(found)


def chosen(
    connection: sqlite3.Connection,
    wanted: Filter,
    *,
    limit: int | None = None,
    skip: int = 0,
    newest: int | None = None,
) -> Condition:
    """A query for the row numbers of the facts that the filter keeps, by day, those of unknown day
    last, within a day in page order; `newest` of them are those added last."""
    found = _last(connection, wanted, newest) if newest is not None else []
    found = found or conditions(connection, wanted, leaf=limit is not None or skip > 0)
    ordered = "f.day_sort AS day, f.page AS page, f.start AS start, f.seq AS seq"
    parts = (f"SELECT {ordered} FROM {table_of(wanted)} f WHERE {where}" for where, _ in found)
    every, values = " UNION ALL ".join(parts), [value for _, each in found for value in each]
    if newest is not None:
        # the plus sign keeps SQLite from going through all facts from the last on, for two parts
        by = "+seq" if len(found) > 1 else "seq"
        every = f"SELECT * FROM (SELECT * FROM ({every}) ORDER BY {by} DESC LIMIT ?)"
        values.append(str(newest))
    query = f"SELECT seq FROM ({every} ORDER BY day, page, start, seq LIMIT ? OFFSET ?)"
    return query, [*values, str(-1 if limit is None else limit), str(skip)]


def any_of(found: Sequence[Condition]) -> Condition:
    """One condition in the place of several."""
    values = [value for _, values in found for value in values]
    return " OR ".join(f"({sql})" for sql, _ in found), values


_LONG = """(f.day_start IS NULL OR f.day_end IS NULL
  OR julianday(f.day_end) - julianday(f.day_start) > 31)"""
"""As the index `facts_of_long` has it."""
_SHORT = timedelta(days=31)


def _days(wanted: Filter) -> tuple[Condition, Condition]:
    """Facts that may fall in the stretch: what lasted a month at most began, if it ended in it or
    later, a month before it or later; what may have lasted longer."""
    since, until = wanted.since or date.min, wanted.until or date.max
    first = since - min(_SHORT, since - date.min)
    # written as "9999…" since a fact without an end may have ended at any time
    inside = "coalesce(f.day_end, '9999') >= ? AND coalesce(f.day_start, '0000') <= ?"
    values = [since.isoformat(), until.isoformat()]
    short = f"f.day_sort BETWEEN ? AND ? AND NOT {_LONG} AND {inside}"
    return (
        (short, [first.isoformat(), until.isoformat(), *values]),
        (f"f.day_sort != '~' AND {_LONG} AND {inside}", values),
    )


def _beside_days(connection: sqlite3.Connection, wanted: Filter, *, leaf: bool) -> Condition:
    """What the filter asks for beside days."""
    parts: list[Condition] = []
    quotes = (_ASIDE if wanted.rejected else _STANDING)[-1]
    if wanted.rejected:
        parts.append(("f.fate = ?", [Fate.REJECTED.value]))
    if wanted.actor is not None:
        parts.append(_actor(connection, wanted.actor, rejected=wanted.rejected, leaf=leaf))
    if wanted.status:
        parts.append(_one_of("f.status", [Status(word).value for word in wanted.status]))
    if wanted.kind:
        parts.append(_one_of("f.kind", [FactKind(word).value for word in wanted.kind]))
    if wanted.outlet is not None:
        parts.append(("f.outlet_key = ?", [name_key(wanted.outlet)]))
    if wanted.place is not None:
        # what SQLite must know to look into the index, which leaves out facts without a place
        parts.append(("f.place_key = ? AND f.place_key != ''", [name_key(wanted.place)]))
    if wanted.text is not None:
        parts.append(_text(connection, wanted.text, quotes, leaf=leaf))
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


def facts_of(
    connection: sqlite3.Connection, actor: str, *, rejected: bool = False
) -> tuple[list[str], list[str]]:
    """The queries (of the column `fact`) that together find an actor's facts; their parameters."""
    tables = (_ASIDE if rejected else _STANDING)[:2]
    named: list[Condition] = [("actor = ?", [actor])]
    named += [("key = ?", [key]) for key in known_keys(connection, actor)]
    named = merged(connection, actor, named)
    parts = [f"SELECT fact FROM {table} WHERE {sql}" for table in tables for sql, _ in named]
    # a compound of at most MANY_KEYS selects: SQLite refuses more than 500
    if len(parts) > _MANY_KEYS:
        raise UsageError(f"{actor!r} is part of too many names; give more of the name")
    return parts, [value for _, values in named for value in values] * len(tables)


def _actor(connection: sqlite3.Connection, actor: str, *, rejected: bool, leaf: bool) -> Condition:
    parts, values = facts_of(connection, actor, rejected=rejected)
    mentions = _counted(connection, " UNION ALL ".join(parts), values)
    if mentions <= VERY_MANY:
        late = "+" if leaf and mentions > MANY else ""
        return f"{late}f.seq IN ({' UNION '.join(parts)})", values
    looked = " OR ".join(f"EXISTS ({part} AND fact = f.seq)" for part in parts)
    return f"({looked})", values


def _last(connection: sqlite3.Connection, wanted: Filter, newest: int) -> list[Condition]:
    """What finds the facts that were added last from the ends of indexes, where one says all that
    the filter asks for: an actor, or words."""
    if wanted.actor is not None and wanted == Filter(actor=wanted.actor):
        parts, values = facts_of(connection, wanted.actor)
        last = "SELECT * FROM (SELECT DISTINCT fact FROM ({}) ORDER BY fact DESC LIMIT ?)"
        ends = " UNION ".join(last.format(part) for part in parts)
        rest = iter(values)
        bounded = [
            value for part in parts for value in (*islice(rest, part.count("?")), str(newest))
        ]
        query = f"SELECT fact FROM ({ends}) ORDER BY fact DESC LIMIT ?"
        return [(f"f.seq IN ({query})", [*bounded, str(newest)])]
    if wanted.text is not None and wanted == Filter(text=wanted.text):
        query = """SELECT f.seq FROM quote_words AS q CROSS JOIN facts AS f ON f.seq = q.rowid
          WHERE quote_words MATCH ? ORDER BY q.rowid DESC LIMIT ?"""
        return [(f"f.seq IN ({query})", [match_query(wanted.text), str(newest)])]
    return []


_MANY_KEYS = 400
MANY, VERY_MANY = 5_000, 50_000
"""Facts from which on it costs less to go through days in order and see which facts are among them
than to look them all up and sort them (a plus sign keeps SQLite from beginning with a condition);
and from which on not even all of them are gathered, but each fact is looked at by itself."""


def _text(connection: sqlite3.Connection, words: str, table: str, *, leaf: bool) -> Condition:
    matching, query = f"SELECT rowid FROM {table} WHERE {table} MATCH ?", match_query(words)
    found = _counted(connection, matching, [query])
    if found > VERY_MANY:
        return f"EXISTS ({matching} AND rowid = f.seq)", [query]
    return f"{'+' if leaf and found > MANY else ''}f.seq IN ({matching})", [query]


def _counted(connection: sqlite3.Connection, query: str, values: Sequence[str]) -> int:
    """How many rows a query finds, counted as far as it matters."""
    counted = f"SELECT count(*) FROM ({query} LIMIT {VERY_MANY + 1})"
    return int(connection.execute(counted, values).fetchone()[0])


def _one_of(column: str, words: list[str]) -> Condition:
    late = "+" if len(words) > 1 else ""  # several stretches of an index are in no order together
    return f"{late}{column} IN ({', '.join('?' * len(words))})", words
