"""Standard input and pipes as files, which another process can open, and open again."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from dragoman.model import Skipped
from dragoman.pages import Source

SPOOLED_BYTES = 4 * 1024**3
"""Some pipes never end."""
_CHUNK = 1024 * 1024


class Spool:
    """A folder of its own that is gone at the end; made on the first need."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def files(self, sources: Iterable[Source | Skipped]) -> Iterator[Source | Skipped]:
        """The sources, each with the full path of a file."""
        for source in sources:
            if isinstance(source, Skipped):
                yield source
            elif source.path is not None and (source.path.is_file() or not source.path.exists()):
                yield replace(source, path=source.path.absolute())
            else:
                yield self._kept(source)

    def _kept(self, source: Source) -> Source | Skipped:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="dragoman-"))
        path = self._folder / str(len(list(self._folder.iterdir())))
        try:
            with path.open("wb") as file:
                if source.path is None:
                    whole = _copied(sys.stdin.buffer, file)
                else:
                    with source.path.open("rb") as pipe:
                        whole = _copied(pipe, file)
        except OSError as error:
            return Skipped(source.name, f"cannot read it ({error.strerror or error})")
        if not whole:
            gigabytes = SPOOLED_BYTES // 1024**3
            return Skipped(
                source.name, f"more than {gigabytes} GB; write it to a file and read that"
            )
        return replace(source, path=path)


def _copied(stream: IO[bytes], file: IO[bytes]) -> bool:
    """Whether all of the stream is now in the file."""
    left = SPOOLED_BYTES
    while chunk := stream.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            return False
        file.write(chunk)
    return True
