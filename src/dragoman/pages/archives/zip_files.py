"""The pages in a zip archive, one member after another, none of them written to disk."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from dragoman.errors import PageError
from dragoman.model import Skipped
from dragoman.pages.archives.members import Inside, furniture, is_hidden, member_name
from dragoman.pages.archives.metered import Allowance, ArchiveError, Metered
from dragoman.pages.formats import Format
from dragoman.pages.parts import Part
from dragoman.pages.raw import read_capped

ZIP_FAILURES = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError,
    IndexError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError,
)  # fmt: skip
"""What the standard library's reader raises on archives that are damaged or of an odd kind."""
_ENCRYPTED = 0x1


def zip_parts(name: str, stream: IO[bytes], inside: Inside) -> Iterator[Part | Skipped]:
    """The parts of each member, in the archive's order. `stream` must be able to seek.

    A book that does not begin as an EPUB should is still one part. Raises PageError for what is no
    readable archive, and for one of an office program.
    """
    with opened_zip(stream) as archive:
        members = archive.infolist()
        if any(member.filename == "[Content_Types].xml" for member in members):
            raise PageError("this is an office document; save its text as .txt or .html")
        if any(member.filename == "META-INF/container.xml" for member in members):
            stream.seek(0)
            yield Part(name, Format.EPUB, read_capped(stream))
            return
        if not members:
            raise PageError("an archive without a file in it; nothing to read")
        allowance = Allowance(stream.seek(0, io.SEEK_END))
        for member in members:
            if not member.filename.endswith("/") and not is_hidden(member.filename):
                yield from _member(name, archive, member, allowance, inside)


def opened_zip(stream: IO[bytes]) -> zipfile.ZipFile:
    """Raises PageError for what is no readable archive."""
    try:
        return zipfile.ZipFile(stream)
    except ZIP_FAILURES as error:
        raise PageError(f"damaged zip archive ({error}); pack it again") from error


def _member(
    archive_name: str,
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    allowance: Allowance,
    inside: Inside,
) -> Iterator[Part | Skipped]:
    name = member_name(archive_name, member.filename)
    looks = furniture(member.filename)
    if looks:
        yield Skipped(name, f"{looks}, not a page")
        return
    if member.flag_bits & _ENCRYPTED:
        yield Skipped(name, "encrypted; unpack it with its password and read what comes out")
        return
    try:
        with archive.open(member) as packed:
            yield from inside(name, io.BufferedReader(Metered(packed, allowance)))
    except ArchiveError:
        raise
    except PageError as error:
        yield Skipped(name, str(error))
    except ZIP_FAILURES as error:
        yield Skipped(name, f"damaged in its archive ({error}); pack it again")
