"""Truces told of in passing: "the 1991 ceasefire", "a truce with five armed groups", "their own
ceasefire". What tells which truce is meant makes it a fact; a bare "the truce" tells nothing new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.lexicon.sieves import sieve
from dragoman.model import UNKNOWN_DAY, ActorRef, Ceasefire, Day, Fact, Modality
from dragoman.reading.facts.beside import clause_around, inside, sentence_around
from dragoman.reading.facts.ceasefires.states import TRUCE_WORDS
from dragoman.reading.facts.view import PageView, short

_MADE = (
    r"(?:declared|signed|agreed|brokered|negotiated|mediated|proclaimed|announced|concluded|"
    r"reached|"
    r"monitored|guaranteed|observed|established|imposed|arranged|struck|worked\s+out|"
    r"in\s+(?:force|place|"
    r"effect))"
)
_TOLD_BEFORE = (
    r"(?P<which>\b(?:1[89]|20)\d\d\s+|\b[\w-]+[’']s?\s+(?:own\s+)?|\b(?:its|their|his|"
    r"our)\s+(?:own\s+)?|"
    r"\b(?:an?\s+|the\s+|this\s+)?(?:[\w-]+\s+)?(?:unilateral|bilateral|de\s+facto|indefinite|"
    r"open-ended|"
    r"permanent|[\w-]+-(?:day|week|month|hour|year)(?:-long)?|(?:day|week|month|year)-long|"
    r"seven-day|Christmas|Easter|Ramadan|Eid|nationwide|local|joint|formal|definitive|existing|"
    r"new)\s+)"
)
_TOLD_BEHIND = (
    r"(?P<tail>,?\s+(?:of\s+(?=\d|[A-Z][a-z]+\s+(?:\d|of)|last|this|early|late|mid)|between\s+|"
    r"with\s+(?=\w)|in\s+(?=[A-Z]|the\s)|"
    r"along\s+|across\s+|around\s+(?=[A-Z])|on\s+the\s+|since\s+|(?:which|that)\s+(?:\w+\s+){0,4}?"
    rf"(?:took|came|began|went|entered|ended|expire[ds]?|had\s+been|was|were|it|he|they)\b|"
    rf"(?:which\s+)?(?:\w+ly\s+|first\s+)?{_MADE}\b)"
    r"[^.;:!?\n]{0,120})"
)
_NAMED = sieve(
    rf"{_TOLD_BEFORE}(?P<one>{TRUCE_WORDS})(?!\s+(?:talks|lines?|monitor\w*|commission|"
    rf"committee|violations?|"
    r"proposal|offer|plan|negotiations?|call|breach\w*))\b|"
    rf"\b(?P<two>{TRUCE_WORDS})(?:\s+(?:agreement|accord|deal|pact))?{_TOLD_BEHIND}",
    re.IGNORECASE,
)
_STOP = sieve(
    r",\s+(?:and|but|while|as|who|where|when|after|before)\b|\s+(?:but|while|when|as|that\s+has)\b"
)
MAX_PARTIES = 90
NEAR_DAY = 40
"""Characters behind a truce within which a day is its own."""


def named_truces(view: PageView, told: Sequence[Fact]) -> Iterator[Fact | None]:
    """One per sentence that tells of a truce in passing and nothing else of it."""
    seen: list[tuple[int, int]] = [(fact.start, fact.end) for fact in told]
    for found in _NAMED.finditer(view.page.text):
        low, high = sentence_around(view, found.start())
        if any(a < high and low < b for a, b in seen):
            continue
        fact = _fact(view, found, low, high)
        if fact is not None:
            seen.append((low, high))
            yield fact


def _fact(view: PageView, found: re.Match[str], low: int, high: int) -> Fact | None:
    text = view.page.text
    start = max(low, found.start("which") if found.group("which") else found.start("two"))
    stop = _STOP.search(text, found.end("one") if found.group("one") else found.end("two"), high)
    end = (
        min(found.end(), stop.start()) if stop and stop.start() > start else min(found.end(), high)
    )
    clause = clause_around(view, start)
    position = found.start("one") if found.group("one") else found.start("two")
    parties = _parties(view, found, start, min(high, found.end()))
    return view.fact(
        start,
        end,
        Ceasefire(
            parties=parties,
            scope=_scope(view, position, end),
            agreement=view.document_in(low, high),
        ),
        modality=clause.modality if clause is not None else Modality.ACTUAL,
        voices=clause.voices if clause is not None else view.voices_at(start, end),
        day=_day(view, start, min(end, position + NEAR_DAY)),
        rule="ceasefire.named",
        why=found.group("one") or found.group("two"),
    )


def _parties(view: PageView, found: re.Match[str], start: int, end: int) -> tuple[ActorRef, ...]:
    """Whose truce: the owner in front, or who stands behind "between" and "with"."""
    if found.group("which"):
        return inside(view, start, found.start("one"))
    tail = found.group("tail").lstrip(" ,").lower()
    if not tail.startswith(("between", "with")):
        return ()
    return inside(view, found.start("tail"), min(end, found.start("tail") + MAX_PARTIES))


def _scope(view: PageView, start: int, end: int) -> str | None:
    where = _WHERE.search(view.page.text, start, end)
    if where is None or view.is_day(*where.span(1)):
        return None
    return short(where[1], words=10)


_WHERE = re.compile(r"\s+(?:in|along|across|around)\s+(?=the\s|[A-Z])([^,.;]{3,60})")


def _day(view: PageView, start: int, end: int) -> Day:
    return next((m.day for m in view.mentions.days if start <= m.start < end), UNKNOWN_DAY)
