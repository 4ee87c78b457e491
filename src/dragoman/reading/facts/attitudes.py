"""Positions told in phrases that no single predicate carries: "cannot accept", "has no intention
of", "made it a condition", "is hoping for", "at the insistence of"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import (
    UNKNOWN_DAY,
    ActorKind,
    ActorRef,
    Clause,
    Fact,
    Modality,
    Position,
)
from dragoman.reading.facts.completing import actor_before
from dragoman.reading.facts.truces import voices_at
from dragoman.reading.facts.view import PageView, short

_PHRASES = (
    (
        "ready",
        r"\b(?:is|are|was|were|remains?|remained|stands?|stood)\s+(?:\w+ly\s+|also\s+|still\s+)?"
        r"(?:ready|prepared|willing)\s+to\b",
    ),
    (
        "rejects",
        r"\b(?:would|will|could|can)\s+(?:never|not)\s+(?:ever\s+)?(?:agree|consent|submit|bow|yield)"
        r"\s+to\b",
    ),
    (
        "rejects",
        r"\b(?:cannot|can\s+not|could\s+not|will\s+(?:not|never)|would\s+(?:not|never))"
        r"(?:,[^,;.]{1,60},)?\s+(?:accept|tolerate|countenance|recogni[sz]e|condone)\b",
    ),
    (
        "rejects",
        r"\b(?:has|have|had)\s+no\s+(?:intention\s+of|interest\s+in|wish\s+to|desire\s+to)\b",
    ),
    (
        "rejects",
        r"\b(?:has|have|had)\s+no\s+plans?\s+to\s+"
        r"(?!meet|visit|travel|return|attend|talk|go|come|be)\w+",
    ),
    (
        "demands",
        r"\b(?:(?:has|have|had)\s+)?made\s+[^.;]{3,80}?\s+(?:a\s+(?:pre-?)?condition|"
        r"conditional\s+(?:on|upon))\b",
    ),
    (
        "supports",
        r"\bwould\s+(?:much\s+)?(?:like\s+to\s+see|have\s+preferred|prefer|back|support|favou?r)\b",
    ),
    ("hopes", r"\b(?:is|are|was|were)\s+(?:still\s+)?hoping\s+(?:for|to)\b"),
    ("fears", r"\bfear(?:s|ed)\s+(?:that|for|a|an|the)\b"),
    ("demands", r"['’]s?\s+insistence\s+(?:on|that)\b"),
)
_PATTERNS = tuple((stance, re.compile(words, re.IGNORECASE)) for stance, words in _PHRASES)
_AFTER = re.compile(r"\bat\s+the\s+insistence\s+of\s+(?:the\s+)?", re.IGNORECASE)
_FOR = re.compile(
    r"\bfor\s+(?P<who>[^.;:]{3,90}?),\s+(?P<issue>[^.,;:]{3,80})\s+(?:is|are|was|were|remains?)\s+"
    r"(?:not\s+negotiable|non-negotiable|out\s+of\s+the\s+question|unacceptable|a\s+red\s+line|"
    r"non-starter|sacrosanct)\b",
    re.IGNORECASE,
)
MAX_ISSUE_WORDS = 25
MAX_ISSUE = 200
"""Characters of what a phrase is about, where no clause bounds it."""


def attitudes(view: PageView) -> Iterator[Fact | None]:
    """One position per phrase whose holder stands right before it, or is named by it."""
    text = view.page.text
    for start, end in dict.fromkeys(clause.sentence for clause in view.clauses):
        for stance, pattern in _PATTERNS:
            for found in pattern.finditer(text, start, end):
                mention = actor_before(text, found.start(), start, view.mentions)
                if mention is not None:
                    for holder in mention.actors:
                        yield _held(view, holder, stance, mention.start, found, end)
        for found in _AFTER.finditer(text, start, end):
            for mention in view.mentions.actors:
                if found.end() <= mention.start <= found.end() + 4:
                    for holder in mention.actors:
                        yield _held(view, holder, "demands", found.start(), found, end)
        for found in _FOR.finditer(text, start, end):
            low, high = found.span("who")
            for mention in view.mentions.actors:
                if low <= mention.start and mention.end <= high:
                    yield from (
                        _held(view, holder, "demands", found.start(), found, found.end())
                        for holder in mention.actors
                    )
                    break


def _held(
    view: PageView, holder: ActorRef, stance: str, low: int, found: re.Match[str], end: int
) -> Fact | None:
    if holder.kind is ActorKind.OUTLET:
        return None
    clause = _clause_in(view, found)
    high = min(end, found.end() + MAX_ISSUE)
    if clause is not None and clause.end > found.end():
        high = clause.end
    issue = found.groupdict().get("issue") or view.page.text[found.end() : high].strip(" ,.;:")
    issue = issue or found.group(0)
    voices = clause.voices if clause is not None else voices_at(view, low, high)
    return view.fact(
        low,
        high,
        Position(holder, short(issue, words=MAX_ISSUE_WORDS), stance),
        modality=Modality.ONGOING,
        voices=voices,
        day=clause.day if clause is not None else UNKNOWN_DAY,
        rule="position.phrase",
        why=found.group(0),
    )


def _clause_in(view: PageView, found: re.Match[str]) -> Clause | None:
    inside = [c for c in view.clauses if found.start() <= c.cue_start < found.end() + 1]
    verbs = [c for c in inside if c.pos != "NOUN"]
    found_in = verbs or inside
    return found_in[-1] if found_in else None
