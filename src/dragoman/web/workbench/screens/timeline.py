"""What happened, was said, planned or denied, day by day, as lanes and as a list."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.model import FactKind, Plain, Status
from dragoman.views.rows import Rows
from dragoman.views.timeline import TimelineRow, timeline
from dragoman.web.lanes import GROUPINGS, Chart, build_chart, in_lanes, interval_of
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import MenuItem, Screen
from dragoman.web.workbench.screens.months import Month, months_of

COUNTED = 1_000
"""Facts behind those shown that are counted where the whole record keeps no count of them."""


@dataclass(frozen=True, slots=True)
class TimelineContext:
    """`rows` is one screenful, `chart` the same as lanes (`by` one of `lanes`), `months` the whole
    record; `earlier` and `later` lead to the screenfuls beside it; with `more` there are more
    facts than `total`, and nobody counted them. `island` is what the browser draws the lanes
    from."""

    heading: str
    rows: Rows[TimelineRow]
    chart: Chart | None
    lanes: tuple[MenuItem, ...]
    months: tuple[Month, ...]
    total: int
    more: bool
    statuses: tuple[Status, ...]
    kinds: tuple[FactKind, ...]
    earlier: str | None
    later: str | None
    island: dict[str, Plain]


def build(desk: Desk, asked: Asked) -> TimelineContext:
    by = _by(asked)
    rows = answer(desk, asked)
    end = asked.skip + len(rows)
    total = desk.record.count(asked.wanted, most=end + COUNTED)
    back = max(asked.skip - asked.limit, 0) or None
    months = months_of(desk.record.months(), asked)
    limit = asked.first("limit")
    return TimelineContext(
        heading="Timeline",
        rows=rows,
        chart=build_chart(rows, by) if rows else None,
        lanes=tuple(
            MenuItem(name, asked.link(by=name, limit=limit, skip=asked.skip or None), name == by)
            for name in GROUPINGS
        ),
        months=months,
        total=total,
        more=total == end + COUNTED,
        statuses=tuple(Status),
        kinds=tuple(FactKind),
        earlier=asked.link(skip=back, limit=limit) if asked.skip else None,
        later=asked.link(skip=end, limit=limit) if end < total else None,
        island=_island(rows, by, months)
        | {"total": total, "more": total == end + COUNTED, "whole": len(rows) == total},
    )


def _by(asked: Asked) -> str:
    by = asked.first("by") or next(iter(GROUPINGS))
    if by not in GROUPINGS:
        raise UsageError(f"there are no lanes by {by[:40]!r}; they go by {', '.join(GROUPINGS)}")
    return by


def _island(rows: Rows[TimelineRow], by: str, months: tuple[Month, ...]) -> dict[str, Plain]:
    """Where each row stands: its days and its lanes by number. What it says is in the list."""
    grouped = in_lanes(rows, by)
    lanes: dict[str, list[Plain]] = {}
    for n, its_rows in enumerate(grouped.values()):
        for row in its_rows:
            lanes.setdefault(row.fact, []).append(n)
    placed: list[Plain] = []
    for row in rows:
        days = interval_of(row)
        first, last = (day.isoformat() for day in days) if days else (None, None)
        placed.append([row.fact, row.status.value, first, last, lanes[row.fact]])
    return {
        "by": by,
        "lanes": list(grouped),
        "rows": placed,
        "months": [[one.month, one.facts] for one in months],
    }


def answer(desk: Desk, asked: Asked) -> Rows[TimelineRow]:
    return timeline(desk.record, asked.wanted, limit=asked.limit, skip=asked.skip)


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
