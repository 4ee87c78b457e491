"""All commitments of a page, the surest readings first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeGuard

from dragoman.model import Commitment, Fact
from dragoman.reading.facts.commitments.agreed import deeds_agreed
from dragoman.reading.facts.commitments.from_clauses import commitments_of_clauses
from dragoman.reading.facts.commitments.listed import listed_terms
from dragoman.reading.facts.commitments.provisions import provisions
from dragoman.reading.facts.commitments.things import things_promised
from dragoman.reading.facts.commitments.undertakings import undertakings
from dragoman.reading.facts.view import PageView

READINGS = (commitments_of_clauses, provisions, things_promised, listed_terms)
_EMPTY = re.compile(
    r"\W*(?:(?:[\w’'-]+\s+){0,4}?to\s+)?(?:not\s+)?"
    r"(?:do(?:\s+(?:so|it|this|that|the\s+same))?|nil)\W*",
    re.IGNORECASE,
)


def commitments(view: PageView) -> Iterator[Fact | None]:
    """From clauses, provisions, things promised and lists; from words what these leave untold."""
    told = [fact for reading in READINGS for fact in reading(view) if _says_what(fact)]
    told += [fact for fact in deeds_agreed(view, told) if _says_what(fact)]
    yield from told
    yield from (fact for fact in undertakings(view, told) if _says_what(fact))


def _says_what(fact: Fact | None) -> TypeGuard[Fact]:
    """ "What does the paper oblige them to do?", "promised to do so": no deed is named."""
    return fact is not None and not (
        isinstance(fact.detail, Commitment) and _EMPTY.fullmatch(fact.detail.undertaking)
    )
