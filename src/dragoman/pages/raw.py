"""Opens a source as a stream of bytes, unpacked, and reads it under a cap."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

from dragoman.errors import PageError
from dragoman.pages.sources import Source

MAX_FILE_BYTES = 64 * 1024 * 1024
"""More than any page; what a packed file may unpack to."""
MAX_LINE_BYTES = 16 * 1024 * 1024
"""One line of a JSON-lines file; a page's text is capped well below."""

_GZIP_MAGIC = b"\x1f\x8b"
_CHUNK = 1024 * 1024


@contextmanager
def opened(source: Source) -> Iterator[io.BufferedReader]:
    """The bytes of `source`, unpacked where they are gzip, whatever the name says.

    Raises PageError for what cannot be opened or unpacked, also while the block reads.
    """
    try:
        if source.path is None:
            yield cast(io.BufferedReader, sys.stdin.buffer)
            return
        with source.path.open("rb") as file:
            packed = file.read(2) == _GZIP_MAGIC
            file.seek(0)
            if not packed:
                yield file
                return
            with gzip.open(file) as unpacked:
                yield io.BufferedReader(cast(io.RawIOBase, unpacked))
    except FileNotFoundError as error:
        raise PageError("no such file; check the path") from error
    except PermissionError as error:
        raise PageError("permission denied; make the file readable") from error
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise PageError(f"damaged gzip file ({error}); pack it again") from error
    except OSError as error:
        raise PageError(f"cannot read the file ({error.strerror or error})") from error


def read_capped(stream: IO[bytes]) -> bytes:
    """All of `stream`. Raises PageError beyond MAX_FILE_BYTES, unpacked."""
    data = bytearray()
    while chunk := stream.read(_CHUNK):
        data += chunk
        if len(data) > MAX_FILE_BYTES:
            megabytes = MAX_FILE_BYTES // 1024**2
            raise PageError(f"larger than {megabytes} MB unpacked; split it into one page per file")
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
