"""What a browser saw of the record when it was last here, kept in a cookie of its own."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

SEEN_COOKIE = "dragoman-seen"
APART = timedelta(minutes=30)
"""Looks less far apart are one visit."""
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Visit:
    """Pages in the record at the end of the visit before (`before`), and when it was last looked
    at (`at`, seconds since 1970) with how many (`pages`)."""

    before: int
    at: int
    pages: int

    @property
    def when(self) -> str:
        """The last look in words, in the time of this machine."""
        return datetime.fromtimestamp(self.at).strftime("%-d %b %Y, %H:%M")

    def looked(self, pages: int, now: datetime) -> Visit:
        """The visit with one more look; a new one where the last was long ago."""
        moment = int(now.timestamp())
        fresh = moment - self.at > APART.total_seconds()
        return replace(self, before=self.pages if fresh else self.before, at=moment, pages=pages)

    def cookie(self, record: str) -> str:
        """The visit as it is kept; `record` names the file, since browsers keep one cookie for all
        ports of a machine."""
        return f"{self.before}.{self.at}.{self.pages}.{_sum(record)}"


def visit_in(cookie: str, record: str) -> Visit | None:
    """The visit that a cookie tells of; None where it tells of none."""
    parts = cookie.split(".")
    if len(parts) != 4 or not all(_number(part) for part in parts):
        return None
    before, at, pages, of = map(int, parts)
    if of != _sum(record):
        return None
    return Visit(before, at, pages)


def first_visit(pages: int, now: datetime) -> Visit:
    """The visit of somebody who was never here."""
    return Visit(pages, int(now.timestamp()), pages)


def _sum(record: str) -> int:
    return zlib.crc32(record.encode(errors="replace"))


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST
