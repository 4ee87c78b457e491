"""What happened, was said, planned or denied, day by day, as lanes and as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.errors import UsageError
from dragoman.model import FactKind, Plain, Status
from dragoman.record import Filter
from dragoman.record.store.counts import MonthCount
from dragoman.views.rows import Rows
from dragoman.views.timeline import TimelineRow, timeline
from dragoman.web.density import Counts, Dense, of_months, of_rows, table_of
from dragoman.web.lanes import GROUPINGS, Chart, build_chart, in_lanes, interval_of
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.questions import LANES
from dragoman.web.workbench.screen import MenuItem, Screen, Table
from dragoman.web.workbench.screens.months import Month, months_of

COUNTED = 1_000
"""Facts behind those shown that are counted where the whole record keeps no count of them."""
BY_KIND = 1_500
BY_OTHERS = 1_000
"""Facts kept by a filter that are counted by lane and month while the reader waits."""


@dataclass(frozen=True, slots=True)
class TimelineContext:
    """`rows` is one screenful, `chart` the same as lanes (`by` one of `lanes`), `months` the whole
    record; `earlier` and `later` lead to the screenfuls beside it; with `more` there are more
    facts than `total`, and nobody counted them. Where `rows` are not all of them, `counts` says how
    many there are in each lane and month. `island` is what the browser draws the lanes from."""

    heading: str
    rows: Rows[TimelineRow]
    chart: Chart | None
    counts: Counts | None
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
    counts = list(desk.record.months())
    months = months_of(counts, asked)
    limit = asked.first("limit")
    whole = len(rows) == total
    dense = [] if whole else _dense(desk, asked, by, counts)
    return TimelineContext(
        heading="Timeline",
        rows=rows,
        chart=build_chart(rows, by) if rows else None,
        counts=table_of(_inside(dense, asked), by) if dense else None,
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
        | {"total": total, "more": total == end + COUNTED, "whole": whole}
        | {"dense": [[one.lane, one.month, [*one.sorts]] for one in dense]},
    )


def _dense(desk: Desk, asked: Asked, by: str, months: Sequence[MonthCount]) -> list[Dense]:
    """What the lanes hold, month by month, whatever days are asked for: the browser zooms over it.
    Nothing where a filter keeps more than can be counted while the reader waits."""
    wanted = replace(asked.wanted, since=None, until=None)
    if by == "kind":
        if replace(wanted, kind=(), status=()) == Filter():
            return of_months([one for one in months if _is_of(one, wanted)])
        if desk.record.count(wanted, most=BY_KIND + 1) > BY_KIND:
            return []
        return of_months(desk.record.extent.months(wanted, most=BY_KIND) or [])
    if wanted == Filter():
        at = list(GROUPINGS).index(by)
        return [one for row in desk.rows(LANES, wanted, limit=1, skip=at) for one in row.dense]
    if desk.record.count(wanted, most=BY_OTHERS + 1) > BY_OTHERS:
        return []
    return of_rows(timeline(desk.record, wanted), by)


def _is_of(one: MonthCount, wanted: Filter) -> bool:
    of_kind = not wanted.kind or one.kind in wanted.kind
    return of_kind and (not wanted.status or one.status in wanted.status)


def _inside(dense: Sequence[Dense], asked: Asked) -> list[Dense]:
    """The counts of the months that are asked for."""
    since, until = asked.wanted.since, asked.wanted.until
    if since is None and until is None:
        return list(dense)
    first, last = (since or date.min).isoformat()[:7], (until or date.max).isoformat()[:7]
    return [one for one in dense if one.month and first <= one.month <= last]


def _counts(desk: Desk, asked: Asked) -> Rows[Dense]:
    return Rows(Dense, _inside(_dense(desk, asked, _by(asked), list(desk.record.months())), asked))


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
    "happened by its mark and its word; a day that is not known exactly is drawn as a span. Where "
    "there are more facts than can be drawn, lanes show how many begin in each month; zoom in to "
    "see them."
)
TIMELINE = Screen(
    "timeline",
    "/timeline",
    "Timeline",
    TimelineContext,
    build,
    answer,
    tables=(Table("counts", _counts),),
    help=_HELP,
)
