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
    Polarity,
    Position,
)
from dragoman.reading.facts.beside import sentence_around
from dragoman.reading.facts.completing import actor_before
from dragoman.reading.facts.view import PageView, short

_IS = r"(?:is|are|was|were|remains?|remained|stands?|stood|has\s+been|have\s+been)\s+"
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
    (
        "supports",
        r"\b(?:favou?rs|favou?red|would\s+settle\s+for|(?:could|can)\s+live\s+with|"
        r"takes?\s+the\s+view\s+that|shares?\s+(?:this|that|the)\s+(?:view|opinion|concern)s?)\b",
    ),
    (
        "supports",
        rf"\b{_IS}(?P<no>not\s+)?(?:strongly\s+|firmly\s+|generally\s+|broadly\s+|all\s+)?"
        r"in\s+favou?r\s+of\b",
    ),
    (
        "opposes",
        rf"\b{_IS}(?P<no>not\s+)?(?:strongly\s+|firmly\s+|strictly\s+|flatly\s+|dead\s+|resolutely\s+)?"
        r"(?:against|opposed\s+to|averse\s+to)\b(?!\s+(?:the\s+)?(?:clock|law))",
    ),
    (
        "opposes",
        rf"\b{_IS}(?P<no>not\s+)?(?:very\s+|deeply\s+|still\s+|\w+ly\s+)?(?:s[ck]eptical|dissatisfied|"
        r"unhappy|uneasy|critical|suspicious|distrustful|lukewarm|displeased)\s+"
        r"(?:about|of|with|over|at|towards?)\b",
    ),
    ("opposes", r"\b(?:objects?|objected)\s+(?:strongly\s+)?to\b"),
    (
        "opposes",
        r"\b(?:has|have|had|harbours?|harbors?|raised)\s+(?:\w+\s+)?(?:doubts|reservations|misgivings|"
        r"qualms|objections)\s+(?:about|on|over|to|regarding|as\s+to|concerning)\b",
    ),
    ("rejects", r"\b(?:says?|said)\s+no\s+to\b"),
    ("rejects", r"\b(?:sees?|saw)\s+no\s+(?:need|point|reason|sense)\s+(?:for|in|to)\b"),
    (
        "rejects",
        r"\b(?:refuses?|refused|declines?|declined)\s+to\s+(?:discuss|negotiate\s+(?:over|about|on)|"
        r"consider|countenance|compromise|cede|give\s+up|back\s+down|budge)\b",
    ),
    ("hopes", r"\b(?:is|are|was|were)\s+(?:still\s+)?hoping\s+(?:for|to)\b"),
    ("fears", r"\bfear(?:s|ed)\s+(?:that|for|a|an|the)\b"),
    ("demands", r"['’]s?\s+insistence\s+(?:on|that)\b"),
)
_PATTERNS = tuple((stance, re.compile(words, re.IGNORECASE)) for stance, words in _PHRASES)
_AFTER = re.compile(r"\bat\s+the\s+insistence\s+of\s+(?:the\s+)?", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?:for|to|according\s+to)\s+(?P<who>[^.;:]{3,90}?),\s+(?P<issue>[^.,;:]{3,80})\s+(?:is|are|was|were|remains?)\s+"
    r"(?:not\s+negotiable|non-negotiable|out\s+of\s+the\s+question|unacceptable|a\s+red\s+line|"
    r"non-starter|sacrosanct)\b",
    re.IGNORECASE,
)
_NO_SUCH = re.compile(
    r"\bthere\s+(?:will|must|shall)\s+(?:never\s+)?be\s+no\s+(?!doubt|problem|need)",
    re.IGNORECASE,
)
""" "There will be no foreign troops here": whoever says so rejects them."""
_STOP = re.compile(r"[.;!?](?=\s|$)|\n")
MAX_ISSUE_WORDS = 25
MAX_ISSUE = 200
"""Characters of what a phrase is about, where no clause bounds it."""


def attitudes(view: PageView) -> Iterator[Fact | None]:
    """One position per phrase whose holder stands right before it, or is named by it."""
    text = view.page.text
    for stance, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            start, end = _around(view, found)
            mention = actor_before(text, found.start(), start, view.mentions)
            for holder in mention.actors if mention is not None else ():
                yield _held(view, holder, stance, holder.start, found, end)
    for found in _AFTER.finditer(text):
        _, end = _around(view, found)
        for mention in view.mentions.actors:
            if found.end() <= mention.start <= found.end() + 4:
                for holder in mention.actors:
                    yield _held(view, holder, "demands", found.start(), found, end)
    for found in _FOR.finditer(text):
        low, high = found.span("who")
        named = (m for m in view.mentions.actors if low <= m.start and m.end <= high)
        for holder in next((m.actors for m in named), ()):
            yield _held(view, holder, "demands", found.start(), found, found.end())
    for found in _NO_SUCH.finditer(text):
        voices = view.voices_at(*found.span())
        speaker = _speaking(view, found.start())
        if voices and speaker is not None:
            yield _held(view, speaker, "rejects", found.start(), found, _around(view, found)[1])


def _around(view: PageView, found: re.Match[str]) -> tuple[int, int]:
    """The sentence a phrase stands in, cut at the first full stop behind it."""
    start, end = sentence_around(view, found.start())
    stop = _STOP.search(view.page.text, found.end(), max(end, found.end()))
    return start, stop.start() if stop else max(end, found.end())


def _speaking(view: PageView, position: int) -> ActorRef | None:
    said = next((a for a in view.attributions if a.covers(position, position + 1)), None)
    return said.speaker if said is not None else None


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
    voices = (clause.voices if clause is not None else ()) or view.voices_at(low, high)
    return view.fact(
        low,
        high,
        Position(holder, short(issue, words=MAX_ISSUE_WORDS), stance),
        modality=Modality.ONGOING,
        polarity=Polarity.NEGATED if found.groupdict().get("no") else Polarity.AFFIRMED,
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
