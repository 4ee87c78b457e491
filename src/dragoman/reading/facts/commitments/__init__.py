"""Commitments: who owes what to whom, by promise, by provision, in a listed point."""

from __future__ import annotations

from dragoman.reading.facts.commitments.every import commitments

__all__ = ["commitments"]
