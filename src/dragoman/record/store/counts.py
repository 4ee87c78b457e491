"""How much a record holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stats:
    """What a record holds. Counts by kind and status are sorted by name."""

    pages: int
    skipped: int
    facts: int
    actors: int
    judgements: int
    by_kind: dict[str, int]
    by_status: dict[str, int]
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class MonthCount:
    """Facts of one kind and status in one month ("2016-12"; None: of unknown day)."""

    month: str | None
    kind: str
    status: str
    facts: int


def months(connection: sqlite3.Connection) -> Iterator[MonthCount]:
    """Facts per month, kind and status, from counts that are kept up with every page."""
    yield from month_counts(connection.execute("SELECT * FROM months ORDER BY month, kind, status"))


def month_counts(rows: Iterable[sqlite3.Row]) -> list[MonthCount]:
    """Rows of month ("~" where unknown), kind, status and facts."""
    return [
        MonthCount(
            None if row["month"].startswith("~") else row["month"],
            row["kind"],
            row["status"],
            row["facts"],
        )
        for row in rows
    ]


_LAST_DAY = """SELECT max(day) FROM (
  SELECT max(day_end) AS day FROM facts
  UNION ALL SELECT max(day_sort) FROM facts WHERE day_end IS NULL AND day_sort < '~')"""
"""The day on which the last fact ends, or began where nobody knows when it ends."""


def stats(connection: sqlite3.Connection, *, actors: int) -> Stats:
    """Counts over the whole record, in which so many `actors` are told apart."""
    by_kind: dict[str, int] = {}
    by_status: dict[str, int] = {}
    query = "SELECT kind, status, sum(facts) AS n FROM months GROUP BY 1, 2"
    for row in connection.execute(query):
        by_kind[row["kind"]] = by_kind.get(row["kind"], 0) + row["n"]
        by_status[row["status"]] = by_status.get(row["status"], 0) + row["n"]
    skipped = _number(connection, "SELECT count(*) FROM pages WHERE skipped IS NOT NULL")
    return Stats(
        pages=_number(connection, "SELECT count(*) FROM pages") - skipped,
        skipped=skipped + _number(connection, "SELECT count(*) FROM skipped_files"),
        facts=sum(by_kind.values()),
        actors=actors,
        judgements=_number(connection, "SELECT count(*) FROM judgements"),
        by_kind=dict(sorted(by_kind.items())),
        by_status=dict(sorted(by_status.items())),
        first_day=_day(connection, "SELECT min(day_sort) FROM facts WHERE day_sort != '~'"),
        last_day=_day(connection, _LAST_DAY),
    )  # fmt: skip


def since_when(
    connection: sqlite3.Connection, facts: int, until: date | None = None
) -> date | None:
    """The earliest day since which no more facts were published (until a day), or the last day on
    which any were; None where there are no more in all."""
    if _number(connection, "SELECT coalesce(sum(facts), 0) FROM months") <= facts:
        return None
    query = f"""SELECT {PUBLISHED} AS day, sum(facts) AS n FROM pages
      WHERE {PUBLISHED} <= ? GROUP BY 1 ORDER BY 1 DESC"""
    found = None
    for row in connection.execute(query, [(until or date.max).isoformat()]):
        facts -= row["n"]
        if found and facts < 0:
            return found
        found = date.fromisoformat(row["day"])
    return None if until else found


def last_published(connection: sqlite3.Connection) -> date | None:
    """The last day by which a page was published; None where no page has a day."""
    return _day(connection, f"SELECT max({PUBLISHED}) FROM pages")


PUBLISHED = "coalesce(published_end, json_extract(published, '$.not_after'))"
"""The day by which a page was there, as the index `pages_by_day` has it."""


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _day(connection: sqlite3.Connection, query: str) -> date | None:
    row = connection.execute(query).fetchone()
    return date.fromisoformat(row[0]) if row[0] else None
