"""What workers do: open a file, read a page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import __version__
from dragoman.farm.messages import Part
from dragoman.model import Page, Reading, Skipped
from dragoman.pages import LeftOut, Source, Stated
from dragoman.pages.about import NOTHING_KNOWN, About
from dragoman.pages.filters import EVERYTHING, Wanted
from dragoman.pages.read import pages_of
from dragoman.pages.rows.columns import USUAL, Columns
from dragoman.pages.streams import find_parts

if TYPE_CHECKING:
    from dragoman.reading import Reader


@dataclass(frozen=True, slots=True)
class Opener:
    """The pages of a file, as `read_pages` finds them."""

    stated: Stated
    columns: Columns = USUAL
    about: About = NOTHING_KNOWN
    wanted: Wanted = EVERYTHING

    def __call__(
        self, source: Source | Skipped, begin: int = 0
    ) -> Iterator[Page | Skipped | LeftOut | Part]:
        if isinstance(source, Skipped):
            yield source
            return
        for number, part in enumerate(find_parts(source, columns=self.columns)):
            if number < begin:
                continue
            yield Part(number)
            yield from pages_of(part, stated=self.stated, about=self.about, wanted=self.wanted)


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads a page with the named pipeline and packs; cheap to send to another process, which
    loads them once, on its first page."""

    language_model: str | None = None
    packs: tuple[str, ...] = ()

    def __call__(self, page: Page) -> Reading:
        from dragoman.reading import read_page  # brings the language pipeline

        return read_page(page, _loaded(self))

    def prepare(self) -> None:
        """Loads all it needs, as a worker does before its first page."""
        reader = _loaded(self)
        _ = reader.pipeline, reader.registry

    @property
    def version(self) -> str:
        """What read a page: pages read by the same are not read again."""
        packs = ",".join(_digest(Path(pack)) for pack in self.packs)
        return f"dragoman {__version__}; {self.language_model or 'own pipeline'}; [{packs}]"


@cache
def _loaded(reader: PageReader) -> Reader:
    from dragoman.reading import Reader

    return Reader(language_model=reader.language_model, packs=reader.packs)


def _digest(pack: Path) -> str:
    """A pack's name and content in short, so that an edited pack reads pages anew."""
    found = hashlib.sha256()
    for file in sorted(pack.rglob("*")) if pack.is_dir() else [pack]:
        if file.is_file():
            found.update(file.name.encode("utf-8", "surrogateescape"))
            found.update(file.read_bytes())
    return f"{pack.name}:{found.hexdigest()[:12]}"
