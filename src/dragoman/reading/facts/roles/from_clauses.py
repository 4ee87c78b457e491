"""Roles: who guarantees, mediates, hosts, observes, sponsors.

Frames say it with verbs ("brokered the truce"). Role nouns among the participants of a verb say it
too ("agreed to act as guarantors", "took on the role of guarantors", "has joined the sponsors");
those beside names are read in `apposed`, what adjuncts and participles say in `adjuncts`, what
the words alone say in `parts` and `passing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import ActorRef, Clause, Fact, FactKind, Participant, Role
from dragoman.reading.facts.beside import members_told, row_before
from dragoman.reading.facts.frames import Match, in_slot
from dragoman.reading.facts.roles.adjuncts import adjuncts
from dragoman.reading.facts.roles.apposed import apposed
from dragoman.reading.facts.roles.blocks import blocks
from dragoman.reading.facts.roles.idioms import idioms
from dragoman.reading.facts.roles.nouns import ROLE_NOUNS, in_what, role_in
from dragoman.reading.facts.roles.parts import by_name, parts
from dragoman.reading.facts.roles.passing import passing
from dragoman.reading.facts.view import PageView

_MADE = frozenset(
    {"send", "appoint", "name", "nominate", "invite", "accept", "propose", "choose", "select",
     "designate", "recognise", "recognize", "suggest", "rule out", "reject", "list", "dispatch",
     "exclude", "regard", "see", "consider", "offer", "endorse", "approve", "welcome", "hire",
     "confirm", "keep", "retain", "replace", "install", "want", "prefer", "picture"}
)  # fmt: skip
"""Verbs that make their object something: "sent her deputy as an observer"."""
_DOING = frozenset({"sign", "act", "serve"})
"""Verbs of a part that is played; a reduced "signed as witness" may be read as a passive."""
_ALONGSIDE = ("together with", "along with", "alongside", "jointly with")


def roles(view: PageView) -> Iterator[Fact | None]:
    """All role facts of a page."""
    for match in view.of_kind(FactKind.ROLE):
        if _holds_nothing(match) or _is_for_a_body(view, match):
            continue
        for ref in (_in_apposition(view, match.clause) or match.actors()) + _company(match.clause):
            detail = Role(ref, match.frame.value, in_what(view, match.clause))
            yield view.from_clause(match.clause, detail, rule=match.frame.id)
    for clause in view.clauses:
        if clause.pos == "VERB":
            yield from _from_participants(view, clause)
        else:
            yield from apposed(view, clause)
    yield from adjuncts(view)
    yield from parts(view)
    yield from passing(view)
    yield from idioms(view)
    yield from blocks(view)


_APPOSED_THAT = re.compile(
    r",\s+(?:the|an?)\s+(?:[\w-]+\s+){1,5}(?:that|which|who)\s+(?:(?:has|have|had|also|first)\s+){0,2}$"
)


def _in_apposition(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    """ "Lakeside Watch, the group that had organised the meeting": the name before the comma."""
    low = clause.sentence[0]
    if clause.pos != "VERB":
        return ()
    that = _APPOSED_THAT.search(view.page.text[low : clause.cue_start])
    return row_before(view, low, low + that.start())[-1:] if that else ()


def _holds_nothing(match: Match) -> bool:
    """Who holds talks with somebody takes part in them and is no host ("has held talks with
    the rebels"); who acts "as a brake" has no role."""
    clause = match.clause
    if clause.lemma == "hold":
        return bool(in_slot(clause, "with")) or "with " in " ".join(
            p.text for p in in_slot(clause, "object")
        )
    if clause.lemma in ("act", "serve"):
        return True
    if clause.lemma == "guarantee":
        return not any(_GUARANTEED.search(p.text) for p in in_slot(clause, "object"))
    return clause.pos != "VERB" and clause.lemma in ROLE_NOUNS


def _is_for_a_body(view: PageView, match: Match) -> bool:
    """ "agreed to set up a mission to monitor the truce": the mission will, not who set it up."""
    before = view.page.text[match.clause.sentence[0] : match.clause.cue_start]
    return match.frame.value == "observer" and bool(_BODY_TO.search(before))


_BODY_TO = re.compile(
    r"\b(?:mechanism|missions?|commission|committee|bod(?:y|ies)|cent(?:re|er)s?|groups?|force|teams?|"
    r"panel|council|system|unit|observers|monitors)\s+(?:that|which|who)?\s*(?:is|are|will|would|shall)?\s*to\s+$"
)
_GUARANTEED = re.compile(
    r"\b(?:agreements?|accords?|deals?|pacts?|truces?|cease-?fires?|peace|safety|security|independence|"
    r"implementation|execution|integrity|neutrality|treat(?:y|ies)|settlement|passage|compliance|"
    r"constitution|borders?|frontiers?|return|process|protocol|armistice|it|them)\b"
)
""" "Oman guarantees their safety"; who "guarantees jobs" guarantees nothing between parties."""


def _company(clause: Clause) -> tuple[ActorRef, ...]:
    """ "led the mediation together with two bishops"."""
    led = clause.lemma in ("lead", "head", "chair") and not in_slot(clause, "as")
    slots = (*_ALONGSIDE, "with") if led else _ALONGSIDE
    return tuple(ref for slot in slots for p in in_slot(clause, slot) for ref in p.actors)


def _from_participants(view: PageView, clause: Clause) -> Iterator[Fact | None]:
    """Role nouns among the participants of a verb: "as mediator", "the role of guarantors"."""
    for participant in clause.participants:
        role = role_in(participant, clause)
        if role is None or participant.role in ("subject", "possessor"):
            continue
        if _WITH_ANOTHER.search(view.page.text, clause.sentence[0], participant.start):
            continue
        for ref in _filled(view, clause, participant):
            detail = Role(by_name(view, ref), role, in_what(view, clause))
            yield view.from_clause(clause, detail, rule="role.as", why=participant.text[:60])


_WITH_ANOTHER = re.compile(
    r"\bwith\s+[^,;:.]{2,60}?\s+(?:serving\s+|acting\s+)?as\s+(?:an?\s+|the\s+)?$"
)
""" "signed the accord, with Bishop Sousa as mediator": the bishop's part, not the signers'."""
_OWNED = re.compile(
    r"[’']s?\s+(?:\w+\s+){0,2}(?:presence|role|part|participation|status|credentials|position|"
    r"appointment|involvement)\s+(?:as\s+)?(?:an?\s+|the\s+)?$"
)


def _ending_at(view: PageView, position: int) -> tuple[ActorRef, ...]:
    return next((m.actors for m in view.mentions.actors if m.end == position), ())


_DENYING = frozenset({"reject", "oppose", "refuse", "dispute", "question", "resist", "rule out"})
"""Who "rejected any role for Chad as a guarantor" is no guarantor."""


def _filled(view: PageView, clause: Clause, participant: Participant) -> tuple[ActorRef, ...]:
    """Who gets the role: the object of verbs that make somebody something, else the subject."""
    text = view.page.text
    if participant.role == "as" and any(
        0 < participant.start - p.end < 5 for p in in_slot(clause, "with") if p.actors
    ):
        return ()  # "with Chad as observer": read by `parts`
    if participant.role == "as" and clause.lemma in _MADE:
        made = tuple(ref for p in in_slot(clause, "object") for ref in p.actors)
        if made:
            return made
    if clause.lemma in _DENYING and participant.role == "as":
        return ()
    owner = _OWNED.search(text, clause.sentence[0], participant.start)
    if participant.role == "as" and owner is not None:
        return _ending_at(view, owner.start())  # "objects to Oslo's presence as a guarantor"
    found = tuple(ref for p in in_slot(clause, "subject") for ref in p.actors)
    found = members_told(view, found)
    if not found and clause.lemma in _DOING:
        found = tuple(ref for p in in_slot(clause, "object") for ref in p.actors)
    if found:
        return found
    return next((step.actors for step in reversed(clause.context) if step.actors), ())
