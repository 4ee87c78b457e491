"""The stories' part in adding and replacing a page of a record."""

from __future__ import annotations

import json
import sqlite3
from datetime import date

from dragoman.model import Zone, ZoneKind, from_plain
from dragoman.record.stories.copying import drop, keep
from dragoman.record.stories.credits import credit_of
from dragoman.record.stories.prints import Prints, prints_of

_DAY_BITS, _WORD_BITS, _NAME_BITS = 22, 17, 24
"""Of a rank: the day, then the words, most first, then a part of the page's id (a hash), so that
the order of arrival is no reason."""
_NO_DAY = (1 << _DAY_BITS) - 1


def take_up(connection: sqlite3.Connection, page: int) -> None:
    """Says what a page that has just been written shares with others, and whom it credits."""
    row = connection.execute("SELECT * FROM pages WHERE seq = ?", [page]).fetchone()
    zones = [from_plain(Zone, zone) for zone in json.loads(row["layout"])["zones"]]
    prints = prints_of(row["text"], body_spans(zones, len(row["text"])))
    keep(connection, page, rank_of(row, prints), prints)
    credit = credit_of(
        row["text"], zones, outlet=row["outlet"], republished_from=row["republished_from"]
    )
    if credit:
        connection.execute(
            "UPDATE story_pages SET credit = ?, credit_why = ? WHERE page = ?",
            [credit.name, credit.why, page],
        )


def forget(connection: sqlite3.Connection, page: int) -> None:
    """Takes back what was said of a page before it is replaced."""
    drop(connection, page)


def body_spans(zones: list[Zone], length: int) -> list[tuple[int, int]]:
    """The stretches that are the text itself; all of it where nothing is known."""
    if not zones:
        return [(0, length)]
    return [(zone.start, zone.end) for zone in zones if zone.kind is ZoneKind.BODY]


def rank_of(row: sqlite3.Row, prints: Prints) -> int:
    """A page's place among all pages: by the day on which it was there for sure."""
    told = row["published_end"] or json.loads(row["published"]).get("not_after")
    day = date.fromisoformat(told).toordinal() if told else _NO_DAY
    words = (1 << _WORD_BITS) - 1
    fewer = words - min(words, int(prints.words.sum()))
    name = int(row["id"][1:], 16) >> (4 * len(row["id"][1:]) - _NAME_BITS)
    return (day << _WORD_BITS | fewer) << _NAME_BITS | name
