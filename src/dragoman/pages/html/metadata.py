"""What an HTML page states about itself: address, title, author, outlet, day, language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.model import UNKNOWN_DAY, Basis, Day, Precision
from dragoman.pages.html.json_ld import Linked, read_json_ld
from dragoman.pages.stated_days import published_on, stated_day

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DAY_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time",
    "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date",
    "dcterms.date", "article.published", "published_time", "publish-date", "publish_date",
    "publishdate", "pubdate", "article_date_original", "originalpublicationdate", "date",
)  # fmt: skip
"""Names of meta fields that hold the day of first publication, most trusted first."""
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "headline")
_OUTLET_METAS = ("og:site_name", "application-name", "dc.publisher", "publisher", "copyright")
_AUTHOR_METAS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author",
                 "byl")  # fmt: skip
_WEB = re.compile(r"https?://[^\s/\[\]]", re.IGNORECASE)
_SITE_SUFFIX = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Fields as the page states them; None where it does not."""

    url: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: Day = UNKNOWN_DAY
    language: str | None = None


def read_metadata(tree: HtmlElement, html: str) -> Metadata:
    """JSON-LD first, then meta fields, then the markup; a day guessed by htmldate is `inferred`."""
    linked = read_json_ld(tree)
    metas = _metas(tree)
    outlet = (
        _first(metas, _OUTLET_METAS[:1]) or linked.publisher or _first(metas, _OUTLET_METAS[1:4])
    )
    return Metadata(
        url=_address(tree, metas),
        title=_title(tree, metas, linked, outlet),
        byline=linked.byline or _author(metas),
        outlet=outlet,
        published=_published(tree, html, metas, linked),
        language=_language(tree, linked),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = " ".join((node.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().casefold(), content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _address(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    links = (node.get("href") for node in tree.iter("link")
             if (node.get("rel") or "").casefold() == "canonical")  # fmt: skip
    for address in (*links, metas.get("og:url")):
        if address and _WEB.match(address.strip()):
            return str(address.strip())
    return None


def _title(
    tree: HtmlElement, metas: dict[str, str], linked: Linked, outlet: str | None
) -> str | None:
    heads = [" ".join(node.text_content().split()) for node in tree.iter("h1")]
    heads = [head for head in heads if head]
    if len(heads) == 1:
        return heads[0]
    title = linked.headline or _first(metas, _TITLE_METAS)
    if title is None:
        node = next(iter(tree.iter("title")), None)
        title = " ".join(node.text_content().split()) if node is not None else ""
    if outlet and title.casefold().endswith(outlet.casefold()):
        title = title[: -len(outlet)].rstrip(" |–—·»-") or title
    return _SITE_SUFFIX.sub("", title) if "|" in title else title or None


def _author(metas: dict[str, str]) -> str | None:
    name = _first(metas, _AUTHOR_METAS)
    return None if name is None or name.startswith(("http://", "https://", "@")) else name


def _published(tree: HtmlElement, html: str, metas: dict[str, str], linked: Linked) -> Day:
    for text, why in _stated(tree, metas, linked):
        day = stated_day(text)
        if day:
            return published_on(day, text=text, why=why)
    return _guessed(html)


def _stated(tree: HtmlElement, metas: dict[str, str], linked: Linked) -> Iterator[tuple[str, str]]:
    if linked.published:
        yield linked.published, "JSON-LD datePublished"
    for name in _DAY_METAS:
        if name in metas:
            yield metas[name], f"meta {name}"
    for node in tree.iter("time", "span", "abbr", "p", "div"):
        pubdate = node.get("itemprop") == "datePublished" or node.get("pubdate") is not None
        if pubdate and (node.get("datetime") or node.get("content")):
            yield node.get("datetime") or node.get("content"), f"{node.tag} marked datePublished"
    days = [node.get("datetime") for node in tree.iter("time") if node.get("datetime")]
    if len(days) == 1:
        yield days[0], "the page's only <time>"


def _guessed(html: str) -> Day:
    from htmldate import find_date

    found = find_date(html, original_date=True, outputformat="%Y-%m-%d")
    day = stated_day(found) if found else None
    if day is None:
        return UNKNOWN_DAY
    return Day(
        start=day,
        end=day,
        precision=Precision.DAY,
        basis=Basis.INFERRED,
        why="guessed by htmldate from markup, address or text",
    )


def _language(tree: HtmlElement, linked: Linked) -> str | None:
    told = linked.language or tree.get("lang") or tree.get("xml:lang") or ""
    code = told.strip().replace("_", "-").split("-")[0].casefold()
    return code if code.isalpha() and len(code) in (2, 3) else None
