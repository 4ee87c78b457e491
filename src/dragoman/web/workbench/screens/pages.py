"""The pages that were read, the last first, and what was not read, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from dragoman.model import Skipped
from dragoman.record.store.rows import PageRow
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen, Table

_SKIPPED_SHOWN = 100


@dataclass(frozen=True, slots=True)
class PagesContext:
    heading: str
    pages: Rows[PageRow]
    skipped: tuple[Skipped, ...]


def build(desk: Desk, asked: Asked) -> PagesContext:
    skipped = tuple(islice(desk.record.skipped(), _SKIPPED_SHOWN)) if not asked.skip else ()
    return PagesContext("Pages", answer(desk, asked), skipped)


def answer(desk: Desk, asked: Asked) -> Rows[PageRow]:
    pages = desk.record.pages(newest=True, limit=asked.limit, skip=asked.skip)
    return Rows(PageRow, list(pages))


def _skipped(desk: Desk, asked: Asked) -> Rows[Skipped]:
    end = asked.skip + asked.limit
    return Rows(Skipped, list(islice(desk.record.skipped(), asked.skip, end)))


_HELP = "Every page that was read, the last first, and what was not read, with the reason."
PAGES = Screen("pages", "/pages", "Pages", PagesContext, build, answer,
               tables=(Table("skipped", _skipped),), help=_HELP,
)  # fmt: skip
