"""A dossier as titled parts of lines, for the terminal and the browser alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.model import Status
from dragoman.views.dossiers.actor import ActorDossier
from dragoman.views.dossiers.agreement import AgreementDossier
from dragoman.views.dossiers.issue import IssueMatrix
from dragoman.views.evidence import Evidence

Dossier = AgreementDossier | ActorDossier | IssueMatrix
Cell = str | Status


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its name and what it says of a row. `ratio` is its share of the room, 0 as wide
    as its words; `lesser` columns are left out where there is little."""

    name: str
    cell: Callable[[Any], object]
    ratio: int = 0
    lesser: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a cell per heading, and the words it rests on (none: the registry says so)."""

    cells: tuple[Cell, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class DossierPart:
    """A part with its lines."""

    title: str
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]


def layout(dossier: Dossier) -> list[DossierPart]:
    """The parts of a dossier that are not empty, in the order in which they are read."""
    if isinstance(dossier, IssueMatrix):
        return _matrix(dossier)
    return [
        part(title, columns, rows)
        for title, name, columns in PARTS
        if (rows := getattr(dossier, name, ()))
    ]


def about(dossier: Dossier) -> str:
    """What a dossier is about and made from, in one line."""
    if isinstance(dossier, IssueMatrix):
        return f"{_counted(len(dossier.rows), 'side')} · {_counted(len(dossier.issues), 'issue')}"
    if isinstance(dossier, AgreementDossier):
        words = [dossier.kind.replace("_", " "), dossier.agreement, dossier.process]
    else:
        words = [(dossier.kind or "").replace("_", " "), dossier.actor, dossier.state]
    counts = (_counted(dossier.facts, "fact"), _counted(dossier.pages, "page"),
              _counted(dossier.origins, "origin"))  # fmt: skip
    return " · ".join(word for word in (*words, *counts) if word)


def title_of(dossier: Dossier) -> str:
    """The dossier's heading."""
    return dossier.words if isinstance(dossier, IssueMatrix) else dossier.name


def part(title: str, columns: Sequence[Heading], rows: Iterable[Any]) -> DossierPart:
    """Rows as lines under headings; a column that is empty in all of them is left out."""
    made = [([_cell(column.cell(row)) for column in columns], _evidence(row)) for row in rows]
    used = [n for n, _ in enumerate(columns) if any(cells[n] for cells, _ in made)]
    lines = tuple(Line(tuple(cells[n] for n in used), evidence) for cells, evidence in made)
    return DossierPart(title, tuple(columns[n] for n in used), lines)


def _matrix(matrix: IssueMatrix) -> list[DossierPart]:
    found = [
        part(issue, _HELD, [(row.name, cell) for row in matrix.rows if (cell := row.cells[n])])
        for n, issue in enumerate(matrix.issues)
    ]
    if matrix.disagreements:
        found.append(part("Disagreement between allies", _DISAGREEMENTS, matrix.disagreements))
    return found


def _cell(value: object) -> Cell:
    if isinstance(value, Status):
        return value
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _evidence(row: Any) -> tuple[Evidence, ...]:
    if isinstance(row, tuple):
        return row[1].evidence  # type: ignore[no-any-return]
    for several in ("stands", "sides"):
        if hasattr(row, several):
            return tuple(each for one in getattr(row, several) for each in one.evidence)
    return (*row.evidence, *getattr(row, "reports", ()))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _quote(row: Any) -> str:
    return row.evidence[0].quote if row.evidence else "(registry)"


def _kin(row: Any) -> str:
    relation = row.relation.replace("_", " ")
    return f"← {relation}" if row.turned else f"{relation} →"


def _course(row: Any) -> str:
    return "; ".join(f"{stand.when}: {stand.what}" for stand in row.stands)


def _accounts(row: Any) -> str:
    return " | ".join(f"{side.says} ({', '.join(side.by)})" for side in row.sides)


def _cell_status(row: Any) -> str:
    stances = " → ".join(row[1].stances)
    return f"{stances} (its speakers differ)" if row[1].within else stances


