"""Which reader a file needs: by its first bytes, then by its ending."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from pathlib import PurePosixPath

from dragoman.errors import PageError
from dragoman.pages.decoding import looks_binary
from dragoman.pages.unpacking import PACKED_ENDINGS


class Format(StrEnum):
    """The formats that have a reader."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    EPUB = "epub"
    MAIL = "mail"
    FEED = "feed"
    JSON = "json"
    JSON_LINES = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    MBOX = "mbox"
    WARC = "warc"
    ZIP = "zip"
    TAR = "tar"


DOCUMENTS = frozenset({Format.TEXT, Format.HTML, Format.PDF, Format.EPUB, Format.MAIL, Format.FEED})
"""Read whole; the others are read piece by piece."""
ARCHIVES = frozenset({Format.WARC, Format.ZIP, Format.TAR})
"""Not looked for inside one another."""

ENDINGS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".markdown": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
    ".epub": Format.EPUB,
    ".eml": Format.MAIL,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".json": Format.JSON,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".parquet": Format.PARQUET,
    ".mbox": Format.MBOX,
    ".warc": Format.WARC,
    ".wet": Format.WARC,
    ".zip": Format.ZIP,
    ".tar": Format.TAR,
    ".tgz": Format.TAR,
}
"""What files of each format are usually called."""
_BELIEVED = frozenset({".md", ".markdown", ".html", ".htm", ".xhtml", ".eml", ".jsonl", ".ndjson",
                       ".csv", ".tsv", ".mbox"})  # fmt: skip
"""Endings with one meaning, where the first bytes say nothing clearer."""

_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"PAR1", Format.PARQUET),
    (b"WARC/", Format.WARC),
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),  # an empty one
)
_UNREADABLE = (
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a file packed twice"),
    (b"BZh", "a file packed twice"),
    (b"\xfd7zXZ", "a file packed twice"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a file packed with Zstandard"),
    (b"SQLite format 3\0", "a database"),
)
"""First bytes of what people hand in by mistake, and what to call it."""

_XML = rb"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*)*"
_HTML_START = re.compile(
    _XML + rb"(?:<!doctype\s+html\b|<(?:html|head|body)\b)", re.IGNORECASE | re.DOTALL
)
_FEED_START = re.compile(
    _XML + rb"(?:<!doctype[^>]*>\s*)?<(?:\w+:)?(?:rss|feed|RDF|urlset|sitemapindex)\b", re.DOTALL
)
_XML_START = re.compile(rb"\s*<\?xml\b")
_MAIL_START = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3}")
_MAIL_ONLY = re.compile(
    rb"^(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To):",
    re.IGNORECASE | re.MULTILINE,
)
_MBOX_START = re.compile(rb"From \S[^\r\n]*\d{4}[^\r\n]*\r?\n[A-Za-z][A-Za-z0-9-]{1,60}:")
_PDF_WITHIN = 1024
"""Readers look for the mark this far in; some servers put a blank line before it."""


def ending_of(name: str) -> str:
    """The ending in lower case without that of a packer; "" where there is none."""
    name = name.casefold()
    for packed in PACKED_ENDINGS:
        name = name.removesuffix(packed)
    return PurePosixPath(name).suffix


def format_of(ending: str, start: bytes) -> Format:
    """The format of a file with this `ending` (lower case, "" if none) and these first bytes.

    Raises PageError for what no reader takes.
    """
    found = _by_mark(start)
    if found:
        return found
    for magic, what in _UNREADABLE:
        if start.startswith(magic):
            raise PageError(f"this is {what}; save its text as .txt or .html")
    if looks_binary(start):
        raise PageError("binary, not text; save its text as .txt or .html")
    return _text_format(ending, start.removeprefix(b"\xef\xbb\xbf"))


def _by_mark(start: bytes) -> Format | None:
    if start[:4] == b"PK\x03\x04":
        if start[30:58] == b"mimetypeapplication/epub+zip":
            return Format.EPUB
        if start[30:].startswith((b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")):
            raise PageError("this is an office document; save its text as .txt or .html")
    for magic, known in _MAGIC:
        if start.startswith(magic):
            return known
    if start[257:262] == b"ustar":
        return Format.TAR
    return Format.PDF if b"%PDF-" in start[:_PDF_WITHIN] and not start[:1].isalnum() else None


def _text_format(ending: str, start: bytes) -> Format:
    if ending in (".md", ".markdown"):
        return Format.TEXT
    if _HTML_START.match(start):
        return Format.HTML
    if _FEED_START.match(start):
        return Format.FEED
    if _MBOX_START.match(start):
        return Format.MBOX
    if ending in _BELIEVED:
        return ENDINGS[ending]
    if _XML_START.match(start):
        raise PageError("XML, but neither a page nor a feed nor a sitemap; save its text as .txt")
    if _MAIL_START.match(start) and _MAIL_ONLY.search(start):
        return Format.MAIL
    return _json_format(start) or _table_format(start) or Format.TEXT


def _json_format(start: bytes) -> Format | None:
    """JSON lines where the first line is a whole object, or the start of one that outgrows the
    sniffed part; else one JSON document."""
    body = start.lstrip()
    if re.match(rb'\[\s*\{\s*"', body) or re.match(rb'\{\s*\n\s*"[^"\n]+"\s*:', body):
        return Format.JSON
    first, newline, _ = body.partition(b"\n")
    if not first.startswith(b"{"):
        return None
    if not newline and len(start) >= 4096:
        return Format.JSON_LINES if re.match(rb'\{\s*"\w+"\s*:', first) else None
    try:
        return Format.JSON_LINES if isinstance(json.loads(first), dict) else None
    except (ValueError, RecursionError):
        return None


_HEADER = re.compile(rb'[\w"\' .:/-]+(?:([,;\t|])[\w"\' .:/-]*){2,}\r?\n')
_HEADER_NAMES = re.compile(
    rb"(?:^|[,;\t|])\"?(?:text|body|content|url|link|title|headline|date|publish_date|sourceurl)"
    rb"\"?(?=[,;\t|\r\n])",
    re.IGNORECASE,
)


def _table_format(start: bytes) -> Format | None:
    """A header of three columns or more, two of them named as columns of pages are."""
    header = _HEADER.match(start)
    names = _HEADER_NAMES.findall(header.group()) if header else []
    return Format.CSV if len(names) >= 2 else None
