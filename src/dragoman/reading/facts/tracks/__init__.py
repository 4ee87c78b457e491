"""Tracks: lines of talks and what is still open in them."""

from __future__ import annotations

from dragoman.reading.facts.tracks.from_clauses import tracks

__all__ = ["tracks"]
