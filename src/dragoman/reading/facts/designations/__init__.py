"""Designations: who calls whom by which label, by verb or by list."""

from __future__ import annotations

from dragoman.reading.facts.designations.from_clauses import designations
from dragoman.reading.facts.designations.listings import listings

__all__ = ["designations", "listings"]
