"""What became of things: plans, agreements, commitments, parts, designations, names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.errors import UsageError
from dragoman.record import Filter, Record
from dragoman.record.lifecycles import Lifecycle, LifeKind, Step
from dragoman.record.lifecycles.commitments import BEGUN, DISPUTED, FULFILLED, PARTLY, PROMISED
from dragoman.views.asking import EVERYTHING
from dragoman.views.claims import kept_by
from dragoman.views.rows import Rows


@dataclass(frozen=True, slots=True)
class LifecycleRow:
    """One thing from its first step to its state. `scale` is proposed, for commitments: 0 not
    begun, 1 little, 2 partly, 3 in full; None where no page tells."""

    lifecycle: str
    kind: LifeKind
    about: str
    who: tuple[str, ...]
    state: str
    why: str
    scale: int | None
    steps: tuple[Step, ...]


def lifecycles(
    record: Record,
    wanted: Filter = EVERYTHING,
    *,
    kinds: Sequence[LifeKind] = (),
    limit: int | None = None,
) -> Rows[LifecycleRow]:
    """Lifecycles kind by kind, by first step; a filter keeps those of which it keeps some
    account."""
    found = record.lifecycles(*kinds)
    kept = kept_by(record, wanted, ((tuple(life.accounts()), life) for life in found))
    return Rows(LifecycleRow, [_row(life) for life in kept[:limit]])


def plans(
    record: Record, wanted: Filter = EVERYTHING, *, limit: int | None = None
) -> Rows[LifecycleRow]:
    """What was planned, and what came of it."""
    return lifecycles(record, wanted, kinds=[LifeKind.PLAN], limit=limit)


DUE, LAPSED = "due", "lapsed"


def outlook(row: LifecycleRow, until: date) -> str | None:
    """`DUE` for a commitment whose day comes after `until`, `LAPSED` for one whose day has passed
    without a page that tells it as carried out or begun; None for all others."""
    days = [step.day.end for step in row.steps if step.step == PROMISED and step.day.end]
    if not days or row.state in (FULFILLED, DISPUTED):
        return None
    if max(days) > until:
        return DUE
    return LAPSED if row.state not in (PARTLY, BEGUN) else None


def lifecycle_of(record: Record, ident: str) -> LifecycleRow:
    """The lifecycle with this id, or the first that a fact of this id belongs to; a unique
    beginning will do. Raises UsageError where there is none."""
    found = record.lifecycles()
    named = [life for life in found if life.id.startswith(ident)] if ident.strip() else []
    if not named:
        fact = record.fact(ident).id
        named = [life for life in found if any(one.fact == fact for one in life.accounts())][:1]
    exact = [life for life in named if life.id == ident] or named
    if len(exact) > 1:
        raise UsageError(f"several lifecycles start with {ident!r}; give more of the id")
    if not exact:
        raise UsageError(f"no lifecycle {ident!r} in {record.path}; dragoman lifecycle lists ids")
    return _row(exact[0])


def _row(life: Lifecycle) -> LifecycleRow:
    return LifecycleRow(
        life.id, life.kind, life.about, life.who, life.state, life.why, life.scale, life.steps
    )
