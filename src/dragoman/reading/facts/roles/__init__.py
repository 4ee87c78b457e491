"""Roles: who guarantees, mediates, hosts, observes."""

from __future__ import annotations

from dragoman.reading.facts.roles.from_clauses import roles

__all__ = ["roles"]
