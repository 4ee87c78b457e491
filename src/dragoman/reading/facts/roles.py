"""Roles: who guarantees, mediates, hosts, observes, sponsors.

Frames say it with verbs ("brokered the truce"). Role nouns say it in four ways, each a rule here:
- predicate: "Qatar is the sole sponsor of the talks"
- as: "agreed to act as guarantors", "serves as mediator"
- of-noun: "took on the role of guarantors"
- adjunct: "with the mediation of Oman", "under the auspices of the African Union"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import ActorRef, Clause, Fact, FactKind, Modality, Participant, Role
from dragoman.reading.facts.frames import in_slot
from dragoman.reading.facts.view import PageView, short

_ROLE_NOUNS = {
    "guarantor": "guarantor", "co-guarantor": "guarantor", "mediator": "mediator",
    "co-mediator": "mediator", "facilitator": "facilitator", "co-facilitator": "facilitator",
    "host": "host", "co-host": "host", "observer": "observer", "witness": "witness",
    "sponsor": "sponsor", "co-sponsor": "sponsor", "signatory": "signatory",
    "broker": "mediator", "peacemaker": "mediator", "go-between": "mediator",
    "intermediary": "mediator", "convener": "host",
}  # fmt: skip
_ROLE_ACTS = {
    "mediation": "mediator", "auspices": "sponsor", "sponsorship": "sponsor",
    "facilitation": "facilitator", "good offices": "facilitator", "brokerage": "mediator",
    "aegis": "sponsor", "patronage": "sponsor",
}  # fmt: skip
_OF_WHAT = ("of", "in", "for", "between", "to")
_ACT_OF = re.compile(
    r"\b(?:with|under|through|thanks to|by)\s+(?:the\s+)?(?:joint\s+)?"
    r"(mediation|auspices|sponsorship|facilitation|good offices|aegis|patronage)\s+of\s+",
    re.IGNORECASE,
)


def roles(view: PageView) -> Iterator[Fact | None]:
    """All role facts of a page."""
    for match in view.of_kind(FactKind.ROLE):
        for ref in match.actors():
            detail = Role(ref, match.frame.value, _in(view, match.clause))
            yield view.from_clause(match.clause, detail, rule=match.frame.id)
    for clause in view.clauses:
        yield from _from_nouns(view, clause)
    yield from _from_adjuncts(view)


def _from_nouns(view: PageView, clause: Clause) -> Iterator[Fact | None]:
    if clause.pos != "VERB":
        role = _ROLE_NOUNS.get(clause.lemma)
        if role:
            for ref in _subjects(clause):
                yield view.from_clause(clause, Role(ref, role, _in(view, clause)), rule="role.is")
        return
    for participant in clause.participants:
        role = _role_in(participant)
        if role is None or participant.role in ("subject", "possessor"):
            continue
        for ref in _subjects(clause):
            detail = Role(ref, role, _in(view, clause))
            yield view.from_clause(clause, detail, rule="role.as", why=participant.text[:60])


def _role_in(participant: Participant) -> str | None:
    """A role noun behind "as", or behind "role of"."""
    singular = (
        participant.head.rstrip("s") if participant.head.endswith("ors") else participant.head
    )
    if participant.role == "as":
        return _ROLE_NOUNS.get(singular)
    if participant.head in ("role", "function", "part", "task"):
        for noun, role in _ROLE_NOUNS.items():
            if re.search(rf"\b{noun}s?\b", participant.text, re.IGNORECASE):
                return role
    return None


def _subjects(clause: Clause) -> tuple[ActorRef, ...]:
    found = tuple(ref for p in in_slot(clause, "subject") for ref in p.actors)
    if found:
        return found
    return next((step.actors for step in reversed(clause.context) if step.actors), ())


def _in(view: PageView, clause: Clause) -> str | None:
    """The process or agreement the role is played in."""
    document = view.document_in(clause.start, clause.end)
    if document is not None:
        return document.name
    for slot in ("object", *_OF_WHAT):
        for participant in in_slot(clause, slot):
            if not participant.actors and _role_in(participant) is None:
                return short(participant.text, words=12)
    return None


def _from_adjuncts(view: PageView) -> Iterator[Fact | None]:
    """ "the negotiating process, which is held with the mediation of Russia"."""
    text = view.page.text
    for found in _ACT_OF.finditer(text):
        for mention in view.mentions.actors:
            if not 0 <= mention.start - found.end() <= len("the "):
                continue
            clause = _clause_around(view, found.start())
            for ref in mention.actors:
                detail = Role(ref, _ROLE_ACTS[found.group(1).lower()], None)
                yield view.fact(
                    clause.start if clause else found.start(),
                    max(mention.end, clause.end if clause else 0),
                    detail,
                    modality=clause.modality if clause else Modality.ACTUAL,
                    voices=clause.voices if clause else (),
                    rule="role.adjunct",
                    why=found.group(0).strip(),
                )


def _clause_around(view: PageView, position: int) -> Clause | None:
    around = [c for c in view.clauses if c.pos == "VERB" and c.start <= position < c.end]
    return min(around, key=lambda c: c.end - c.start, default=None)
