"""PDF in, pages out: its text layer as paragraphs, sheets kept apart by form feeds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.errors import PageError
from dragoman.model import SHEET_END, Page, Skipped
from dragoman.pages.documents.pdf_lines import Line, sheets_of

MAX_STRANGE = 0.2
"""Share of signs without a meaning (a font that does not say which letters it draws)."""
HEAD_LINES = 2
"""Lines at either end of a sheet that may be a running head or foot."""
HEAD_SHARE = 0.4
"""Of the sheets that have it: left and right sheets may have heads of their own."""
FEWEST_HEADS = 3
WIDE_GAP = 1.4
"""Lines further apart than so many usual distances are of two paragraphs."""
SHORT_LINE = 0.85
"""A line that ends before this share of the measure ends its paragraph, after a stop."""
HEADING_LINE = 0.75
"""A line that ends before this share is a heading, or the last of its paragraph, also without a
stop, where a capital letter follows: flowing text leaves no such gap."""

_SHEET_NUMBER = re.compile(
    r"(?:page\s*|p\.\s*)?[-–—|\[(\s]*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|sur|de)\s*\d{1,4})?[-–—|\])\s]*",
    re.IGNORECASE,
)
POINT = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)](?:\d{1,3}[.)]?)*\s|[•▪●◦‣·*–—-]\s"
    r"|\d{1,2}(?:\.\d{1,2})+\.?\s|(?:Article|Chapter|Section|Annex|Protocol|Part|Point)\s[\dIVX]+\b)"
)
"""How a point or an article of an agreement opens: "1. The parties …", "(b) …", "Article 4"."""
_STOP = re.compile(r"[.!?:;…][\"”»’')\]]*$")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-\u00ad]$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def read_pdf(name: str, data: bytes) -> Iterator[Page | Skipped]:
    """The document in `data` as one page; sheets without a text layer are told one by one.

    Lines are put together to paragraphs, words that a line's end broke are made whole, running
    heads and sheet numbers are left out. A form feed stands where a new sheet begins, so that
    `sheet_of` tells the sheet of any place. Raises PageError where there is no text at all.
    """
    sheets = sheets_of(data)
    if not sheets:
        raise PageError("a PDF without a single sheet; nothing to read")
    if not any(sheets):
        raise PageError(
            f"no text layer in this PDF: its {len(sheets)} sheets are pictures; recognise the text "
            "first (for example with ocrmypdf) and read what comes out"
        )
    text = _text([_without_heads(sheet, _heads(sheets)) for sheet in sheets])
    if not text.strip():
        raise PageError("only running heads in this PDF; nothing to read")
    strange = sum(not _means_something(char) for char in text)
    if strange > MAX_STRANGE * len(text):
        raise PageError(
            "the letters of this PDF have no meaning of their own; recognise its text (for example "
            "with ocrmypdf --force-ocr) and read what comes out"
        )
    yield Page(name=name, text=text)
    for number, sheet in enumerate(sheets, start=1):
        if not sheet:
            yield Skipped(f"{name}#page={number}", f"no text layer on sheet {number}; it is a "
                          "picture, or empty")  # fmt: skip


def _means_something(char: str) -> bool:
    return char != "\ufffd" and not 0xE000 <= ord(char) <= 0xF8FF


def _ends(sheet: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """The lines that may be running heads or feet, highest and lowest on the sheet, with their
    index."""
    order = sorted(range(len(sheet)), key=lambda n: -sheet[n].bottom)
    for index in dict.fromkeys((*order[:HEAD_LINES], *order[-HEAD_LINES:])):
        yield index, sheet[index]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())


def _heads(sheets: Sequence[Sequence[Line]]) -> frozenset[str]:
    counts = Counter(key for sheet in sheets for key in {_key(line) for _, line in _ends(sheet)})
    written = sum(bool(sheet) for sheet in sheets)
    fewest = max(FEWEST_HEADS, HEAD_SHARE * written)
    # of two sheets, only what counts them or dates them: "Page 1 of 2", "https://… 1/2"
    return frozenset(
        key
        for key, count in counts.items()
        if count >= fewest or (count == written == 2 and "#" in key)
    )


def _without_heads(sheet: Sequence[Line], heads: frozenset[str]) -> list[Line]:
    order = sorted(range(len(sheet)), key=lambda n: -sheet[n].bottom)
    outermost = {order[0], order[-1]} if len(order) > 1 else set()
    dropped = {
        index
        for index, line in _ends(sheet)
        if _key(line) in heads or (index in outermost and _SHEET_NUMBER.fullmatch(line.text))
    }
    return [line for index, line in enumerate(sheet) if index not in dropped]


def _text(sheets: Sequence[Sequence[Line]]) -> str:
    known = Counter(
        word.casefold() for sheet in sheets for line in sheet for word in _WORDS.findall(line.text)
    )
    parts: list[str] = []
    before: Line | None = None
    measure = 0.0
    """Where the longest line ends on the sheet of the line before."""
    waiting = 0
    """Sheets that have ended since the last line, not yet told: a broken word is finished first."""
    for sheet in sheets:
        pitch = _pitch(sheet)
        first = True
        for line in sheet:
            text, break_in = line.text, SHEET_END * waiting
            if before is None:
                parts.append(break_in + text)
            elif _begins(before, line, measure, None if first else pitch):
                parts.append("\n\n" + break_in + text)
            elif (broken := _BROKEN_WORD.search(parts[-1])) and (text[0].islower() or not break_in):
                tail, space, rest = text.partition(" ")
                joined = _whole_word(broken.group(1), tail, known)
                parts[-1] = parts[-1][: broken.start()] + joined
                parts.append((break_in or space) + rest)
            else:
                parts.append((break_in or " ") + text)
            before, waiting = line, 0
            if first:
                measure, first = max(line.right for line in sheet), False
        waiting += 1
    return "".join(parts)


def _pitch(sheet: Sequence[Line]) -> float:
    """The usual distance of two lines on a sheet, in points; 0 where it has too few."""
    steps = sorted(
        one.bottom - two.bottom for one, two in pairwise(sheet) if one.bottom > two.bottom
    )
    return steps[len(steps) // 2] if steps else 0.0


def _begins(before: Line, line: Line, measure: float, pitch: float | None) -> bool:
    """Whether a paragraph begins with `line`; `pitch` is None where a sheet begins with it."""
    if POINT.match(line.text) or abs(before.size - line.size) > 0.12 * max(before.size, line.size):
        return True
    if pitch is not None:
        gap = before.bottom - line.bottom
        if pitch and (gap > WIDE_GAP * pitch or gap < -pitch):
            return True
    short = before.right < SHORT_LINE * measure
    if _STOP.search(before.text):
        return short
    return line.text[:1].isupper() and before.right < HEADING_LINE * measure


def _whole_word(head: str, tail: str, known: Counter[str]) -> str:
    """ "agree-" and "ment" as one word; the hyphen stays where the document writes it elsewhere
    ("cross-border") and where a name or a number follows."""
    word = _WORDS.match(tail)
    rest = word.group() if word else ""
    if not rest or not rest[0].islower():
        return f"{head}-{tail}"
    apart, whole = f"{head}-{rest}".casefold(), f"{head}{rest}".casefold()
    return f"{head}-{tail}" if known[apart] > known[whole] else head + tail
