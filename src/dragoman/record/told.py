"""What was published from day to day: counts that are kept up, and what most others tell too."""

from __future__ import annotations

import sqlite3
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from heapq import merge

from dragoman.model import ActorRef, FactKind, Status
from dragoman.record.judgements.cast import Cast
from dragoman.record.store.counts import PUBLISHED

_LONG = 2 * 366
"""Days of a stretch from which on the facts that most others tell are looked through in order, and
those of other days left out; in a shorter one all are gathered."""
_LAST = date(9999, 11, 30)
"""Nothing is published later; the months behind it can be told."""
_ALIKE_SEEN = 400
"""Facts looked through for some that tell different things, at most."""
_NEIGHBOURS = 2
"""Of the facts that tell the same those taken along, the first published: they say since when it is
told."""


class Span(Enum):
    """What is counted as one, by the characters of an ISO day that name it."""

    YEAR = 4
    MONTH = 7
    DAY = 10


@dataclass(frozen=True, slots=True)
class ToldCount:
    """Facts of one status that were published on a day (or in the month or year that begins with
    it); `incident` says that they tell of a ceasefire that is broken."""

    day: date
    status: Status
    incident: bool
    facts: int


def told(
    connection: sqlite3.Connection, since: date, until: date, by: Span = Span.DAY
) -> Iterator[ToldCount]:
    """How many facts were published in these days: of each day, or of months or years as one."""
    query = """SELECT substr(day, 1, ?) AS span, status, incident, sum(facts) FROM told_days
      WHERE width = ? AND day BETWEEN ? AND ? GROUP BY 1, 2, 3"""
    for stretch in stretches(since, until, by_day=by is Span.DAY):
        for span, status, incident, facts in connection.execute(query, [by.value, *stretch]):
            yield ToldCount(_first_day(span), _STATUSES[status], bool(incident), facts)


def told_in_all(connection: sqlite3.Connection, since: date, until: date) -> int:
    """How many facts were published in these days."""
    query = "SELECT sum(facts) FROM told_days WHERE width = ? AND day BETWEEN ? AND ?"
    counts = (
        connection.execute(query, stretch).fetchone()[0] for stretch in stretches(since, until)
    )
    return sum(count or 0 for count in counts)


@lru_cache(maxsize=2048)
def _first_day(span: str) -> date:
    """The first day of a day, a month or a year."""
    return date.fromisoformat(f"{span}-01-01"[:10])


_STATUSES = {status.value: status for status in Status}
"""Looked up here since a few years have some thousand counts."""


def speakers(connection: sqlite3.Connection, since: date, until: date, cast: Cast) -> Counter[str]:
    """How many statements of the pages of these days each actor makes, alone or with others, by
    the name it goes by."""
    if cast.apart:  # what was taken apart is told apart by its words, which the counts have not
        return _speakers_one_by_one(connection, since, until, cast)
    found: Counter[str] = Counter()
    for width, first, last in stretches(since, until):
        query = """SELECT actor, name, sum(facts) AS facts FROM told_by
          WHERE width = ? AND day BETWEEN ? AND ? GROUP BY 1, 2"""
        for row in connection.execute(query, [width, first, last]):
            name = row["name"]
            if cast:
                name = cast.of(ActorRef(row["actor"] or None, name, "", 0, 0)).name
            found[name] += row["facts"]
    return found


def _speakers_one_by_one(
    connection: sqlite3.Connection, since: date, until: date, cast: Cast
) -> Counter[str]:
    query = f"""SELECT DISTINCT a.fact, a.actor, a.name, a.text
      FROM pages AS p CROSS JOIN facts AS f ON f.page = p.seq
        CROSS JOIN fact_actors AS a ON a.fact = f.seq
      WHERE {PUBLISHED} BETWEEN ? AND ? AND a.slot IN ('speaker', 'together')"""
    rows = connection.execute(query, [since.isoformat(), until.isoformat()])
    said = {
        (row["fact"], cast.of(ActorRef(row["actor"], row["name"], row["text"], 0, 0)).name)
        for row in rows
    }
    return Counter(name for _, name in said)


