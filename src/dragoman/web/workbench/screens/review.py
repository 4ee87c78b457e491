"""What a reviewer should decide next: one key decides and goes on."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.record import Record
from dragoman.views.judged import JudgedRow, judged
from dragoman.views.questions import QuestionRow, questions
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.screen import Screen

_LATEST = 10


@dataclass(frozen=True, slots=True)
class ReviewContext:
    """`question` is the next one, `left` how many there are; `latest` what was decided last."""

    heading: str
    question: QuestionRow | None
    left: int
    after: str
    latest: tuple[JudgedRow, ...]


def build(record: Record, asked: Asked) -> ReviewContext:
    rows = answer(record, asked)
    at = min(asked.skip, len(rows) - 1) if rows else 0
    return ReviewContext(
        heading="Review",
        question=rows[at] if rows else None,
        left=len(rows),
        after=asked.link(skip=at + 1 if at + 1 < len(rows) else 0),
        latest=tuple(judged(record, limit=_LATEST)),
    )


def answer(record: Record, asked: Asked) -> Rows[QuestionRow]:
    return questions(record, who=asked.who)


REVIEW = Screen("review", "/review", "Review", ReviewContext, build, answer)
