"""Clauses: the hub between words and facts (DESIGN §7)."""

from dragoman.reading.clauses.builder import build_clauses
from dragoman.reading.clauses.factuality import factuality_at
from dragoman.reading.clauses.standing import Standing, status_at

__all__ = ["Standing", "build_clauses", "factuality_at", "status_at"]
