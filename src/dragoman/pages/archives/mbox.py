"""The messages in a mailbox file (mbox), one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from dragoman.model import Skipped
from dragoman.pages.formats import Format
from dragoman.pages.parts import Part
from dragoman.pages.raw import MAX_FILE_BYTES

_SEPARATOR = re.compile(rb"From \S.*\d{4}")
"""How a message opens: "From sender@example.org Mon Jan  2 10:00:00 2017"."""
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LINE_BYTES = 1024 * 1024


def mbox_parts(name: str, stream: IO[bytes]) -> Iterator[Part | Skipped]:
    """A part for each message; `name#3` is the third."""
    number = size = 0
    lines: list[bytes] = []
    blank = True
    while line := stream.readline(_LINE_BYTES):
        if blank and _SEPARATOR.match(line):
            if number:
                yield _message(f"{name}#{number}", lines, size)
            number, size, lines = number + 1, 0, []
        elif number:
            size += len(line)
            if size <= MAX_FILE_BYTES:
                lines.append(line)
        blank = line in (b"\n", b"\r\n")
    if number:
        yield _message(f"{name}#{number}", lines, size)
    else:
        yield Skipped(name, "no message in this mailbox; nothing to read")


def _message(name: str, lines: list[bytes], size: int) -> Part | Skipped:
    if size > MAX_FILE_BYTES:
        return Skipped(name, f"a message larger than {MAX_FILE_BYTES // 1024**2} MB")
    return Part(name, Format.MAIL, _QUOTED.sub(rb"\1", b"".join(lines)))
