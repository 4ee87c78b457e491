"""Panels: counts for each zone, pair of sides and week, or for each phase of the terms.

Descriptive: what was reported, not why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.views.monitor.cases import EVERYTHING, Case, Choice
from dragoman.views.monitor.days import (
    Cut,
    Phases,
    last_of_week,
    monday,
    portions,
    week_name,
    weeks,
)
from dragoman.views.monitor.dimensions import OTHERS, By, Group, groups_of, rank, told
from dragoman.views.monitor.sources import Names, offices_of
from dragoman.views.monitor.tally import Number, Tally, plain
from dragoman.views.rows import Rows


@dataclass(frozen=True, slots=True)
class PanelRow:
    """Counts of one group in one week, or over all weeks (`week` and `monday` None).

    `week` is the ISO week ("2017-W18"), `monday` its first day. `phase` says after which date of
    the terms the days lie, where phases are asked for; the other ways to divide are None where they
    are not. A week without incidents has a row of zeros. Counts are whole unless incidents are
    spread over their days. `without_best` counts incidents with no estimate of deaths.
    `single_source_share` is the part of the incidents that one source alone tells of,
    `top_source_share` the part that `top_source` tells of (0 to 1; None of no incident).
    """

    week: str | None
    monday: date | None
    phase: str | None = None
    zone: str | None = None
    admin1: str | None = None
    pair: str | None = None
    verdict: str | None = None
    scope: str | None = None
    kind: str | None = None
    incidents: float = 0
    best: float = 0
    low: float = 0
    high: float = 0
    without_best: float = 0
    single_source_share: float | None = None
    top_source: str | None = None
    top_source_share: float | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a panel is made: divided by what, into weeks or not, into the phases between `cuts`;
    multi-day incidents on their first day or (`spread`) in equal parts on each of their days; only
    the `top` pairs on their own, the rest together."""

    by: tuple[By, ...] = (By.ZONE,)
    weekly: bool = True
    cuts: tuple[Cut, ...] = ()
    spread: bool = False
    top: int | None = None


_Cell = tuple[date | None, int]
_Counts = dict[Group, dict[_Cell, Tally]]


def panels(
    cases: Iterable[Case], layout: Layout = Layout(), *, choice: Choice = EVERYTHING
) -> Rows[PanelRow]:  # fmt: skip
    """The panel, group by group (the largest first, `REST` last), week by week without a gap.

    `choice` keeps incidents by their first day; where they are spread, the shares of one that is
    kept may fall into weeks behind the choice's last day, so that totals are always those of the
    incidents. Raises UsageError where `layout.by` needs terms that the cases were not judged under.
    """
    phases = Phases(layout.cuts)
    names = Names()
    counted: _Counts = {}
    for case in choice.of(cases):
        names.add(offices_of(case[0]))
        for group in groups_of(case, layout.by):
            cells = counted.setdefault(group, {})
            for week, phase, share in portions(case[0], phases, spread=layout.spread):
                cell = (week if layout.weekly else None, phase)
                cells.setdefault(cell, Tally()).add(case[0], share)
    counted = _only_top(counted, layout)
    return Rows(PanelRow, list(_rows(counted, layout, phases, choice, names)))


def _only_top(counted: _Counts, layout: Layout) -> _Counts:
    """Pairs beyond the largest `top` put together."""
    if layout.top is None or By.PAIR not in layout.by:
        return counted
    at = layout.by.index(By.PAIR)
    sizes: Counter[str] = Counter()
    for group, cells in counted.items():
        sizes[group[at]] += round(1000 * _size(cells))
    ranked = sorted(sizes, key=lambda pair: (-sizes[pair], pair))
    kept = set(ranked[: layout.top])
    merged: _Counts = {}
    for group, cells in counted.items():
        name = group[at] if group[at] in kept else OTHERS
        into = merged.setdefault((*group[:at], name, *group[at + 1 :]), {})
        for cell, found in cells.items():
            into.setdefault(cell, Tally()).merge(found)
    return merged


def _size(cells: dict[_Cell, Tally]) -> Number:
    return sum((found.incidents for found in cells.values()), 0)


def _rows(
    counted: _Counts, layout: Layout, phases: Phases, choice: Choice, names: Names
) -> Iterator[PanelRow]:
    grid = list(_grid(counted, layout, phases, choice))
    for group in sorted(counted, key=lambda each: rank(each, float(_size(counted[each])))):
        cells = counted[group]
        for cell in grid:
            yield _row(
                cell, told(layout.by, group), cells.get(cell, Tally()), layout, phases, names
            )


def _grid(
    counted: _Counts, layout: Layout, phases: Phases, choice: Choice
) -> Iterator[_Cell]:  # fmt: skip
    """Every week of the time in question, each with the phases it has a day in; without weeks
    every phase from the first with an incident, or of the choice's days, to the last."""
    numbers = [number for cells in counted.values() for _, number in cells]
    numbers += [phases.at(day) for day in (choice.since, choice.until) if day]
    numbers = list(range(min(numbers, default=0), max(numbers, default=-1) + 1))
    seen = [week for cells in counted.values() for week, _ in cells if week is not None]
    if not layout.weekly:
        yield from ((None, number) for number in numbers)
    elif seen:
        first = min([*seen, *([monday(choice.since)] if choice.since else [])])
        last = max([*seen, *([monday(choice.until)] if choice.until else [])])
        for week in weeks(first, last):
            for number in numbers:
                if phases.holds(number, week, last_of_week(week)):
                    yield week, number


def _row(
    cell: _Cell, group: dict[str, str], found: Tally, layout: Layout, phases: Phases, names: Names
) -> PanelRow:
    week, phase = cell
    top = found.top_source
    return PanelRow(
        week=None if week is None else week_name(week),
        monday=week,
        phase=phases.names[phase] if layout.cuts else None,
        **group,
        incidents=plain(found.incidents),
        best=plain(found.best),
        low=plain(found.low),
        high=plain(found.high),
        without_best=plain(found.without_best),
        single_source_share=found.single_source_share,
        top_source=names.name(top[0]) if top else None,
        top_source_share=top[1] if top else None,
    )
