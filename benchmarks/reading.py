"""The product's reading, called on what the data sets hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import (
    Attribution,
    Layout,
    Mentions,
    Page,
    Reading,
    Sentence,
    Zone,
    ZoneKind,
)
from dragoman.reading import Reader, read_page
from dragoman.reading.read_page import attributed, view_page

_NO_SPACE_BEFORE = frozenset(
    (",", ".", ";", ":", "?", "!", "%", ")", "]", "'s", "’s", "n't", "n’t", "'", "”", "’", "'re",
     "'ve", "'ll", "'m", "'d", "’re", "’ve", "’ll", "’m", "’d")
)  # fmt: skip
_NO_SPACE_BEHIND = frozenset(("(", "[", "$", "#", "“", "‘"))
_MARKS = {"``": '"', "''": '"'}
"""How treebanks write quotation marks."""


def read_text(text: str, reader: Reader, *, name: str = "text") -> Reading:
    """Read raw text as a page in English."""
    return read_page(Page(name=name, text=text, language="en"), reader)


Known = tuple[str, Sequence[Sentence], Mentions, tuple[Attribution, ...]]
"""What the clauses room asks for of a text: itself, its sentences, mentions, attributions."""


def read_article(text: str, reader: Reader) -> Known:
    """Return what is read of text that is known to be all article."""
    page = Page(name="text", text=text, language="en")
    layout = Layout(zones=(Zone(ZoneKind.BODY, 0, len(text), "given"),))
    paragraphs = [(start, start + len(line)) for start, line in _lines(text) if line.strip()]
    view, sentences = view_page(page, layout, paragraphs, reader)
    return text, sentences, view.mentions, tuple(view.attributions)


def attributions_of(text: str, reader: Reader) -> tuple[Attribution, ...]:
    """Return statements and attitudes of text that is known to be all article, a paragraph a
    line."""
    page = Page(name="text", text=text, language="en")
    layout = Layout(zones=(Zone(ZoneKind.BODY, 0, len(text), "given"),))
    paragraphs = [(start, start + len(line)) for start, line in _lines(text) if line.strip()]
    view, sentences = view_page(page, layout, paragraphs, reader)
    return outermost(attributed(view, paragraphs, sentences))


def outermost(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions that stand in no other's content."""
    return tuple(
        one
        for one in found
        if not any(_holds(other, one) and not _holds(one, other) for other in found)
    )


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return outer.covers(inner.cue_start, max(inner.cue_end, inner.cue_start + 1))


def _lines(text: str) -> list[tuple[int, str]]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append((start, line))
        start += len(line) + 1
    return lines


@dataclass(frozen=True, slots=True)
class Spelled:
    """Text made of given tokens, and where each of them stands in it."""

    text: str
    spans: tuple[tuple[int, int], ...]


def spell(sentences: Sequence[Sequence[str]], *, hyphens: bool = False) -> Spelled:
    """Return the tokens as running text, one line per sentence, spaced as print spaces them.

    `hyphens`: a lone "-" joins the words beside it, as in data that split "Miami - based".
    """
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    length = 0
    for sentence in sentences:
        open_marks = 0
        previous = ""
        for written in sentence:
            token = _MARKS.get(written, written)
            space = bool(previous) and _spaced(previous, token, open_marks)
            if hyphens and "-" in (previous, token):
                space = False
            if token == '"':
                open_marks += 1
            if space:
                parts.append(" ")
                length += 1
            spans.append((length, length + len(token)))
            parts.append(token)
            length += len(token)
            previous = token
        parts.append("\n")
        length += 1
    return Spelled("".join(parts), tuple(spans))


def _spaced(previous: str, token: str, marks: int) -> bool:
    if token in _NO_SPACE_BEFORE or previous in _NO_SPACE_BEHIND:
        return False
    if token == '"':
        return marks % 2 == 0
    return not (previous == '"' and marks % 2 == 1)
