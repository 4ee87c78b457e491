"""Days to places on a line; long stretches without a fact are left out, and shown to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

WIDE_DAYS = 45
"""A fact known no better than this (a season, a year) does not keep a stretch on the axis."""
QUIET_DAYS = 30
"""A gap shorter than this is never cut out."""
QUIET_SHARE = 0.12
"""A gap is cut out where it is longer than this part of the days that have facts."""
_MOST_SEGMENTS = 7
_BREAK_WIDTH = 26.0
_LEAST_WIDTH = 64.0
_LABEL_ROOM = 76.0
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Interval = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day with its label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of days drawn to one scale, from `left` to `right`."""

    start: date
    end: date
    left: float
    right: float

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def x(self, day: date) -> float:
        """The middle of a day that lies in the segment."""
        done = ((day - self.start).days + 0.5) / self.days
        return self.left + done * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class Axis:
    """Segments from left to right; between two of them time was cut out."""

    segments: tuple[Segment, ...]

    def x(self, day: date) -> float:
        """Where a day stands; one that is not on the axis stands in the cut or at the edge."""
        for n, segment in enumerate(self.segments):
            if day < segment.start:
                before = self.segments[n - 1].right if n else segment.left
                return (before + segment.left) / 2
            if day <= segment.end:
                return segment.x(day)
        return self.segments[-1].right

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middle of each cut."""
        return tuple((a.right + b.left) / 2 for a, b in pairwise(self.segments))

    def ticks(self) -> list[Tick]:
        """Labelled days that do not crowd each other."""
        kept: list[Tick] = []
        for segment in self.segments:
            for tick in _ticks(segment):
                if not kept or tick.x - kept[-1].x >= _LABEL_ROOM:
                    kept.append(tick)
        return kept


def build_axis(intervals: Sequence[Interval], *, left: float, right: float) -> Axis | None:
    """The axis for these days; None where there are none."""
    sharp = [i for i in intervals if (i[1] - i[0]).days <= WIDE_DAYS] or list(intervals)
    if not sharp:
        return None
    stretches = _padded(_stretches(sorted(sharp)))
    room = right - left - _BREAK_WIDTH * (len(stretches) - 1)
    spare = max(0.0, room - _LEAST_WIDTH * len(stretches))
    weights = [((end - start).days + 1) ** 0.5 for start, end in stretches]
    least = min(_LEAST_WIDTH, room / len(stretches))
    segments, at = [], left
    for (start, end), weight in zip(stretches, weights, strict=True):
        width = least + spare * weight / sum(weights)
        segments.append(Segment(start, end, at, min(at + width, right)))  # sums round upwards
        at += width + _BREAK_WIDTH
    return Axis(tuple(segments))


def _stretches(intervals: Sequence[Interval]) -> list[Interval]:
    """Intervals joined over gaps that are not worth a cut."""
    covered = _joined(intervals, timedelta(1))
    busy = sum((end - start).days + 1 for start, end in covered)
    gap = timedelta(max(QUIET_DAYS, round(busy * QUIET_SHARE)))
    joined = _joined(covered, gap)
    while len(joined) > _MOST_SEGMENTS:
        gap *= 2
        joined = _joined(covered, gap)
    return joined


def _joined(intervals: Sequence[Interval], gap: timedelta) -> list[Interval]:
    joined = [intervals[0]]
    for start, end in intervals[1:]:
        last_start, last_end = joined[-1]
        if start - last_end <= gap:
            joined[-1] = last_start, max(last_end, end)
        else:
            joined.append((start, end))
    return joined


def _padded(stretches: Sequence[Interval]) -> list[Interval]:
    """A little air around each stretch, so that a lone day does not fill it."""
    return [(_moved(start, -2), _moved(end, 2)) for start, end in stretches]


def _moved(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _ticks(segment: Segment) -> Iterator[Tick]:
    room = max(1, int((segment.right - segment.left) // _LABEL_ROOM))
    for step in _STEPS:
        if segment.days / step.least > room + 1:
            continue
        days = list(_beginnings(segment, step))
        if days and len(days) <= room:
            for day in days:
                yield Tick(round(segment.x(day), 1), _label(day, step))
            return
    middle = date.fromordinal((segment.start.toordinal() + segment.end.toordinal()) // 2)
    yield Tick(round(segment.x(middle), 1), f"{_MONTHS[middle.month - 1]} {middle.year}")


@dataclass(frozen=True, slots=True)
class _Step:
    """From one tick to the next: so many days, else months; `least` is its length in days."""

    days: int = 0
    months: int = 0

    @property
    def least(self) -> int:
        return self.days or 28 * self.months


_STEPS = (
    _Step(days=1), _Step(days=2), _Step(days=7), _Step(months=1), _Step(months=3),
    _Step(months=12), _Step(months=60), _Step(months=120), _Step(months=600),
)  # fmt: skip


def _beginnings(segment: Segment, step: _Step) -> Iterator[date]:
    """The days in a segment on which a step begins; weeks begin on Mondays."""
    if step.days:
        first = segment.start.toordinal() + -(segment.start.toordinal() - 1) % step.days
        for ordinal in range(first, segment.end.toordinal() + 1, step.days):
            yield date.fromordinal(ordinal)
        return
    month = segment.start.year * 12 + segment.start.month - 1
    month += -month % step.months
    last = segment.end.year * 12 + segment.end.month - 1
    for at in range(month, last + 1, step.months):
        day = date(at // 12, at % 12 + 1, 1)
        if segment.start <= day <= segment.end:
            yield day


def _label(day: date, step: _Step) -> str:
    if step.days:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return str(day.year) if step.months % 12 == 0 else f"{_MONTHS[day.month - 1]} {day.year}"
