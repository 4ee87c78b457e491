"""What a reviewer should decide next: one key decides and goes on."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import FactKind, Status
from dragoman.record.judgements import Verdict
from dragoman.record.judgements.state import undone
from dragoman.views.judged import ConflictRow, JudgedRow, conflicts, judged
from dragoman.views.questions import QuestionRow
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.fixing import Field, fields_of
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.questions import REVIEW as OPEN
from dragoman.web.workbench.screen import Screen, Table

_LATEST = 10
MOST = 200
"""Questions at hand at most, the weightiest."""


@dataclass(frozen=True, slots=True)
class ReviewContext:
    """`question` is the next one, `left` how many there are (with `more`, at least); `fields` are
    those that can be put right where it is about one fact, `conflicts` where reviewers disagree,
    `latest` what was decided last."""

    heading: str
    question: QuestionRow | None
    left: int
    more: bool
    after: str
    fields: tuple[Field, ...]
    conflicts: Rows[ConflictRow]
    latest: tuple[JudgedRow, ...]
    kinds: tuple[FactKind, ...]
    statuses: tuple[Status, ...]


def build(desk: Desk, asked: Asked) -> ReviewContext:
    rows = answer(desk, asked)
    at = min(asked.skip, len(rows) - 1) if rows else 0
    alone = rows[at].facts if rows and len(rows[at].facts) == 1 else ()
    return ReviewContext(
        heading="Review",
        question=rows[at] if rows else None,
        left=len(rows) if asked.chosen else _left(desk, len(rows)),
        more=asked.chosen and len(rows) == MOST,
        after=asked.link(skip=at + 1 if at + 1 < len(rows) else 0),
        fields=fields_of(desk.record.fact(alone[0].fact)) if alone else (),
        conflicts=conflicts(desk.record),
        latest=tuple(judged(desk.record, limit=_LATEST)),
        kinds=tuple(FactKind),
        statuses=tuple(Status),
    )


def answer(desk: Desk, asked: Asked) -> Rows[QuestionRow]:
    """The questions at hand about what is chosen, without those answered since they were put."""
    rows = desk.rows(OPEN, asked.wanted, limit=MOST)
    log = desk.record.judgements()
    taken_back = {each.about for each in undone(log)}
    answered = {
        each.about for each in log if each.id not in taken_back and each.verdict is not Verdict.NOTE
    }
    return Rows(QuestionRow, [row for row in rows if row.about not in answered])


def _left(desk: Desk, at_hand: int) -> int:
    """How many questions there are beside and among those at hand."""
    return at_hand + max(desk.number(OPEN) - MOST, 0)


TABLES = (
    Table("conflicts", lambda desk, asked: conflicts(desk.record)),
    Table("decided", lambda desk, asked: judged(desk.record, limit=asked.limit)),
)
_HELP = (
    "One question at a time, the weightiest first. One key decides and goes on; every "
    "decision can be taken back. Filters choose the questions about some facts."
)
REVIEW = Screen(
    "review",
    "/review",
    "Review",
    ReviewContext,
    build,
    answer,
    tables=TABLES,
    help=_HELP,
)
