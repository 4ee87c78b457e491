"""Where accounts contradict each other, the sides next to each other with their words."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.views.contradictions import ContradictionRow
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.questions import DISPUTES
from dragoman.web.workbench.screen import Screen


@dataclass(frozen=True, slots=True)
class DisputedContext:
    heading: str
    rows: Rows[ContradictionRow]


def build(desk: Desk, asked: Asked) -> DisputedContext:
    return DisputedContext("Disputed", answer(desk, asked))


def answer(desk: Desk, asked: Asked) -> Rows[ContradictionRow]:
    return desk.rows(DISPUTES, asked.wanted, limit=asked.limit, skip=asked.skip)


_HELP = (
    "Accounts that cannot all be right, side by side with their words. Nothing is averaged; "
    "a reviewer decides on the fact's own screen."
)
DISPUTED = Screen(
    "disputed",
    "/disputed",
    "Disputed",
    DisputedContext,
    build,
    answer,
    help=_HELP,
)
