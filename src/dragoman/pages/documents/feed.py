"""Saved feeds (RSS, Atom) and sitemaps: what they state of pages, and full texts where they carry
them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.errors import PageError
from dragoman.model import UNKNOWN_DAY, Day, Skipped
from dragoman.pages.documents.xml import local_name, parse_xml, words_of
from dragoman.pages.formats import Format
from dragoman.pages.languages import language_code
from dragoman.pages.parts import Part, Stated
from dragoman.pages.stated_days import published_on, stated_day

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FULL_TEXT_CHARS = 600
"""A teaser is shorter; a field for the full text (content:encoded, Atom's content) may hold one."""
_FULL_TEXT = ("encoded", "content")
_TEASERS = ("description", "summary")
_CUT_OFF = re.compile(r"(?:\[?(?:…|\.\.\.)\]?|read more|continue reading)\W*$", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_DAYS = ("pubdate", "published", "date", "publication_date", "issued", "created")
"""Not "updated" and "lastmod": a page may change years after it was published."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: what it states of its page, and the text it carries (HTML as a rule, or none)."""

    stated: Stated
    text: str = ""


def feed_parts(name: str, data: bytes) -> Iterator[Part | Skipped]:
    """A part for each item with its full text; one row tells how many only point to their page."""
    bare = 0
    for number, entry in enumerate(read_feed(data), start=1):
        if not entry.text:
            bare += 1
            continue
        kind = Format.HTML if "<" in entry.text else Format.TEXT
        yield Part(entry.stated.url or f"{name}#{number}", kind, entry.text, entry.stated)
    if bare:
        yield Skipped(
            name,
            f"{bare} of its items only point to their pages; give this file with --about beside "
            "the pages, or fetch them with dragoman fetch",
        )


def read_feed(data: bytes) -> list[Entry]:
    """The items of a feed or a sitemap, in order. Raises PageError for what is neither, for a list
    of sitemaps, and for one without items."""
    root = parse_xml(data, "feed")
    kind = local_name(root)
    if kind == "sitemapindex":
        raise PageError("a list of sitemaps, not of pages; fetch the sitemaps that it names")
    if kind == "urlset":
        entries = [_from_sitemap(node) for node in root if local_name(node) == "url"]
    elif kind in ("rss", "rdf", "feed"):
        outlet, language = _channel(root)
        items = (node for node in root.iter() if local_name(node) in ("item", "entry"))
        entries = [_from_item(node, outlet, language) for node in items]
    else:
        raise PageError("XML, but neither a feed nor a sitemap; save its text as .txt")
    if not entries:
        raise PageError("no item in this feed; nothing to read")
    return entries


def linked_sitemaps(data: bytes) -> list[str]:
    """The addresses of sitemaps that a list of sitemaps names; none for anything else."""
    root = parse_xml(data, "sitemap")
    if local_name(root) != "sitemapindex":
        return []
    return [words_of(node) for node in root.iter() if local_name(node) == "loc"]


def _channel(root: Element) -> tuple[str | None, str | None]:
    """The feed's own title and language."""
    channel = next((node for node in root.iter() if local_name(node) == "channel"), root)
    fields = {local_name(node): words_of(node) for node in reversed(channel)}
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang") or fields.get("language")
    title = html.unescape(fields.get("title", "")) or None
    return title, language_code(language) if language else None


def _from_item(item: Element, outlet: str | None, language: str | None) -> Entry:
    nodes: dict[str, Element] = {}
    for node in item:
        nodes.setdefault(local_name(node), node)
    title = html.unescape(_TAG.sub("", words_of(nodes.get("title"))))
    source = words_of(nodes.get("source")) if "source" in nodes else ""
    stated = Stated(
        outlet=source or outlet,
        published=_published(nodes),
        url=_address(item, nodes),
        language=language,
        title=" ".join(title.split()) or None,
        byline=words_of(nodes.get("creator")) or words_of(nodes.get("author")) or None,
    )
    return Entry(stated, _full_text(nodes))


def _address(item: Element, nodes: dict[str, Element]) -> str | None:
    links = [node for node in item if local_name(node) == "link"]
    for node in links:
        href = node.get("href") if (node.get("rel") or "alternate") == "alternate" else None
        address = (href or words_of(node)).strip()
        if address.startswith(("http://", "https://")):
            return address
    guid = words_of(nodes.get("guid")) or words_of(nodes.get("id"))
    return guid if guid.startswith(("http://", "https://")) else None


def _published(nodes: dict[str, Element]) -> Day:
    for name in _DAYS:
        value = words_of(nodes.get(name))
        day = stated_day(value) if value else None
        if day:
            return published_on(day, text=value, why=f"feed {name}")
    return UNKNOWN_DAY


def _full_text(nodes: dict[str, Element]) -> str:
    for name in (*_FULL_TEXT, *_TEASERS):
        if name not in nodes:
            continue
        text = _markup(nodes[name])
        words = html.unescape(_TAG.sub(" ", text))
        if len(words) >= FULL_TEXT_CHARS and not _CUT_OFF.search(words.strip()):
            return text
    return ""


def _markup(node: Element) -> str:
    """The inside of a node: escaped HTML as text, or XHTML as elements."""
    if len(node) == 0:
        return node.text or ""
    from lxml import etree

    inner = (etree.tostring(child, encoding="unicode", with_tail=True) for child in node)
    return (node.text or "") + "".join(inner)


def _from_sitemap(url: Element) -> Entry:
    nodes: dict[str, Element] = {}
    for node in url.iter():
        nodes.setdefault(local_name(node), node)
    language = words_of(nodes.get("language"))
    return Entry(
        Stated(
            outlet=words_of(nodes.get("name")) or None,
            published=_published(nodes),
            url=words_of(nodes.get("loc")) or None,
            language=language_code(language) if language else None,
            title=words_of(nodes.get("title")) or None,
        )
    )
