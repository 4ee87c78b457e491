"""How the rows of each view look as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.cli.output import SHORT_ID, words
from dragoman.model import Status
from dragoman.views.words import STATUS_MARKS, kind_text, status_text

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from dragoman.views.agreements import Part, Step
    from dragoman.views.stories import PageOfStory

_STYLES = {
    Status.HAPPENED: "bold",
    Status.ONGOING: "bold",
    Status.DENIED: "red",
    Status.NEGATED: "red",
    Status.CANCELLED: "red",
    Status.CLAIMED: "cyan",
}
_FULL = 100
"""From this width on a table has room for its lesser columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its cell, and how much room it takes. `lesser` columns are left out
    of narrow tables; `ratio` 0 is as wide as its words."""

    name: str
    cell: Callable[[Any], object]
    ratio: int = 0
    lesser: bool = False
    right: bool = False


def table(columns: Sequence[Column], rows: Iterable[object], width: int) -> Table:
    """Rows as a table that fits a width."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    shown = [column for column in columns if width >= _FULL or not column.lesser]
    made = Table(box=SIMPLE_HEAD, pad_edge=False, width=width, show_edge=False)
    for column in shown:
        made.add_column(
            column.name,
            ratio=column.ratio or None,
            no_wrap=not column.ratio,
            overflow="fold",
            justify="right" if column.right else "left",
        )
    for row in rows:
        made.add_row(*(_cell(column.cell(row)) for column in shown))
    return made


def _cell(value: object) -> Text:
    from rich.text import Text

    if isinstance(value, Text):
        return value
    if isinstance(value, Status):
        return words(f"{STATUS_MARKS[value]} {status_text(value)}", _STYLES.get(value, ""))
    if value is None:
        return words("")
    if isinstance(value, bool):
        return words("yes" if value else "no")
    if isinstance(value, tuple):
        return words(", ".join(str(item) for item in value))
    return words(value)


_DAY = Column("Day", lambda row: row.when)
_STATUS = Column("Status", lambda row: row.status)
_TOLD_BY = Column("Told by", lambda row: row.told_by, ratio=2, lesser=True)
_OUTLET = Column("Outlet", lambda row: row.outlet or row.page_name, ratio=3, lesser=True)
_ID = Column("Id", lambda row: row.fact[:SHORT_ID])

