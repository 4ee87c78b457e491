"""Who said what to whom."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import FactKind, Statement
from dragoman.record import Filter, Record
from dragoman.views.asking import EVERYTHING, facts_of
from dragoman.views.rows import FactRow, Rows, fact_row
from dragoman.views.words import names


@dataclass(frozen=True, slots=True)
class StatementRow(FactRow):
    """One statement; `content` the words as they stand in the page, None where it has none,
    `further` what goes on behind the cue."""

    speaker: str
    act: str
    form: str
    addressees: tuple[str, ...]
    occasion: str | None
    content: str | None
    further: tuple[str, ...]


def statements(
    record: Record, wanted: Filter = EVERYTHING, *, limit: int | None = None
) -> Rows[StatementRow]:
    """Statements by day. The filter's actor may speak, be spoken to or pass the words on."""
    rows = []
    for fact in facts_of(record, wanted, FactKind.STATEMENT, limit=limit):
        said = fact.detail
        assert isinstance(said, Statement)
        row = StatementRow(
            **fact_row(fact),
            speaker=said.speaker.name,
            act=said.act,
            form=said.form,
            addressees=names(said.addressees),
            occasion=said.occasion,
            content=said.content.text if said.content else None,
            further=tuple(part.text for part in said.further),
        )
        rows.append(row)
    return Rows(StatementRow, rows)
