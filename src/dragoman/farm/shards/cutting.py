"""What is read in one piece: an archive of many pages, or a batch of documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.model import Skipped
from dragoman.pages import Source
from dragoman.pages.formats import DOCUMENTS, ENDINGS, Format

FILES = 200
"""Documents in a shard: some minutes of reading, which is what a crash costs."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Files that are read in one piece, by path; `id` changes with any of them."""

    id: str
    paths: tuple[str, ...]

    def sources(self) -> Iterator[Source]:
        """The files as the reading of pages takes them."""
        return (Source(Path(path).name, Path(path)) for path in self.paths)


def cut(found: Iterable[Source | Skipped], *, files: int = FILES) -> Iterator[Shard | Skipped]:
    """Shards of the sources found: each archive by itself, then documents in batches of `files`.
    What was not found, and standard input, comes back as a `Skipped`."""
    documents: list[Path] = []
    for source in found:
        if isinstance(source, Skipped):
            yield source
        elif source.path is None:
            yield Skipped(source.name, "cannot be cut into shards; save it as a file")
        elif ENDINGS.get(source.ending, Format.TEXT) in DOCUMENTS:
            documents.append(source.path)
        else:
            yield _shard([source.path])
    for start in range(0, len(documents), files):
        yield _shard(documents[start : start + files])


def _shard(paths: Sequence[Path]) -> Shard:
    """Known by names, sizes and times of change: a file that has grown is read again."""
    named = hashlib.sha256()
    for path in paths:
        told = path.stat()
        known = f"{path}\x1f{told.st_size}\x1f{told.st_mtime_ns}\x1e"
        named.update(known.encode("utf-8", "surrogateescape"))
    return Shard(named.hexdigest()[:16], tuple(map(str, paths)))