_STATUS = Heading("Status", lambda row: row.status)
_ORIGINS = Heading("Origins", lambda row: row.origins or "", lesser=True)
_WORDS = Heading("Words", _quote, ratio=6)
_WHEN = Heading("Day", lambda row: row.when)

_DAYS = (Heading("Step", lambda row: row.step), _WHEN, _STATUS, _ORIGINS, _WORDS)
_ROLES = (
    Heading("Part", lambda row: row.role),
    Heading("Who", lambda row: row.name, ratio=3),
    _STATUS,
    Heading("In", lambda row: row.within, ratio=3, lesser=True),
    _ORIGINS,
    _WORDS,
)
_COMMITMENTS = (
    Heading("Who", lambda row: row.who, ratio=2),
    Heading("Undertaking", lambda row: row.undertaking, ratio=6),
    Heading("By", lambda row: " or ".join(row.deadlines)),
    Heading("Became", lambda row: row.outcome),
    Heading("Why", lambda row: row.why, ratio=3, lesser=True),
)
_TOLD = (_WHEN, _STATUS, Heading("What", lambda row: row.what, ratio=8))
_LINEAGE = (
    Heading("Relation", _kin),
    Heading("To", lambda row: row.name, ratio=3),
    Heading("Cue", lambda row: row.why),
    _WORDS,
)
_SAID = (
    Heading("For", lambda row: row.side, ratio=2),
    Heading("Who", lambda row: row.speaker, ratio=2),
    Heading("Act", lambda row: row.act),
    Heading("Words", lambda row: row.words, ratio=6),
)
_DIFFERENCES = (
    Heading("In", lambda row: row.aspect),
    Heading("Accounts", _accounts, ratio=6),
    Heading("Why", lambda row: row.why, ratio=3, lesser=True),
)
_NAMES = (
    Heading("Name", lambda row: row.name, ratio=3),
    Heading("Why", lambda row: row.why),
    Heading("Uses", lambda row: row.uses or ""),
)
_OFFICES = (
    Heading("Office", lambda row: row.title, ratio=3),
    Heading("Of", lambda row: row.of, ratio=2),
    Heading("From", lambda row: row.since),
    Heading("Until", lambda row: row.until),
    Heading("By", lambda row: "as told" if row.told else "registry"),
)
_POSITIONS = (
    Heading("Issue", lambda row: row.issue, ratio=3),
    Heading("Changed", lambda row: row.changed),
    Heading("Course", _course, ratio=6),
)
_HELD = (
    Heading("Side", lambda row: row[0], ratio=2),
    Heading("Stance", _cell_status, ratio=2),
    Heading("Since", lambda row: row[1].since),
    Heading("Last told", lambda row: row[1].last, lesser=True),
    Heading("By", lambda row: row[1].holders, ratio=2, lesser=True),
    Heading("Words", lambda row: row[1].evidence[-1].quote, ratio=5),
)
_DISAGREEMENTS = (
    Heading("Issue", lambda row: row.issue, ratio=3),
    Heading("One", lambda row: f"{row.first} {row.says[0]}", ratio=3),
    Heading("Other", lambda row: f"{row.second} {row.says[1]}", ratio=3),
    Heading("Allies because", lambda row: "; ".join(row.allies), ratio=3),
)
PARTS: tuple[tuple[str, str, tuple[Heading, ...]], ...] = (
    ("Names", "names", _NAMES),
    ("Offices", "offices", _OFFICES),
    ("Days", "days", _DAYS),
    ("Parties", "parties", _ROLES),
    ("Roles", "roles", _ROLES),
    ("Leaves out", "exclusions", _ROLES),
    ("Commitments", "commitments", _COMMITMENTS),
    ("Scope", "scope", _TOLD),
    ("Whether it holds", "holding", _TOLD),
    ("Lineage", "lineage", _LINEAGE),
    ("Where accounts differ", "differences", _DIFFERENCES),
    ("What is said of it", "said", _SAID),
    ("Positions", "positions", _POSITIONS),
    ("Statements", "statements", _TOLD),
    ("Said to it", "addressed", _TOLD),
    ("Denials and doubts", "denials", _TOLD),
    ("Meetings", "meetings", _TOLD),
)
"""Heading, field and columns of each part."""
