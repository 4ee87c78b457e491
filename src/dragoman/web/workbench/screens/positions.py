"""Who holds what on which issue, how it changed, and where allies disagree."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.model import Plain
from dragoman.views.dossiers import IssueMatrix, issue_matrix
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Screen


@dataclass(frozen=True, slots=True)
class PositionsContext:
    """`words` are those of the issue that was asked for, `matrix` None with the reason in `why`."""

    heading: str
    words: str
    matrix: IssueMatrix | None
    why: str


def build(desk: Desk, asked: Asked) -> PositionsContext:
    words = asked.first("issue") or ""
    try:
        return PositionsContext("Positions", words, issue_matrix(desk.record, words), "")
    except UsageError as error:
        return PositionsContext("Positions", words, None, str(error))


def answer(desk: Desk, asked: Asked) -> dict[str, Plain]:
    it = build(desk, asked)
    return it.matrix.to_dict() if it.matrix else {"words": it.words, "rows": [], "why": it.why}


POSITIONS = Screen("positions", "/positions", "Positions", PositionsContext, build, answer)
