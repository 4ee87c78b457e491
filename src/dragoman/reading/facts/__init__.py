"""Facts: frames and a few rules applied to clauses and attributions."""

from dragoman.reading.facts.build import build_facts
from dragoman.reading.facts.view import PageView

__all__ = ["PageView", "build_facts"]
