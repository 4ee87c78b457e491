"""Heads of lists: who is bound by the points below them, and whether they are only advice."""

from __future__ import annotations

import re

from dragoman.lexicon.sieves import sieve
from dragoman.model import ActorRef, Clause
from dragoman.reading.facts.commitments.obliged import unnamed
from dragoman.reading.facts.frames import in_slot
from dragoman.reading.facts.view import PageView

MAX_LEAD = 1500
"""Characters back from a point to the head of its list."""
_LEAD = sieve(r"(?P<lead>[^\n:]{8,400}):\s*(?:\n|$)")
_ADVICE = re.compile(
    r"\b(?:recommend\w*|should|ought|urges?|urged|propos\w+|demands?|demanded|calls?\s+(?:on|for)|"
    r"called\s+(?:on|for)|suggest\w*|advis\w+|asks?|want|insists?)\b",
    re.IGNORECASE,
)


def of_lead(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    """Who heads the list a point stands in: "The two presidents: (1) agreed to open …"."""
    head = _head_before(view, clause.sentence[0])
    if head is None:
        return ()
    for other in view.clauses:
        if head.start("lead") <= other.cue_start < head.end("lead"):
            found = tuple(ref for p in in_slot(other, "subject") for ref in p.actors)
            if found or (found := unnamed(other)):
                return found
    return ()


def is_advice(view: PageView, position: int) -> bool:
    """Whether the list a point stands in is what somebody asks for: "We recommend that: 1. …"."""
    head = _head_before(view, position)
    return head is not None and _ADVICE.search(head["lead"]) is not None


def _head_before(view: PageView, position: int) -> re.Match[str] | None:
    heads = list(_LEAD.finditer(view.page.text, max(0, position - MAX_LEAD), position))
    return heads[-1] if heads else None
