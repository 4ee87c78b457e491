"""An issue's matrix: who holds what on it, since when, and where allies disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dragoman.actors import Registry, load_registry
from dragoman.errors import UsageError
from dragoman.model import Fact, FactKind, Plain, to_plain
from dragoman.record import Filter, Record
from dragoman.record.claims.likeness import stems
from dragoman.record.store.names import name_key
from dragoman.views.asking import EVERYTHING
from dragoman.views.dossiers.allies import Alliance, alliances
from dragoman.views.dossiers.issues import Stand, by_issue, stance_text, stand
from dragoman.views.dossiers.sides import side, side_name
from dragoman.views.evidence import Citing, Evidence
from dragoman.views.words import day_text

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side holds on one issue, last told first said: `stances` in the order in which they
    were published, `leaning` the last (`for`, `against` or None), `since` and `last` the days
    published of the first and last word. `within` says that those who speak for the side differ."""

    stances: tuple[str, ...]
    leaning: str | None
    since: str
    last: str
    holders: tuple[str, ...]
    changed: bool
    within: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One side and its cells, one per issue of the matrix, None where it is not told to hold
    anything."""

    side: str
    name: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two allies who stand on different sides of an issue."""

    issue: str
    first: str
    second: str
    says: tuple[str, str]
    allies: tuple[str, ...]
    allied: tuple[Evidence, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class IssueMatrix:
    """Sides by issues. `issues` names the columns, widest held first."""

    words: str
    issues: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    disagreements: tuple[Disagreement, ...]

    def to_dict(self) -> dict[str, Plain]:
        """The matrix as one plain JSON object."""
        plain = to_plain(self)
        assert isinstance(plain, dict)
        return plain


def issues_of(
    record: Record, *, most: int = _SHOWN, among: int | None = None, wanted: Filter = EVERYTHING
) -> tuple[str, ...]:
    """The issues on which most positions are held, at most so many of them, `among` the first so
    many positions that a filter keeps (None: all)."""
    facts = _positions(record, wanted, limit=among)
    return tuple(name for name, _ in by_issue([stand(fact) for fact in facts])[:most])


def issue_matrix(
    record: Record,
    words: str | None,
    *,
    wanted: Filter = EVERYTHING,
    registry: Registry | None = None,
) -> IssueMatrix:
    """The positions whose issue or quote has all these words, whatever their inflection, of those
    that a filter keeps; all of them where `words` is None.

    A side is a state with all who speak for it, else an actor. Raises UsageError where nobody
    holds anything on the issue.
    """
    registry = registry or load_registry()
    citing = Citing(record)
    stands = sorted(_about(record, words, wanted), key=lambda held: citing.order(held.fact))
    if not stands:
        what = repr(words) if words is not None else "any issue"
        raise UsageError(f"nobody is told to hold anything on {what}; positions in the record "
                         f"are on: {_issues_known(record, wanted)}")  # fmt: skip
    columns = by_issue(stands)
    sides = {side(s.holds.holder, registry): s.holds.holder for _, group in columns for s in group}
    rows = [
        MatrixRow(key, side_name(key, ref, registry),
                  tuple(_cell(_of_side(group, key, registry), citing) for _, group in columns))
        for key, ref in sides.items()
    ]  # fmt: skip
    rows.sort(key=lambda row: (-sum(cell is not None for cell in row.cells), name_key(row.name)))
    issues = tuple(name for name, _ in columns)
    allied = alliances(record, sides, registry, citing)
    return IssueMatrix(
        words or "", issues, tuple(rows), tuple(_disagreements(issues, rows, allied))
    )


def _positions(record: Record, wanted: Filter, *, limit: int | None = None) -> Iterator[Fact]:
    return record.facts(replace(wanted, kind=(FactKind.POSITION,)), limit=limit)


def _about(record: Record, words: str | None, among: Filter) -> list[Stand]:
    """Stands whose issue or quote has the words; by their stems, so that "withdrawals" finds
    "withdraw", or as they are where they have none ("UN")."""
    if words is None:
        return [stand(fact) for fact in _positions(record, among)]
    wanted, keys = stems(words), frozenset(name_key(words).split())
    found = []
    for fact in _positions(record, among):
        held = stand(fact)
        text = f"{held.holds.issue} {fact.quote}"
        has = wanted <= stems(text) if wanted else keys <= set(name_key(text).split())
        if keys and has:
            found.append(held)
    return found


def _issues_known(record: Record, wanted: Filter) -> str:
    return "; ".join(issues_of(record, wanted=wanted)) or "nothing yet"


def _of_side(group: Iterable[Stand], key: str, registry: Registry) -> list[Stand]:
    return [held for held in group if side(held.holds.holder, registry) == key]


def _cell(stands: Sequence[Stand], citing: Citing) -> Cell | None:
    if not stands:
        return None
    told = sorted(stands, key=lambda s: citing.order(s.fact))
    leanings = [s.leaning for s in told if s.leaning]
    by_holder: dict[str, set[str]] = {}
    for held in told:
        if held.leaning:
            by_holder.setdefault(name_key(held.holds.holder.name), set()).add(held.leaning)
    course = list(dict.fromkeys(stance_text(s) for s in told))
    return Cell(
        stances=tuple(course),
        leaning=leanings[-1] if leanings else None,
        since=day_text(citing.page(told[0].fact).published),
        last=day_text(citing.page(told[-1].fact).published),
        holders=tuple(dict.fromkeys(s.holds.holder.name for s in told)),
        changed=any(len(ways) > 1 for ways in by_holder.values()),
        within=len({way for ways in by_holder.values() for way in ways}) > 1
        and all(len(ways) == 1 for ways in by_holder.values()),
        evidence=citing.all(s.fact for s in told),
    )


def _disagreements(
    issues: Sequence[str], rows: Sequence[MatrixRow], allied: dict[frozenset[str], Alliance]
) -> Iterable[Disagreement]:
    """Pairs of allies whose last word on an issue leans different ways."""
    for n, issue in enumerate(issues):
        for first, second in combinations(rows, 2):
            one, other = first.cells[n], second.cells[n]
            alliance = allied.get(frozenset((first.side, second.side)))
            if not (alliance and one and other and one.leaning and other.leaning):
                continue
            if one.leaning != other.leaning:
                yield Disagreement(
                    issue, first.name, second.name, (one.stances[-1], other.stances[-1]),
                    alliance.why, alliance.evidence, one.evidence + other.evidence,
                )  # fmt: skip
