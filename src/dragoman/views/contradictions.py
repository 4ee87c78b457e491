"""Where accounts contradict each other: the sides next to each other, each with its words."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import FactKind
from dragoman.record import Filter, Record
from dragoman.record.claims.claim import Aspect, Side
from dragoman.views.asking import EVERYTHING
from dragoman.views.claims import first_words, kept_by
from dragoman.views.rows import Rows


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """One difference between accounts of one thing; `about` is the first of them in one line."""

    claim: str
    kind: FactKind
    differs: Aspect
    about: str
    why: str
    sides: tuple[Side, ...]


def contradictions(
    record: Record, wanted: Filter = EVERYTHING, *, limit: int | None = None
) -> Rows[ContradictionRow]:
    """Contradictions by the day on which the thing was first told; a filter keeps those of which it
    keeps an account on some side."""
    found = [(claim, difference) for claim in record.claims() for difference in claim.differences]
    given = (
        (tuple(one for side in difference.sides for one in side.accounts), (claim, difference))
        for claim, difference in found
    )
    rows = [
        ContradictionRow(
            claim.id,
            claim.kind,
            difference.aspect,
            first_words(record, difference.sides[0].accounts),
            difference.why,
            difference.sides,
        )
        for claim, difference in kept_by(record, wanted, given)[:limit]
    ]
    return Rows(ContradictionRow, rows)
