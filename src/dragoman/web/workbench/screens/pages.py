"""The pages that were read, the last first, and what was not read, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from dragoman.model import Skipped
from dragoman.record.store.rows import PageRow
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen

_SKIPPED_SHOWN = 100


@dataclass(frozen=True, slots=True)
class PagesContext:
    heading: str
    pages: Rows[PageRow]
    skipped: tuple[Skipped, ...]
    later: str | None


def build(desk: Desk, asked: Asked) -> PagesContext:
    pages = answer(desk, asked)
    more = len(pages) == asked.limit
    return PagesContext(
        "Pages",
        pages,
        tuple(islice(desk.record.skipped(), _SKIPPED_SHOWN)) if not asked.skip else (),
        asked.link(skip=asked.skip + len(pages)) if more else None,
    )


def answer(desk: Desk, asked: Asked) -> Rows[PageRow]:
    pages = desk.record.pages(newest=True, limit=asked.limit, skip=asked.skip)
    return Rows(PageRow, list(pages))


PAGES = Screen("pages", "/pages", "Pages", PagesContext, build, answer)
