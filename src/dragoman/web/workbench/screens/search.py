"""Pages that hold certain words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dragoman.record.store.fulltext import Hit
from dragoman.views.rows import Rows
from dragoman.views.search import search
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen

AT_HAND = 200
"""Pages among which outlets and months are counted, those added last."""
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Facet:
    """An outlet or a month of what was found, on how many pages, and where these alone are."""

    word: str
    pages: int
    link: str


@dataclass(frozen=True, slots=True)
class SearchContext:
    """`comments` says that readers' comments were searched in the place of the text; `chosen`
    that only an outlet's or a month's pages are shown."""

    heading: str
    words: str
    comments: bool
    hits: Rows[Hit]
    outlets: tuple[Facet, ...]
    months: tuple[Facet, ...]
    chosen: bool


def build(desk: Desk, asked: Asked) -> SearchContext:
    found = _found(desk, asked)
    words, where = asked.first("words") or "", asked.first("in")
    outlets = Counter(hit.outlet for hit, _ in found if hit.outlet)
    months = Counter(day.isoformat()[:7] for _, day in found if day)
    kept = {"words": words, "in": where}
    return SearchContext(
        heading="Search",
        words=words,
        comments=where == "comments",
        hits=Rows(Hit, [hit for hit, _ in found[: asked.limit]]),
        outlets=tuple(
            Facet(name, number, asked.link(**kept, outlet=name))
            for name, number in outlets.most_common(_SHOWN)
        ),
        months=tuple(
            Facet(name, number, asked.link(**kept, since=name, until=name))
            for name, number in sorted(months.items())[-2 * _SHOWN :]
        ),
        chosen=asked.chosen,
    )


def answer(desk: Desk, asked: Asked) -> Rows[Hit]:
    return Rows(Hit, [hit for hit, _ in _found(desk, asked)[: asked.limit]])


def _found(desk: Desk, asked: Asked) -> list[tuple[Hit, date | None]]:
    """The pages at hand with the first day on which each may have been published, of the outlet
    and the days asked for."""
    words, wanted = asked.first("words"), asked.wanted
    if not words:
        return []
    hits = search(desk.record, words, limit=AT_HAND, comments=asked.first("in") == "comments")
    found = []
    for hit in hits:
        day = desk.record.page(hit.page).published.start
        of_days = day is not None and (wanted.since or day) <= day <= (wanted.until or day)
        if (of_days or not (wanted.since or wanted.until)) and wanted.outlet in (None, hit.outlet):
            found.append((hit, day))
    return found


SEARCH = Screen("search", "/search", "", SearchContext, build, answer)
