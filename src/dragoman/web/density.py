"""How many facts each lane of a timeline has in each month, where they are too many to draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.model import FactKind
from dragoman.record.store.counts import MonthCount
from dragoman.views.brief.figures import SORTS
from dragoman.views.timeline import TimelineRow
from dragoman.views.words import kind_text
from dragoman.web.lanes import GROUPINGS, MOST_LANES, OTHERS

SORT_NAMES = tuple(name for name, _ in SORTS)
_SORT_OF: dict[str, int] = {s: n for n, (_, statuses) in enumerate(SORTS) for s in statuses}
_KINDS = {kind.value: kind_text(kind) for kind in FactKind}
MOST_COLUMNS = 18
"""Months of a table of counts at most; of a longer time it counts quarters, then years."""
_DARKNESS = (0.02, 0.1, 0.25, 0.5)
"""Shares of the largest count from which a cell is one shade darker."""


@dataclass(frozen=True, slots=True)
class Dense:
    """Facts of one lane that begin in one month ("2016-12"; None: of unknown day), in all and of
    each sort of status, in the order of `SORT_NAMES`. By actor a fact counts in several lanes."""

    lane: str
    month: str | None
    facts: int
    happened: int
    claimed: int
    ahead: int
    against: int

    @property
    def sorts(self) -> tuple[int, ...]:
        return (self.happened, self.claimed, self.ahead, self.against)


def of_months(counts: Iterable[MonthCount]) -> list[Dense]:
    """Lanes by kind."""
    found: dict[tuple[str, str | None], list[int]] = {}
    for one in counts:
        sorts = found.setdefault((_KINDS[one.kind], one.month), _none())
        sorts[_SORT_OF[one.status]] += one.facts
    return _in_order(found)


def of_rows(rows: Iterable[TimelineRow], by: str) -> list[Dense]:
    """Lanes by one of GROUPINGS, counted from the facts themselves."""
    group = GROUPINGS[by]
    found: dict[tuple[str, str | None], list[int]] = {}
    for row in rows:
        first = row.since or row.until
        month = first.isoformat()[:7] if first else None
        for lane in dict.fromkeys(group(row)):
            found.setdefault((lane, month), _none())[_SORT_OF[row.status]] += 1
    return _in_order(found)


def _none() -> list[int]:
    return [0] * len(SORTS)


def _in_order(found: dict[tuple[str, str | None], list[int]]) -> list[Dense]:
    """The lanes of most facts first; what is beyond MOST_LANES shares the last."""
    of_lane: Counter[str] = Counter()
    for (lane, _), sorts in found.items():
        of_lane[lane] += sum(sorts)
    named = [lane for lane, _ in sorted(of_lane.items(), key=lambda item: (-item[1], item[0]))]
    place = {lane: n for n, lane in enumerate(named[:MOST_LANES])}
    summed: dict[tuple[int, str, str], list[int]] = {}
    for (lane, month), sorts in found.items():
        at = place.get(lane, MOST_LANES)
        into = summed.setdefault((at, lane if lane in place else OTHERS, month or ""), _none())
        into[:] = [a + b for a, b in zip(into, sorts, strict=True)]
    return [
        Dense(lane, month or None, sum(sorts), *sorts)
        for (_, lane, month), sorts in sorted(summed.items())
    ]


@dataclass(frozen=True, slots=True)
class Cell:
    """Facts of a lane in one column, how dark it is drawn (0 to 4), and by sort in words."""

    facts: int
    shade: int
    words: str


@dataclass(frozen=True, slots=True)
class Column:
    """A month, a quarter or a year: its name, and the months it begins and ends with; both None
    for facts of unknown day."""

    name: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A lane of the table, and its counts, one for each column."""

    lane: str
    facts: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Lanes against columns; `unit` says what a column is."""

    by: str
    unit: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def table_of(dense: Sequence[Dense], by: str) -> Counts:
    """The counts as a table of no more columns than can be read at once."""
    unit, of = _unit([one.month for one in dense if one.month])
    columns: dict[str, Column] = {}
    sums: dict[tuple[str, str], list[int]] = {}
    for one in sorted(dense, key=lambda each: each.month or "~"):
        name = of(one.month) if one.month else "day unknown"
        before = columns.get(name)
        columns[name] = Column(name, before.first if before else one.month, one.month)
        into = sums.setdefault((one.lane, name), _none())
        into[:] = [a + b for a, b in zip(into, one.sorts, strict=True)]
    highest = max((sum(sorts) for sorts in sums.values()), default=1)
    lines = []
    for lane, its in groupby(dense, key=lambda one: one.lane):
        cells = tuple(_cell(sums.get((lane, name), _none()), highest) for name in columns)
        lines.append(Line(lane, sum(one.facts for one in its), cells))
    return Counts(by, unit, tuple(columns.values()), tuple(lines))


def _cell(sorts: Sequence[int], highest: int) -> Cell:
    facts = sum(sorts)
    told = (f"{n} {name}" for n, name in zip(sorts, SORT_NAMES, strict=True) if n)
    shade = sum(facts / highest >= share for share in _DARKNESS) if facts else 0
    return Cell(facts, shade, "; ".join(told))


def _unit(months: Iterable[str]) -> tuple[str, Callable[[str], str]]:
    """What a column is, and in which one a month falls."""
    every = set(months)
    if len(every) <= MOST_COLUMNS:
        return "month", str
    if len({_quarter(month) for month in every}) <= MOST_COLUMNS:
        return "quarter", _quarter
    return "year", lambda month: month[:4]


def _quarter(month: str) -> str:
    return f"{month[:4]} Q{(int(month[5:7]) + 2) // 3}"
