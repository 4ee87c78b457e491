"""Where each fact is drawn: a mark in a lane, on its day or in the column of unknown days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.views.timeline import TimelineRow
from dragoman.views.words import kind_text
from dragoman.web.axis import Axis, build_axis

WIDTH = 1120.0
LABELS = 168.0
UNKNOWN = 184.0
"""Widths of the drawing, of the lanes' names, and of the column for unknown days."""
STEP = 13.0
"""From one mark to the next in a stack."""
MOST_LANES = 14
MOST_STACKED = 12
_PAD = 9.0
_HEAD = 30.0
_GAP = 22.0
OTHERS = "all others"


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact."""

    row: TimelineRow
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Span:
    """The days that the marks on it may be of."""

    left: float
    right: float
    y: float
    when: str


@dataclass(slots=True)
class Lane:
    """A band of the drawing; `hidden` counts marks that found no room in it."""

    name: str
    top: float
    height: float = 0.0
    marks: list[Mark] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: `by` says what its lanes are."""

    by: str
    axis: Axis | None
    lanes: tuple[Lane, ...]
    height: float
    unknown: bool
    left: float = LABELS
    width: float = WIDTH

    @property
    def unknown_left(self) -> float:
        return WIDTH - UNKNOWN + _GAP


Grouping = Callable[[TimelineRow], Sequence[str]]
GROUPINGS: dict[str, Grouping] = {
    "kind": lambda row: [kind_text(row.kind)],
    "actor": lambda row: row.actors or ("nobody named",),
    "track": lambda row: [row.track or "no track named"],
    "page": lambda row: [row.outlet or row.page_name],
}
"""What lanes can stand for."""


def build_charts(rows: Sequence[TimelineRow]) -> list[Chart]:
    """The drawings of a timeline whose lanes are kinds, actors or pages."""
    return [build_chart(rows, by) for by in ("kind", "actor", "page")]


def build_chart(rows: Sequence[TimelineRow], by: str) -> Chart:
    """One drawing of a timeline, its lanes named by one of GROUPINGS."""
    unknown = any(interval_of(row) is None for row in rows)
    right = WIDTH - (UNKNOWN if unknown else 12.0)
    axis = build_axis([i for row in rows if (i := interval_of(row))], left=LABELS, right=right)
    lanes, top = [], _HEAD
    for name, its_rows in in_lanes(rows, by).items():
        lane = _lane(name, top, its_rows, axis)
        lanes.append(lane)
        top += lane.height
    return Chart(by, axis, tuple(lanes), top + _PAD, unknown)


def in_lanes(rows: Sequence[TimelineRow], by: str) -> dict[str, list[TimelineRow]]:
    """Rows by lane, the lanes of most rows first; what is beyond MOST_LANES shares the last."""
    group = GROUPINGS[by]
    counts = Counter(name for row in rows for name in group(row))
    names = [name for name, _ in counts.most_common(MOST_LANES)]
    grouped: dict[str, list[TimelineRow]] = {name: [] for name in names}
    for row in rows:
        for name in dict.fromkeys(n if n in grouped else OTHERS for n in group(row)):
            grouped.setdefault(name, []).append(row)
    return grouped


def _lane(name: str, top: float, rows: Sequence[TimelineRow], axis: Axis | None) -> Lane:
    lane = Lane(name, top)
    sharp, rough, unknown = _sorted(rows)
    stack = _Stack(lane)
    if axis:
        for interval, its_rows in sharp.items():
            for row in its_rows:
                stack.put([row], axis.x(interval[0]))
        for (first, last), its_rows in rough.items():
            stack.put_spanning(its_rows, axis.x(first), axis.x(last))
    across = max(1, int((UNKNOWN - _GAP - STEP) // STEP))
    for at in range(0, len(unknown), across):
        some = unknown[at : at + across]
        stack.put(some, WIDTH - UNKNOWN + _GAP + len(some) * STEP / 2)
    lane.height = 2 * _PAD + max(1, stack.deepest) * STEP
    return lane


class _Stack:
    """Puts marks in the highest free place of a lane, so that none covers another."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self._taken: list[list[tuple[float, float]]] = []

    @property
    def deepest(self) -> int:
        return len(self._taken)

    def put(
        self, rows: Sequence[TimelineRow], middle: float, room: tuple[float, float] | None = None
    ) -> float | None:
        """Draws marks side by side around `middle`; returns their height, None without room."""
        half = len(rows) * STEP / 2
        left, right = room or (middle - half, middle + half)
        level = self._free_level(min(left, middle - half), max(right, middle + half))
        if level is None:
            self._lane.hidden += len(rows)
            return None
        y = round(self._lane.top + _PAD + STEP / 2 + level * STEP, 1)
        for n, row in enumerate(rows):
            self._lane.marks.append(Mark(row, round(middle - half + (n + 0.5) * STEP, 1), y))
        return y

    def put_spanning(self, rows: Sequence[TimelineRow], left: float, right: float) -> None:
        """Draws marks on one bar over all the days they may be of."""
        right = max(right, left + STEP)
        across = max(1, int((right - left) // STEP))
        for at in range(0, len(rows), across):
            some = rows[at : at + across]
            y = self.put(some, (left + right) / 2, (left, right))
            if y is not None:
                bar = Span(round(left, 1), round(right, 1), y, some[0].when)
                self._lane.spans.append(bar)

    def _free_level(self, left: float, right: float) -> int | None:
        for level in range(MOST_STACKED):
            if level == len(self._taken):
                self._taken.append([])
            if all(right <= a + 0.5 or left >= b - 0.5 for a, b in self._taken[level]):
                self._taken[level].append((left, right))
                return level
        return None


_ByInterval = dict[tuple[date, date], list[TimelineRow]]


def _sorted(rows: Sequence[TimelineRow]) -> tuple[_ByInterval, _ByInterval, list[TimelineRow]]:
    """Rows of one day, rows of several possible days (the shortest first), rows of none."""
    found: _ByInterval = {}
    unknown = []
    for row in rows:
        interval = interval_of(row)
        if interval is None:
            unknown.append(row)
        else:
            found.setdefault(interval, []).append(row)
    sharp = {i: some for i, some in found.items() if i[0] == i[1]}
    rough = {i: some for i, some in found.items() if i[0] != i[1]}
    return sharp, dict(sorted(rough.items(), key=lambda item: item[0][1] - item[0][0])), unknown


def interval_of(row: TimelineRow) -> tuple[date, date] | None:
    """The days a fact may be of; one known bound stands for both."""
    start, end = row.since or row.until, row.until or row.since
    return (start, end) if start and end else None
