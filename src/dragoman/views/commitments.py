"""Who owes what to whom, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.model import Commitment, FactKind
from dragoman.record import Filter, Record
from dragoman.views.asking import EVERYTHING, facts_of
from dragoman.views.rows import FactRow, Rows, fact_row
from dragoman.views.words import day_text, names


@dataclass(frozen=True, slots=True)
class CommitmentRow(FactRow):
    """One undertaking; `due` is the last day of its deadline, None where it has none."""

    obligors: tuple[str, ...]
    undertaking: str
    beneficiaries: tuple[str, ...]
    deadline: str | None
    due: date | None
    scope: str | None
    exclusions: tuple[str, ...]
    agreement: str | None


def commitments(
    record: Record, wanted: Filter = EVERYTHING, *, limit: int | None = None
) -> Rows[CommitmentRow]:
    """Commitments by the day on which they were made."""
    rows = []
    for fact in facts_of(record, wanted, FactKind.COMMITMENT, limit=limit):
        owed = fact.detail
        assert isinstance(owed, Commitment)
        row = CommitmentRow(
            **fact_row(fact),
            obligors=names(owed.obligors),
            undertaking=owed.undertaking,
            beneficiaries=names(owed.beneficiaries),
            deadline=day_text(owed.deadline) if owed.deadline.known else None,
            due=owed.deadline.end or owed.deadline.start,
            scope=owed.scope,
            exclusions=names(owed.exclusions),
            agreement=owed.agreement.name if owed.agreement else None,
        )
        rows.append(row)
    return Rows(CommitmentRow, rows)
