"""Small multiples: one small chart for each group of a panel, week by week, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.views.monitor.days import Cut, week_name, weeks
from dragoman.views.monitor.dimensions import REST, By
from dragoman.views.monitor.panels import PanelRow
from dragoman.web.monitor.picture import SOFT, Picture, bar, keys, number, short, tag, text

COLUMNS = 2
_WIDE, _TALL = 460.0, 104.0
_GAP, _LEFT, _RIGHT, _FOOT = 22.0, 34.0, 10.0, 20.0
_NAME_ROOM = 60
_TITLE_ROOM = 34.0
_LINE = 15.0
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TICK_ROOM = 52.0
_NUMBER_ROOM = 8.0
_FIELDS = tuple((by, by.value) for by in By)


@dataclass(slots=True)
class _Chart:
    """One group: its counts by week and by series."""

    name: str
    rest: bool
    counts: dict[tuple[date, str], float] = field(default_factory=dict)

    def highest(self, mondays: Sequence[date], series: Sequence[str]) -> float:
        return max((sum(self.counts.get((day, name), 0) for name in series) for day in mondays),
                   default=0)  # fmt: skip


def small_multiples(
    rows: Iterable[PanelRow],
    cuts: Sequence[Cut] = (),
    *,
    stack: By | None = None,
    title: str = "Incidents a week",
    columns: int = COLUMNS,
) -> Picture:
    """A panel as small charts on one scale (what cannot be placed or lies in no zone on a scale of
    its own, which is said). `stack` is a way to divide that is stacked within each chart; cuts are
    dashed lines with numbers, told above. Rows that are not of a week are left out."""
    charts, series, mondays = _charts(rows, stack)
    named = [chart.highest(mondays, series) for chart in charts if not chart.rest]
    scale = max(named, default=0)
    shown = [cut for cut in cuts if mondays and mondays[0] <= cut.day]
    shown = [cut for cut in shown if (cut.day - mondays[-1]).days < 7]
    head = _TITLE_ROOM + _LINE * len(shown) + (_LINE + 4 if stack else 0)
    body = [text(0, 14, title, font_size=14)]
    for n, cut in enumerate(shown):
        body.append(text(0, 32 + _LINE * n, f"{n + 1}  {cut.day} {cut.what}".rstrip()))
    if stack:
        body.append(keys([_plain(name) for name in series], 0, head - 10))
    for n, chart in enumerate(charts):
        left, top = (n % columns) * (_WIDE + _GAP), head + (n // columns) * (_TALL + _GAP)
        highest = chart.highest(mondays, series) if chart.rest or not scale else scale
        drawn = _drawn(chart, mondays, series, shown, highest)
        body.append(f'<g transform="translate({number(left)} {number(top)})">{drawn}</g>')
    lines = -(-len(charts) // columns) if charts else 0
    across = min(columns, max(1, len(charts)))
    description = _in_words(charts, mondays, series)
    return Picture(title, description, across * (_WIDE + _GAP) - _GAP,
                   head + lines * (_TALL + _GAP), "".join(body))  # fmt: skip


def _charts(
    rows: Iterable[PanelRow], stack: By | None
) -> tuple[list[_Chart], list[str], list[date]]:
    """The charts in the order of the rows, the names of what is stacked, and all weeks."""
    charts: dict[str, _Chart] = {}
    sums: dict[str, float] = {}
    days: set[date] = set()
    for row in rows:
        if row.monday is None:
            continue
        days.add(row.monday)
        parts = {by: part for by, name in _FIELDS if (part := getattr(row, name)) is not None}
        name = " · ".join(_plain(part) for by, part in parts.items() if by is not stack) or "all"
        rest = any(part in REST for by, part in parts.items() if by is not stack)
        chart = charts.setdefault(name, _Chart(name, rest))
        one = parts.get(stack, "") if stack is not None else ""
        at = (row.monday, one)
        chart.counts[at] = chart.counts.get(at, 0) + row.incidents
        sums[one] = sums.get(one, 0) + row.incidents
    mondays = list(weeks(min(days), max(days))) if days else []
    series = sorted(sums, key=lambda name: (name in REST, -sums[name], name))
    return sorted(charts.values(), key=lambda chart: chart.rest), series, mondays


def _drawn(
    chart: _Chart, mondays: Sequence[date], series: Sequence[str], cuts: Sequence[Cut],
    highest: float,
) -> str:  # fmt: skip
    floor, ceiling = _TALL - _FOOT, 20.0
    slot = (_WIDE - _LEFT - _RIGHT) / max(1, len(mondays))
    own = " (own scale)" if chart.rest else ""
    parts = [f"<g>{tag('title', chart.name)}{text(0, 12, short(chart.name, _NAME_ROOM) + own)}</g>"]
    for n, monday in enumerate(mondays):
        base = floor
        for s, name in enumerate(series):
            value = chart.counts.get((monday, name), 0)
            if value > 0:
                tall = value / highest * (floor - ceiling)
                base -= tall
                says = f"{week_name(monday)}: {value:g} {_plain(name)}".rstrip()
                parts.append(bar(_LEFT + slot * n, base, max(0.6, slot * 0.84), tall, s, says))
    parts.append(_axis(mondays, slot, floor))
    parts.append(text(_LEFT - 5, ceiling + 4, f"{highest:g}", text_anchor="end", fill=SOFT))
    parts.append(text(_LEFT - 5, floor + 4, "0", text_anchor="end", fill=SOFT))
    last = -_NUMBER_ROOM
    for n, cut in enumerate(cuts):
        x = _LEFT + slot * ((cut.day - mondays[0]).days / 7)
        parts.append(tag("line", x1=x, x2=x, y1=ceiling - 4, y2=floor, stroke="currentColor",
                         stroke_dasharray="3 2", stroke_width=".8"))  # fmt: skip
        if x - last >= _NUMBER_ROOM:  # of dates side by side the first has its number
            parts.append(text(x, ceiling - 6, str(n + 1), text_anchor="middle", font_size=9))
            last = x
    return "".join(parts)


def _axis(mondays: Sequence[date], slot: float, floor: float) -> str:
    """The ground line, and months as far as there is room."""
    parts = [tag("line", x1=_LEFT, x2=_WIDE - _RIGHT, y1=floor, y2=floor, stroke=SOFT)]
    last = -_TICK_ROOM
    for n, monday in enumerate(mondays):
        x = _LEFT + slot * n
        if (monday.day <= 7 or n == 0) and x - last >= _TICK_ROOM and x < _WIDE - _TICK_ROOM:
            words = f"{_MONTHS[monday.month - 1]} {monday.year}"
            parts.append(text(x, floor + 13, words, fill=SOFT))
            last = x
    return "".join(parts)


def _in_words(charts: Sequence[_Chart], mondays: Sequence[date], series: Sequence[str]) -> str:
    """The picture for those who do not see it."""
    if not charts:
        return "No incident."
    told = []
    for chart in charts:
        by_series = [(name, sum(chart.counts.get((day, name), 0) for day in mondays))
                     for name in series]  # fmt: skip
        parts = ", ".join(
            f"{value:.6g} {_plain(name)}".rstrip() for name, value in by_series if value
        )
        told.append(f"{chart.name}: {parts or 'none'}")
    return f"{week_name(mondays[0])} to {week_name(mondays[-1])}. {'; '.join(told)}."


def _plain(word: str) -> str:
    return word.replace("_", " ")
