"""Days, statuses, voices and facts in the words that people are shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from dragoman.model import (
    ActorRef,
    Day,
    FactKind,
    Precision,
    RoleHolder,
    Stance,
    Status,
    Voice,
)

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ARROW = " › "

STATUS_MARKS = {
    Status.HAPPENED: "●",
    Status.ONGOING: "◐",
    Status.PLANNED: "○",
    Status.CALLED_FOR: "◇",
    Status.POSSIBLE: "◌",
    Status.CONDITIONAL: "△",
    Status.CLAIMED: "■",
    Status.NEGATED: "⊘",
    Status.DENIED: "✕",
    Status.CANCELLED: "⊗",
}
"""A mark beside each status word, for eyes that run down a column; never without the word."""


def day_text(day: Day) -> str:
    """A day as far as it is known: "20 Dec 2016", "Dec 2016", "by 2 Feb 2017", "day unknown"."""
    if day.start is None and day.end is None:
        return _bounds_text(day)
    if day.start is None or day.end is None:
        return f"by {_date(day.end)}" if day.end else f"from {_date(day.start or date.min)}"
    return _interval_text(day.start, day.end, day.precision)


def on_day(day: Day) -> str:
    """A day behind a verb: "on 20 Dec 2016", "in Dec 2016", "by 2 Feb 2017"; "" where unknown."""
    if not day.known:
        return ""
    text = day_text(day)
    if day.start is None or day.end is None:
        return text
    if day.start == day.end:
        return f"on {text}"
    return f"in the {text}" if text.startswith("week") else f"in {text}"


def status_text(status: Status) -> str:
    """A status in plain words: "called for"."""
    return status.value.replace("_", " ")


def kind_text(kind: FactKind) -> str:
    """A kind in plain words: "monitor report"."""
    return kind.value.replace("_", " ")


def voice_text(voice: Voice) -> str:
    """Who speaks, and what he does with it where that is more than telling it."""
    if voice.stance in (Stance.DENIES, Stance.DOUBTS):
        return f"{voice.name} ({voice.stance.value})"
    return voice.name


def voices_text(voices: Iterable[Voice]) -> str:
    """The chain of voices, outermost first: "media reports › a ministry official"; who passes on
    his own words is named once."""
    return _ARROW.join(text for text, _ in groupby(voice_text(voice) for voice in voices))


def names(actors: Iterable[ActorRef | RoleHolder]) -> tuple[str, ...]:
    """Canonical names, each once, in order."""
    found = (a.actor.name if isinstance(a, RoleHolder) else a.name for a in actors)
    return tuple(dict.fromkeys(found))


def _date(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _bounds_text(day: Day) -> str:
    if day.not_before and day.not_after:
        return f"between {_date(day.not_before)} and {_date(day.not_after)}"
    if day.not_before:
        return f"from {_date(day.not_before)}"
    return f"by {_date(day.not_after)}" if day.not_after else "day unknown"


def _interval_text(start: date, end: date, precision: Precision) -> str:
    if start == end:
        return _date(start)
    last_of_month = (end + timedelta(1)).day == 1 if end < date.max else True
    if start.day == 1 and last_of_month and start.year == end.year:
        if start.month == end.month:
            return f"{_MONTHS[start.month - 1]} {start.year}"
        if (start.month, end.month) == (1, 12):
            return str(start.year)
        return f"{_MONTHS[start.month - 1]}–{_MONTHS[end.month - 1]} {start.year}"
    if precision is Precision.WEEK and (end - start).days < 7:
        return f"week of {_date(start)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_date(end)}"
    return f"{_date(start)} – {_date(end)}"
