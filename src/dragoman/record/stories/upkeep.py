"""The stories' part in adding and replacing a page of a record."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from hashlib import blake2b

from dragoman.model import Zone, ZoneKind, from_plain
from dragoman.record.stories.credits import credit_of

_DAY_BITS, _WORD_BITS, _NAME_BITS = 22, 17, 24
"""Of a rank: the day (pages without one last), the words (most first), a hash of the page's id, so
that the order of arrival is no reason."""


def take_up(connection: sqlite3.Connection, page: int) -> None:
    """Says what a page that has just been written shares with others, and whom it credits."""
    from dragoman.record.stories.copying import keep  # with numpy, which questions do without
    from dragoman.record.stories.prints import prints_of

    row = connection.execute("SELECT * FROM pages WHERE seq = ?", [page]).fetchone()
    zones = [from_plain(Zone, zone) for zone in json.loads(row["layout"])["zones"]]
    prints = prints_of(row["text"], body_spans(zones, len(row["text"])))
    credit = credit_of(
        row["text"],
        zones,
        outlet=row["outlet"],
        byline=row["byline"],
        republished_from=row["republished_from"],
    )
    rank = rank_of(_day(row), int(prints.words.sum()), row["id"])
    keep(connection, page, rank, prints, credit=credit)


def forget(connection: sqlite3.Connection, page: int) -> None:
    """Takes back what was said of a page before it is replaced."""
    from dragoman.record.stories.copying import drop

    drop(connection, page)


def body_spans(zones: list[Zone], length: int) -> list[tuple[int, int]]:
    """The stretches that are the text itself; all of it where nothing is known."""
    if not zones:
        return [(0, length)]
    return [(zone.start, zone.end) for zone in zones if zone.kind is ZoneKind.BODY]


def rank_of(day: date | None, words: int, page: str) -> int:
    """A page's place among all pages, by its day, its number of words and its id."""
    days = day.toordinal() if day else (1 << _DAY_BITS) - 1
    most = (1 << _WORD_BITS) - 1
    name = int.from_bytes(blake2b(page.encode(), digest_size=_NAME_BITS // 8).digest())
    return (days << _WORD_BITS | most - min(words, most)) << _NAME_BITS | name


def _day(row: sqlite3.Row) -> date | None:
    """The day on which a page was there for sure; `look_at` goes by the same."""
    told = row["published_end"] or json.loads(row["published"]).get("not_after")
    return date.fromisoformat(told) if told else None
