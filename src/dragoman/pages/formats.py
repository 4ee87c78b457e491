"""Which reader a file needs: by its ending, else by its first bytes."""

from __future__ import annotations

import json
import re
from enum import StrEnum

from dragoman.errors import PageError
from dragoman.pages.decoding import looks_binary


class Format(StrEnum):
    """The formats that have a reader."""

    TEXT = "text"
    HTML = "html"
    JSON_LINES = "jsonl"


_BY_ENDING = {
    ".md": Format.TEXT,
    ".markdown": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
}

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a file packed twice"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"WARC/", "a web archive"),
)
"""First bytes of what people hand in by mistake, and what to call it."""

_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def format_of(ending: str, start: bytes) -> Format:
    """The format of a file with this `ending` (lower case, "" if none) and these first bytes.

    Endings with one meaning are believed, others (.txt, none, unknown) are sniffed. Raises
    PageError for what is not text.
    """
    for magic, what in _MAGIC:
        if start.startswith(magic):
            raise PageError(f"this is {what}; save its text as .txt or .html")
    if looks_binary(start):
        raise PageError("binary, not text; save its text as .txt or .html")
    known = _BY_ENDING.get(ending)
    if known:
        return known
    if _HTML_START.match(start.removeprefix(b"\xef\xbb\xbf")):
        return Format.HTML
    return Format.JSON_LINES if _is_json_line(start) else Format.TEXT


def _is_json_line(start: bytes) -> bool:
    """The first line is a whole JSON object, or the start of one that outgrows the sniffed part."""
    first, newline, _ = start.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not first.startswith(b"{"):
        return False
    if not newline and len(start) >= 4096:
        return re.match(rb'\{\s*"\w+"\s*:', first) is not None
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False
