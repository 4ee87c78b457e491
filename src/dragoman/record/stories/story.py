"""Stories, as they are shown: their pages, what each was made from, and where the text began."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import Day, from_plain
from dragoman.record.stories.family import Member, first_of, firsts, members, stretches_from
from dragoman.record.stories.origins import Origin, Origins
from dragoman.record.stories.shared import Relation, Stretches


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A page of a story, or one that took a part of it over (`partial`).

    `made_from` is the id of the page it shares most of its history with, None for the first;
    `share` which part of its own words (0 to 1) stands there too, `share_back` which part of that
    page's; `stretches` where (start, end), as offsets into this page's text.
    """

    page: str
    page_name: str
    outlet: str | None
    published: Day
    words: int
    relation: Relation | None
    made_from: str | None
    share: float
    share_back: float
    stretches: Stretches
    credit: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """Pages that are copies or rewrites of one text, the first published first; its `id` is that
    of the first. `partial` are pages that took some sentences over."""

    id: str
    origin: Origin
    pages: tuple[StoryPage, ...]
    partial: tuple[StoryPage, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that printed it, first come first."""
        return tuple(dict.fromkeys(page.outlet for page in self.pages if page.outlet))


_PARTIAL = """SELECT c.page, c.earlier, c.share, c.share_back, c.stretches, s.words, s.credit, p.id,
    p.name, p.outlet, p.published
  FROM copies AS c JOIN story_pages AS s ON s.page = c.page JOIN pages AS p ON p.seq = c.page
  WHERE c.relation = 'partial' AND c.earlier IN (SELECT value FROM json_each(?))
  ORDER BY s.rank, s.page, c.share DESC, c.earlier"""


def all_stories(
    connection: sqlite3.Connection, origins: Origins, *, partial: bool = False
) -> Iterator[Story]:
    """The stories of more than one page, the first published first; with `partial` also single
    pages that others took some sentences from."""
    for first in firsts(connection, partial=partial):
        yield _story(connection, first, origins)


def story_of(connection: sqlite3.Connection, page: int, origins: Origins) -> Story:
    """The story of a page, known by its `seq`; its own where it was made from no other."""
    return _story(connection, first_of(connection, page), origins)


def _story(connection: sqlite3.Connection, first: int, origins: Origins) -> Story:
    found = members(connection, first)
    ids = {member.seq: member.id for member in found}
    rows = connection.execute(_PARTIAL, [json.dumps(list(ids))]).fetchall()
    taking = {row["page"]: row for row in reversed(rows) if row["page"] not in ids}
    return Story(
        found[0].id,
        origins.of_page(first),
        tuple(_page(member, ids) for member in found),
        tuple(_taker(row, ids) for row in reversed(taking.values())),
    )


def _page(member: Member, ids: dict[int, str]) -> StoryPage:
    return StoryPage(
        member.id,
        member.name,
        member.outlet,
        from_plain(Day, json.loads(member.published)),
        member.words,
        Relation(member.relation) if member.relation else None,
        ids.get(member.parent) if member.parent is not None else None,
        member.share,
        member.share_back,
        stretches_from(member.stretches),
        member.credit,
    )


def _taker(row: sqlite3.Row, ids: dict[int, str]) -> StoryPage:
    return StoryPage(
        row["id"],
        row["name"],
        row["outlet"],
        from_plain(Day, json.loads(row["published"])),
        row["words"],
        Relation.PARTIAL,
        ids[row["earlier"]],
        row["share"],
        row["share_back"],
        stretches_from(row["stretches"]),
        row["credit"],
    )
