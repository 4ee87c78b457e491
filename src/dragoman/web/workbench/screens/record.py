"""What is in the record, what is new in it, what is disputed, due, lapsed and to be decided."""

from __future__ import annotations

from dataclasses import dataclass, fields

from dragoman.model import FactKind, Plain, to_plain
from dragoman.record.store.counts import Stats
from dragoman.record.store.rows import PageRow
from dragoman.views.asking import EVERYTHING
from dragoman.views.brief import Brief
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.questions import DISPUTES, GLANCE, NEWS, REVIEW, Glance
from dragoman.web.workbench.progress import first_look
from dragoman.web.workbench.screen import Screen, Table
from dragoman.web.workbench.tables import Line, lines_of
from dragoman.web.workbench.visits import Visit

NEWEST = 8
"""Pages shown as the last ones read."""


@dataclass(frozen=True, slots=True)
class RecordContext:
    """`told` is a brief of the last month of what was published, None where no page has a day;
    `seen` the visit before, `since_visit` and `since_look` the pages that came in since;
    `disputed` counts contradictions, `waiting` open questions; `progress` is where the screen asks
    what comes in while it is looked at."""

    heading: str
    seen: Visit | None
    since_visit: int
    since_look: int
    stats: Stats
    kinds: tuple[tuple[FactKind, int], ...]
    newest: tuple[PageRow, ...]
    told: Brief | None
    waiting: int
    disputed: int
    glance: Glance
    progress: str


def build(desk: Desk, asked: Asked) -> RecordContext:
    stats = desk.record.stats()
    seen = asked.seen
    kinds = sorted(stats.by_kind.items(), key=lambda pair: -pair[1])
    return RecordContext(
        heading=desk.record.path.stem,
        seen=seen,
        since_visit=max(stats.pages - seen.before, 0) if seen else 0,
        since_look=max(stats.pages - seen.pages, 0) if seen else 0,
        stats=stats,
        kinds=tuple((FactKind(kind), number) for kind, number in kinds),
        newest=tuple(desk.record.pages(newest=True, limit=NEWEST)),
        told=next(iter(desk.rows(NEWS, EVERYTHING, limit=1)), None),
        waiting=desk.number(REVIEW),
        disputed=desk.number(DISPUTES),
        glance=next(iter(desk.rows(GLANCE, EVERYTHING, limit=1)), Glance(0, 0)),
        progress=first_look(desk.record.page_count()),
    )


def answer(desk: Desk, asked: Asked) -> dict[str, Plain]:
    it = build(desk, asked)
    stats: dict[str, Plain] = {
        part.name: dict(value) if isinstance(value := getattr(it.stats, part.name), dict)
        else to_plain(value)
        for part in fields(it.stats)
    }  # fmt: skip
    newest: list[Plain] = [page.to_dict() for page in it.newest]
    return {
        "record": it.heading,
        "stats": stats,
        "newest": newest,
        "told": it.told.to_dict() if it.told else None,
        "waiting": it.waiting,
        "disputed": it.disputed,
        "due": it.glance.due,
        "lapsed": it.glance.lapsed,
    }


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many facts of a kind there are."""

    kind: FactKind
    facts: int


def _kinds(desk: Desk, asked: Asked) -> Rows[KindCount]:
    counts = desk.record.stats().by_kind.items()
    return Rows(KindCount, [KindCount(FactKind(kind), number) for kind, number in counts])


def _newest(desk: Desk, asked: Asked) -> Rows[PageRow]:
    return Rows(PageRow, list(desk.record.pages(newest=True, limit=NEWEST)))


def _told(desk: Desk, asked: Asked) -> Rows[Line]:
    return lines_of(next(iter(desk.rows(NEWS, EVERYTHING, limit=1)), None))


TABLES = (Table("kinds", _kinds), Table("newest", _newest), Table("told", _told))
_HELP = (
    "What the record holds, what is new in it and what waits for you. Numbers lead to what "
    "they count; small raised numbers lead to the exact words at the foot."
)
RECORD = Screen(
    "record",
    "/",
    "Record",
    RecordContext,
    build,
    answer,
    tables=TABLES,
    help=_HELP,
)
