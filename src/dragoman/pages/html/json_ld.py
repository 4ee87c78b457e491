"""Reads the JSON-LD blocks of a page for what schema.org says about its article."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_NODES = 2000
_PAGE_TYPES = ("WebPage", "ItemPage", "CollectionPage")


@dataclass(frozen=True, slots=True)
class Linked:
    """Fields of the article node, as strings; None where it does not say."""

    headline: str | None = None
    published: str | None = None
    byline: str | None = None
    publisher: str | None = None
    language: str | None = None


def read_json_ld(tree: HtmlElement) -> Linked:
    """The best-typed article node of the page; a WebPage node only where there is no article.

    The first article with a day wins: teasers of other articles come after the page's own.
    """
    nodes = list(_nodes(tree))
    names = {str(n["@id"]): n for n in nodes if isinstance(n.get("@id"), str) and n.get("name")}
    articles = [node for node in nodes if _is_article(node)]
    pages = [node for node in nodes if _is_page(node)]
    ranked = sorted(articles, key=_lacks_day) + sorted(pages, key=_lacks_day)
    if not ranked:
        return Linked()
    best = ranked[0]
    return Linked(
        headline=_text(best.get("headline")),
        published=next(filter(None, (_text(n.get("datePublished")) for n in ranked)), None),
        byline=_byline(best.get("author") or best.get("creator"), names),
        publisher=_byline(best.get("publisher"), names),
        language=_text(best.get("inLanguage")),
    )


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """All objects of all blocks, outermost first within a block."""
    queue: list[Any] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().casefold().startswith("application/ld+json"):
            queue.append(_loaded(script.text or ""))
    seen = 0
    while queue and seen < _MAX_NODES:
        value = queue.pop(0)
        seen += 1
        if isinstance(value, list):
            queue = [*value, *queue]
        elif isinstance(value, dict):
            yield value
            inner = [value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "author",
                     "publisher") if isinstance(value.get(key), list | dict)]  # fmt: skip
            queue = [*inner, *queue]


def _loaded(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rsplit("/", 1)[-1] for kind in kinds if isinstance(kind, str)]


def _is_article(node: dict[str, Any]) -> bool:
    """NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting, Report …"""
    return any(
        kind.endswith(("Article", "Posting", "Report", "CreativeWork")) for kind in _types(node)
    )


def _is_page(node: dict[str, Any]) -> bool:
    return any(kind in _PAGE_TYPES for kind in _types(node))


def _lacks_day(node: dict[str, Any]) -> bool:
    return _text(node.get("datePublished")) is None


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), None)
    return " ".join(html.unescape(value).split()) or None if isinstance(value, str) else None


def _byline(value: Any, names: dict[str, dict[str, Any]]) -> str | None:
    people = value if isinstance(value, list) else [value]
    found: list[str] = []
    for person in people:
        if isinstance(person, dict) and not person.get("name"):
            person = names.get(str(person.get("@id")), person)
        name = _text(person.get("name")) if isinstance(person, dict) else _text(person)
        if name and not name.startswith(("http://", "https://")) and name not in found:
            found.append(name)
    return ", ".join(found) or None
