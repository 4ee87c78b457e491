"""Packed streams (gzip, bzip2, xz) unpacked piece by piece, and never more than is plausible."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import IO, Protocol

MAX_RATIO = 250
"""What a file may grow by when unpacked: pages grow 3 to 30 times; a thousand times is a bomb."""
FREE_BYTES = 64 * 1024 * 1024
"""Growth is looked at beyond this only: a small file of blanks does no harm."""
_XZ_MEMORY = 256 * 1024 * 1024
"""Ten times what `xz -6` needs; an archive may ask for gigabytes."""
_STEP = 256 * 1024


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes: ...


def _gzip() -> _Unpacker:
    return zlib.decompressobj(wbits=31)  # 31: a gzip header, a sum at the end


def _xz() -> _Unpacker:
    return lzma.LZMADecompressor(memlimit=_XZ_MEMORY)


PACKERS: tuple[tuple[bytes, str, Callable[[], _Unpacker]], ...] = (
    (b"\x1f\x8b", "gzip", _gzip),
    (b"BZh", "bzip2", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\x00", "xz", _xz),
)
"""First bytes, name, how it is unpacked."""
PACKED_ENDINGS = (".gz", ".bz2", ".xz")


def packed_as(start: bytes) -> str | None:
    """The name of the packer whose mark `start` has."""
    return next((name for magic, name, _ in PACKERS if start.startswith(magic)), None)


class Unpacked(io.RawIOBase):
    """The bytes inside a packed stream, members one after another.

    It ends where the data is damaged, cut off or grows beyond MAX_RATIO, and `damage` then tells
    why: what came before it can be read, and whoever needs the whole must ask.
    """

    damage: str | None = None

    def __init__(self, packed: IO[bytes], packer: str) -> None:
        self._packed = packed
        self._packer = packer
        self._new = next(new for _, name, new in PACKERS if name == packer)
        self._unpacker = self._new()
        self._waiting = b""
        self._ended = False
        self._taken = self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview | bytearray) -> int:  # type: ignore[override]
        data = b""
        while not data and not self._ended:
            data = self._more(min(len(buffer), _STEP))
        buffer[: len(data)] = data
        self._given += len(data)
        if self._given > FREE_BYTES and self._given > MAX_RATIO * max(1, self._taken):
            self._stop(f"grows more than {MAX_RATIO} times when unpacked, as no pages do")
        return len(data)

    def _stop(self, damage: str) -> bytes:
        self._ended, self.damage = True, damage
        return b""

    def _more(self, most: int) -> bytes:
        """At most so many bytes; none where more input is needed or all has been given."""
        if self._unpacker.eof:
            self._next_member()
            if self._ended:
                return b""
        dry = False
        if not self._waiting and self._needs_input():
            self._waiting = self._packed.read(_STEP)
            self._taken += len(self._waiting)
            dry = not self._waiting
        try:
            found = self._unpacker.decompress(self._waiting, most)
        except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, MemoryError) as error:
            return self._stop(f"damaged {self._packer} file ({error}); pack it again")
        if dry and not found and not self._unpacker.eof:
            return self._stop(f"damaged {self._packer} file (cut off); fetch or pack it again")
        # zlib hands back what it has not looked at, the others keep it
        self._waiting = getattr(self._unpacker, "unconsumed_tail", b"")
        return found

    def _needs_input(self) -> bool:
        return bool(getattr(self._unpacker, "needs_input", True))

    def _next_member(self) -> None:
        rest = self._unpacker.unused_data
        if not rest:
            rest = self._packed.read(_STEP)
            self._taken += len(rest)
        if not rest.strip(b"\0"):  # tapes pad with zeros
            self._ended = True
            return
        self._unpacker = self._new()
        self._waiting = rest


def damage_of(stream: object) -> str | None:
    """Why a stream ended before its data did; None where it did not, or is not packed."""
    raw = getattr(stream, "raw", stream)
    return raw.damage if isinstance(raw, Unpacked) else None
