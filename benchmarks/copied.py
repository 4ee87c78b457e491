"""An HTML page as somebody copies it ("select all, copy"), and which of its words are the
article's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from benchmarks.result import rate

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd",
     "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
     "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main",
     "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead",
     "tr", "ul"}
)  # fmt: skip
_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table"})
"""Blocks with a blank line around them, as browsers' own style sheets have it."""
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "select", "textarea",
     "math", "object", "audio", "video", "canvas", "datalist", "title"}
)  # fmt: skip
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]+")
_WORD = re.compile(r"\w+")

GRAM = 3
"""Words of a run by which a line is known in the article."""
WHOLE, NONE = 0.8, 0.2
"""A line with this share of its runs in the article is all of it, or nothing of it."""
SHORT = 6
"""Fewer words may be anywhere: such a line has to be a whole paragraph of the article."""


def copied_text(tree: Element) -> str:
    """All text of the page that its markup alone does not hide: a line per block or `<br>`, a
    blank line around paragraphs, headings and lists, tabs between cells."""
    parts: list[str] = []
    _collect(tree, parts)
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _collect(root: Element, parts: list[str]) -> None:
    from lxml import etree

    hidden = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else "script"
        unseen = tag in _UNSEEN or _is_hidden(node)
        edge = "\n\n" if tag in _APART else "\n" if tag in _BLOCKS else ""
        if event == "start":
            hidden += unseen
            text = node.text
        else:
            hidden -= unseen
            text = node.tail if node is not root else None
            edge = "\n" if tag == "br" else "\t" if tag in _CELLS else edge
        if hidden:
            continue
        space = re.sub(r"\s+", " ", text or "")
        parts += (edge, space)


def _is_hidden(node: Element) -> bool:
    return node.get("hidden") is not None or bool(_NO_DISPLAY.search(node.get("style") or ""))


class Part(Enum):
    """What a word of the page is."""

    ARTICLE = "article"
    FURNITURE = "furniture"
    REPEAT = "repeat"
    """words of the article said a second time (a teaser of it, its own summary): not counted"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line's words: where they stand, and the runs of the article they match."""

    start: int
    text: str
    words: tuple[re.Match[str], ...]
    at: int
    """offset in the article's words, -1 where nothing of the line is in it"""
    share: float


def words_of(text: str) -> list[str]:
    """The words as compared."""
    return _WORD.findall(text.casefold())


def label_words(text: str, body: str) -> Iterator[tuple[int, Part]]:
    """(offset, part) for each word of `text`, given the article's `body`.

    A line is known by its runs of three words in the body; of lines that match, those are the
    article that stand in its order (the heaviest rising chain), further ones repeat it.
    """
    gold = _Gold(body)
    lines = [line for line in _lines(text, gold) if line.words]
    chosen = _in_order(lines)
    for index, line in enumerate(lines):
        part = Part.ARTICLE if index in chosen else Part.REPEAT
        part = Part.FURNITURE if line.at < 0 else part
        covered = None if line.share >= WHOLE else gold.covered(line.words)
        for number, word in enumerate(line.words):
            held = covered is None or covered[number]
            yield line.start + word.start(), part if held else Part.FURNITURE


class _Gold:
    """The article's words, by runs."""

    def __init__(self, body: str) -> None:
        words = words_of(body)
        self.runs: dict[tuple[str, ...], list[int]] = {}
        for i in range(len(words) - GRAM + 1):
            self.runs.setdefault(tuple(words[i : i + GRAM]), []).append(i)
        self.paragraphs: dict[tuple[str, ...], int] = {}
        position = 0
        for paragraph in body.split("\n"):
            own = tuple(words_of(paragraph))
            self.paragraphs.setdefault(own, position)
            position += len(own)

    def place(self, words: Sequence[str]) -> tuple[int, float]:
        """(offset of the line in the article, share of its runs that are in it)"""
        if len(words) < SHORT:
            at = self.paragraphs.get(tuple(words), -1)
            return at, float(at >= 0)
        runs = [tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)]
        share = rate(sum(run in self.runs for run in runs), len(runs))
        if share <= NONE:
            return -1, 0.0
        offsets = Counter(
            position - i for i, run in enumerate(runs) for position in self.runs.get(run, ())[:9]
        )
        return max(0, offsets.most_common(1)[0][0]), share

    def covered(self, matches: Sequence[re.Match[str]]) -> list[bool]:
        """Which words of a line stand in a run of the article."""
        words = [match[0].casefold() for match in matches]
        held = [False] * len(words)
        for i in range(len(words) - GRAM + 1):
            if tuple(words[i : i + GRAM]) in self.runs:
                held[i : i + GRAM] = [True] * GRAM
        return held


def _lines(text: str, gold: _Gold) -> Iterator[Line]:
    start = 0
    for line in text.split("\n"):
        words = tuple(_WORD.finditer(line))
        at, share = gold.place([word[0].casefold() for word in words])
        yield Line(start, line, words, at, share)
        start += len(line) + 1


def _in_order(lines: Sequence[Line]) -> set[int]:
    """The heaviest chain of lines whose places in the article rise."""
    ends: list[int] = []  # places, rising; beside each the heaviest chain that ends there
    best: list[tuple[int, int]] = []  # (weight, index of the chain's last line)
    before: dict[int, int] = {}
    for index, line in enumerate(lines):
        if line.at < 0:
            continue
        slot = bisect_left(ends, line.at)
        weight, last = best[slot - 1] if slot else (0, -1)
        before[index] = last
        weight += len(line.words)
        while slot < len(ends) and best[slot][0] <= weight:
            del ends[slot], best[slot]
        ends.insert(slot, line.at)
        best.insert(slot, (weight, index))
    index = best[-1][1] if best else -1
    chain = set()
    while index >= 0:
        chain.add(index)
        index = before[index]
    return chain
