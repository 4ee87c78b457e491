"""What a worker does with one page."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import __version__
from dragoman.model import Page, Reading

if TYPE_CHECKING:
    from dragoman.reading import Reader


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads a page with the named pipeline and packs; cheap to send to another process, which
    loads them once, on its first page."""

    language_model: str | None = None
    packs: tuple[str, ...] = ()

    def __call__(self, page: Page) -> Reading:
        from dragoman.reading import read_page  # brings the language pipeline

        return read_page(page, _loaded(self))

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


def start_worker() -> None:
    """Run first in every worker: Ctrl-C is the parent's business, and a worker whose parent was
    killed ends instead of waiting for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=[parent], daemon=True).start()


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
