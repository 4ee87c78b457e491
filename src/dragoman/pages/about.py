"""What feeds, sitemaps and lists of articles state of pages, found again by their addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from dragoman.errors import PageError, UsageError
from dragoman.model import Basis, Page, Skipped
from dragoman.pages.formats import Format, format_of
from dragoman.pages.parts import Part, Stated
from dragoman.pages.raw import opened, read_capped, start_of
from dragoman.pages.rows.columns import USUAL, Columns, fold, stated_by
from dragoman.pages.sources import Source
from dragoman.pages.streams import seekable

MAX_ADDRESSES = 5_000_000
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref", "src", "cmp")
"""Fields of an address that tell who sent the reader there, not which page it is."""


@dataclass(frozen=True, slots=True)
class About:
    """What is stated of each page, by its address."""

    by_address: dict[str, Stated] = field(default_factory=dict)

    def fill_in(self, page: Page) -> Page:
        """The page with what is stated of its address where it says nothing itself; a stated day
        also takes the place of one that was only guessed."""
        stated = (
            self.by_address.get(address_key(page.url or page.name)) if self.by_address else None
        )
        if stated is None:
            return page
        guessed = not page.published.known or page.published.basis is Basis.INFERRED
        return replace(
            page,
            outlet=page.outlet or stated.outlet,
            title=page.title or stated.title,
            byline=page.byline or stated.byline,
            language=page.language or stated.language,
            published=stated.published if guessed and stated.published.known else page.published,
        )


NOTHING_KNOWN = About()


def load_about(paths: Sequence[str | Path], *, columns: Columns = USUAL) -> About:
    """What these feeds, sitemaps and tables state of pages; the first to tell of an address counts.

    Raises UsageError for a file that is none of them or names no address.
    """
    found: dict[str, Stated] = {}
    for path in map(Path, paths):
        try:
            for stated in _stated_in(Source(path.name, path), columns):
                if stated.url:
                    found.setdefault(address_key(stated.url), stated)
                if len(found) > MAX_ADDRESSES:
                    raise PageError(f"more than {MAX_ADDRESSES:,} addresses; split it")
        except PageError as error:
            raise UsageError(f"cannot use {path} for what it states of pages: {error}") from error
        if not found:
            raise UsageError(f"{path} names no address of a page; give a feed, a sitemap or a list")
    return About(found)


def address_key(url: str) -> str:
    """What two spellings of one address share: no scheme, no "www.", no slash at the end, no
    fragment, no fields that track the reader."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    if not parts.netloc:
        return url.strip()
    host = parts.netloc.casefold().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    fields = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True)
              if not name.casefold().startswith(_TRACKING)]  # fmt: skip
    query = f"?{urlencode(sorted(fields))}" if fields else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def _stated_in(source: Source, columns: Columns) -> Iterator[Stated]:
    with opened(source) as stream:
        kind = format_of(source.ending, start_of(stream))
        if kind is Format.FEED:
            yield from _entries(read_capped(stream))
            return
        if kind is Format.WARC:  # as dragoman fetch saves feeds and sitemaps
            from dragoman.pages.archives.warc import warc_parts

            for part in warc_parts(source.name, stream):
                if isinstance(part, Part) and part.kind is Format.FEED:
                    yield from _entries(part.data)
            return
        rows: Iterator[tuple[int, dict[str, Any] | Skipped]]
        if kind is Format.CSV:
            from dragoman.pages.rows.csv_rows import csv_objects

            rows = csv_objects(source.name, stream, columns)
        elif kind is Format.JSON_LINES:
            from dragoman.pages.rows.json_lines import json_line_objects

            rows = json_line_objects(source.name, stream)
        elif kind is Format.PARQUET:
            from dragoman.pages.rows.parquet_rows import parquet_objects

            rows = iter(parquet_objects(seekable(stream), columns))
        else:
            raise PageError(f"a {kind} file is neither a feed, a sitemap nor a list of pages")
        for _, row in rows:
            if not isinstance(row, Skipped):
                yield stated_by({fold(str(key)): value for key, value in row.items()}, columns)


def _entries(data: bytes | str) -> Iterator[Stated]:
    from dragoman.pages.documents.feed import read_feed

    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    yield from (entry.stated for entry in read_feed(raw))
