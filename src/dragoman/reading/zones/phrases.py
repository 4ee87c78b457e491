"""Set phrases of page furniture (`lexicon/tables/zones_phrases.tsv`) looked up in one block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import load_table

LABEL_WORDS, START_WORDS, WITHIN_WORDS = 30, 60, 45
"""Longest block a phrase may speak for; longer ones are prose that happens to say it."""
NOTICE_WORDS, NOTICE_PHRASES = 250, 2
"""A long paragraph is a legal notice where it holds two of their formulas."""
HOUSE_GROUPS = frozenset({"rights", "disclaimer", "cookie"})
"""Legal notices: what begins with their formulas is theirs however long it runs."""

_TOKEN = re.compile(r"\w+|\S")
_LEADING = " -*|»>•·[("


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that fired: its group, how it matched, the words of the page."""

    group: str
    where: str
    words: str


Index = Mapping[str, tuple[tuple[str, str], ...]]
"""First token of a phrase to (phrase, group), longest phrase first."""


def find_phrases(folded: str, key: str, words: int, *, closed: bool) -> Iterator[Hit]:
    """Every phrase that fires on a block given folded and as key, the surest match first."""
    group = _lines().get(key)
    if group:
        yield Hit(group, "line", folded)
    lead = folded.lstrip(_LEADING)
    texts = (lead,) if lead == folded else (lead, folded)
    for text in texts:
        if words <= LABEL_WORDS and not closed:
            yield from _at(_index("label"), "label", text, 0)
        for hit in _at(_index("start"), "start", text, 0):
            if words <= START_WORDS or hit.group in HOUSE_GROUPS:
                yield hit
    if words <= WITHIN_WORDS:
        yield from _inside(folded)
    elif words <= NOTICE_WORDS:
        notices = [hit for hit in _inside(folded) if hit.group in HOUSE_GROUPS]
        if len({hit.words for hit in notices}) >= NOTICE_PHRASES:
            yield from notices


def _inside(folded: str) -> Iterator[Hit]:
    index = _index("within")
    for token in _TOKEN.finditer(folded):
        if token.group() in index:
            yield from _at(index, "within", folded, token.start())


def _at(index: Index, where: str, text: str, position: int) -> Iterator[Hit]:
    """The phrases of `index` that stand in `text` at `position`, as whole words."""
    token = _TOKEN.match(text, position)
    if token is None:
        return
    for phrase, group in index.get(token.group(), ()):
        end = position + len(phrase)
        if text.startswith(phrase, position) and not (
            phrase[-1].isalnum() and text[end : end + 1].isalnum()
        ):
            yield Hit(group, where, phrase)


@cache
def _lines() -> Mapping[str, str]:
    rows = load_table("zones_phrases")
    return {row["phrase"]: row["group"] for row in rows if row["where"] == "line"}


@cache
def _index(where: str) -> Index:
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in load_table("zones_phrases"):
        token = _TOKEN.match(row["phrase"])
        if row["where"] == where and token:
            groups.setdefault(token.group(), []).append((row["phrase"], row["group"]))
    return {
        first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in groups.items()
    }
