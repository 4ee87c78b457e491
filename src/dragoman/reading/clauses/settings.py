"""When and where: the day and the place of each predicate of a sentence."""

from __future__ import annotations

from dragoman.language.trees import Tree
from dragoman.model import Mentions, Place
from dragoman.reading.clauses.dated import Days
from dragoman.reading.clauses.placed import Places


class Setting:
    """The days and places named in one sentence."""

    def __init__(self, tree: Tree, mentions: Mentions, here: Place | None = None) -> None:
        """`here` is where the page is written from, as its dateline says."""
        self.days = Days(tree, mentions)
        self.places = Places(tree, mentions, here)
