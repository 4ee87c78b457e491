"""What lies between a file and its pages: one document as bytes, with what is stated of it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from dragoman.model import UNKNOWN_DAY, Day, Page
from dragoman.pages.formats import Format


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated of a page from outside it: by its row, feed or archive, or by the caller."""

    outlet: str | None = None
    published: Day = UNKNOWN_DAY
    url: str | None = None
    language: str | None = None
    title: str | None = None
    byline: str | None = None

    def over(self, other: Stated) -> Stated:
        """What this tells, and what `other` tells where this is silent."""
        return Stated(
            self.outlet or other.outlet,
            self.published if self.published.known else other.published,
            self.url or other.url,
            self.language or other.language,
            self.title or other.title,
            self.byline or other.byline,
        )

    def put_on(self, page: Page) -> Page:
        """The page with what is stated in the place of what it says itself; an address names it."""
        stated = {field.name: getattr(self, field.name) for field in fields(self)}
        given = {name: value for name, value in stated.items() if value and name != "published"}
        if self.published.known:
            given["published"] = self.published
        return replace(page, **given) if given else page


NOTHING_STATED = Stated()


@dataclass(frozen=True, slots=True)
class Part:
    """One document, not yet looked into: cheap to make, cheap to send to another process.

    `data` is text where something else has decoded it already (a row's field).
    """

    name: str
    kind: Format
    data: bytes | str
    stated: Stated = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A page that was found and is not wanted; `reason` is one of few, to be counted."""

    name: str
    reason: str
