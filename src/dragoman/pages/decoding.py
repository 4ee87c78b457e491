"""Bytes to text: which encoding, and why; what cannot be decoded is refused."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dragoman.errors import PageError

MAX_REPLACED = 0.01
"""Share of characters that may be lost to U+FFFD; above it words are no longer what was written."""
DETECTOR_SAMPLE_BYTES = 64 * 1024
MOSTLY_ASCII = 0.97
"""English with typographic quotes in a single-byte encoding: nearly all bytes are ASCII."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark starts with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HINT_BYTES = 4096
_REPLACEMENT = "\ufffd"
_WEB_NAMES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
              "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}  # fmt: skip
"""What browsers read under a declared name (the WHATWG encoding standard)."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read in and the reason for that choice."""

    text: str
    encoding: str
    why: str


def decode(data: bytes, *, marked_up: bool = False, charset: str | None = None) -> Decoded:
    """The text of `data`: byte order mark, then UTF-8, then `charset` (what a server or a mail
    says), then one declared within (`marked_up`), then a detector; the byte order mark is dropped,
    nothing else is changed.

    Raises PageError where more than 1 % of the characters would be lost.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded_with_loss(data[len(mark) :], encoding, "byte order mark")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "valid UTF-8")
    except UnicodeDecodeError:
        pass
    declared = (
        (_usable(charset) if charset else None, "declared by its server or mail"),
        (_declared(data) if marked_up else None, "declared in the page"),
    )
    for name, why in declared:
        try:
            if name:
                return Decoded(data.decode(name), name, why)
        except UnicodeError:
            pass
    return _garbled_utf8(data) or _single_byte(data) or _detected(data)


_CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\v\x1b\x1a")


def looks_binary(data: bytes) -> bool:
    """NUL bytes, or many control bytes, without a byte order mark of UTF-16 or UTF-32."""
    if any(data.startswith(mark) for mark, _ in _BOMS):
        return False
    head = data[:8192]
    control = len(head) - len(head.translate(None, _CONTROL))
    return b"\0" in head or control > len(head) * 0.05


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_HINT_BYTES])
    return None if match is None else _usable(match.group(1).decode("ascii"))


def _usable(charset: str) -> str | None:
    """The codec that browsers read under this name; None where there is none for text."""
    name = charset.strip().casefold()
    name = _WEB_NAMES.get(name, name)
    try:
        codecs.lookup(name)
        b"a".decode(name)  # refuses codecs that are not text, such as "hex"
    except (LookupError, UnicodeError, ValueError):
        return None
    return name


def _decoded_with_loss(data: bytes, encoding: str, why: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count(_REPLACEMENT)
    if lost > MAX_REPLACED * max(1, len(text)):
        raise PageError("cannot decode the text; save it as UTF-8")
    return Decoded(text, encoding, f"{why}, {lost} characters lost" if lost else why)


def _garbled_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes: a cut at the end, a pasted line of another encoding."""
    text = data.decode("utf-8", "replace")
    lost = text.count(_REPLACEMENT)
    kept = sum(char > "\x7f" for char in text) - lost
    if kept > 4 * lost and lost <= MAX_REPLACED * len(text):
        return Decoded(text, "utf-8", f"UTF-8 with {lost} broken characters")
    if kept > lost:  # no other encoding yields that many whole UTF-8 characters by chance
        raise PageError("cannot decode the text, it mixes encodings; save it as UTF-8")
    return None


def _single_byte(data: bytes) -> Decoded | None:
    """A detector needs many foreign letters; English with curly quotes has too few."""
    if sum(byte < 128 for byte in data) < MOSTLY_ASCII * len(data):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return Decoded(text, "cp1252", "nearly all ASCII, the rest fits Windows-1252")


def _detected(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # loads tables: only for pages that need it

    best = from_bytes(data[:DETECTOR_SAMPLE_BYTES]).best()
    if best is None:
        return _decoded_with_loss(data, "utf-8", "last resort")
    return _decoded_with_loss(data, best.encoding, "detected by its letters")
