"""Where a block stands: what is above and below it, how far the article goes on, what it shares
with the article's other sentences.

Marks as in `shape`. They rest on what earlier stages made of the neighbours, so they are taken
again once labels have changed. Source of the kinds of marks: text-density and neighbour features
(Kohlschütter et al. 2010), lexical cohesion (see `cohesion`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.cohesion import reports
from dragoman.reading.zones.plain import function_words
from dragoman.reading.zones.shape import step, verbs
from dragoman.reading.zones.sheet import Sheet

PROSE_WORDS, PROSE_FUNCTIONAL = 8, 0.2
LINE_WORDS = 14
"""An unfinished line of no more words may be a headline, an entry of a menu or a list."""
NEAR = 5
"""Sentences above and below that cohesion is asked of; blocks in which furniture is counted."""
STEM_STEPS, NEAR_STEPS, SHARE_STEPS = (1, 2, 3, 5, 8), (1, 2, 4, 7), (1, 16, 31, 51, 71)
NAME_STEPS, NEW_NAME_STEPS = (1, 2, 3), (1, 2, 4, 7)
PLACE_STEPS, BELOW_STEPS = (0.001, 0.1, 0.3, 0.5, 0.7, 0.85, 0.999), (1, 2, 3, 5, 9)
RUN_STEPS = (2, 3, 5)
_TOLD_GROUPS = frozenset(
    {"related", "related-link", "share", "tags", "newsletter", "contact", "rights", "rule",
     "house", "author", "advert", "nav", "meta"}
)  # fmt: skip
_CLOSING = frozenset({"related", "comment_open", "tags", "author", "rights"})
_FURNITURE = frozenset({ZoneKind.BOILERPLATE, ZoneKind.COMMENT})

Kinds = Sequence[ZoneKind | None]


class Standing:
    """One page's blocks as their neighbours and the whole see them; `kinds` tells what each is."""

    def __init__(self, sheet: Sheet, kinds: Kinds) -> None:
        self.blocks = sheet.blocks
        self.kinds = kinds
        self.groups = [sheet.group(block.index) for block in self.blocks]
        self.is_prose = [_is_prose(block) for block in self.blocks]
        self.is_line = [not b.closed and b.words <= LINE_WORDS for b in self.blocks]
        self.names = [_names(block) for block in self.blocks]
        self.prose = [b.index for b in self.blocks if self.is_prose[b.index]]
        self.stem_counts: Counter[str] = Counter()
        self.name_counts: Counter[str] = Counter()
        for index in self.prose:
            self.stem_counts.update(self.blocks[index].stems)
            self.name_counts.update(self.names[index])
        self.above = _words_above(self.blocks, self.is_prose)
        self.closings = [i for i, group in enumerate(self.groups) if group in _CLOSING]
        self.body = [i for i, kind in enumerate(kinds) if kind is ZoneKind.BODY]
        titles = [i for i, kind in enumerate(kinds) if kind is ZoneKind.TITLE]
        self.title = titles[0] if titles else None
        self.authors: frozenset[str] = frozenset().union(
            *(self.names[i] for i, kind in enumerate(kinds) if kind is ZoneKind.BYLINE)
        )

    def marks(self, block: Block) -> Iterator[str]:
        """The marks of one block."""
        yield from self._shares(block)
        yield from self._place(block)
        yield from self._neighbours(block.index)

    def _shares(self, block: Block) -> Iterator[str]:
        own = int(self.is_prose[block.index])
        shared = sum(self.stem_counts[stem] > own for stem in block.stems)
        yield f"shared{step(shared, STEM_STEPS)}"
        if block.words > NEAR:
            share = 100 * shared / max(1, len(block.stems))
            yield f"share{step(share, SHARE_STEPS)}"
        position = bisect_left(self.prose, block.index)
        above = self.prose[max(0, position - NEAR) : position]
        below = self.prose[position + own : position + own + NEAR]
        for name, near in (("above", above), ("below", below)):
            stems = frozenset().union(*(self.blocks[index].stems for index in near))
            yield f"shared-{name}{step(len(block.stems & stems), NEAR_STEPS)}"
        names = self.names[block.index]
        known = sum(self.name_counts[name] > own for name in names)
        yield f"names{step(known, NAME_STEPS[:2])}"
        yield f"new-names{step(len(names) - known, NEW_NAME_STEPS)}"
        if self.title is None:
            yield "no-title"
        else:
            titled = len(block.stems & self.blocks[self.title].stems)
            yield f"of-title{step(titled, NAME_STEPS)}"
        if block.words >= NEAR and names & self.authors:
            yield "names-author"
        yield f"{self._side(block.index)}-names{min(known, 2)}"
        if not known and not any(block.stems & self.blocks[index].stems for index in above):
            yield "foreign-told" if reports(block) else "foreign"

    def _side(self, index: int) -> str:
        """Before, behind or among the blocks that are the body so far."""
        others = [i for i in (self.body[:2] + self.body[-2:]) if i != index]
        if not others:
            return "amid"
        return "first" if index < min(others) else "last" if index > max(others) else "amid"

    def _place(self, block: Block) -> Iterator[str]:
        position = bisect_left(self.prose, block.index)
        own = int(self.is_prose[block.index])
        yield f"prose-above{min(position, 3)}"
        yield f"prose-below{step(len(self.prose) - position - own, BELOW_STEPS)}"
        yield f"place{step(self.above[block.index] / max(1, self.above[-1]), PLACE_STEPS)}"
        if self.title is not None:
            yield "over-title" if block.index < self.title else "under-title"
        yield f"{self._side(block.index)}-of-body"
        yield f"closings-above{min(bisect_left(self.closings, block.index), 3)}"

    def _neighbours(self, index: int) -> Iterator[str]:
        told = {offset: self._told(index + offset) for offset in (-2, -1, 1, 2)}
        for offset, what in told.items():
            yield f"{offset:+d}:{what}"
        yield f"between-{told[-1][:1]}-{told[1][:1]}"
        for name, near in (
            ("above", self.kinds[max(0, index - NEAR) : index]),
            ("below", self.kinds[index + 1 : index + 1 + NEAR]),
        ):
            yield f"furniture-{name}{min(sum(kind in _FURNITURE for kind in near), 4)}"
        for name, beside in (("over", index - 1), ("under", index + 1)):
            if 0 <= beside < len(self.blocks):
                line, prose = self.is_line[beside], self.is_prose[beside]
                yield f"{name}-{'line' if line else 'prose' if prose else 'other'}"
        if self.is_line[index]:
            yield f"run{step(self._run(index), RUN_STEPS)}"

    def _told(self, index: int) -> str:
        """What a neighbour is, in a word; furniture's begin with "f"."""
        if not 0 <= index < len(self.blocks):
            return "none"
        kind = self.kinds[index]
        if kind is ZoneKind.BOILERPLATE:
            return f"f-{self.groups[index]}" if self.groups[index] in _TOLD_GROUPS else "f"
        return kind.value if kind else "open"

    def _run(self, index: int) -> int:
        """How many lines stand in a row here, counted no further than is asked."""
        first = last = index
        while first and self.is_line[first - 1] and index - first < RUN_STEPS[-1]:
            first -= 1
        end = len(self.blocks) - 1
        while last < end and self.is_line[last + 1] and last - index < RUN_STEPS[-1]:
            last += 1
        return last - first + 1


def _is_prose(block: Block) -> bool:
    if not block.closed or block.words < PROSE_WORDS or block.functional < PROSE_FUNCTIONAL:
        return False
    return sum(verbs(block.tokens)) > 0


def _names(block: Block) -> frozenset[str]:
    """Words written large, folded; the first one only where it is no word of grammar."""
    return frozenset(
        token.casefold().rstrip("'s’")
        for token in block.tokens
        if token[0].isupper() and len(token) > 2 and token.casefold() not in function_words()
    )


def _words_above(blocks: Sequence[Block], is_prose: Sequence[bool]) -> list[int]:
    """Words of prose above each block, and in all, at the end."""
    total, above = 0, []
    for block in blocks:
        above.append(total)
        total += block.words if is_prose[block.index] else 0
    return [*above, total]
