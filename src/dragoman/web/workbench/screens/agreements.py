"""Agreements, all about one of them, and what was promised by when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dragoman.errors import UsageError
from dragoman.model import Plain
from dragoman.record.lifecycles.commitments import (
    BEGUN,
    BREACHED,
    DISPUTED,
    FULFILLED,
    NO_NEWS,
    NOT_DONE,
    PARTLY,
)
from dragoman.record.lifecycles.of_record import last_day
from dragoman.views.agreements import AgreementRow
from dragoman.views.dossiers import AgreementDossier, agreement_dossier
from dragoman.views.dossiers.layout import DossierPart, about, layout
from dragoman.views.dossiers.parts import Promise
from dragoman.views.lifecycles import DUE, LAPSED, LifecycleRow, outlook
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.narrowing import to_agreement
from dragoman.web.workbench.kept.questions import PAPERS, PROMISES, Listed
from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.tables import dossier_tables

MOST_OWED = 5_000
"""Commitments among which those in one state are picked."""
STATES = (DUE, LAPSED, FULFILLED, PARTLY, BEGUN, NOT_DONE, BREACHED, DISPUTED, NO_NEWS)


@dataclass(frozen=True, slots=True)
class AgreementsContext:
    heading: str
    rows: tuple[Listed, ...]


def build_all(desk: Desk, asked: Asked) -> AgreementsContext:
    return AgreementsContext("Agreements", tuple(_listed(desk, asked)))


def answer_all(desk: Desk, asked: Asked) -> Rows[AgreementRow]:
    return Rows(AgreementRow, [each.row for each in _listed(desk, asked)])


def _listed(desk: Desk, asked: Asked) -> Rows[Listed]:
    return desk.rows(PAPERS, asked.wanted, limit=asked.limit, skip=asked.skip)


@dataclass(frozen=True, slots=True)
class AgreementContext:
    """`parts` are all parts but the commitments, which stand in `promises`."""

    heading: str
    about: str
    parts: tuple[DossierPart, ...]
    promises: tuple[Promise, ...]


def build(desk: Desk, asked: Asked) -> AgreementContext:
    dossier = _dossier(desk, asked)
    parts = layout(replace(dossier, commitments=()))
    return AgreementContext(dossier.name, about(dossier), tuple(parts), dossier.commitments)


def answer(desk: Desk, asked: Asked) -> dict[str, Plain]:
    return _dossier(desk, asked).to_dict()


def _dossier(desk: Desk, asked: Asked) -> AgreementDossier:
    """All about an agreement or, where that is too much, what was told of it last."""
    desk.narrow(lambda record: to_agreement(record, asked.ident))
    with desk.record.snapshot():
        return agreement_dossier(desk.record, asked.ident)


@dataclass(frozen=True, slots=True)
class CommitmentsContext:
    """`states` are those that can be chosen, `state` the one that is."""

    heading: str
    rows: Rows[LifecycleRow]
    states: tuple[str, ...]
    state: str


def build_owed(desk: Desk, asked: Asked) -> CommitmentsContext:
    return CommitmentsContext("Commitments", answer_owed(desk, asked), STATES, _state(asked))


def answer_owed(desk: Desk, asked: Asked) -> Rows[LifecycleRow]:
    state = _state(asked)
    if not state:
        return desk.rows(PROMISES, asked.wanted, limit=asked.limit, skip=asked.skip)
    until = last_day(desk.record) or date.max
    rows = desk.rows(PROMISES, asked.wanted, limit=MOST_OWED)
    kept = [row for row in rows if state in (row.state, outlook(row, until))]
    return Rows(LifecycleRow, kept[asked.skip : asked.skip + asked.limit])


def _state(asked: Asked) -> str:
    """The state asked for; raises UsageError for one that there is not."""
    state = asked.first("state") or ""
    if state and state not in STATES:
        raise UsageError(f"{state[:40]!r} is no state; they are {', '.join(STATES)}")
    return state


TABLES = ("days", "parties", "commitments", "exclusions", "scope", "holding", "lineage", "said",
          "differences")  # fmt: skip
"""The fields of a dossier that hold rows."""
_AGREEMENTS_HELP = (
    "Documents between parties, with each step that pages tell and who plays which part."
)
AGREEMENTS = Screen(
    "agreements",
    "/agreements",
    "Agreements",
    AgreementsContext,
    build_all,
    answer_all,
    help=_AGREEMENTS_HELP,
)
_AGREEMENT_HELP = (
    "All that the record tells of one document. Its terms stand on one side, what pages "
    "report of them on the other."
)
AGREEMENT = Screen(
    "agreement", "/agreements/{ident:path}", "", AgreementContext, build, answer,
    tables=dossier_tables(_dossier, AgreementDossier, TABLES), help=_AGREEMENT_HELP,
)  # fmt: skip
_COMMITMENTS_HELP = (
    "What was promised, by when, and what pages report of it. The scale of 0 to 3 is "
    "proposed, never asserted."
)
COMMITMENTS = Screen(
    "commitments",
    "/commitments",
    "Commitments",
    CommitmentsContext,
    build_owed,
    answer_owed,
    help=_COMMITMENTS_HELP,
)
