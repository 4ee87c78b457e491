"""What a stretch of days brought, every sentence with its words; to read, print and keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from dragoman.model import Plain
from dragoman.record import Record
from dragoman.record.lifecycles.of_record import last_day
from dragoman.views.brief import Brief, markdown
from dragoman.views.brief import brief as compose
from dragoman.web.charts import Drawing, draw
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.screen import Screen

USUAL = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class BriefContext:
    """`brief` is None where no page has a day."""

    heading: str
    brief: Brief | None
    drawings: tuple[Drawing, ...]


def build(record: Record, asked: Asked) -> BriefContext:
    made = _brief(record, asked)
    drawings = tuple(draw(figure) for figure in made.figures) if made else ()
    return BriefContext(made.title if made else "Brief", made, drawings)


def _brief(record: Record, asked: Asked) -> Brief | None:
    last = asked.wanted.until or last_day(record)
    if last is None:
        return None
    return compose(record, asked.wanted.since or last - USUAL, last)


def answer(record: Record, asked: Asked) -> dict[str, Plain]:
    made = _brief(record, asked)
    return {"markdown": markdown(made)} if made else {}


BRIEF = Screen("brief", "/brief", "Brief", BriefContext, build, answer)
