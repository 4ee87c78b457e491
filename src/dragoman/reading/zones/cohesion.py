"""How far a block speaks of what the page's prose speaks of.

Sentences of one article share names and topic words; a notice of the house, a classified ad or a
prompt shares hardly any with it. Source: lexical cohesion (Halliday and Hasan 1976), as text
segmentation uses it (Hearst 1997).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import load_table
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.plain import stem_of, topicless_words
from dragoman.reading.zones.sheet import Sheet

SHARED_LEAST = 2
HEAD_BLOCKS, HEADLINE_WORDS = 25, 5
PROSE_WORDS = 8
"""Blocks this long that end as a sentence tell what the page is about."""

MATTER_CHARS = 4
_ACRONYM = re.compile(
    r"(?<![\w.])(?<![A-Z]{2} )[A-Z]{2}[A-Z-]{1,6}(?![\w:]| [A-Z]{2})(?=[^:\n]{0,80} [a-z])"
)
_TOLD = re.compile(r"\b(?:said|told|says|added|announced|stated|warned|claimed|denied|insisted)\b")


@dataclass(frozen=True, slots=True)
class Topic:
    """In how many prose blocks each stem occurs, and which stems are written as names."""

    blocks: Counter[str]
    names: frozenset[str]

    def shared(self, block: Block) -> int:
        """Stems of `block` that other prose blocks have too; a name counts twice."""
        own = is_telling(block) or _headline(block)
        total = 0
        for stem in block.stems:
            if self.blocks[stem] > own:
                total += 2 if stem in self.names else 1
        return total


def topic_of(sheet: Sheet) -> Topic:
    """The topic of all open blocks that read as sentences."""
    blocks: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for block in sheet.open_blocks():
        if not is_telling(block) and not _headline(block):
            continue
        blocks.update(block.stems)
        large.update({stem_of(word.casefold()) for word in block.tokens[1:] if word[0].isupper()})
    return Topic(blocks, frozenset(stem for stem, count in large.items() if count))


def _headline(block: Block) -> bool:
    """A line near the top that may be the title."""
    return block.index < HEAD_BLOCKS and block.words >= HEADLINE_WORDS and not block.closed


def tells(block: Block, topic: Topic, *, least: int = SHARED_LEAST) -> bool:
    """Speaks of the article's matter, or reports what somebody said."""
    return topic.shared(block) + matter(block) >= least or reports(block)


def matter(block: Block) -> int:
    """How many words of peace and war a block holds ("talks", "rebels", "accord"), acronyms too."""
    acronyms = {match.group() for match in _ACRONYM.finditer(block.plain)}
    return len(block.stems & _matters()) + len(acronyms)


@cache
def _matters() -> frozenset[str]:
    """Stems of the event nouns, documents, groups and offices that the word lists hold."""
    words = {row["lemma"] for row in load_table("frames") if row["pos"] != "VERB"}
    words |= {row["noun"] for name in ("group_nouns", "document_kinds") for row in load_table(name)}
    words |= {row["title"] for row in load_table("titles")}
    single = {word for word in words if word.isalpha() and len(word) >= MATTER_CHARS}
    forms = {form for word in single for form in (word, f"{word}s", f"{word.removesuffix('y')}ies")}
    return frozenset(stem_of(form) for form in forms - topicless_words())


def reports(block: Block) -> bool:
    """Holds a reporting verb in the past or present."""
    return _TOLD.search(block.plain) is not None


def is_telling(block: Block) -> bool:
    """Long enough and closed as a sentence is."""
    return block.closed and block.words >= PROSE_WORDS
