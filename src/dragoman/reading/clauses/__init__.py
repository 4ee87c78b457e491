"""Clauses: the hub between words and facts (DESIGN §7)."""

from dragoman.reading.clauses.builder import build_clauses

__all__ = ["build_clauses"]
