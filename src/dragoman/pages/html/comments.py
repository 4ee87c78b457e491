"""Reader comments in HTML: where the markup says that they are.

The extractor of the main text leaves them out. They are kept apart: below the article, each block
hinted as a comment, so that they can be counted and searched and never pass for the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.pages.html.blocks import text_runs

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MIN_WORDS = 8
"""Fewer are a count, a form's label, a notice that comments are closed."""
MOST_OF_ARTICLE = 0.3
"""A container that holds a larger share of the article's paragraphs holds the page, not its
comments."""

_CONTAINERS = frozenset(
    {"comments", "commentlist", "comment-list", "comments-list", "comments-area", "comments_list",
     "comment_list", "commentarea", "comment-section", "comments-section", "commentsection",
     "comments-container", "comment-container", "comments-wrapper", "comments-block",
     "commentsblock",
     "post-comments", "article-comments", "article__comments", "entry-comments", "blog-comments",
     "reader-comments", "user-comments", "story-comments", "comment-thread", "comments-thread",
     "commentthread", "comment-listing", "comments-content", "comment-holder", "disqus_thread",
     "dsq-comments", "wpd-thread-list", "wpdcom", "wpdiscuz-comments", "fb-comments",
     "facebook-comments", "livefyre-comments", "coral_thread", "hyvor-talk", "remark42"}
)  # fmt: skip
"""Ids and classes under which weblogs, newspapers and comment services put them."""
_NEVER = frozenset(
    {"html", "body", "main", "article", "a", "span", "button", "form", "link", "input"}
)
_CONTROLS = frozenset({"form", "button", "input", "label"})


def comment_blocks(tree: Element, article: Sequence[str]) -> list[str]:
    """The blocks of the page's comments in order; `article` holds those of its main text."""
    found: list[str] = []
    known = set(article)
    for container in _containers(tree):
        blocks = [run for run, _ in text_runs(container, unseen=_CONTROLS)]
        shared = sum(block in known for block in blocks)
        words = sum(len(block.split()) for block in blocks)
        if words >= MIN_WORDS and shared <= MOST_OF_ARTICLE * len(article):
            found += blocks
    return found


def _containers(tree: Element) -> Iterator[Element]:
    """The outermost elements that are called so."""
    last: Element | None = None
    for node in tree.iter():
        if not isinstance(node.tag, str) or node.tag in _NEVER:
            continue
        called = f"{node.get('id') or ''} {node.get('class') or ''}".lower().split()
        if _CONTAINERS.isdisjoint(called):
            continue
        if last is None or last not in node.iterancestors():
            last = node
            yield node
