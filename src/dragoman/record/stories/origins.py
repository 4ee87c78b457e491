"""The independent sources that pages and facts go back to: ten reprints of one agency are one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model import Fact, Zone, from_plain
from dragoman.record.stories.credits import credit_of
from dragoman.record.stories.media import house, medium_of


@dataclass(frozen=True, slots=True)
class Origin:
    """The source a page goes back to; two pages with one `id` have one origin."""

    id: str
    name: str
    why: str


def origin_of(connection: sqlite3.Connection, page: int) -> Origin:
    """The origin of a page, known by its `seq`: the source it credits, else its own outlet, else
    the page."""
    row = connection.execute("SELECT * FROM pages WHERE seq = ?", [page]).fetchone()
    zones = [from_plain(Zone, zone) for zone in json.loads(row["layout"])["zones"]]
    credit = credit_of(
        row["text"], zones, outlet=row["outlet"], republished_from=row["republished_from"]
    )
    if credit:
        key, name = house(credit.name)
        return Origin(key, name, credit.why)
    if row["outlet"]:
        key, name = house(row["outlet"])
        return Origin(key, name, "the page's own outlet")
    return Origin(f"page:{row['id']}", row["name"], "the page names no outlet")


def origins_of(connection: sqlite3.Connection, facts: Iterable[Fact]) -> tuple[Origin, ...]:
    """The distinct origins of facts, by id. A fact told after a medium ("Interfax reported …")
    goes back to that medium, whoever prints it."""
    found: dict[str, Origin] = {}
    pages: dict[str, Origin] = {}
    for fact in facts:
        medium = medium_of(fact)
        if medium:
            key, name = house(medium)
            origin = Origin(key, name, f"told after {name}")
        else:
            if fact.page not in pages:
                query = "SELECT seq FROM pages WHERE id = ?"
                row = connection.execute(query, [fact.page]).fetchone()
                pages[fact.page] = origin_of(connection, row["seq"])
            origin = pages[fact.page]
        found.setdefault(origin.id, origin)
    return tuple(sorted(found.values(), key=lambda origin: origin.id))
