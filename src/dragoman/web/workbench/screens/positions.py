"""Who holds what on which issue, how it changed, and where allies disagree."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.model import FactKind, Plain, Status
from dragoman.record import Filter
from dragoman.views.dossiers import IssueMatrix, issue_matrix
from dragoman.views.dossiers.issue import Disagreement, issues_of
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.narrowing import to_issue
from dragoman.web.workbench.screen import Screen, Table
from dragoman.web.workbench.tables import Held, cells_held

AT_ONCE = 200
"""Positions of a record that are all shown, and that issues to choose from are gathered from."""
_ISSUES = 12


@dataclass(frozen=True, slots=True)
class PositionsContext:
    """`words` are those of the issue that was asked for, `matrix` None with the reason in `why`,
    `issues` those that there are to choose from."""

    heading: str
    words: str
    matrix: IssueMatrix | None
    why: str
    issues: tuple[str, ...]
    statuses: tuple[Status, ...] = tuple(Status)


def build(desk: Desk, asked: Asked) -> PositionsContext:
    words = asked.first("issue")
    few = desk.record.count(Filter(kind=(FactKind.POSITION,))) <= AT_ONCE
    desk.narrow(lambda record: to_issue(record, words or ""))
    wanted = asked.wanted
    issues = issues_of(desk.record, most=_ISSUES, among=AT_ONCE, wanted=wanted)
    if words is None and not few:
        return PositionsContext("Positions", "", None, "", issues)
    try:
        matrix, why = issue_matrix(desk.record, words, wanted=wanted), ""
    except UsageError as error:
        matrix, why = None, str(error) if words else ""
    return PositionsContext("Positions", words or "", matrix, why, issues)


def answer(desk: Desk, asked: Asked) -> dict[str, Plain]:
    it = build(desk, asked)
    return it.matrix.to_dict() if it.matrix else {"words": it.words, "rows": [], "why": it.why}


def _held(desk: Desk, asked: Asked) -> Rows[Held]:
    return cells_held(build(desk, asked).matrix)


def _apart(desk: Desk, asked: Asked) -> Rows[Disagreement]:
    matrix = build(desk, asked).matrix
    return Rows(Disagreement, matrix.disagreements if matrix else ())


_HELP = (
    "Who wants or refuses what, issue by issue: + stands for it, − against it. A cell opens "
    "to the words, oldest first."
)
POSITIONS = Screen("positions", "/positions", "Positions", PositionsContext, build, answer,
                   tables=(Table("held", _held), Table("disagreements", _apart)), help=_HELP,
)  # fmt: skip
