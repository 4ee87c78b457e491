"""The tables of screens that show one thing or several: rows for CSV and JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args, get_type_hints

from dragoman.model import Status
from dragoman.record.claims import Standing
from dragoman.views.brief import Brief
from dragoman.views.claims import ClaimRow
from dragoman.views.dossiers import IssueMatrix
from dragoman.views.evidence import Evidence
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import Table

STANCES = ("supports", "denies", "doubts", "earlier", "beside", "superseded")
"""The lists of accounts of a claim."""


def dossier_tables(
    make: Callable[[Desk, Asked], Any], kind: type[Any], names: Iterable[str]
) -> tuple[Table, ...]:
    """The fields of a dossier of class `kind` that hold rows, as tables by these names; empty while
    there is no dossier yet."""
    return tuple(Table(name, partial(_part, make, kind, name)) for name in names)


def _part(
    make: Callable[[Desk, Asked], Any], kind: type[Any], name: str, desk: Desk, asked: Asked
) -> Rows[Any]:
    row = get_args(get_type_hints(kind)[name])[0]
    return Rows(row, getattr(make(desk, asked), name, ()))


@dataclass(frozen=True, slots=True)
class AccountTold:
    """An account of a claim, and how it stands to it: supports, denies, doubts, earlier, beside,
    superseded."""

    stands: str
    says: str
    standing: Standing
    origin: str
    outlet: str | None
    by: str
    voices: tuple[str, ...]
    status: Status
    when: str
    published: str
    quote: str
    fact: str
    page: str
    page_name: str
    start: int
    end: int


def accounts_told(claim: ClaimRow | None) -> Rows[AccountTold]:
    """All accounts of a claim."""
    found = [(how, one) for how in STANCES for one in getattr(claim, how, ())] if claim else []
    return Rows(AccountTold, [
        AccountTold(
            how, claim.says, claim.standing, one.origin, one.outlet, one.by, one.voices,
            one.status, one.when, one.published.isoformat() if one.published else "", one.quote,
            one.fact, one.page, one.page_name, one.start, one.end,
        )
        for how, one in found if claim
    ])  # fmt: skip


@dataclass(frozen=True, slots=True)
class SideSays:
    """One side of one difference between accounts, and one account of that side."""

    aspect: str
    why: str
    says: str
    by: str
    origin: str
    outlet: str | None
    quote: str
    fact: str


def sides_told(claim: ClaimRow | None) -> Rows[SideSays]:
    """Where accounts of a claim differ, an account a row."""
    return Rows(SideSays, [
        SideSays(difference.aspect.value, difference.why, side.says, one.by, one.origin,
                 one.outlet, one.quote, one.fact)
        for difference in (claim.differences if claim else ())
        for side in difference.sides
        for one in side.accounts
    ])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """What one side holds on one issue: a cell of the matrix."""

    side: str
    name: str
    issue: str
    stances: tuple[str, ...]
    leaning: str | None
    since: str
    last: str
    holders: tuple[str, ...]
    changed: bool
    within: bool
    evidence: tuple[Evidence, ...]


def cells_held(matrix: IssueMatrix | None) -> Rows[Held]:
    """The cells of a matrix that are not empty, side by side."""
    return Rows(Held, list(_cells(matrix)) if matrix else [])


def _cells(matrix: IssueMatrix) -> Iterator[Held]:
    for row in matrix.rows:
        for issue, cell in zip(matrix.issues, row.cells, strict=True):
            if cell:
                yield Held(
                    row.side, row.name, issue, cell.stances, cell.leaning, cell.since, cell.last,
                    cell.holders, cell.changed, cell.within, cell.evidence,
                )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a brief with the numbers of its footnotes."""

    section: str
    label: str
    text: str
    notes: tuple[int, ...]


def lines_of(brief: Brief | None) -> Rows[Line]:
    """The sentences of a brief in their order."""
    return Rows(Line, [
        Line(section.title, item.label, sentence.text, sentence.notes)
        for section in (brief.sections if brief else ())
        for item in section.items
        for sentence in item.sentences
    ])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of a figure."""

    figure: str
    category: str
    series: str
    value: int


def counts_of(brief: Brief | None) -> Rows[Counted]:
    """The numbers of all figures of a brief."""
    return Rows(Counted, [
        Counted(figure.title, category, series.name, series.values[n])
        for figure in (brief.figures if brief else ())
        for n, category in enumerate(figure.categories)
        for series in figure.series
    ])  # fmt: skip
