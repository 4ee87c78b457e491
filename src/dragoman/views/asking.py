"""How every view asks the record for facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.model import Fact, FactKind
from dragoman.record import Filter, Record

EVERYTHING = Filter()


def facts_of(
    record: Record, wanted: Filter, *kinds: FactKind, limit: int | None = None
) -> Iterator[Fact]:
    """The facts of these kinds that the filter keeps, in the record's order."""
    both = tuple(kind for kind in kinds if not wanted.kind or kind in wanted.kind)
    if both:
        yield from record.facts(replace(wanted, kind=both), limit=limit)
