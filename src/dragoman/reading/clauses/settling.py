"""A day as its clause means it: a stretch from the one to the other, ahead of the page's day or
behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.language.trees import Tree
from dragoman.model import Basis, Day, DayMention, Modality, Token

_TO_COME = frozenset(
    {Modality.PLANNED, Modality.CALLED_FOR, Modality.POSSIBLE, Modality.CONDITIONAL}
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_GONE = frozenset({"last", "past", "previous", "this"})
BESIDE = 12
"""Characters between the two ends of a stretch of days: " to the ", " and "."""


def stretch(told: DayMention, ends: Sequence[DayMention]) -> Day:
    """The day told; where it opens a stretch whose end is told beside it, from the one to the
    other ("from 14 August to 4 September")."""
    last = next((d for d in ends if d.start >= told.end), None)
    first, end = told.day, last.day.end if last is not None else None
    if (
        told.role != "from"
        or last is None
        or not 0 <= last.start - told.end <= BESIDE
        or end is None
    ):
        return first
    if first.start is None or end < first.start:
        return first
    return replace(first, end=end, text=f"{told.text} – {last.text}")


def settle(day: Day, modality: Modality, tense: str, published: Day) -> Day:
    """A weekday or a date without a year, read the way its clause looks: what is planned or called
    for lies ahead of the page's day, what was done behind it.

    The day tagger reads words and may take the wrong verb for the date's own: "called on all sides
    to disarm before voting opens in June". Years, "last", "next" and days known otherwise stand.
    """
    words = (day.text or "").lower().split()
    said, start, end = published.end, day.start, day.end
    if day.basis is not Basis.RELATIVE or said is None or start is None or end is None:
        return day
    if any(len(w) >= 4 and w.strip(".,").isdigit() for w in words) or _GONE & set(words):
        return day
    ahead = modality in _TO_COME or tense == "future"
    if not ahead or end >= said:
        return day
    if any(w.strip(".,") in _WEEKDAYS for w in words) and (said - end).days <= 7:
        week = timedelta(days=7)
        return replace(day, start=start + week, end=end + week)
    if any(w.strip(".,") in _MONTHS for w in words) and (said - end).days < 366:
        return _next_year(day, start, end)
    return day


def _next_year(day: Day, start: date, end: date) -> Day:
    if (2, 29) in ((start.month, start.day), (end.month, end.day)):
        return day
    return replace(
        day, start=start.replace(year=start.year + 1), end=end.replace(year=end.year + 1)
    )


def lies_behind(tree: Tree, token: Token) -> bool:
    """Whether the plan itself is past: "was to have been signed on Thursday", "the signing had
    been scheduled for 16 November, but …"."""
    if token.tag == "VBD":
        return True
    chain = (token, *tree.ancestors(token))
    helpers = (c for word in chain for c in tree.children(word, "aux", "aux:pass", "cop"))
    return any(c.tag == "VBD" and c.lemma in ("have", "be") for c in helpers)