TIMELINE = (
    _DAY,
    _STATUS,
    Column("Kind", lambda row: kind_text(row.kind), lesser=True),
    Column("What", lambda row: row.what, ratio=7),
    _TOLD_BY,
    _OUTLET,
    _ID,
)
HIGHLIGHTS = (
    _DAY,
    Column("Words", lambda row: row.quote, ratio=8),
    Column("Status", lambda row: ", ".join(dict.fromkeys(map(status_text, row.status))), ratio=2),
    Column("Why", lambda row: row.why, ratio=3),
    Column("Outlet", lambda row: row.outlet or row.page_name, ratio=2, lesser=True),
    Column("Id", lambda row: row.facts[0][:SHORT_ID] if row.facts else "", lesser=True),
)
STATEMENTS = (
    _DAY,
    Column("Speaker", lambda row: row.speaker, ratio=2),
    Column("Act", lambda row: row.act),
    Column("To", lambda row: row.addressees, ratio=2, lesser=True),
    Column(
        "Words",
        lambda row: " … ".join((row.content, *row.further)) if row.content else row.quote,
        ratio=7,
    ),
    _OUTLET,
    _ID,
)
ACTORS = (
    Column("Actor", lambda row: row.name, ratio=3),
    Column("Kind", lambda row: (row.kind or "").replace("_", " "), lesser=True),
    Column("Facts", lambda row: row.facts, right=True),
    Column("Says", lambda row: row.statements, right=True),
    Column("Meets", lambda row: row.meetings, right=True),
    Column("Parts", lambda row: "; ".join(row.roles), ratio=4),
    Column("As written", lambda row: "; ".join(row.as_written), ratio=5, lesser=True),
)
AGREEMENTS = (
    Column("Agreement", lambda row: row.name, ratio=3),
    Column("Steps", lambda row: "; ".join(_step(step) for step in row.steps), ratio=4),
    Column("Parts", lambda row: "; ".join(_part(part) for part in row.parts), ratio=4),
    Column("Facts", lambda row: len(row.facts), right=True),
)
CEASEFIRES = (
    _DAY,
    _STATUS,
    Column("Holds", lambda row: row.holds),
    Column("Scope", lambda row: row.scope, ratio=2),
    Column("Parties", lambda row: row.parties, ratio=3),
    Column("Guarantors", lambda row: row.guarantors, ratio=2, lesser=True),
    Column("Leaves out", lambda row: row.excluded, ratio=3),
    Column("Words", lambda row: row.quote, ratio=5, lesser=True),
    _TOLD_BY,
    _ID,
)
COMMITMENTS = (
    _DAY,
    _STATUS,
    Column("Who", lambda row: row.obligors, ratio=3),
    Column("Undertaking", lambda row: row.undertaking, ratio=6),
    Column("By", lambda row: row.deadline),
    Column("Leaves out", lambda row: row.exclusions, ratio=2, lesser=True),
    Column("Agreement", lambda row: row.agreement, ratio=2, lesser=True),
    _ID,
)
TRACKS = (
    _DAY,
    _STATUS,
    Column("Track", lambda row: row.track, ratio=3),
    Column("Format", lambda row: row.format, ratio=2, lesser=True),
    Column("Members", lambda row: row.members, ratio=4),
    Column("Next", lambda row: row.next_step, ratio=3),
    Column("Not settled", lambda row: "; ".join(row.undetermined), ratio=3, lesser=True),
    _ID,
)
MEETINGS = (
    _DAY,
    _STATUS,
    Column("Format", lambda row: row.format),
    Column("Level", lambda row: (row.level or "").replace("_", " "), lesser=True),
    Column("Participants", lambda row: row.participants, ratio=5),
    Column("Place", lambda row: row.place, ratio=2),
    _TOLD_BY,
    _ID,
)
COMPARED = (
    Column("Found", lambda row: row.found),
    Column("Here", lambda row: _side(row.here, row.name, row.days), ratio=4),
    Column("Parties", lambda row: row.parties, ratio=3, lesser=True),
    Column("There", lambda row: _side(row.there, row.their_name, row.their_days), ratio=5),
    Column("Score", lambda row: "" if row.score is None else f"{row.score:.2f}", right=True),
    Column("Why", lambda row: "; ".join((*row.reasons, *row.rivals)), ratio=5, lesser=True),
    Column("Words", lambda row: row.evidence[0].quote if row.evidence else "", ratio=4),
)
SAME = (
    Column("Held", lambda row: row.held),
    Column("Score", lambda row: "" if row.score is None else f"{row.score:.2f}", right=True),
    _DAY,
    _STATUS,
    Column("Words", lambda row: row.quote, ratio=6),
    Column("Why", lambda row: "; ".join(row.reasons), ratio=4),
    _OUTLET,
    _ID,
)
EVENT_PAGES = (
    Column("Pages", lambda row: len(row.pages), right=True),
    Column("Titles", lambda row: " · ".join(title or name for title, name in
                                            zip(row.titles, row.names, strict=True)), ratio=1),
)  # fmt: skip
STORIES = (
    Column("Began", lambda row: row.when),
    Column("Text", lambda row: row.title, ratio=4),
    Column("Origin", lambda row: row.origin, ratio=2),
    Column("Pages", lambda row: row.pages, right=True),
    Column("Outlets", lambda row: row.outlets, right=True),
    Column("Who took what", lambda row: "; ".join(map(_taken, row.printed)), ratio=6),
    Column("Why", lambda row: row.why, ratio=3, lesser=True),
    Column("Page", lambda row: row.story[:SHORT_ID], lesser=True),
)
SKIPPED = (
    Column("Page", lambda row: row.name, ratio=2),
    Column("Reason", lambda row: row.reason, ratio=3),
)


def _taken(page: PageOfStory) -> str:
    """ "Delta Post 3 May 2011 copy, 92 % of it": which part of the page the earlier one has too."""
    name = f"{page.outlet or page.page_name} {page.when}"
    if page.made_from is None:
        return f"{name} first"
    return f"{name} {page.relation}, {page.share:.0%} of it"


def _step(step: Step) -> str:
    return f"{step.action.replace('_', ' ')} {step.when} ({status_text(step.status)})"


def _side(ident: str | None, name: str | None, days: str) -> str:
    """One side of a comparison; ids of the record, made of names and pages, tell nothing."""
    told = name if ident is None or not ident[:1].isdigit() else f"{ident} {name}"
    return f"{told} ({days})" if told and days else told or ""


def _part(part: Part) -> str:
    so = part.status in (Status.HAPPENED, Status.ONGOING)
    return f"{part.role}: {part.name}" + ("" if so else f" ({status_text(part.status)})")
