"""One source in, its pages out; what cannot be read becomes a `Skipped` with advice."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.errors import PageError
from dragoman.model import UNKNOWN_DAY, Day, Page, Skipped
from dragoman.pages.decoding import decode
from dragoman.pages.formats import Format, format_of
from dragoman.pages.raw import MAX_LINE_BYTES, capped_lines, opened, read_capped
from dragoman.pages.rows.json_lines import read_json_line
from dragoman.pages.sources import Source

MAX_PAGE_CHARS = 2_000_000
"""A long book; no page of news is near it, and reading time grows with it."""
_SNIFFED_BYTES = 8192


@dataclass(frozen=True, slots=True)
class Stated:
    """What the caller knows about the pages; it wins over what a file says."""

    outlet: str | None = None
    published: Day = UNKNOWN_DAY
    url: str | None = None
    language: str | None = None


NOTHING_STATED = Stated()


def read_pages(source: Source, *, stated: Stated = NOTHING_STATED) -> Iterator[Page | Skipped]:
    """The pages of one source, in file order; never raises for a bad file or a bad line.

    A text or HTML file is one page, a JSON-lines file one page a line. `Page.name` is the
    page's URL where the file tells it, else the file's base name ("file.jsonl#12" for line 12).
    """
    try:
        with opened(source) as stream:
            for page in _pages(source, stream):
                yield _with_stated(page, stated) if isinstance(page, Page) else page
    except PageError as error:
        yield Skipped(source.name, str(error))


def _pages(source: Source, stream: io.BufferedReader) -> Iterator[Page | Skipped]:
    kind = format_of(source.ending, stream.peek(_SNIFFED_BYTES)[:_SNIFFED_BYTES])
    if kind is Format.JSON_LINES:
        yield from _json_lines(source.name, stream)
        return
    data = read_capped(stream)
    if not data.strip():
        raise PageError("empty; nothing to read")
    if kind is Format.HTML:
        from dragoman.pages.html import read_html  # brings trafilatura: only for HTML

        yield _checked(read_html(source.name, decode(data, marked_up=True).text))
    else:
        yield _checked(Page(name=source.name, text=decode(data).text))


def _json_lines(name: str, stream: io.BufferedReader) -> Iterator[Page | Skipped]:
    found = False
    for number, line in capped_lines(stream):
        if line is not None and not line.strip():
            continue
        found = True
        try:
            if line is None:
                raise PageError(f"longer than {MAX_LINE_BYTES // 1024**2} MB; split the page")
            yield _checked(read_json_line(f"{name}#{number}", decode(line).text))
        except PageError as error:
            yield Skipped(f"{name}#{number}", f"line {number}: {error}")
    if not found:
        raise PageError("empty; nothing to read")


def _checked(page: Page) -> Page:
    if not page.text.strip():
        raise PageError("no text in it; nothing to read")
    if len(page.text) > MAX_PAGE_CHARS:
        raise PageError(
            f"{len(page.text):,} characters, the limit for a page is {MAX_PAGE_CHARS:,};"
            " split it into one page per document"
        )
    return page


def _with_stated(page: Page, stated: Stated) -> Page:
    return replace(
        page,
        outlet=stated.outlet or page.outlet,
        url=stated.url or page.url,
        published=stated.published if stated.published.known else page.published,
        language=stated.language or page.language,
    )
