"""Small pages for the tests: one line, one published day."""

from __future__ import annotations

from datetime import date

from dragoman.model import UNKNOWN_DAY, Basis, Day, DayMention, Precision
from dragoman.reading.mentions.days import tag_days

PUBLISHED = date(2016, 12, 22)  # a Thursday


def on(published: date) -> Day:
    return Day(published, published, Precision.DAY, Basis.STATED)


def read(*sentences: str, published: Day | None = None) -> tuple[DayMention, ...]:
    """The mentions of a page made of these sentences."""
    text = " ".join(sentences)
    spans: list[tuple[int, int]] = []
    at = 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return tag_days(text, spans, published=on(PUBLISHED) if published is None else published)


def one(*sentences: str, published: Day | None = None) -> DayMention:
    """The last mention of such a page."""
    mentions = read(*sentences, published=published)
    assert mentions, f"nothing found in {sentences}"
    return mentions[-1]


NOWHERE = UNKNOWN_DAY
