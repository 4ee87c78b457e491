"""A page as found, and the stretches (zones) it is made of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.model.days import UNKNOWN_DAY, Day


class ZoneKind(StrEnum):
    """The one function a stretch of a page has."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    COMMENT = "comment"
    BOILERPLATE = "boilerplate"


FACTLESS_ZONES = frozenset(
    {ZoneKind.TITLE, ZoneKind.HEADING, ZoneKind.CAPTION, ZoneKind.BYLINE, ZoneKind.DATELINE,
     ZoneKind.CREDIT, ZoneKind.COMMENT, ZoneKind.BOILERPLATE}
)  # fmt: skip
"""Zones that never carry a fact; a title may only corroborate one."""


@dataclass(frozen=True, slots=True)
class Zone:
    """`page.text[start:end]` has the function `kind`; `why` names the rule and what fired it."""

    kind: ZoneKind
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Page:
    """One published document as found: decoded, otherwise untouched text and stated metadata.

    Metadata that nobody stated is None; what the text itself tells is found later, in reading.
    """

    name: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: Day = UNKNOWN_DAY
    language: str | None = None
    hints: tuple[Zone, ...] = field(default=(), repr=False)
    """Zones the reader of a marked-up format already knows (an HTML `<h2>`, a caption)."""

    @property
    def id(self) -> str:
        """Hash of address (or name) and text: the same page read twice is one page, two pages
        that share a name are two."""
        key = "\x1f".join((self.url or self.name, self.text))
        return "p" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:20]


SHEET_END = "\f"
"""What stands in a text where one sheet of paper ends and the next begins."""


def sheet_of(text: str, position: int) -> int | None:
    """The number, from 1, of the sheet that `text[position]` is on; None where the text tells no
    sheets."""
    return text.count(SHEET_END, 0, position + 1) + 1 if SHEET_END in text else None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not read, with the reason and what to do about it."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What the text of a page tells about the page: its zones, in order and without overlap,
    covering all text but white space, and who published it and when."""

    zones: tuple[Zone, ...]
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    republished_from: str | None = None
    published: Day = UNKNOWN_DAY
