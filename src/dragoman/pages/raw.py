"""Opens a source as a stream of bytes, unpacked, and reads it under a cap."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

from dragoman.errors import PageError
from dragoman.pages.sources import Source
from dragoman.pages.unpacking import Unpacked, damage_of, packed_as

MAX_FILE_BYTES = 64 * 1024 * 1024
"""More than any page; what a packed file may unpack to."""
MAX_LINE_BYTES = 16 * 1024 * 1024
"""One line of a JSON-lines file; a page's text is capped well below."""

SNIFFED_BYTES = 8192
"""The start of a file that tells its format."""
_CHUNK = 1024 * 1024


@contextmanager
def opened(source: Source) -> Iterator[io.BufferedReader]:
    """The bytes of `source`, unpacked where they are gzip, bzip2 or xz, whatever the name says.

    Raises PageError for what cannot be opened or unpacked, also while the block reads.
    """
    try:
        if source.path is None:
            yield unpacked(cast(io.BufferedReader, sys.stdin.buffer))
            return
        with source.path.open("rb") as file:
            yield unpacked(file)
    except FileNotFoundError as error:
        raise PageError("no such file; check the path") from error
    except PermissionError as error:
        raise PageError("permission denied; make the file readable") from error
    except OSError as error:
        raise PageError(f"cannot read the file ({error.strerror or error})") from error


def unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream itself, or what is packed in it."""
    packer = packed_as(start_of(stream))
    return io.BufferedReader(Unpacked(stream, packer), _CHUNK) if packer else stream


def start_of(stream: io.BufferedReader) -> bytes:
    """The first SNIFFED_BYTES, which are still there to read afterwards."""
    return stream.peek(SNIFFED_BYTES)[:SNIFFED_BYTES]


def read_capped(stream: IO[bytes], most: int = MAX_FILE_BYTES) -> bytes:
    """All of `stream`. Raises PageError beyond `most` bytes, unpacked, and where it breaks off."""
    data = bytearray()
    while chunk := stream.read(_CHUNK):
        data += chunk
        if len(data) > most:
            megabytes = most // 1024**2
            raise PageError(f"larger than {megabytes} MB unpacked; split it into one page per file")
    if damage := damage_of(stream):
        raise PageError(damage)
    return bytes(data)


def capped_lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """(line number from 1, line) of `stream`; None for a line beyond MAX_LINE_BYTES."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) <= MAX_LINE_BYTES:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield number, None
