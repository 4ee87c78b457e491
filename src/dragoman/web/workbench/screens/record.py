"""What is in the record, what is new in it, what is disputed, due, lapsed and to be decided."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from itertools import islice

from dragoman.model import FactKind, Plain, to_plain
from dragoman.record import Record
from dragoman.record.lifecycles.of_record import last_day
from dragoman.record.store.counts import Stats
from dragoman.record.store.rows import PageRow
from dragoman.views.brief import Brief
from dragoman.views.brief import brief as compose
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.screens.brief import before

NEWEST = 8
"""Pages shown as the last ones read."""
LOOK_BACK = timedelta(days=30)
"""How long before the last page what the first screen tells may have been published."""
FEW = 6


@dataclass(frozen=True, slots=True)
class RecordContext:
    """`told` is a brief of the last month of what was published, None where no page has a day."""

    heading: str
    stats: Stats
    kinds: tuple[tuple[FactKind, int], ...]
    newest: tuple[PageRow, ...]
    told: Brief | None
    waiting: int


def build(record: Record, asked: Asked) -> RecordContext:
    stats = record.stats()
    kinds = sorted(stats.by_kind.items(), key=lambda pair: -pair[1])
    return RecordContext(
        heading=record.path.stem,
        stats=stats,
        kinds=tuple((FactKind(kind), number) for kind, number in kinds),
        newest=tuple(islice(record.pages(newest=True), NEWEST)),
        told=_told(record, stats),
        waiting=len(record.queue(asked.who)),
    )


def _told(record: Record, stats: Stats) -> Brief | None:
    if not stats.facts:
        return None
    last = last_day(record)
    return compose(record, before(last, LOOK_BACK), last, most=FEW) if last else None


def answer(record: Record, asked: Asked) -> dict[str, Plain]:
    it = build(record, asked)
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
    }


RECORD = Screen("record", "/", "Record", RecordContext, build, answer)
