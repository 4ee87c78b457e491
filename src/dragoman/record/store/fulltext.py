"""Full text: what of a page is indexed, how words become a query, where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.model import Zone, ZoneKind
from dragoman.record.store.names import name_key

Spans = list[list[int]]
"""Stretches of a page's text, each [start, end]."""

_PIECE = re.compile(r'"([^"]+)"|(\S+)')
_WORD = re.compile(r"\w+")

CONTEXT = 70
"""Characters shown on either side of the words that were found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that holds the words: `text[start:end]` is where the first of them stands, `before`
    and `after` what surrounds it."""

    page: str
    page_name: str
    outlet: str | None
    start: int
    end: int
    before: str
    words: str
    after: str
    facts: tuple[str, ...] = ()
    """Ids of the page's facts whose quote holds the words too."""


def indexed_spans(text: str, zones: Sequence[Zone]) -> dict[str, Spans]:
    """What is searched as the page's own words, and what as its readers' comments."""
    if not zones:
        return {"body": [[0, len(text)]], "comments": []}
    spans: dict[str, Spans] = {"body": [], "comments": []}
    for zone in zones:
        if zone.kind is ZoneKind.COMMENT:
            spans["comments"].append([zone.start, zone.end])
        elif zone.kind is not ZoneKind.BOILERPLATE:
            spans["body"].append([zone.start, zone.end])
    return spans


def words_in(text: str, spans: Iterable[Sequence[int]]) -> str:
    """The indexed stretches as one text."""
    return "\n".join(text[start:end] for start, end in spans)


def match_query(words: str) -> str:
    """An FTS5 query: all words must occur; "in quotes" one after another; `dip*` as a beginning.

    Raises UsageError where no word is left.
    """
    terms = []
    for phrase, word in _PIECE.findall(words):
        piece = phrase or word
        if _WORD.search(piece):
            # NUL would end the query; quotation marks are doubled inside an FTS5 string
            plain = piece.replace("\0", " ").rstrip("*").replace('"', '""')
            terms.append(f'"{plain}"' + ("*" if piece.endswith("*") else ""))
    if not terms:
        raise UsageError("give at least one word to search for")
    return " ".join(terms)


def find_words(text: str, spans: Iterable[Sequence[int]], words: str) -> tuple[int, int]:
    """Where the first searched word stands in the indexed stretches of a text; an empty stretch
    at its beginning where the index and this plain search see words differently."""
    wanted = [name_key(word) for word in _WORD.findall(words)]
    prefixes = tuple(name_key(word) for word in re.findall(r"(\w+)\*", words))
    stretches = list(spans)
    for start, end in stretches:
        for word in _WORD.finditer(text, start, end):
            key = name_key(word.group())
            if key in wanted or (prefixes and key.startswith(prefixes)):
                return word.start(), word.end()
    first = stretches[0][0] if stretches else 0
    return first, first


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after `text[start:end]` on one line, cut at word boundaries."""
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    if start > CONTEXT:
        before = "…" + before.partition(" ")[2]
    if end + CONTEXT < len(text):
        after = after.rpartition(" ")[0] + "…"
    return _one_line(before), _one_line(after)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
