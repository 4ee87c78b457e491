"""Which of the pages found are wanted; asked before they are parsed, where enough is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from urllib.parse import urlsplit

from dragoman.errors import UsageError
from dragoman.model import Basis, Day, Page
from dragoman.pages.languages import detect_language, language_code
from dragoman.pages.parts import Part, Stated


@dataclass(frozen=True)
class Wanted:
    """Each list is met by one of its members; an empty one by everything. Days are inclusive.

    A page whose day or outlet nobody states passes: nothing speaks against it.
    """

    languages: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises UsageError for languages that are none and for days that end before they begin."""
        for language in self.languages:
            if language_code(language) is None:
                raise UsageError(
                    f"no language “{language}”; write a code of two letters, as in: en"
                )
        if self.since and self.until and self.since > self.until:
            raise UsageError("the days to read end before they begin; swap --since and --until")

    def refuses_part(self, part: Part, stated: Stated) -> str | None:
        """Why the page of a document not yet looked into is not wanted, by what is known of it."""
        told = stated.over(part.stated)
        return (
            self._by_address(told.url)
            or self._by_day(told.published)
            or self._by_outlet(told.outlet, told.url)
            or (self._by_language(told.language) if told.language else None)
        )

    def refuses(self, page: Page) -> str | None:
        """Why this page is not wanted; None where it is."""
        return (
            self._by_address(page.url)
            or self._by_day(page.published)
            or self._by_outlet(page.outlet, page.url)
            or self._by_keyword(page)
            or (self._by_language(page.language or detect_language(page.text))
                if self.languages else None)
        )  # fmt: skip

    def _by_address(self, url: str | None) -> str | None:
        if not self.urls or url is None:
            return None
        met = any(fnmatchcase(url.casefold(), pattern.casefold()) for pattern in self.urls)
        return None if met else "another address than asked for"

    def _by_day(self, day: Day) -> str | None:
        guessed = ", as guessed" if day.basis is Basis.INFERRED else ""
        if self.since and day.end and day.end < self.since:
            return f"published before {self.since}{guessed}"
        if self.until and day.start and day.start > self.until:
            return f"published after {self.until}{guessed}"
        return None

    def _by_outlet(self, outlet: str | None, url: str | None) -> str | None:
        if not self.outlets:
            return None
        host = _host(url) if url else ""
        if not (outlet or host):
            return None
        for wanted in self.outlets:
            name = wanted.casefold().strip()
            if name == (outlet or "").casefold() or host == name or host.endswith(f".{name}"):
                return None
        return "of another outlet than asked for"

    def _by_language(self, code: str) -> str | None:
        wanted = {language_code(language) for language in self.languages}
        if not wanted or language_code(code) in wanted:
            return None
        return f"in another language than asked for ({code})"

    def _by_keyword(self, page: Page) -> str | None:
        if not self.keywords or self._pattern.search(f"{page.title or ''}\n{page.text}"):
            return None
        return "without any of the keywords"

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = (r"\s+".join(map(re.escape, word.split())) for word in self.keywords)
        return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # a bracket that is not closed
        return ""


EVERYTHING = Wanted()
