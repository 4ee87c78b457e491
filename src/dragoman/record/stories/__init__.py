"""Stories: pages that are copies or rewrites of one text, and the source they go back to."""

from __future__ import annotations

from dragoman.record.stories.compare import Relation, Shared, compare
from dragoman.record.stories.index import CopyIndex
from dragoman.record.stories.origins import Origin, origin_of, origins_of
from dragoman.record.stories.prints import Prints, prints_of

__all__ = [
    "CopyIndex",
    "Origin",
    "Prints",
    "Relation",
    "Shared",
    "compare",
    "origin_of",
    "origins_of",
    "prints_of",
]
