"""Week by week: a small chart for each zone or unit, and the same as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.views.monitor.dimensions import By
from dragoman.views.monitor.panels import PanelRow
from dragoman.views.rows import Rows
from dragoman.web.monitor import small_multiples
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.incidents.counting import Division, WeekRow, divided, week_rows
from dragoman.web.workbench.incidents.making import RULINGS
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.screens.monitor.asked import Sight
from dragoman.web.workbench.screens.monitor.view import View, looking

CHARTS = 10
"""Groups that are drawn at most, the largest."""
WEEKS = 78
"""Weeks that are drawn at most; the table has all."""
BEFORE = timedelta(weeks=13)
"""What is drawn begins so long before the terms came into force, where there is more."""
WAYS = (By.ZONE, By.ADMIN1, By.VERDICT, By.KIND, By.PAIR)


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts as one SVG element, the weeks they show, and how many groups they leave out."""

    svg: str
    words: str
    first: str
    last: str
    weeks: int
    left_out: int


@dataclass(frozen=True, slots=True)
class WeeksContext:
    heading: str
    view: View
    by: By
    ways: tuple[By, ...]
    charts: Charts | None
    rows: Rows[WeekRow]
    total: int
    earlier: str | None
    later: str | None


def build(desk: Desk, asked: Asked) -> WeeksContext:
    with looking(desk, asked) as (found, view):
        every = rows_of(found)
        told = [row for row in every if row.incidents]
        shown = told[asked.skip : asked.skip + asked.limit]
        end, back = asked.skip + len(shown), max(asked.skip - asked.limit, 0) or None
        by = found.by
        return WeeksContext(
            heading="Week by week",
            view=view,
            by=by,
            ways=WAYS if found.terms else tuple(way for way in WAYS if way in (By.ADMIN1, By.KIND,
                                                                               By.PAIR)),
            charts=charts(found),
            rows=Rows(WeekRow, shown),
            total=len(told),
            earlier=found.link(skip=back, by=by.value) if asked.skip else None,
            later=found.link(skip=end, by=by.value) if end < len(told) else None,
        )  # fmt: skip


def answer(desk: Desk, asked: Asked) -> Rows[WeekRow]:
    """Every week of every group, weeks without an incident too."""
    with looking(desk, asked) as (found, _):
        return rows_of(found)


def rows_of(found: Sight) -> Rows[WeekRow]:
    """What is chosen, by group and week."""
    if found.sheet is None or found.mask is None:
        return Rows(WeekRow, [])
    return week_rows(found.sheet, divided(found.sheet, found.mask, found.by), found.cuts)


def charts(found: Sight, *, most: int = CHARTS) -> Charts | None:
    """The charts of the largest groups; None where there is nothing to draw."""
    window = _window(found)
    if found.sheet is None or found.mask is None or window is None:
        return None
    day = found.sheet.day
    inside = found.mask & (day >= window[0].toordinal()) & (day <= window[1].toordinal())
    whole = divided(found.sheet, inside, found.by)
    rows = week_rows(found.sheet, Division(whole.names[:most], whole.members[:most]), found.cuts)
    if not rows:
        return None
    series = RULINGS if found.terms else ("incidents",)
    panel = [
        PanelRow(row.week, row.monday, zone=row.where, verdict=name, incidents=number)
        for row in rows
        for name in series
        if (number := getattr(row, name)) or name == series[0]
    ]
    picture = small_multiples(panel, found.cuts, stack=By.VERDICT if found.terms else None)
    shown = [row.week for row in rows if row.where == rows[0].where]
    return Charts(picture.to_svg(), picture.description, shown[0], shown[-1], len(shown),
                  max(len(whole.names) - most, 0))  # fmt: skip


def _window(found: Sight) -> tuple[date, date] | None:
    """The stretch that is drawn: all of it or, where that is too long, so many weeks from shortly
    before the first date of the terms, else the last ones."""
    if found.sheet is None or found.mask is None or not found.mask.any():
        return None
    days = found.sheet.day[found.mask]
    first, last = (date.fromordinal(int(day)) for day in (days[0], days[-1]))
    wide = timedelta(weeks=WEEKS - 1)
    if last - first <= wide:
        return first, last
    inside = [cut.day for cut in found.cuts if first <= cut.day <= last]
    start = max(first, min(inside) - BEFORE) if inside else last - wide
    return start, min(last, start + wide)


_HELP = (
    "Incidents week by week, a panel for each zone, unit or side; dotted lines are days of the "
    "terms. Every number is in the table below the panels."
)
WEEKS_SCREEN = Screen(
    "monitor-weeks", "/monitor/weeks", "", WeeksContext, build, answer, help=_HELP
)
