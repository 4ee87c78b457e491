"""Ceasefires: their scope, who is left out, whether they hold."""

from __future__ import annotations

from dragoman.reading.facts.ceasefires.from_clauses import ceasefires

__all__ = ["ceasefires"]
