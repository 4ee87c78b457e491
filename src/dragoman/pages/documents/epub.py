"""EPUB in, pages out: a communiqué or report as one page, a long book chapter by chapter."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dragoman.errors import PageError
from dragoman.model import UNKNOWN_DAY, Page, Skipped, Zone
from dragoman.pages.archives.metered import Allowance, Metered
from dragoman.pages.archives.zip_files import ZIP_FAILURES, opened_zip
from dragoman.pages.decoding import decode
from dragoman.pages.documents.xml import local_name, parse_xml, words_of
from dragoman.pages.html import parse_html
from dragoman.pages.html.blocks import Blocks, plain_blocks
from dragoman.pages.languages import language_code
from dragoman.pages.parts import Stated
from dragoman.pages.raw import read_capped
from dragoman.pages.stated_days import published_on, stated_day

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.html import HtmlElement

WHOLE_CHARS = 200_000
"""A peace agreement with its annexes; what is longer is read chapter by chapter."""
MAX_CHAPTERS = 2000
_CHAPTERS = ("application/xhtml+xml", "text/html")
_CONTAINER = "META-INF/container.xml"
_RIGHTS = "META-INF/encryption.xml"


@dataclass(frozen=True, slots=True)
class _Book:
    """What the book says of itself, and its chapters in the order in which they are read."""

    stated: Stated
    chapters: tuple[str, ...]


def read_epub(name: str, data: bytes) -> Iterator[Page | Skipped]:
    """The book as one page where it is short, else a page a chapter ("book.epub#3").

    Headings are in `hints`. Chapters that cannot be read are told one by one. Raises PageError
    where the book has none, or is protected.
    """
    with opened_zip(io.BytesIO(data)) as archive:
        allowance = Allowance(len(data))
        book = _book(archive, allowance)
        found: list[tuple[int, Blocks]] = []
        for number, path in enumerate(book.chapters, start=1):
            try:
                tree = parse_html(decode(_inside(archive, path, allowance), marked_up=True).text)
                _number_points(tree)
                blocks = plain_blocks(tree)
            except PageError as error:
                yield Skipped(f"{name}#{number}", f"chapter {number} ({path}): {error}")
                continue
            if blocks.text.strip():
                found.append((number, blocks))
    if not found:
        raise PageError("no text in this book; nothing to read")
    if sum(len(blocks.text) for _, blocks in found) <= WHOLE_CHARS:
        yield _page(name, book.stated, _joined([blocks for _, blocks in found]))
        return
    for number, blocks in found:
        yield _page(f"{name}#{number}", book.stated, blocks)


def _page(name: str, stated: Stated, blocks: Blocks) -> Page:
    return stated.put_on(Page(name=name, text=blocks.text, hints=blocks.hints))


def _joined(chapters: list[Blocks]) -> Blocks:
    parts: list[str] = []
    hints: list[Zone] = []
    position = 0
    for chapter in chapters:
        parts.append(chapter.text)
        hints.extend(
            Zone(hint.kind, hint.start + position, hint.end + position, hint.why)
            for hint in chapter.hints
        )
        position += len(chapter.text) + 2
    return Blocks("\n\n".join(parts), tuple(hints))


def _book(archive: zipfile.ZipFile, allowance: Allowance) -> _Book:
    names = set(archive.namelist())
    container = parse_xml(_inside(archive, _CONTAINER, allowance), "EPUB")
    roots = [node.get("full-path") for node in container.iter() if local_name(node) == "rootfile"]
    if not roots or not roots[0]:
        raise PageError("damaged EPUB: it names no contents; fetch it again")
    package = parse_xml(_inside(archive, roots[0], allowance), "EPUB")
    items = {node.get("id"): node for node in package.iter() if local_name(node) == "item"}
    folder = posixpath.dirname(roots[0])
    chapters: list[str] = []
    for node in package.iter():
        item = items.get(node.get("idref")) if local_name(node) == "itemref" else None
        if item is not None and item.get("media-type") in _CHAPTERS:
            path = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
            chapters.append(path)
    if len(chapters) > MAX_CHAPTERS:
        raise PageError(f"a book of {len(chapters):,} chapters, the limit is {MAX_CHAPTERS:,}")
    if _RIGHTS in names and _encrypted(archive, allowance, set(chapters)):
        raise PageError("this book is protected against reading; get it without protection")
    return _Book(_stated(package), tuple(chapters))


def _encrypted(archive: zipfile.ZipFile, allowance: Allowance, chapters: set[str]) -> bool:
    """Whether a chapter is (fonts often are, which does no harm)."""
    rights = parse_xml(_inside(archive, _RIGHTS, allowance), "EPUB")
    return any(node.get("URI") in chapters for node in rights.iter())


def _stated(package: Element) -> Stated:
    fields: dict[str, str] = {}
    for node in package.iter():
        if isinstance(node.tag, str) and node.tag.startswith("{http://purl.org/dc/"):
            fields.setdefault(local_name(node), words_of(node))
    value = fields.get("date", "")
    day = stated_day(value) if value else None
    language = fields.get("language")
    return Stated(
        outlet=fields.get("publisher") or None,
        published=published_on(day, text=value, why="EPUB dc:date") if day else UNKNOWN_DAY,
        language=language_code(language) if language else None,
        title=fields.get("title") or None,
        byline=fields.get("creator") or None,
    )


def _inside(archive: zipfile.ZipFile, path: str, allowance: Allowance) -> bytes:
    try:
        with archive.open(path) as member:
            return read_capped(io.BufferedReader(Metered(member, allowance)))
    except KeyError as error:
        raise PageError(f"damaged EPUB: it lacks {path}; fetch it again") from error
    except ZIP_FAILURES as error:
        raise PageError(f"damaged EPUB ({error}); fetch it again") from error


def _number_points(tree: HtmlElement) -> None:
    """Writes out the numbers that a reader would see before the points of an ordered list."""
    for points in tree.iter("ol"):
        start = points.get("start") or ""
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        for point in points.iterchildren("li"):
            opening = next((node for node in point.iter() if (node.text or "").strip()), None)
            if opening is not None:
                opening.text = f"{number}. {(opening.text or '').lstrip()}"
            number += 1
