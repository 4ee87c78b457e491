"""Stories: pages that are copies or rewrites of one text, and the source they go back to."""

from __future__ import annotations

from dragoman.record.stories.compare import Relation, Shared, compare
from dragoman.record.stories.index import CopyIndex
from dragoman.record.stories.prints import Prints, prints_of

__all__ = ["CopyIndex", "Prints", "Relation", "Shared", "compare", "prints_of"]
