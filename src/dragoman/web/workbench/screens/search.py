"""Pages that hold certain words."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.record.store.fulltext import Hit
from dragoman.views.rows import Rows
from dragoman.views.search import search
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen


@dataclass(frozen=True, slots=True)
class SearchContext:
    """`comments` says that readers' comments were searched in the place of the text."""

    heading: str
    words: str
    comments: bool
    hits: Rows[Hit]


def build(desk: Desk, asked: Asked) -> SearchContext:
    words = asked.first("words") or ""
    return SearchContext("Search", words, asked.first("in") == "comments", answer(desk, asked))


def answer(desk: Desk, asked: Asked) -> Rows[Hit]:
    words = asked.first("words")
    if not words:
        return Rows(Hit, [])
    return search(desk.record, words, limit=asked.limit, comments=asked.first("in") == "comments")


SEARCH = Screen("search", "/search", "", SearchContext, build, answer)
