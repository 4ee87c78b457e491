"""A page's text as blocks: the lines that belong together, with what rules ask about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from dragoman.reading.zones.phrases import Hit, find_phrases
from dragoman.reading.zones.plain import (
    fold,
    function_words,
    key_of_folded,
    stem_of,
    topicless_words,
    unmarked,
    words_for,
)

_LINE = re.compile(r"[^\n\r\v\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\x1c-\x1e\x85\u2028\u2029]")  # \f ends a sheet, not a line
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_TERMINAL = re.compile(
    r"[.!?…‥][\"'”’»)\]*_]*$"
    r"|[.!?…][\"'”’»)\]*_]*\s*(?:\[\d+\]|\(\d{1,2}\)|[¹²³⁴-⁹]+|\([A-Z][\w./& -]{1,30}\))$"
)
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+(?=[\"'“‘«(\[]?[A-Z©\d])")

WRAP_MIN_LINES, WRAP_MAX_CHARS = 3, 100
"""Text wrapped by hand: at least three lines in a row, none longer than a terminal."""
WRAP_MIN_CHARS, WRAP_LEAST, WRAP_SLACK, WRAP_LONG_SHARE = 45, 3, 4, 0.1
"""A page is wrapped where so many lines of this width go on in small letters, few are longer."""
STEM_LEAST = 4
ONE_LINE_CHARS = 700
"""A line this long on a page of hardly any lines is a whole page without its line breaks."""
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the page (or a paragraph wrapped by hand); offsets exclude outer white space.

    `plain` is the text without markup and with single spaces; `key` is `plain` folded for
    look-ups; `closed` means it ends as a sentence does; `hits` are the set phrases that fire on it,
    the surest first; `stems` are the beginnings of the words that carry
    the topic; `gap` counts blank lines before; `glued` means it continues the line before.
    """

    index: int
    start: int
    end: int
    plain: str
    key: str
    words: int
    functional: float
    gap: int
    tokens: tuple[str, ...]
    closed: bool
    hits: tuple[Hit, ...] = field(repr=False)
    glued: bool = False
    marks: str = ""
    upper: bool = False
    stems: frozenset[str] = field(default=frozenset(), repr=False)

    def hit(self, groups: frozenset[str]) -> Hit | None:
        """The surest set phrase of one of `groups`, or None."""
        return next((hit for hit in self.hits if hit.group in groups), None)

    @property
    def starts_lower(self) -> bool:
        """Goes on in lower case, also inside an opened quote ("«to listen»")."""
        return self.plain.lstrip("\"'“‘«„(")[:1].islower()

    @property
    def hangs(self) -> bool:
        """Breaks off at a word that cannot end a sentence ("the loss would")."""
        last = self.tokens[-1].casefold() if self.tokens else ""
        return not self.closed and last in words_for("hanging")

    @property
    def titled(self) -> bool:
        """Nearly all long words are capitalised."""
        long = [word for word in self.tokens if len(word) > 3 and word[0].isalpha()]
        return bool(long) and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def split_blocks(text: str) -> tuple[Block, ...]:
    """The non-blank lines of `text` in order; hand-wrapped lines are one block, and a page
    without line breaks is cut at its sentences."""
    lines = list(_lines(text))
    spans = _one_line(text, lines) if _is_one_line(lines) else list(_paragraphs(text, lines))
    return tuple(_block(text, number, *span) for number, span in enumerate(spans))


Span = tuple[int, int, int, bool]
"""start, end, blank lines before, continues the line before"""


def _lines(text: str) -> Iterator[Span]:
    last = 0
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        breaks = len(_BREAK.findall(text, last, start))
        yield start, start + len(stripped), max(0, breaks - 1), False
        last = start + len(stripped)


def _is_one_line(lines: list[Span]) -> bool:
    total = sum(end - start for start, end, _, _ in lines)
    longest = max((end - start for start, end, _, _ in lines), default=0)
    return longest > ONE_LINE_CHARS and longest > 0.8 * total


def _one_line(text: str, lines: list[Span]) -> list[Span]:
    spans: list[Span] = []
    for start, end, gap, _ in lines:
        cuts = [start, *(m.end() for m in _SENTENCE.finditer(text, start, end)), end]
        for number, (left, right) in enumerate(pairwise(cuts)):
            stretch = text[left:right].rstrip()
            if stretch:
                spans.append((left, left + len(stretch), 0 if number else gap, number > 0))
    return spans


