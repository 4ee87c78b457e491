"""Where a ceasefire holds, for whom, and whom it leaves out."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Ceasefire, FactKind
from dragoman.record import Filter, Record
from dragoman.views.asking import EVERYTHING, facts_of
from dragoman.views.rows import FactRow, Rows, fact_row
from dragoman.views.words import names


@dataclass(frozen=True, slots=True)
class CeasefireRow(FactRow):
    """What one page tells of a ceasefire; `holds` is None where it does not say."""

    holds: bool | None
    scope: str | None
    parties: tuple[str, ...]
    guarantors: tuple[str, ...]
    excluded: tuple[str, ...]
    agreement: str | None


def ceasefires(
    record: Record, wanted: Filter = EVERYTHING, *, limit: int | None = None
) -> Rows[CeasefireRow]:
    """Facts about ceasefires by day."""
    rows = []
    for fact in facts_of(record, wanted, FactKind.CEASEFIRE, limit=limit):
        truce = fact.detail
        assert isinstance(truce, Ceasefire)
        row = CeasefireRow(
            **fact_row(fact),
            holds=truce.holds,
            scope=truce.scope,
            parties=names(truce.parties),
            guarantors=names(truce.guarantors),
            excluded=names(truce.excluded),
            agreement=truce.agreement.name if truce.agreement else None,
        )
        rows.append(row)
    return Rows(CeasefireRow, rows)
