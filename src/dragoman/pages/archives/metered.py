"""What an archive may unpack to, all its members together."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import IO

from dragoman.errors import PageError
from dragoman.pages.unpacking import FREE_BYTES, MAX_RATIO


class ArchiveError(PageError):
    """The archive as a whole cannot be read on; what came before stays read."""


@dataclass(slots=True)
class Allowance:
    """Bytes that the members of an archive of `packed` bytes may still unpack to."""

    packed: int
    given: int = 0

    def take(self, size: int) -> None:
        """Raises ArchiveError where it is spent."""
        self.given += size
        if self.given > FREE_BYTES and self.given > MAX_RATIO * max(1, self.packed):
            raise ArchiveError(
                f"grows more than {MAX_RATIO} times when unpacked, as no pages do; the rest of it "
                "is left alone"
            )


class Metered(io.RawIOBase):
    """A member's bytes, counted against the allowance of its archive."""

    def __init__(self, stream: IO[bytes], allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview | bytearray) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self._allowance.take(len(data))
        buffer[: len(data)] = data
        return len(data)
