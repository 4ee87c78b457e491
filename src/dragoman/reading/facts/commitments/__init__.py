"""Commitments: who owes what to whom, by promise, by provision, in a listed point."""

from __future__ import annotations

from dragoman.reading.facts.commitments.from_clauses import commitments
from dragoman.reading.facts.commitments.listed import listed_terms
from dragoman.reading.facts.commitments.promises import things_promised
from dragoman.reading.facts.commitments.provisions import provisions

__all__ = ["commitments", "listed_terms", "provisions", "things_promised"]