def _paragraphs(text: str, lines: list[Span]) -> Iterator[Span]:
    """Joins lines wrapped by hand, and a line cut by a Markdown break before a bare year."""
    width = _wrap_width(text, lines)
    group: list[Span] = []
    for line in lines:
        if group and line[2] > 0:
            yield from _unwrapped(text, group, width)
            group = []
        group.append(line)
    yield from _unwrapped(text, group, width)


def _wrap_width(text: str, lines: list[Span]) -> int:
    """The width that a page's lines were wrapped to by hand, 0 where they were not."""
    if sum(end - start > WRAP_MAX_CHARS for start, end, _, _ in lines) > WRAP_LONG_SHARE * len(
        lines
    ):
        return 0
    widths = [
        above[1] - above[0]
        for above, line in pairwise(lines)
        if line[2] == 0
        and text[line[0]].islower()
        and not _TERMINAL.search(text[above[0] : above[1]])
    ]
    full = [width for width in widths if WRAP_MIN_CHARS <= width <= WRAP_MAX_CHARS]
    return max(full) if len(full) >= WRAP_LEAST else 0


def _unwrapped(text: str, group: list[Span], width: int) -> Iterator[Span]:
    if _is_wrapped(text, group):
        yield group[0][0], group[-1][1], group[0][2], False
        return
    held: Span | None = None
    last: Span | None = None
    for line in group:
        full = last is not None and _filled(text, last, line, width)
        last = line
        if held and (full or _continues(text, held, line)):
            held = (held[0], line[1], held[2], False)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _filled(text: str, above: Span, line: Span, width: int) -> bool:
    """The line's first word had no room left above: "… put their names yesterday to" over "a
    declaration …" on a page wrapped at 70 signs."""
    if not width or above[1] - above[0] < WRAP_MIN_CHARS:
        return False
    upper, lower = text[above[0] : above[1]], text[line[0] : line[1]]
    word = lower.split(maxsplit=1)[0]
    if len(upper) + 1 + len(word) <= width - WRAP_SLACK or (
        not word[0].isalnum() and word[0] not in "\"'(“‘"
    ):
        return False
    return lower[0].islower() or not _TERMINAL.search(upper)


def _is_wrapped(text: str, group: list[Span]) -> bool:
    if len(group) < WRAP_MIN_LINES:
        return False
    widths = [end - start for start, end, _, _ in group]
    widest = max(widths)
    if widest > WRAP_MAX_CHARS or widest < 40:
        return False
    full = sum(width >= 0.75 * widest for width in widths[:-1])
    open_ends = sum(_TERMINAL.search(text[s:e]) is None for s, e, _, _ in group[:-1])
    followed = sum(text[s].islower() for s, _, _, _ in group[1:])
    enough = 0.8 * (len(group) - 1)
    return full >= enough and open_ends >= 0.6 * (len(group) - 1) and followed >= 1


def _continues(text: str, above: Span, line: Span) -> bool:
    """ "21 December  " over "2016": a Markdown hard break inside one line of metadata; or
    "the sol-" over "diers left": a word cut at the end of a line of print."""
    if text[above[1] - 1] == "-" and text[above[1] - 2].isalpha() and line[2] == 0:
        return text[line[0]].islower() and line[0] - above[1] <= 3
    hard_break = text[above[1] : above[1] + 2] == "  "
    return hard_break and re.fullmatch(r"\d{4}\W*", text[line[0] : line[1]]) is not None


def _block(text: str, number: int, start: int, end: int, gap: int, glued: bool) -> Block:
    raw = text[start:end]
    plain, marks = unmarked(raw)
    words = _WORD.findall(plain)
    cjk = 0 if plain.isascii() else len(CJK.findall(plain)) // 2
    known = function_words()
    folded = [word.casefold().replace("’", "'") for word in words]
    closed = _TERMINAL.search(plain) is not None
    folded_text = fold(plain)
    key, count = key_of_folded(folded_text), max(len(words), cjk)
    return Block(
        index=number,
        start=start,
        end=end,
        plain=plain,
        key=key,
        words=count,
        functional=sum(word in known for word in folded) / len(words) if words else 0.0,
        gap=gap,
        tokens=tuple(words),
        closed=closed,
        hits=tuple(find_phrases(folded_text, key, count, closed=closed)),
        glued=glued,
        marks=marks,
        stems=frozenset(
            stem_of(word)
            for word in folded
            if len(word) >= STEM_LEAST and word not in topicless_words()
        ),
        upper=plain.isupper() and sum(char.isalpha() for char in plain) >= 3,
    )
