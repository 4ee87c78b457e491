"""All commitments of a page, the surest readings first."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Fact
from dragoman.reading.facts.commitments.agreed import deeds_agreed
from dragoman.reading.facts.commitments.from_clauses import commitments_of_clauses
from dragoman.reading.facts.commitments.listed import listed_terms
from dragoman.reading.facts.commitments.promises import things_promised
from dragoman.reading.facts.commitments.provisions import provisions
from dragoman.reading.facts.commitments.undertakings import undertakings
from dragoman.reading.facts.view import PageView

READINGS = (commitments_of_clauses, provisions, things_promised, listed_terms)


def commitments(view: PageView) -> Iterator[Fact | None]:
    """From clauses, provisions, things promised and lists; from words what these leave untold."""
    told = [fact for reading in READINGS for fact in reading(view) if fact is not None]
    told += [fact for fact in deeds_agreed(view, told) if fact is not None]
    yield from told
    yield from undertakings(view, told)
