"""The pages in a web archive (WARC, WET), one record after another.

Source of the format: ISO 28500. Why not a ready reader: one that ends at the first damaged record,
as those looked at do, loses what comes after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from dragoman.errors import PageError
from dragoman.model import Skipped
from dragoman.pages.archives.http import Answer, answer_in
from dragoman.pages.decoding import decode
from dragoman.pages.formats import DOCUMENTS, Format, format_of
from dragoman.pages.languages import language_code
from dragoman.pages.parts import Part, Stated
from dragoman.pages.raw import MAX_FILE_BYTES, SNIFFED_BYTES

_LINE_BYTES = 64 * 1024
_HEADER_LINES = 200
_CHUNK = 1024 * 1024
_PAGES = ("html", "text/plain", "pdf", "epub", "rss", "atom", "/xml", "message/rfc822")
"""Parts of the media types that pages and feeds have."""
_NO_PAGES = ("image/", "video/", "audio/", "font/", "text/css", "javascript", "json", "svg")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers (names in lower case) and its block; None where that is too large."""

    headers: dict[str, str]
    block: bytes | None


def warc_parts(name: str, stream: IO[bytes]) -> Iterator[Part | Skipped]:
    """A part for each page; what is no page (pictures, requests, redirects) is counted at the end.

    A part's name is the address it was fetched from. Raises PageError where no record is found.
    """
    aside: Counter[str] = Counter()
    found = 0
    for record in records(stream, aside):
        found += 1
        address = record.headers.get("warc-target-uri", "").strip(" <>") or f"{name}#{found}"
        try:
            part = _part(address, record)
        except PageError as error:
            yield Skipped(address, str(error))
            continue
        if isinstance(part, Part):
            yield part
        elif part:
            aside[part] += 1
    if not found:
        raise PageError("no record in this web archive; nothing to read")
    if aside:
        counted = ", ".join(f"{what} ({number})" for what, number in sorted(aside.items()))
        yield Skipped(name, f"in this web archive beside its pages: {counted}")


def records(stream: IO[bytes], damage: Counter[str]) -> Iterator[Record]:
    """The records; bytes between them that belong to none are told in `damage` and passed over."""
    lost = False
    while line := stream.readline(_LINE_BYTES):
        if not line.startswith(b"WARC/"):
            if line.strip() and not lost:
                damage["damaged records"] += 1
                lost = True
            continue
        lost = False
        headers = _headers(stream)
        length = headers.get("content-length", "")
        if not length.isascii() or not length.isdigit() or len(length) > 15:
            damage["damaged records"] += 1
            continue
        block = _block(stream, int(length))
        if block is not None and len(block) < int(length):
            damage["records cut off"] += 1
            return
        yield Record(headers, block)


def _headers(stream: IO[bytes]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for _ in range(_HEADER_LINES):
        line = stream.readline(_LINE_BYTES)
        if not line.strip():
            break
        key, _, value = line.decode("utf-8", "replace").partition(":")
        headers.setdefault(key.strip().casefold(), value.strip())
    return headers


def _block(stream: IO[bytes], length: int) -> bytes | None:
    """The block, shorter where the file ends within it; None where it is too large."""
    keep = length <= MAX_FILE_BYTES
    data = bytearray()
    while length > 0:
        chunk = stream.read(min(length, _CHUNK))
        if not chunk:
            return bytes(data)
        length -= len(chunk)
        if keep:
            data += chunk
    return bytes(data) if keep else None


def _part(address: str, record: Record) -> Part | str:
    """The page in a record, or what it holds in its place ("" for what goes with every page)."""
    kind = record.headers.get("warc-type", "").casefold()
    if kind in ("warcinfo", "request", "metadata"):
        return ""
    if kind == "revisit":
        return "visits that found nothing new"
    if kind not in ("response", "resource", "conversion"):
        return "records of other kinds"
    if address.startswith("dns:") or address.endswith("/robots.txt"):
        return "records of other kinds"
    if record.block is None:
        raise PageError(f"larger than {MAX_FILE_BYTES // 1024**2} MB")
    if kind == "response" and "http" in record.headers.get("content-type", "http"):
        answer = answer_in(record.block)
    else:
        answer = Answer(200, record.headers.get("content-type", ""), record.block)
    return _page(address, answer, record.headers)


def _page(address: str, answer: Answer, headers: dict[str, str]) -> Part | str:
    media = answer.media
    if 300 <= answer.status < 400:
        return "redirects"
    if any(no in media for no in _NO_PAGES):
        return "pictures, styles, scripts and data"
    if answer.status != 200:
        raise PageError(f"the server answered {answer.status} in the place of the page")
    if media and not any(page in media for page in _PAGES) and media != "application/octet-stream":
        return "files that are no pages"
    data = answer.body()
    if not data.strip():
        raise PageError("empty; nothing to read")
    kind = format_of(".html" if "html" in media else "", data[:SNIFFED_BYTES])
    if kind not in DOCUMENTS:
        raise PageError(f"a {kind} file inside a web archive; save it and read it alone")
    stated = Stated(
        url=address if address.startswith(("http://", "https://")) else None,
        language=_language(headers.get("warc-identified-content-language", "")),
    )
    if answer.charset and kind in (Format.HTML, Format.TEXT):
        text = decode(data, marked_up=kind is Format.HTML, charset=answer.charset).text
        return Part(address, kind, text, stated)
    return Part(address, kind, data, stated)


def _language(codes: str) -> str | None:
    """What a crawler found the page to be in, where that is one language ("eng", not "eng,fra")."""
    return language_code(codes) if codes and "," not in codes else None
