"""What a page tells of a day: its sentences that name one, and those that open it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.language.sentences import split
from dragoman.model import Day, DayMention, Layout, Precision
from dragoman.reading.markup import without_markup
from dragoman.reading.mentions.days import tag_days
from dragoman.reading.paragraphs import paragraphs_of

LEAD = 6
"""Sentences with which a page opens: where news tells what is new, often without naming the day."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a page's body, `text[start:end]` of the page; `place` counts from 0. `days` are
    the single days it names, ascending; `published` is the page's own, None where not known to
    the day."""

    page: str
    published: date | None
    place: int
    start: int
    end: int
    words: str
    days: tuple[date, ...]


def told_in(page: str, text: str, layout: Layout) -> Iterator[Told]:
    """The sentences of a page's body that name a day or open the page; other zones tell nothing."""
    plain = without_markup(text)
    spans = [
        (low + start, low + end)
        for low, high in paragraphs_of(text, layout)
        for start, end in split(plain[low:high])
    ]
    published = single_day(layout.published)
    days = _days(spans, tag_days(plain, spans, published=layout.published))
    for place, ((start, end), named) in enumerate(zip(spans, days, strict=True)):
        if named or (place < LEAD and published):
            yield Told(page, published, place, start, end, text[start:end], named)


def single_day(day: Day) -> date | None:
    """The day, where it is known to the day."""
    exact = day.precision is Precision.DAY and day.start == day.end
    return day.start if exact else None


def _days(
    spans: Sequence[tuple[int, int]], mentions: Sequence[DayMention]
) -> list[tuple[date, ...]]:
    """The single days that each sentence names."""
    named: list[set[date]] = [set() for _ in spans]
    starts = [start for start, _ in spans]
    for mention in mentions:
        day = single_day(mention.day)
        if day is not None:
            named[bisect_right(starts, mention.start) - 1].add(day)
    return [tuple(sorted(days)) for days in named]
