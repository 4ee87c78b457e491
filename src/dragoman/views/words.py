"""Days, statuses, voices and facts in the words that people are shown."""

from __future__ import annotations

from collections.abc import Iterable
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
from dragoman.record.day_words import day_text

__all__ = [
    "STATUS_MARKS",
    "day_text",
    "kind_text",
    "names",
    "on_day",
    "status_text",
    "voice_text",
    "voices_text",
]

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


def on_day(day: Day) -> str:
    """A day behind a verb: "on 20 Dec 2016", "in Dec 2016", "by 2 Feb 2017"; "" where unknown."""
    if not day.known:
        return ""
    text = day_text(day)
    if day.start is None or day.end is None:
        return text
    if day.start == day.end or (day.precision is Precision.DAY and text[:1].isdigit()):
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