def stretches(since: date, until: date, *, by_day: bool = False) -> Iterator[tuple[int, str, str]]:
    """(width, first, last) of the rows that together count these days: of whole months where these
    are within them, else of days."""
    until = min(until, _LAST)
    if since > until:
        return
    first = since if since.day == 1 else _next_month(since)
    behind = until + timedelta(1)
    last = behind.replace(day=1)  # the months before this one are whole
    if by_day or first >= last:
        yield 10, since.isoformat(), until.isoformat()
        return
    if since < first:
        yield 10, since.isoformat(), (first - timedelta(1)).isoformat()
    yield 7, first.isoformat()[:7], (last - timedelta(1)).isoformat()[:7]
    if last < behind:
        yield 10, last.isoformat(), until.isoformat()


def _next_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1]) + timedelta(1)


def undated(connection: sqlite3.Connection) -> int:
    """Pages of which nobody can say when they appeared."""
    query = f"SELECT count(*) FROM pages WHERE {PUBLISHED} IS NULL"
    return int(connection.execute(query).fetchone()[0])


def told_most(
    connection: sqlite3.Connection,
    since: date,
    until: date,
    kinds: Sequence[FactKind],
    limit: int,
) -> list[int]:
    """The facts of these kinds, published in these days, that most others are held to tell too, one
    for each thing; with each the first of those others that were published by the last day."""
    chosen: list[int] = []
    taken: dict[int, None] = {}
    for fact in _most_alike(connection, since, until, kinds):
        if fact not in taken:
            chosen.append(fact)
            taken |= dict.fromkeys([fact, *_alike(connection, fact)])
        if len(chosen) == limit:
            break
    beside = (_first_published(connection, _alike(connection, fact), until) for fact in chosen)
    return [*dict.fromkeys([*chosen, *(fact for facts in beside for fact in facts)])]


def _most_alike(
    connection: sqlite3.Connection, since: date, until: date, kinds: Sequence[FactKind]
) -> Iterator[int]:
    """Facts of these kinds, those that most others tell too first; looked up as they are needed."""
    index = "told_alike_by_others" if (until - since).days > _LONG else "told_alike_by_day"
    query = f"""SELECT fact, others FROM told_alike INDEXED BY {index}
      WHERE kind = ? AND day BETWEEN ? AND ? ORDER BY others DESC LIMIT {_ALIKE_SEEN}"""
    days = [since.isoformat(), until.isoformat()]
    found = (connection.execute(query, [kind, *days]) for kind in kinds)
    for fact, _ in merge(*found, key=lambda row: -row["others"]):
        yield fact


def _alike(connection: sqlite3.Connection, fact: int) -> list[int]:
    query = """SELECT second FROM links WHERE first = ?1 AND outcome = 'same'
      UNION ALL SELECT first FROM links WHERE second = ?1 AND outcome = 'same'"""
    return [row[0] for row in connection.execute(query, [fact])]


def _first_published(
    connection: sqlite3.Connection, facts: Iterable[int], until: date
) -> list[int]:
    query = "SELECT day FROM told_alike WHERE fact = ?"
    days = [(connection.execute(query, [fact]).fetchone(), fact) for fact in facts]
    dated = sorted((row[0], fact) for row, fact in days if row and row[0] <= until.isoformat())
    return [fact for _, fact in dated[:_NEIGHBOURS]]


def published_last(
    connection: sqlite3.Connection, since: date, until: date, limit: int
) -> list[tuple[FactKind, int]]:
    """So many facts of the pages published last in these days, the last first."""
    query = f"""SELECT f.kind, f.seq FROM pages AS p CROSS JOIN facts AS f ON f.page = p.seq
      WHERE {PUBLISHED} BETWEEN ? AND ? ORDER BY {PUBLISHED} DESC LIMIT ?"""
    rows = connection.execute(query, [since.isoformat(), until.isoformat(), limit])
    return [(FactKind(row["kind"]), row["seq"]) for row in rows]
