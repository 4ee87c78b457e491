"""Trees to text: blocks with a blank line between, and what the markup says of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.model import Zone, ZoneKind

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TEI_BLOCKS = frozenset(
    {"p", "head", "item", "quote", "code", "row", "figure", "list", "table", "lb"}
)
_HTML_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
     "h6", "header", "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary",
     "table", "td", "th", "tr", "ul", "body"}
)  # fmt: skip
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "select",
                     "textarea", "math", "object"})  # fmt: skip
_HTML_HINTS = {"h1": ZoneKind.HEADING, "h2": ZoneKind.HEADING, "h3": ZoneKind.HEADING,
               "h4": ZoneKind.HEADING, "figcaption": ZoneKind.CAPTION, "nav": ZoneKind.BOILERPLATE,
               "footer": ZoneKind.BOILERPLATE}  # fmt: skip


CELL_END = " | "
"""Between the cells of a table's row, which is one block ("Northern district | 3")."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """A text and the zones its markup tells."""

    text: str
    hints: tuple[Zone, ...] = ()


def tei_blocks(body: Element | None) -> Blocks:
    """The extractor's own tree as text: its headings hinted."""
    blocks: list[tuple[str, ZoneKind | None, str]] = []
    if body is not None:
        for words, tags in _runs(body, _TEI_BLOCKS, frozenset()):
            heading = "head" in tags
            blocks.append((words, ZoneKind.HEADING if heading else None, "head"))
    return _joined(blocks)


def plain_blocks(tree: Element) -> Blocks:
    """All visible text of an HTML tree, furniture included; headings and captions hinted."""
    blocks: list[tuple[str, ZoneKind | None, str]] = []
    for words, tags in text_runs(tree):
        tag = next((tag for tag in tags if tag in _HTML_HINTS), None)
        blocks.append((words, _HTML_HINTS[tag] if tag else None, tag or ""))
    return _joined(blocks)


def text_runs(
    root: Element, *, unseen: frozenset[str] = frozenset()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(words, tags around them) for each block of an HTML tree; `unseen` tags are left out too."""
    return _runs(root, _HTML_BLOCKS, _UNSEEN | unseen)


def with_comments(article: Blocks, comments: Sequence[str]) -> Blocks:
    """The article with reader comments below it, each hinted; those that the extractor took for the
    article's last paragraphs are not said twice."""
    known = set(comments)
    blocks = article.text.split("\n\n") if article.text else []
    while blocks and blocks[-1] in known:
        blocks.pop()
    text = "\n\n".join(blocks)
    hints = [hint for hint in article.hints if hint.end <= len(text)]
    for comment in comments:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{comment}" if text else comment
        hints.append(Zone(ZoneKind.COMMENT, start, len(text), "markup: comments"))
    return Blocks(text, tuple(hints))


def _joined(blocks: list[tuple[str, ZoneKind | None, str]]) -> Blocks:
    parts: list[str] = []
    hints: list[Zone] = []
    position = 0
    for words, kind, tag in blocks:
        if kind is not None:
            hints.append(Zone(kind, position, position + len(words), f"markup: {tag}"))
        parts.append(words)
        position += len(words) + 2
    return Blocks("\n\n".join(parts), tuple(hints))


def _runs(
    root: Element, blocks: frozenset[str], unseen: frozenset[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(words, tags around them from the inside out) for each unbroken run of inline text."""
    from lxml import etree

    words: list[str] = []
    path: list[str] = []
    hidden = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else "script"
        if event == "start":
            hidden += tag in unseen
            if tag in blocks and (run := _squeezed(words)):
                yield run, tuple(reversed(path))
            path.append(tag)
            text = node.text
        else:
            if tag in blocks and (run := _squeezed(words)):
                yield run, tuple(reversed(path))
            if tag == "cell" and words:
                words.append(CELL_END)
            path.pop()
            hidden -= tag in unseen
            text = node.tail if node is not root else None
        if text and not hidden:
            words.append(text)
    if run := _squeezed(words):
        yield run, ()


def _squeezed(words: list[str]) -> str:
    run = " ".join("".join(words).split()).removesuffix(CELL_END.strip()).rstrip()
    words.clear()
    return run
