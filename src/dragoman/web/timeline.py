"""The timeline as one self-contained HTML file: no network, no script but its own."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.exchange.target import new_file
from dragoman.model import Status
from dragoman.record import Filter, Record
from dragoman.views.asking import EVERYTHING
from dragoman.views.show import Shown, show
from dragoman.views.timeline import TimelineRow, timeline
from dragoman.views.words import day_text, kind_text, status_text
from dragoman.web.lanes import build_charts

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the list, with its words in context."""

    row: TimelineRow
    shown: Shown

    @property
    def link(self) -> str | None:
        """The page's address, where a browser may follow it."""
        url = self.shown.page.url or ""
        return url if url.startswith(("https://", "http://")) else None


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


def render_timeline(record: Record, rows: Sequence[TimelineRow], *, title: str) -> str:
    """The page. Every word in it that comes from a page or a file name is escaped."""
    style, script = _part("timeline.css"), _part("timeline.js")
    items = [Item(row, show(record, row.fact)) for row in rows]
    present = {row.status for row in rows}
    return (
        _environment()
        .get_template("timeline.html")
        .render(
            title=title,
            items=items,
            charts=build_charts(rows),
            statuses=[status for status in Status if status in present],
            kinds=sorted({row.kind for row in rows}),
            actors=sorted({name for row in rows for name in row.actors}, key=str.casefold),
            outlets=sorted({row.outlet for row in rows if row.outlet}, key=str.casefold),
            pages=len({row.page for row in rows}),
            style=style,
            script=script,
            policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
            "base-uri 'none'; form-action 'none'",
        )
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    environment.filters |= {"status": status_text, "kind": kind_text, "day": day_text}
    return environment


def _printable(value: object) -> object:
    """Control characters have no place in HTML, and some browsers drop what surrounds them."""
    return _UNPRINTABLE.sub("\ufffd", value) if type(value) is str else value


def _part(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8").strip()


def _digest(text: str) -> str:
    """The source by which a content policy admits one inline block and no other."""
    found = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(found).decode()}'"
