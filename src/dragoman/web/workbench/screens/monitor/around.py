"""Before a day and after it, beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.views.monitor.around import AroundRow
from dragoman.views.monitor.days import Cut
from dragoman.views.monitor.dimensions import By
from dragoman.views.rows import Rows
from dragoman.web.monitor import around_map
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.incidents.counting import around_rows
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.screens.monitor.asked import Sight, around_day
from dragoman.web.workbench.screens.monitor.places import shapes_for
from dragoman.web.workbench.screens.monitor.view import View, looking

WAYS = (By.SCOPE, By.ZONE, By.ADMIN1, By.PAIR, By.KIND)


@dataclass(frozen=True, slots=True)
class AroundLine:
    """A row and its group in words."""

    row: AroundRow
    group: str


@dataclass(frozen=True, slots=True)
class AroundContext:
    """`cuts` are the days counted around, `map` an SVG element of the first, None where no
    outlines ship; `words` says the same."""

    heading: str
    view: View
    by: By
    ways: tuple[By, ...]
    cuts: tuple[Cut, ...]
    days: int
    map: str | None
    words: str
    lines: tuple[AroundLine, ...]


def build(desk: Desk, asked: Asked) -> AroundContext:
    with looking(desk, asked) as (found, view):
        cuts, days = around_day(asked, found.cuts)
        by = _by(found)
        drawn = _map(found, cuts, days)
        return AroundContext(
            heading="Before and after a day",
            view=view,
            by=by,
            ways=WAYS if found.terms else (By.ADMIN1, By.PAIR, By.KIND),
            cuts=cuts,
            days=days,
            map=drawn[0] if drawn else None,
            words=drawn[1] if drawn else "",
            lines=tuple(AroundLine(row, _group(row, by)) for row in _rows(found, cuts, days, by)),
        )


def answer(desk: Desk, asked: Asked) -> Rows[AroundRow]:
    with looking(desk, asked) as (found, _):
        cuts, days = around_day(asked, found.cuts)
        return _rows(found, cuts, days, _by(found))


def _by(found: Sight) -> By:
    return By.SCOPE if found.terms and not found.asked.first("by") else found.by


def _rows(found: Sight, cuts: tuple[Cut, ...], days: int, by: By) -> Rows[AroundRow]:
    if found.sheet is None or found.mask is None:
        return Rows(AroundRow, [])
    return around_rows(found.sheet, found.mask, cuts, days=days, by=by)


def _map(
    found: Sight, cuts: tuple[Cut, ...], days: int
) -> tuple[str, str] | None:  # fmt: skip
    shapes = shapes_for(found)
    if not shapes or not cuts or found.sheet is None:
        return None
    at = found.terms.in_force if found.terms else None
    cut = next((each for each in cuts if each.day == at), cuts[0])
    rows = _rows(found, (cut,), days, By.ADMIN1)
    picture = around_map(rows, shapes, terms=found.terms)
    return picture.to_svg(), picture.description


def _group(row: AroundRow, by: By) -> str:
    return str(getattr(row, by.value)).replace("_", " ")


_HELP = (
    "The same number of days before and after a day, set beside each other: by what incidents are, "
    "by place or by sides. It says what was reported, not why."
)
AROUND = Screen("monitor-around", "/monitor/around", "", AroundContext, build, answer, help=_HELP)
