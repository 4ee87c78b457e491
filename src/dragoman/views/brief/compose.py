"""A brief from a record: what is new, changed, disputed, due next, lapsed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from dragoman.errors import UsageError
from dragoman.record import Record
from dragoman.views.brief.figures import figures
from dragoman.views.brief.nouns import Brief, Section
from dragoman.views.brief.sections import changed, disputed, due, lapsed, new
from dragoman.views.brief.telling import Telling
from dragoman.views.brief.window import Window

MOST_ITEMS = 12
"""Items of a section that are shown unless more are asked for."""

WRITERS: tuple[Callable[[Window, Telling, int], Iterator[Section]], ...] = (
    changed, disputed, new, due, lapsed,
)  # fmt: skip
"""The sections in the order in which they are read."""


def brief(
    record: Record, since: date, until: date | None = None, *, most: int = MOST_ITEMS
) -> Brief:
    """What pages published from `since` to `until` (by default the last day on which anything was
    published) brought. Later pages count for nothing, as if they had not been read.

    Raises UsageError where the days are the wrong way round or nothing is dated.
    """
    last = record.extent.last_published()
    if last is None:
        raise UsageError(f"no page in {record.path} has a day; state it with --published")
    until = until or last
    if since > until:
        raise UsageError(f"nothing is both since {since} and until {until}")
    telling = Telling(record)
    window = Window(record, telling, since, until)
    sections = tuple(section for write in WRITERS for section in write(window, telling, most))
    undated = record.extent.undated()
    title = f"{record.path.stem}: {since.isoformat()} to {until.isoformat()}"
    return Brief(title, since, until, sections, figures(window), telling.notes, undated)
