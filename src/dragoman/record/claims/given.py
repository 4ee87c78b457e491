"""Where the facts behind claims and lifecycles come from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from dragoman.model import Day, Fact
from dragoman.record.stories import Origin

if TYPE_CHECKING:
    from dragoman.record.record import Record

_ENDS = re.compile(r"[.!?…][\"”’»)\]]*\s|\n")
"""Where one sentence ends and the next may begin."""
_FAR = 500
"""Characters looked at on either side of a quote: some pages have no full stops."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where facts come from: the origin of a fact, the day its page (by id) was published, and the
    whole sentence a fact stands in (its quote may be one clause of it)."""

    origin: Callable[[Fact], Origin]
    published: Callable[[str], Day]
    sentence: Callable[[Fact], str] = lambda fact: fact.quote


def appeared(published: Day) -> date | None:
    """The day by which a page was there; None where nobody can say."""
    return published.end or published.not_after


def sources_of(record: Record) -> Sources:
    """The sources of a record's facts; each page is asked for once."""

    @cache
    def published(page: str) -> Day:
        return record.published(page)

    @cache
    def text(page: str) -> str:
        return record.text(page)

    @cache
    def sentence(page: str, start: int, end: int) -> str:
        return around(text(page), start, end)

    origins: dict[tuple[str, ...], Origin] = {}

    def origin(fact: Fact) -> Origin:
        key = (fact.page, *(voice.name for voice in fact.voices))
        if key not in origins:
            (origins[key],) = record.origins([fact])
        return origins[key]

    return Sources(origin, published, lambda fact: sentence(fact.page, fact.start, fact.end))


def around(text: str, start: int, end: int) -> str:
    """The sentence or sentences that `text[start:end]` stands in."""
    low = max(0, start - _FAR)
    begins = [found.end() for found in _ENDS.finditer(text, low, start)]
    ends = _ENDS.search(text, max(start, end - 1), min(len(text), end + _FAR))
    return text[begins[-1] if begins else low : ends.start() + 1 if ends else end + _FAR].strip()
