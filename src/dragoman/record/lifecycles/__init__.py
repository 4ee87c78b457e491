"""Lifecycles: what became of plans, agreements, commitments, parts and names."""

from dragoman.record.lifecycles.lifecycle import Lifecycle, LifeKind, Step
from dragoman.record.lifecycles.rounds import Round

__all__ = ["LifeKind", "Lifecycle", "Round", "Step"]
