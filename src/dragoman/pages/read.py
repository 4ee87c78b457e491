"""One source in, its pages out; what cannot be read becomes a `Skipped` with advice."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.errors import PageError
from dragoman.model import Page, Skipped
from dragoman.pages.about import NOTHING_KNOWN, About
from dragoman.pages.decoding import decode
from dragoman.pages.filters import EVERYTHING, Wanted
from dragoman.pages.formats import Format
from dragoman.pages.parts import NOTHING_STATED, LeftOut, Part, Stated
from dragoman.pages.rows.columns import USUAL, Columns
from dragoman.pages.sources import Source
from dragoman.pages.streams import find_parts

MAX_PAGE_CHARS = 2_000_000
"""A long book; no page of news is near it, and reading time grows with it."""


def read_pages(
    source: Source,
    *,
    stated: Stated = NOTHING_STATED,
    columns: Columns = USUAL,
    about: About = NOTHING_KNOWN,
    wanted: Wanted = EVERYTHING,
) -> Iterator[Page | Skipped | LeftOut]:
    """The pages of one source, in its order; never raises for a bad file or a bad part of it.

    A text, HTML or PDF file is one page, a table one page a row, an archive or a mailbox many.
    `Page.name` is the page's URL where it is known, else where it stands in its file
    ("file.jsonl#12" for line 12). `stated` wins over what a file says; `about` fills in what it
    does not say; what is not `wanted` is told as left out, before anything is parsed where its row
    or archive tells enough.
    """
    for part in find_parts(source, columns=columns):
        yield from pages_of(part, stated=stated, about=about, wanted=wanted)


def pages_of(
    part: Part | Skipped, *, stated: Stated, about: About, wanted: Wanted
) -> Iterator[Page | Skipped | LeftOut]:
    """The pages of one part of a source, as `read_pages` gives them."""
    if isinstance(part, Skipped):
        yield part
        return
    reason = wanted.refuses_part(part, stated)
    if reason:
        yield LeftOut(part.name, reason)
        return
    for page in read_part(part):
        if isinstance(page, Skipped):
            yield page
            continue
        page = stated.put_on(about.fill_in(page))
        reason = wanted.refuses(page)
        yield LeftOut(page.name, reason) if reason else page


def read_part(part: Part) -> Iterator[Page | Skipped]:
    """The pages of one document: one as a rule, several of a mail, a feed or a long book.

    Pure: needs no file and no clock, so it may run in another process. Never raises for bad bytes.
    """
    try:
        for page in _pages(part):
            if isinstance(page, Skipped):
                yield page
                continue
            page = part.stated.put_on(page)
            yield _checked(page)
    except PageError as error:
        yield Skipped(part.name, str(error))


def _pages(part: Part) -> Iterator[Page | Skipped]:
    """Each reader is imported where it is needed: text needs none of them."""
    data = part.data
    if part.kind is Format.TEXT:
        yield Page(name=part.name, text=data if isinstance(data, str) else decode(data).text)
    elif part.kind is Format.HTML:
        from dragoman.pages.html import read_html  # brings trafilatura

        html = data if isinstance(data, str) else decode(data, marked_up=True).text
        yield read_html(part.name, html)
    elif isinstance(data, str):
        raise TypeError(f"{part.kind} is read from bytes")
    elif part.kind is Format.PDF:
        from dragoman.pages.documents.pdf import read_pdf

        yield from read_pdf(part.name, data)
    elif part.kind is Format.EPUB:
        from dragoman.pages.documents.epub import read_epub

        yield from read_epub(part.name, data)
    else:
        yield from _pages_within(part, data)


def _pages_within(part: Part, data: bytes) -> Iterator[Page | Skipped]:
    """Of a document that holds others."""
    if part.kind is Format.MAIL:
        from dragoman.pages.documents.mail import mail_parts

        inner = mail_parts(part.name, data)
    else:
        from dragoman.pages.documents.feed import feed_parts

        inner = feed_parts(part.name, data)
    for found in inner:
        if isinstance(found, Skipped):
            yield found
        else:
            yield from read_part(found)


def _checked(page: Page) -> Page:
    if not page.text.strip():
        raise PageError("no text in it; nothing to read")
    if len(page.text) > MAX_PAGE_CHARS:
        raise PageError(
            f"{len(page.text):,} characters, the limit for a page is {MAX_PAGE_CHARS:,};"
            " split it into one page per document"
        )
    return page
