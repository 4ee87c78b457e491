"""The body of a page as paragraphs: what is read together.

Pages saved from the web break sentences over blank lines ("said the tragedy would" / blank /
"«make all of us …»"). A body stretch that stops without closing punctuation and is followed by
one that opens with a small letter or a quotation mark is read as one with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.model import FACTLESS_ZONES, Layout

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_LINE_AFTER_STOP = re.compile(r"(?<=[.!?…”\"»])[ \t]*\r?\n+\s*(?=[A-Z“\"«‘\d])")
_BULLET = re.compile(
    r"(?:\A|(?<=[\n.!?:;…”\"»,]))[ \t]*(?:\r?\n)?[ \t]*(?:--?|[–—*•·▪►‣●○])[ \t]+(?=[A-Z“\"«‘\d])"
)
""" "- Two herders were freed.": the mark of a point is none of its words."""
_MARK_LEFT = re.compile(r"\n[ \t]*(?:--?|[–—*•·▪►‣●○])\s*$")
_CLOSED = re.compile(r"[.!?…:;][\"”»’'\)\]]*$")
_GOES_ON = re.compile(r"[a-z«“\"]")


_LABEL = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?:[ \t]+[A-Z][\w.’'-]*){0,3})[ \t]*(?:\([^()\n]{1,40}\))?:\s+"
    r"(?=[A-Z“\"«‘\[])"
)
TURNS = 2
"""A name that opens so many paragraphs with a colon is a speaker's in a transcript."""


def without_labels(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches to parse, in order: the label of a turn ("NDIAYE: The road is open.") apart
    from what is said in it, to which it is neither subject nor object."""
    labels = [_LABEL.match(text, start, end) for start, end in paragraphs]
    named = Counter(label.group("name") for label in labels if label is not None)
    stretches: list[tuple[int, int]] = []
    for (start, end), label in zip(paragraphs, labels, strict=True):
        if label is not None and named[label.group("name")] >= TURNS:
            stretches.append((start, label.end()))
            start = label.end()
        stretches.append((start, end))
    return stretches


def paragraphs_of(text: str, layout: Layout) -> list[tuple[int, int]]:
    """(start, end) of the paragraphs of the body, in order, outer white space cut off."""
    pieces: list[tuple[int, int]] = []
    for zone in layout.zones:
        if zone.kind not in FACTLESS_ZONES:
            pieces.extend(_pieces(text, zone.start, zone.end))
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and _broken(text, joined[-1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if start >= end:
        return []
    cuts = [start]
    for pattern in (_BLANK_LINE, _LINE_AFTER_STOP):
        cuts.extend(match.end() for match in pattern.finditer(text, start, end))
    cuts.extend(
        mark.end()
        for mark in _BULLET.finditer(text, start, end)
        if "\n" in mark.group() or mark.start() == start or text[mark.start() - 1] == "\n"
    )
    cuts = sorted({cut for cut in cuts if cut < end})
    pieces: list[tuple[int, int]] = []
    for low, high in zip(cuts, [*cuts[1:], end], strict=True):
        stretch = _MARK_LEFT.sub("", text[low:high])
        lead = len(stretch) - len(stretch.lstrip())
        if any(letter.isalnum() for letter in stretch):
            pieces.append((low + lead, low + len(stretch.rstrip())))
    return pieces


def _broken(text: str, before: tuple[int, int], start: int) -> bool:
    """Whether a paragraph that ends before `start` only breaks off there; nothing but white
    space may stand between the two."""
    if text[before[1] : start].strip():
        return False
    return not _CLOSED.search(text[before[0] : before[1]]) and bool(_GOES_ON.match(text, start))
