"""How two texts hang together, and what they share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

COPIED, REWRITTEN = 0.75, 0.3
"""Part of the shorter text that the other holds."""
MIN_SHARED_WORDS = 25
"""What must be shared at all: about one sentence and a half of a news text."""

Stretches = tuple[tuple[int, int], ...]
"""(start, end) of each, as offsets into a page's text."""


class Relation(StrEnum):
    """How two texts hang together."""

    COPY = "copy"
    REWRITE = "rewrite"
    PARTIAL = "partial"
    """Some sentences in a row are taken over, most of the text is the outlet's own."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Shared:
    """What a text shares with another: `words` of its own, which is the part `share` of them, in
    the sentences that make up its `stretches` (start and end); and the same seen from the other
    text."""

    relation: Relation
    words: int
    share: float
    stretches: Stretches
    words_back: int
    share_back: float
    stretches_back: Stretches

    def turned(self) -> Shared:
        """The same with the two texts exchanged."""
        here = self.words, self.share, self.stretches
        return Shared(self.relation, self.words_back, self.share_back, self.stretches_back, *here)


def part_of(words: int, of: int) -> float:
    """A share between 0 and 1."""
    return words / of if of else 0.0


def relation_of(share: float, words: int) -> Relation:
    """How two texts hang together of which the shorter one shares such a part, in so many words."""
    if words < MIN_SHARED_WORDS:
        return Relation.NONE
    if share >= COPIED:
        return Relation.COPY
    return Relation.REWRITE if share >= REWRITTEN else Relation.PARTIAL
