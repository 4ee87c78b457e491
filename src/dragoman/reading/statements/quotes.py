"""Quotation marks: which stretches of the body stand between them.

Marks come in many pairs and are often damaged. A quote that runs over paragraphs reopens its
mark at the start of each and closes once. Straight marks are paired by position: one at a word's
start opens, one at a word's end closes. Apostrophes never count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_OPEN = "“„«‟❝"
_CLOSE = "”»❞"
_STRAIGHT = '"'
_MARK = re.compile(
    r"[“”„‟«»❝❞\"]|(?<!\w)‘(?=\w)|(?<=[\w.,!?…])’(?!\w)|``|''"
    r"|(?<![\w'])'(?=[A-Z](?:[^'\n]|(?<=\w)'(?=\w))*[,.!?…]'(?!\w))|(?<=[,.!?…])'(?![\w'])"
)
"""A straight single mark counts where it stands before a capital and its partner behind a stop:
'We are not there yet,' he said. Elsewhere it is an apostrophe."""
MIN_SPEECH_WORDS = 4
"""Fewer quoted words without a cue right beside them are a borrowed term, not speech."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: `start`/`end` with its marks, `inner_*` without. `paragraphs` counts the
    paragraphs it runs over."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    paragraphs: int = 1


def find_quotes(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quote]:
    """The quotations of a page's body paragraphs, in order, without overlap."""
    quotes: list[Quote] = []
    pending: tuple[int, int, int] | None = None
    for number, (start, end) in enumerate(paragraphs):
        reopened = pending is not None
        for mark in _MARK.finditer(text, start, end):
            opens, closes = _sides(text, mark.group(), mark.start(), mark.end(), start)
            if pending is None:
                if opens:
                    pending = (mark.start(), mark.end(), number)
            elif _same_kind(text[pending[0] : pending[1]], mark.group()):
                if reopened and opens and not closes and _is_first(text, start, mark.start()):
                    reopened = False
                    continue
                if closes:
                    quotes.append(_close(pending, mark, number))
                    pending = None
                elif opens and (mark.group() in _OPEN + _STRAIGHT or mark.group() == "''"):
                    pending = (mark.start(), mark.end(), number)
        if pending is not None and not _goes_on(text, paragraphs, number, text[pending[0]]):
            quotes.extend(_unclosed(text, pending, number, end))
            pending = None
    return quotes


def _sides(text: str, mark: str, start: int, end: int, paragraph: int) -> tuple[bool, bool]:
    """Whether a mark can open, and whether it can close, a quotation."""
    if mark in _OPEN or mark in ("‘", "``"):
        return True, False
    if mark in _CLOSE or mark == "’":
        reversed_ = not text[paragraph:start].strip() and text[end : end + 1].isalnum()
        return reversed_, not reversed_
    if mark == "'":
        closes = text[start - 1 : start] in tuple(",.!?…")
        return not closes, closes
    before = text[start - 1] if start > paragraph else " "
    after = text[end] if end < len(text) else " "
    opens = (before.isspace() or before in "([—–-") and not after.isspace()
    return opens, not opens


def _same_kind(opening: str, closing: str) -> bool:
    if opening == "‘":
        return closing == "’"
    if "'" in (opening, closing):
        return opening == closing
    if closing in ("’", "‘"):
        return False
    if opening == "«":
        return closing in "«»"
    return closing not in "«»"


def _is_first(text: str, paragraph: int, mark: int) -> bool:
    return not text[paragraph:mark].strip()


def _close(pending: tuple[int, int, int], mark: re.Match[str], number: int) -> Quote:
    start, inner, first = pending
    return Quote(start, mark.end(), inner, mark.start(), number - first + 1)


def _goes_on(text: str, paragraphs: Sequence[tuple[int, int]], number: int, mark: str) -> bool:
    """An open quotation goes on where the next paragraph starts with an opening mark of its kind:
    straight marks are not taken up by curly ones."""
    if number + 1 >= len(paragraphs):
        return False
    start, end = paragraphs[number + 1]
    first = text[start:end].lstrip()[:1]
    return first == _STRAIGHT if mark == _STRAIGHT else bool(first) and first in _OPEN


def _unclosed(text: str, pending: tuple[int, int, int], number: int, end: int) -> list[Quote]:
    """A mark that never closes: the rest of its paragraph, if it began a sentence there.

    “We will go on, the minister added.  (closing mark lost by the copyist: left alone unless the
    quotation fills its paragraph).
    """
    start, inner, first = pending
    if first != number or text[inner:end].count("\n\n"):
        return []
    return [Quote(start, end, inner, end)] if text[start - 1 : start] in ("", "\n") else []


def home(quotes: Sequence[Quote], position: int) -> Quote | None:
    """The quotation a position lies in; None outside of all."""
    return next((q for q in quotes if q.inner_start <= position < q.inner_end), None)


def words(text: str) -> int:
    """How many words a stretch has."""
    return len(re.findall(r"\w+", text))
