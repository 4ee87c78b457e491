"""Role nouns: which word names which part, and where a clause has one among its participants."""

from __future__ import annotations

import re

from dragoman.model import Clause, Participant
from dragoman.reading.facts.frames import in_slot
from dragoman.reading.facts.view import PageView, short

ROLE_NOUNS = {
    "guarantor": "guarantor", "co-guarantor": "guarantor", "mediator": "mediator",
    "co-mediator": "mediator", "facilitator": "facilitator", "co-facilitator": "facilitator",
    "host": "host", "co-host": "host", "observer": "observer", "witness": "witness",
    "sponsor": "sponsor", "co-sponsor": "sponsor", "signatory": "signatory",
    "broker": "mediator", "peacemaker": "mediator", "go-between": "mediator",
    "intermediary": "mediator", "convener": "host", "chair": "facilitator",
    "co-chair": "facilitator", "moderator": "facilitator", "party": "party",
}  # fmt: skip
_OF_WHAT = ("of", "in", "for", "between", "to")
_BECOME = frozenset({"join", "become", "remain", "represent", "stay"})


def role_in(participant: Participant, clause: Clause) -> str | None:
    """A role noun behind "as", behind "role of", or as what somebody joins or becomes."""
    head = participant.head
    if head in ("role", "task", "job") and re.search(
        r"\b(?:mediating|mediation)\b", participant.text
    ):
        return "mediator"
    singular = head.removesuffix("s") if head.endswith(("ors", "ers", "ies")) else head
    role = ROLE_NOUNS.get(head) or ROLE_NOUNS.get(singular)
    if participant.role == "as":
        if role is None and participant.text:
            role = ROLE_NOUNS.get(participant.text.split()[-1].lower().rstrip("s.,;"))
        return role
    if participant.role in ("object", "of") and clause.lemma in _BECOME:
        return role if head != "party" else None
    if head in ("role", "function", "part", "task"):
        for noun, value in ROLE_NOUNS.items():
            if noun != "party" and re.search(rf"\b{noun}s?\b", participant.text, re.IGNORECASE):
                return value
    return None


def in_what(view: PageView, clause: Clause) -> str | None:
    """The process or agreement the role is played in."""
    document = view.document_in(clause.start, clause.end)
    if document is not None:
        return document.name
    for slot in ("object", *_OF_WHAT):
        for participant in in_slot(clause, slot):
            if view.is_day(participant.start, participant.end):
                continue
            if not participant.actors and role_in(participant, clause) is None:
                return short(participant.text, words=12)
    return None
