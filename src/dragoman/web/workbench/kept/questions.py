"""The questions whose answers are kept: how each is asked, and which facts a row of it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from dragoman.record import Record
from dragoman.record.lifecycles import LifeKind
from dragoman.record.lifecycles.of_record import last_day
from dragoman.views.actors import ActorRow, actors
from dragoman.views.agreements import AgreementRow, agreements
from dragoman.views.asked import before
from dragoman.views.brief import Brief, brief
from dragoman.views.claims import ClaimRow, claims
from dragoman.views.contradictions import ContradictionRow, contradictions
from dragoman.views.lifecycles import DUE, LAPSED, LifecycleRow, lifecycles, outlook
from dragoman.views.monitor.registers import RegisterRow, registers
from dragoman.views.network import Tie, network
from dragoman.views.questions import QuestionRow, questions
from dragoman.views.rows import Rows
from dragoman.views.timeline import timeline
from dragoman.web.density import Dense, of_rows
from dragoman.web.lanes import GROUPINGS

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """One question to a record, answered in rows of class `row`; `facts` names those that a row
    rests on, by id.

    It is asked of what was published last, or last until a day (`until`), unless it is `whole`:
    then it looks at no more than it needs. `then` says that later pages are to be left out even of
    a record that is small.
    """

    name: str
    row: type[T]
    ask: Callable[[Record], Rows[T]]
    facts: Callable[[T], Iterable[str]]
    until: date | None = None
    then: bool = False
    whole: bool = False

    @property
    def standing(self) -> bool:
        """Whether it is answered of every record, or when somebody asks for it."""
        return self in QUESTIONS


def _of_claim(row: ClaimRow) -> Iterable[str]:
    lists = (row.supports, row.denies, row.doubts, row.earlier, row.beside, row.superseded)
    return (account.fact for accounts in lists for account in accounts)


def _of_life(row: LifecycleRow) -> Iterable[str]:
    return (account.fact for step in row.steps for account in step.accounts)


def _of_sides(row: ContradictionRow) -> Iterable[str]:
    return (account.fact for side in row.sides for account in side.accounts)


@dataclass(frozen=True, slots=True)
class Listed:
    """An agreement and the id that its address has: several may go by one name."""

    row: AgreementRow
    ident: str


def _listed(record: Record) -> Rows[Listed]:
    of = {fact: document.id for document in record.documents() for fact in document.facts}
    return Rows(Listed, [Listed(row, of[row.facts[0]]) for row in agreements(record)])


CLAIMS = Question("claims", ClaimRow, claims, _of_claim)
DISPUTES = Question("disputed", ContradictionRow, contradictions, _of_sides)
PROMISES = Question(
    "commitments", LifecycleRow, lambda record: lifecycles(record, kinds=[LifeKind.COMMITMENT]),
    _of_life,
)  # fmt: skip
PAPERS = Question("agreements", Listed, _listed, lambda row: row.row.facts)
CAST = Question("actors", ActorRow, actors, lambda row: ())
TIES = Question("network", Tie, network, lambda row: row.sample)
REVIEW = Question("review", QuestionRow, questions, lambda row: (f.fact for f in row.facts))


def _lately(record: Record) -> Rows[Brief]:
    """A brief of the last month of what was published; no row where no page has a day."""
    last = last_day(record) if record.count() else None
    return Rows(Brief, [brief(record, before(last, LATELY), last, most=FEW)] if last else [])


LATELY = timedelta(days=30)
FEW = 6
"""Items of a section of that brief at most."""
NEWS = Question("news", Brief, _lately, lambda row: ())


REGISTERS = Question("registers", RegisterRow, registers, lambda row: row.facts)


@dataclass(frozen=True, slots=True)
class Glance:
    """Commitments whose day is to come, and those whose day passed without a word of them."""

    due: int
    lapsed: int


def _glance(record: Record) -> Rows[Glance]:
    until = last_day(record) if record.count() else None
    if until is None:
        return Rows(Glance, [])
    found = Counter(outlook(row, until) for row in PROMISES.ask(record))
    return Rows(Glance, [Glance(found[DUE], found[LAPSED])])


GLANCE = Question("glance", Glance, _glance, lambda row: ())


@dataclass(frozen=True, slots=True)
class LaneCounts:
    """How many facts stand in each lane and month, where the lanes go `by` something."""

    by: str
    dense: tuple[Dense, ...]


def _lanes(record: Record) -> Rows[LaneCounts]:
    rows = list(timeline(record))
    return Rows(LaneCounts, [LaneCounts(by, tuple(of_rows(rows, by))) for by in GROUPINGS])


LANES = Question("lanes", LaneCounts, _lanes, lambda row: ())

QUESTIONS: tuple[Question[Any], ...] = (
    CLAIMS, DISPUTES, PROMISES, PAPERS, CAST, TIES, REVIEW, NEWS, GLANCE,
    REGISTERS, LANES,
)  # fmt: skip
