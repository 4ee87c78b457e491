"""What the record answers about things, their links and documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model import Fact, Zone, ZoneKind, from_plain
from dragoman.record.links.documents import Document, documents_of
from dragoman.record.links.pages import event_pages, page_scores, page_words
from dragoman.record.links.things import Link, Thing, asks, grouped, links_of

_NEVER = "9999"
"""Sorts pages of unknown day behind all others."""


def thing_id(facts: Iterable[str]) -> str:
    """The id of the thing that these facts, by id, make."""
    return "t" + min(facts)[1:]


def fact_id(thing: str) -> str:
    """The id (or its beginning) of a fact in the thing with this id."""
    return "f" + thing[1:]


def _body(row: sqlite3.Row) -> list[tuple[int, int]]:
    """The stretches that are the text itself, its title among them."""
    zones = (from_plain(Zone, zone) for zone in json.loads(row["layout"])["zones"])
    return [(z.start, z.end) for z in zones if z.kind in (ZoneKind.TITLE, ZoneKind.BODY)]


@dataclass(frozen=True, slots=True)
class Linked:
    """The links of a record; `load` gives facts by their `seq`."""

    connection: sqlite3.Connection
    load: Callable[[Iterable[int]], Sequence[Fact]]

    def things(self, facts: Iterable[int]) -> Iterator[Thing]:
        """The things that facts, by their `seq`, belong to, each once, as they come."""
        for group in grouped(self.connection, facts):
            yield self._thing(self.load(group))

    def thing_of(self, fact: Fact) -> Thing:
        """What a fact tells, with all that tell it; one that was rejected stands alone."""
        query = "SELECT seq FROM facts WHERE id = ?"
        row = self.connection.execute(query, [fact.id]).fetchone()
        return next(self.things([row["seq"]])) if row else self._thing([fact])

    def links(self, fact: str) -> list[Link]:
        """The links of a fact, by its id."""
        return links_of(self.connection, fact)

    def asks(self) -> Iterator[Link]:
        """What a person should decide."""
        return asks(self.connection)

    def event_pages(self) -> list[tuple[str, ...]]:
        """Pages, by their ids, in groups that tell one event; in a group by day, then id."""
        rows = self.connection.execute(
            "SELECT id, text, layout, coalesce(published_end, published_start) AS day FROM pages "
            "WHERE skipped IS NULL ORDER BY day, id"
        ).fetchall()
        known = [page_words(row["text"], _body(row)) for row in rows]
        days = [date.fromisoformat(row["day"]) if row["day"] else None for row in rows]
        groups = event_pages(known, page_scores(known, days))
        return [tuple(rows[i]["id"] for i in group) for group in groups]

    def documents(self) -> list[Document]:
        """Every document between parties that a fact tells of."""
        query = """SELECT seq FROM facts
          WHERE kind IN ('agreement', 'commitment', 'ceasefire', 'role') ORDER BY seq"""
        return documents_of(self.load([row[0] for row in self.connection.execute(query)]))

    def _thing(self, facts: Sequence[Fact]) -> Thing:
        days = {page: self._published(page) for page in {fact.page for fact in facts}}
        ordered = sorted(facts, key=lambda fact: (days[fact.page], fact.page, fact.start, fact.id))
        return Thing(thing_id(fact.id for fact in facts), ordered[0].kind, tuple(ordered))

    def _published(self, page: str) -> str:
        query = "SELECT coalesce(published_start, published_end) FROM pages WHERE id = ?"
        return str(self.connection.execute(query, [page]).fetchone()[0] or _NEVER)
