"""Pages whose facts are known by hand, and a reader of them that workers can load."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

from tests.factory import TEXT, layout, talks_facts

from dragoman.errors import LanguageError, PageError
from dragoman.model import Page, Reading


@dataclass(frozen=True)
class ByHand:
    """What a page's first word says, happens; pages that end in the talks have their facts."""

    version: str = "by hand"

    def __call__(self, page: Page) -> Reading:
        first = page.text.split()[0]
        if first == "DIE":
            os.kill(os.getpid(), signal.SIGKILL)
        if first == "UNREADABLE":
            raise PageError("garbled; save it again")
        if first == "BUG":
            raise ZeroDivisionError("division by zero")
        if first == "NOIMPORT":
            raise ImportError("no module")
        if first == "NOMODEL":
            raise LanguageError("no pipeline; install one")
        if first == "FOREIGN":
            return Reading(page, layout(page.text), language="fr", skipped="in another language")
        facts = talks_facts(page) if page.text.endswith(TEXT) else ()
        return Reading(page, layout(page.text), facts, "en")


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
