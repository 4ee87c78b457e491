"""Agreements, all about one of them, and what was promised by when."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Plain
from dragoman.views.agreements import AgreementRow
from dragoman.views.dossiers import agreement_dossier
from dragoman.views.dossiers.layout import DossierPart, about, layout
from dragoman.views.lifecycles import LifecycleRow
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.questions import PAPERS, PROMISES
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


def build_all(desk: Desk, asked: Asked) -> AgreementsContext:
    of = {fact: document.id for document in desk.record.documents() for fact in document.facts}
    rows = answer_all(desk, asked)
    return AgreementsContext("Agreements", tuple(Listed(row, of[row.facts[0]]) for row in rows))


def answer_all(desk: Desk, asked: Asked) -> Rows[AgreementRow]:
    return desk.rows(PAPERS, asked.wanted, limit=asked.limit, skip=asked.skip)


@dataclass(frozen=True, slots=True)
class AgreementContext:
    heading: str
    about: str
    parts: tuple[DossierPart, ...]


def build(desk: Desk, asked: Asked) -> AgreementContext:
    dossier = agreement_dossier(desk.record, asked.ident)
    return AgreementContext(dossier.name, about(dossier), tuple(layout(dossier)))


def answer(desk: Desk, asked: Asked) -> dict[str, Plain]:
    return agreement_dossier(desk.record, asked.ident).to_dict()


@dataclass(frozen=True, slots=True)
class CommitmentsContext:
    heading: str
    rows: Rows[LifecycleRow]


def build_owed(desk: Desk, asked: Asked) -> CommitmentsContext:
    return CommitmentsContext("Commitments", answer_owed(desk, asked))


def answer_owed(desk: Desk, asked: Asked) -> Rows[LifecycleRow]:
    return desk.rows(PROMISES, asked.wanted, limit=asked.limit, skip=asked.skip)


AGREEMENTS = Screen(
    "agreements", "/agreements", "Agreements", AgreementsContext, build_all, answer_all
)
AGREEMENT = Screen("agreement", "/agreements/{ident:path}", "", AgreementContext, build, answer)
COMMITMENTS = Screen(
    "commitments", "/commitments", "Commitments", CommitmentsContext, build_owed, answer_owed
)
