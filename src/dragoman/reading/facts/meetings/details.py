"""What a meeting was like: its format, its level and its topic, from the words of its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import ActorRef, Clause
from dragoman.reading.facts.frames import in_slot
from dragoman.reading.facts.view import short

_TOPIC_SLOTS = ("on", "about", "over", "regarding", "concerning")
_DAY = re.compile(
    r"(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_FORMAT_WORDS = (
    ("press conference", "press conference"), ("news conference", "press conference"),
    ("phone", "phone call"), ("telephone", "phone call"), ("trilateral", "trilateral"),
    ("tripartite", "trilateral"), ("three-way", "trilateral"), ("bilateral", "bilateral"),
    ("summit", "summit"), ("conference", "conference"), ("talks", "talks"),
    ("negotiation", "talks"), ("visit", "visit"), ("round", "round"),
)  # fmt: skip
"""Words in the clause that settle the format, most telling first."""


def format_of(words: str, value: str) -> str:
    lowered = words.lower()
    return next((name for word, name in _FORMAT_WORDS if word in lowered), value or "meeting")


@cache
def _levels() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Title, the title as words, level; the longest title first."""
    rows = {(row["title"].lower(), row["level"]) for row in load_table("titles") if row["level"]}
    return tuple(
        (title, re.compile(rf"\b{re.escape(title)}s?\b"), level)
        for title, level in sorted(rows, key=lambda row: -len(row[0]))
    )


def level_of(actors: Sequence[ActorRef], words: str) -> str | None:
    """The level of a meeting, from the titles in its words."""
    lowered = words.lower()
    return next(
        (level for title, title_as_words, level in _levels()
         if title in lowered and title_as_words.search(lowered)),
        None,
    )  # fmt: skip


def topic_of(clause: Clause) -> str | None:
    for slot in _TOPIC_SLOTS:
        for participant in in_slot(clause, slot):
            if _DAY.match(participant.text):
                continue  # "talks are to begin on 10 March"
            if not participant.actors or len(participant.text.split()) > 2:
                return short(participant.text, words=14)
    return None
