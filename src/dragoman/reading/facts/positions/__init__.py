"""Positions: what an actor wants or refuses on an issue."""

from __future__ import annotations

from dragoman.reading.facts.positions.from_clauses import positions

__all__ = ["positions"]
