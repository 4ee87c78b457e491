"""A server's answer as it was saved: status, media type, and the body without its wrappings."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from dragoman.errors import PageError
from dragoman.pages.raw import MAX_FILE_BYTES

_HEAD = re.compile(rb"\r?\n\r?\n")
_HEAD_BYTES = 256 * 1024
_CHUNK = 1024 * 1024
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_CHUNK_SIZE = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\r\n]*\r?\n")


@dataclass(frozen=True, slots=True)
class Answer:
    """`block` is the body as it was sent; `body()` takes off what it was sent in."""

    status: int
    content_type: str
    block: bytes
    encoding: str = ""
    chunked: bool = False

    @property
    def media(self) -> str:
        """ "text/html", in lower case; "" where nothing is said."""
        return self.content_type.partition(";")[0].strip().casefold()

    @property
    def charset(self) -> str | None:
        match = _CHARSET.search(self.content_type)
        return match.group(1) if match else None

    def body(self) -> bytes:
        """The body, unpacked. Raises PageError where it is damaged, too large, or packed in a way
        that nobody here can unpack."""
        body = unchunked(self.block) if self.chunked else self.block
        for encoding in reversed([name.strip() for name in self.encoding.split(",")]):
            if encoding in ("gzip", "x-gzip", "deflate"):
                body = _inflated(body, encoding)
            elif encoding == "br":
                body = _from_brotli(body)
            elif encoding not in ("", "identity"):
                raise PageError(f"packed as “{encoding}”, which is not read; fetch it again")
        return body


def answer_in(block: bytes) -> Answer:
    """The answer in a record's block. Raises PageError where there is none."""
    status = _STATUS.match(block)
    if status is None:
        raise PageError("no answer of a web server in this record")
    end = _HEAD.search(block, 0, _HEAD_BYTES)
    head = block[: end.start()] if end else block[:_HEAD_BYTES]
    headers: dict[str, str] = {}
    for line in head.decode("latin-1").splitlines()[1:]:
        key, _, value = line.partition(":")
        headers.setdefault(key.strip().casefold(), value.strip())
    return Answer(
        int(status.group(1)),
        headers.get("content-type", ""),
        block[end.end() :] if end else b"",
        headers.get("content-encoding", "").casefold(),
        "chunked" in headers.get("transfer-encoding", "").casefold(),
    )


def unchunked(block: bytes) -> bytes:
    """The body in chunks put together. Some crawlers save it so already while the header still
    says that it is chunked: then it is given back as it is."""
    pieces: list[bytes] = []
    position = 0
    while match := _CHUNK_SIZE.match(block, position):
        size = int(match.group(1), 16)
        if not size:
            return b"".join(pieces)
        pieces.append(block[match.end() : match.end() + size])
        position = match.end() + size
        if block[position : position + 2] == b"\r\n":
            position += 2
    if not pieces:
        return block
    raise PageError("the server's answer is cut off; fetch it again")


def _inflated(body: bytes, encoding: str) -> bytes:
    if encoding != "deflate" and body[:2] != b"\x1f\x8b":
        return body  # unpacked already when it was saved, whatever the header says
    for wbits in (31,) if encoding != "deflate" else (15, -15):
        unpacker = zlib.decompressobj(wbits)
        try:
            found = unpacker.decompress(body, MAX_FILE_BYTES + 1)
        except zlib.error:
            continue
        if len(found) > MAX_FILE_BYTES:
            raise PageError(f"larger than {MAX_FILE_BYTES // 1024**2} MB unpacked")
        if not unpacker.eof:
            raise PageError("the server's answer is cut off; fetch it again")
        return found
    raise PageError(f"the server's answer is damaged ({encoding}); fetch it again")


def _from_brotli(body: bytes) -> bytes:
    import brotli

    unpacker = brotli.Decompressor()
    found = bytearray()
    try:
        while not unpacker.is_finished():
            more = unpacker.process(body, output_buffer_limit=_CHUNK)
            body = b""
            found += more
            if len(found) > MAX_FILE_BYTES:
                raise PageError(f"larger than {MAX_FILE_BYTES // 1024**2} MB unpacked")
            if not more and not unpacker.is_finished():
                raise PageError("the server's answer is cut off; fetch it again")
    except brotli.error as error:
        raise PageError("the server's answer is damaged (br); fetch it again") from error
    return bytes(found)
