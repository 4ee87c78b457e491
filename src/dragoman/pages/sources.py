"""What the caller names (files, folders, globs, "-") as a list of things to read."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.model import Skipped
from dragoman.pages.formats import ENDINGS, ending_of

STANDARD_INPUT = "-"
READ_IN_FOLDERS = tuple(ENDINGS)
"""Endings picked up from folders; a file that is named outright is read whatever its ending."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or standard input where `path` is None."""

    name: str
    path: Path | None

    @property
    def ending(self) -> str:
        """The ending in lower case without that of a packer; "" where there is none."""
        return ending_of(self.name)


def find_sources(paths: Sequence[str | Path]) -> Iterator[Source | Skipped]:
    """Every file under `paths`, in the order given and sorted within folders and globs.

    Folders are searched recursively for readable endings; hidden files and links back to a
    folder above are left out. One file is given once, however often it is named. A path that
    does not exist, or a glob or folder without a file, is a `Skipped` with advice.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _under(str(path)):
            if isinstance(found, Skipped) or found.path is None:
                yield found
                continue
            real = found.path.resolve()
            if real not in seen:
                seen.add(real)
                yield found


def _under(given: str) -> Iterator[Source | Skipped]:
    if given == STANDARD_INPUT:
        yield Source("standard input", None)
        return
    path = Path(given).expanduser()
    try:
        if path.is_dir():
            yield from _in_folder(path)
        elif path.exists():
            yield Source(path.name, path)
        elif glob.has_magic(given):
            yield from _matching(given)
        else:
            yield Skipped(given, "no such file or folder; check the path")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield Skipped(given, f"cannot look at this path ({error}); check it")


def _matching(pattern: str) -> Iterator[Source | Skipped]:
    # glob, not Path.glob: the pattern may be absolute or start with "~"
    matches = sorted(glob.glob(str(Path(pattern).expanduser()), recursive=True))  # noqa: PTH207
    if not matches:
        yield Skipped(pattern, "no file matches this pattern; check it")
    for match in matches:
        path = Path(match)
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield Source(path.name, path)


def _in_folder(folder: Path) -> Iterator[Source | Skipped]:
    count = 0
    problems: list[Skipped] = []

    def unreadable(error: OSError) -> None:
        problems.append(Skipped(str(error.filename), f"cannot open this folder ({error.strerror})"))

    walked: set[Path] = set()
    for root, folders, files in os.walk(folder, followlinks=True, onerror=unreadable):
        real = Path(root).resolve()
        if real in walked:  # a link that leads back: "data/again -> data"
            folders.clear()
            continue
        walked.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            source = Source(name, Path(root) / name)
            if not name.startswith(".") and source.ending in READ_IN_FOLDERS:
                count += 1
                yield source
    yield from problems
    if not count:
        endings = " ".join(READ_IN_FOLDERS)
        yield Skipped(str(folder), f"no page in this folder; pages end in {endings} (or .gz of it)")
