"""What happened, was said, planned or denied, day by day, as lanes and as a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model import FactKind, Status
from dragoman.record.store.counts import MonthCount
from dragoman.views.rows import Rows
from dragoman.views.timeline import TimelineRow, timeline
from dragoman.web.lanes import Chart, build_charts
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen

TALLEST = 60.0
"""Height of the highest bar of the histogram, in its own units."""
COUNTED = 1_000
"""Facts behind those shown that are counted where the whole record keeps no count of them."""


@dataclass(frozen=True, slots=True)
class Month:
    """A bar: `month` as "2016-12", how many facts, and how high it stands."""

    month: str
    facts: int
    height: float


@dataclass(frozen=True, slots=True)
class TimelineContext:
    """`rows` is one screenful, `charts` the same as lanes, `months` the whole record; `earlier` and
    `later` lead to the screenfuls beside it; with `more` there are more facts than
    `total`, and nobody counted them."""

    heading: str
    rows: Rows[TimelineRow]
    charts: tuple[Chart, ...]
    months: tuple[Month, ...]
    total: int
    more: bool
    statuses: tuple[Status, ...]
    kinds: tuple[FactKind, ...]
    earlier: str | None
    later: str | None


def build(desk: Desk, asked: Asked) -> TimelineContext:
    rows = answer(desk, asked)
    end = asked.skip + len(rows)
    total = desk.record.count(asked.wanted, most=end + COUNTED)
    back = max(asked.skip - asked.limit, 0) or None
    return TimelineContext(
        heading="Timeline",
        rows=rows,
        charts=tuple(build_charts(rows)) if rows else (),
        months=_months(desk.record.months(), asked),
        total=total,
        more=total == end + COUNTED,
        statuses=tuple(Status),
        kinds=tuple(FactKind),
        earlier=asked.link(skip=back, limit=asked.first("limit")) if asked.skip else None,
        later=asked.link(skip=end, limit=asked.first("limit")) if end < total else None,
    )


def answer(desk: Desk, asked: Asked) -> Rows[TimelineRow]:
    return timeline(desk.record, asked.wanted, limit=asked.limit, skip=asked.skip)


def _months(counts: Iterable[MonthCount], asked: Asked) -> tuple[Month, ...]:
    """Facts per month of the kinds and statuses asked for, whatever else is asked."""
    kinds, statuses = asked.wanted.kind, asked.wanted.status
    found: Counter[str] = Counter()
    for one in counts:
        of_kind = not kinds or one.kind in kinds
        if one.month and of_kind and (not statuses or one.status in statuses):
            found[one.month] += one.facts
    highest = max(found.values(), default=1)
    return tuple(
        Month(month, number, max(TALLEST * number / highest, 1.0))
        for month, number in sorted(found.items())
    )


_HELP = (
    "Every fact by its day. What is planned, called for or claimed stands apart from what "
    "happened by its mark and its word; a day that is not known exactly is drawn as a span."
)
TIMELINE = Screen(
    "timeline",
    "/timeline",
    "Timeline",
    TimelineContext,
    build,
    answer,
    help=_HELP,
)
