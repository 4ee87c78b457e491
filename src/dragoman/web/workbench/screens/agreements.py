"""Agreements, all about one of them, and what was promised by when."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Plain
from dragoman.record import Record
from dragoman.record.lifecycles import LifeKind
from dragoman.views.agreements import AgreementRow, agreements
from dragoman.views.dossiers import agreement_dossier
from dragoman.views.dossiers.layout import DossierPart, about, layout
from dragoman.views.lifecycles import LifecycleRow, lifecycles
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.screen import Screen


@dataclass(frozen=True, slots=True)
class Listed:
    """An agreement and the id that its address has: several may go by one name."""

    row: AgreementRow
    ident: str


@dataclass(frozen=True, slots=True)
class AgreementsContext:
    heading: str
    rows: tuple[Listed, ...]


def build_all(record: Record, asked: Asked) -> AgreementsContext:
    of = {fact: document.id for document in record.documents() for fact in document.facts}
    rows = answer_all(record, asked)
    return AgreementsContext("Agreements", tuple(Listed(row, of[row.facts[0]]) for row in rows))


def answer_all(record: Record, asked: Asked) -> Rows[AgreementRow]:
    return agreements(record, asked.wanted, limit=asked.limit)


@dataclass(frozen=True, slots=True)
class AgreementContext:
    heading: str
    about: str
    parts: tuple[DossierPart, ...]


def build(record: Record, asked: Asked) -> AgreementContext:
    dossier = agreement_dossier(record, asked.ident)
    return AgreementContext(dossier.name, about(dossier), tuple(layout(dossier)))


def answer(record: Record, asked: Asked) -> dict[str, Plain]:
    return agreement_dossier(record, asked.ident).to_dict()


@dataclass(frozen=True, slots=True)
class CommitmentsContext:
    heading: str
    rows: Rows[LifecycleRow]


def build_owed(record: Record, asked: Asked) -> CommitmentsContext:
    return CommitmentsContext("Commitments", answer_owed(record, asked))


def answer_owed(record: Record, asked: Asked) -> Rows[LifecycleRow]:
    return lifecycles(record, asked.wanted, kinds=[LifeKind.COMMITMENT], limit=asked.limit)


AGREEMENTS = Screen(
    "agreements", "/agreements", "Agreements", AgreementsContext, build_all, answer_all
)
AGREEMENT = Screen("agreement", "/agreements/{ident:path}", "", AgreementContext, build, answer)
COMMITMENTS = Screen(
    "commitments", "/commitments", "Commitments", CommitmentsContext, build_owed, answer_owed
)
