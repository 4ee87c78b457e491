"""HTML in, Page out: main text by trafilatura behind guards, metadata by our own readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dragoman.errors import PageError
from dragoman.model import Page
from dragoman.pages.html.blocks import Blocks, plain_blocks, tei_blocks, with_comments
from dragoman.pages.html.comments import comment_blocks
from dragoman.pages.html.metadata import read_metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_HTML_CHARS = 20_000_000
"""Scripts and styles included; beyond it the time to read is no longer bounded."""
MAX_ELEMENTS = 100_000
MAX_DEPTH = 400
"""Real pages stay below 100; the extractor walks the tree by recursion."""
MAX_ATTRIBUTES = 1_000
"""Of one element; the parser compares each of them with all before it. Real ones have a dozen."""
MIN_TEXT_CHARS = 250
"""Below it the extractor has missed the article more often than the page is that short."""

_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_READER_FAILURES = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RecursionError,
    TypeError, ValueError,
)  # fmt: skip
"""What a parser raises on markup nobody foresaw; each costs one page, never the batch."""


def read_html(name: str, html: str) -> Page:
    """The page in `html`; `name` is used where the page states no address of its own.

    `text` holds the main text as paragraphs with a blank line between, reader comments that the
    markup tells below it; headings, captions and comments are in `hints`.
    Source of the main text: trafilatura, fast mode. Raises PageError for markup that is too
    large, too deep or broken beyond reading.
    """
    if len(html) > MAX_HTML_CHARS:
        raise PageError(f"{len(html):,} characters of HTML; save its text as .txt")
    _guard_tags(html)
    tree = parse_html(html)
    _guard(tree)
    try:
        metadata = read_metadata(tree, html)
        blocks = _main_text(tree)
    except _READER_FAILURES as error:
        reason = f"the HTML breaks its reader ({type(error).__name__}); save its text as .txt"
        raise PageError(reason) from error
    if not blocks.text.strip():
        raise PageError("no text in this HTML; it may be built by scripts: save its text as .txt")
    return Page(
        name=metadata.url or name,
        text=blocks.text,
        url=metadata.url,
        outlet=metadata.outlet,
        title=metadata.title,
        byline=metadata.byline,
        published=metadata.published,
        language=metadata.language,
        hints=blocks.hints,
    )


def parse_html(html: str) -> HtmlElement:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree: HtmlElement = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise PageError("not readable as HTML; save its text as .txt") from error
    return tree


def _guard_tags(html: str) -> None:
    """Looks at long tags before anything parses them; what stands in quotation marks is one value,
    however long (`src="data:image/png;base64,…"`)."""
    for tag in _LONG_TAG.finditer(html):
        names = len(_VALUE.sub("", tag.group()).split())
        if names > MAX_ATTRIBUTES:
            raise PageError(f"an HTML element with {names:,} attributes; save its text as .txt")


def _guard(tree: HtmlElement) -> None:
    from lxml import etree

    depth = deepest = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        count += event == "start"
    if count > MAX_ELEMENTS:
        raise PageError(f"{count:,} HTML elements; save its text as .txt")
    if deepest > MAX_DEPTH:
        raise PageError(f"HTML nested {deepest} levels deep; save its text as .txt")


def _main_text(tree: HtmlElement) -> Blocks:
    from copy import deepcopy

    from trafilatura import bare_extraction

    # with its comments on, the extractor now and then takes them for the article
    document: Any = bare_extraction(
        deepcopy(tree), fast=True, include_comments=False, include_tables=True, with_metadata=False
    )
    found = tei_blocks(document.body) if document is not None else Blocks("")
    if len(found.text) >= MIN_TEXT_CHARS:
        comments = comment_blocks(tree, found.text.split("\n\n"))
        return with_comments(found, comments) if comments else found
    everything = plain_blocks(tree)
    return everything if len(everything.text) > 2 * len(found.text) else found
