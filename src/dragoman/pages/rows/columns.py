"""Which column of a table, or field of a JSON object, holds what of a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any

from dragoman.errors import PageError, UsageError
from dragoman.model import UNKNOWN_DAY, Day
from dragoman.pages.formats import Format
from dragoman.pages.languages import language_code
from dragoman.pages.parts import Part, Stated
from dragoman.pages.stated_days import published_on, stated_day

COMMON: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article_text", "maintext", "full_text", "fulltext",
             "plain_text", "article_body", "articlebody", "body_text", "story_text", "article"),
    "html": ("html", "raw_html", "content_html", "html_content", "page_html"),
    "url": ("url", "link", "source_url", "sourceurl", "documentidentifier", "document_identifier",
            "article_url", "story_url", "permalink", "web_url"),
    "outlet": ("outlet", "source", "publisher", "media_name", "sourcecommonname", "source_name",
               "site_name", "source_domain", "publication", "newspaper", "domain"),
    "title": ("title", "headline", "document_title"),
    "byline": ("byline", "author", "authors", "creator"),
    "language": ("language", "lang", "language_code"),
    "published": ("published", "date", "published_at", "publish_date", "date_published",
                  "date_publish", "publication_date", "pub_date", "pubdate", "datetime",
                  "seendate", "dateadded", "v2.1date"),
}  # fmt: skip
"""Names that tables of pages use, the most trusted first: our own export, news-please, Media Cloud
(media_name, publish_date), GDELT's lists (SourceCommonName, DocumentIdentifier, seendate,
SOURCEURL, DATEADDED). SQLDATE is not among them: it is the event's day, not the page's."""

_EPOCH = (631_152_000, 4_102_444_800)
"""Seconds from 1990 to 2100: a number in between is a moment."""
_SPACES = re.compile(r"[\s-]+")
NO_TEXT = "no text; put it in a field named text, body, content or html, or name it with --columns"
ONLY_ADDRESS = "an address without a text; give this file with --about beside the pages it is about"


@dataclass(frozen=True, slots=True)
class Columns:
    """The column that the caller names for each field; None: looked for under COMMON names."""

    text: str | None = None
    html: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    published: str | None = None

    @classmethod
    def parse(cls, words: str) -> Columns:
        """From "text=body,published=date". Raises UsageError for a field that pages do not have."""
        known = [field.name for field in fields(cls)]
        given: dict[str, str] = {}
        for pair in filter(None, (pair.strip() for pair in words.split(","))):
            name, equals, column = (side.strip() for side in pair.partition("="))
            if not equals or not column or name not in known:
                raise UsageError(
                    f"cannot use the column map at “{pair}”; write FIELD=COLUMN with one of: "
                    + ", ".join(known)
                )
            given[name] = column
        return cls(**given)

    def names(self, field: str) -> tuple[str, ...]:
        """Where `field` is looked for, folded, in order."""
        given = getattr(self, field)
        return (fold(given),) if given else COMMON[field]


USUAL = Columns()


def fold(column: str) -> str:
    """A column's name as it is compared: "Publish Date" is publish_date."""
    return _SPACES.sub("_", column.strip().casefold())


def row_part(name: str, row: Mapping[str, Any], columns: Columns = USUAL) -> Part:
    """The document in one row; `name` is used where the row has no address.

    Raises PageError where it holds no text.
    """
    cells = {fold(str(key)): value for key, value in row.items()}
    stated = stated_by(cells, columns)
    name = stated.url or name
    text = _first(cells, columns.names("text"), str)
    if text:
        return Part(name, Format.TEXT, without_surrogates(text), stated)
    html = _first(cells, columns.names("html"), str)
    if html:
        return Part(name, Format.HTML, without_surrogates(html), stated)
    if columns.text and columns.names("text")[0] not in cells:
        raise PageError(f"no column “{columns.text}”; the columns are: {', '.join(map(str, row))}")
    raise PageError(ONLY_ADDRESS if stated.url else NO_TEXT)


def stated_by(cells: Mapping[str, Any], columns: Columns = USUAL) -> Stated:
    """What a row (its names folded) tells of its page beside the text."""
    words = {
        field: _words(_first(cells, columns.names(field)))
        for field in ("url", "outlet", "title", "byline")
    }
    if not words["url"] and _is_url(cells.get("id")):
        words["url"] = str(cells["id"]).strip()
    language = _words(_first(cells, columns.names("language")))
    return Stated(
        **words,
        language=language_code(language) if language else None,
        published=_published(cells, columns),
    )


def _first(cells: Mapping[str, Any], names: tuple[str, ...], kind: type = object) -> Any:
    found = (cells[name] for name in names if name in cells)
    return next(
        (value for value in found if value and isinstance(value, kind) and str(value).strip()), None
    )


def _published(cells: Mapping[str, Any], columns: Columns) -> Day:
    for name in columns.names("published"):
        value = cells.get(name)
        if isinstance(value, dict):  # our own pages.jsonl
            value = value.get("start")
        day = _day(value)
        if day:
            return published_on(day, text=str(value), why=f"field {name}")
    return UNKNOWN_DAY


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str):
        return stated_day(value)
    seconds = value / 1000 if value > 10 * _EPOCH[1] else value
    if _EPOCH[0] <= seconds <= _EPOCH[1]:
        return datetime.fromtimestamp(seconds, UTC).date()
    return stated_day(str(int(value))) if value == value and abs(value) < 1e15 else None


def _words(value: object) -> str | None:
    """A string, a list of strings or of objects with a name, as one line of text."""
    if isinstance(value, str):
        return without_surrogates(" ".join(value.split())) or None
    if isinstance(value, dict):
        return _words(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(item) for item in value))) or None
    return None


def _is_url(value: object) -> bool:
    return isinstance(value, str) and value.strip().startswith(("http://", "https://"))


def without_surrogates(text: str) -> str:
    r"""JSON may spell half a character ("\ud800"); no encoding can write it."""
    return text.encode("utf-8", "replace").decode("utf-8") if _has_surrogate(text) else text


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)
