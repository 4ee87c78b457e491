"""The timeline as one self-contained HTML file: no network, no script but its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.exchange.target import new_file
from dragoman.model import Status
from dragoman.record import Filter, Record
from dragoman.views.asking import EVERYTHING
from dragoman.views.highlights import Highlight
from dragoman.views.show import Shown, show
from dragoman.views.timeline import TimelineRow, timeline, timeline_row
from dragoman.web.lanes import build_charts
from dragoman.web.page import environment, policy, read_part, read_style, safe_link


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the list, with its words in context."""

    row: TimelineRow
    shown: Shown

    @property
    def link(self) -> str | None:
        """The page's address, where a browser may follow it."""
        return safe_link(self.shown.page.url)


def write_timeline(
    record: Record,
    path: Path,
    wanted: Filter = EVERYTHING,
    *,
    limit: int | None = None,
    title: str | None = None,
    overwrite: bool = False,
) -> int:
    """Writes the timeline of the facts that a filter keeps; returns how many they are.

    Raises ExchangeError where the file exists (unless `overwrite`) or cannot be written.
    """
    rows = timeline(record, wanted, limit=limit)
    html = render_timeline(record, rows, title=title or record.path.stem)
    with new_file(path, overwrite=overwrite) as file:
        file.write_text(html, encoding="utf-8")
    return len(rows)


def write_chosen(
    record: Record,
    path: Path,
    chosen: Sequence[Highlight],
    *,
    title: str | None = None,
    overwrite: bool = False,
) -> int:
    """Writes the days that matter, and the timeline of the facts that their sentences carry;
    returns how many sentences they are. Raises ExchangeError as `write_timeline`."""
    ids = dict.fromkeys(fact for one in chosen for fact in one.facts)
    rows = sorted((timeline_row(record.fact(id)) for id in ids), key=_by_day)
    html = render_timeline(record, rows, title=title or record.path.stem, chosen=chosen)
    with new_file(path, overwrite=overwrite) as file:
        file.write_text(html, encoding="utf-8")
    return len(chosen)


def _by_day(row: TimelineRow) -> tuple[bool, date, str, int]:
    day = row.since or row.until
    return day is None, day or date.max, row.page, row.start


def render_timeline(
    record: Record,
    rows: Sequence[TimelineRow],
    *,
    title: str,
    chosen: Sequence[Highlight] = (),
) -> str:
    """The page. Every word in it that comes from a page or a file name is escaped."""
    style, script = read_style("timeline.css"), read_part("timeline.js")
    items = [Item(row, show(record, row.fact)) for row in rows]
    present = {row.status for row in rows}
    return (
        environment()
        .get_template("timeline.html")
        .render(
            title=title,
            items=items,
            chosen=[(one, safe_link(record.page(one.page).url)) for one in chosen],
            charts=build_charts(rows),
            statuses=[status for status in Status if status in present],
            kinds=sorted({row.kind for row in rows}),
            actors=sorted({name for row in rows for name in row.actors}, key=str.casefold),
            outlets=sorted({row.outlet for row in rows if row.outlet}, key=str.casefold),
            pages=len({row.page for row in rows}),
            style=style,
            script=script,
            policy=policy(style, script),
        )
    )
