"""The pages in a tar archive, one member after another, none of them written to disk."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import cast

from dragoman.errors import PageError
from dragoman.model import Skipped
from dragoman.pages.archives.members import Inside, furniture, is_hidden, member_name
from dragoman.pages.parts import Part

_FAILURES = (tarfile.TarError, EOFError, OSError, OverflowError, RecursionError, ValueError)


def tar_parts(name: str, stream: io.BufferedReader, inside: Inside) -> Iterator[Part | Skipped]:
    """The parts of each member, in the archive's order; links and devices are told, not followed.

    Raises PageError where the archive is damaged; what came before it has been read.
    """
    count = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                count += 1
                archive.members.clear()  # type: ignore[attr-defined]  # it keeps all it has seen
                if not member.isdir() and not is_hidden(member.name):
                    yield from _member(name, archive, member, inside)
    except _FAILURES as error:
        after = f"after {count} of its files " if count else ""
        raise PageError(f"damaged tar archive {after}({error}); pack it again") from error
    if not count:
        raise PageError("an archive without a file in it; nothing to read")


def _member(
    archive_name: str, archive: tarfile.TarFile, member: tarfile.TarInfo, inside: Inside
) -> Iterator[Part | Skipped]:
    name = member_name(archive_name, member.name)
    looks = furniture(member.name)
    if member.issym() or member.islnk():
        yield Skipped(name, f"a link to “{member.linkname}”, not followed; pack the file itself")
    elif not member.isreg() or member.issparse():
        yield Skipped(name, "not an ordinary file (a device, a pipe, a file with holes)")
    elif looks:
        yield Skipped(name, f"{looks}, not a page")
    else:
        packed = archive.extractfile(member)
        if packed is None:
            return
        try:
            yield from inside(name, io.BufferedReader(cast(io.RawIOBase, packed)))
        except PageError as error:
            yield Skipped(name, str(error))
