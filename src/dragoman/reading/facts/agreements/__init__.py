"""Agreements: what is done, or to be done, with a document, and who signs it."""

from __future__ import annotations

from dragoman.reading.facts.agreements.from_clauses import agreements
from dragoman.reading.facts.agreements.signings import signings

__all__ = ["agreements", "signings"]
