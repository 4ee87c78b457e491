"""What a stretch of days brought, every sentence with its words; to read, print and keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from dragoman.errors import UsageError
from dragoman.model import Plain
from dragoman.record.day_words import date_text
from dragoman.record.lifecycles.of_record import last_day
from dragoman.views.asked import before
from dragoman.views.brief import Brief, brief, markdown
from dragoman.views.brief.nouns import Note
from dragoman.views.rows import Rows
from dragoman.web.brief import render_brief
from dragoman.web.charts import Drawing, draw
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.asked_for import brief_of
from dragoman.web.workbench.kept.desk import FIRST_TIME
from dragoman.web.workbench.kept.narrowing import to_brief
from dragoman.web.workbench.screen import File, Screen, Table
from dragoman.web.workbench.tables import counts_of, lines_of

USUAL = timedelta(days=30)
LONGEST = timedelta(days=50 * 366)
"""A brief of more years is cut to its last ones: its figures have a bar for every year."""


@dataclass(frozen=True, slots=True)
class BriefContext:
    """`brief` is None, with the reason in `why`, where no page has a day."""

    heading: str
    brief: Brief | None
    why: str
    drawings: tuple[Drawing, ...]


def build(desk: Desk, asked: Asked) -> BriefContext:
    try:
        made = made_for(desk, asked)
    except UsageError as error:
        return BriefContext("Brief", None, str(error), ())
    days = f"{date_text(made.since)} to {date_text(made.until)}"
    drawings = tuple(draw(figure) for figure in made.figures)
    return BriefContext(f"Brief: {days}", made, "", drawings)


def made_for(desk: Desk, asked: Asked) -> Brief:
    """The brief of the days asked for, by default the last month of what was published; raises
    UsageError where no page has a day."""
    known = last_day(desk.record)
    if known is None:
        raise UsageError(f"no page in {desk.record.path} has a day; state it with --published")
    last = min(asked.wanted.until or known, known)
    first = before(last, LONGEST)
    since = max(asked.wanted.since or before(last, USUAL), first)
    if since > last:
        raise UsageError(f"nothing is both since {since} and until {last}")
    if desk.size > FIRST_TIME:
        desk.narrow(lambda record: to_brief(record, since, last))
        with desk.record.snapshot():
            return brief(desk.record, since, last)
    return desk.one(brief_of(since, last))


def answer(desk: Desk, asked: Asked) -> dict[str, Plain]:
    it = build(desk, asked)
    if it.brief is None:
        return {"brief": None, "why": it.why}
    return {"brief": it.brief.to_dict(), "markdown": markdown(it.brief)}


FILES = (
    File("markdown", "md", "text/markdown", lambda desk, asked: markdown(made_for(desk, asked))),
    File("html", "html", "text/html", lambda desk, asked: render_brief(made_for(desk, asked))),
)
TABLES = (
    Table("sentences", lambda desk, asked: lines_of(build(desk, asked).brief)),
    Table("words", lambda desk, asked: Rows(Note, _notes(build(desk, asked).brief))),
    Table("figures", lambda desk, asked: counts_of(build(desk, asked).brief)),
)


def _notes(brief: Brief | None) -> tuple[Note, ...]:
    return brief.notes if brief else ()


_HELP = (
    "What a stretch of days brought, by the days on which pages were published. Each "
    "sentence leads to its words at the foot."
)
BRIEF = Screen(
    "brief",
    "/brief",
    "Brief",
    BriefContext,
    build,
    answer,
    FILES,
    TABLES,
    help=_HELP,
)
