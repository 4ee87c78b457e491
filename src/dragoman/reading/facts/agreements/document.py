"""Which document a clause is about: named in it, or pointed to from it ("signed it")."""

from __future__ import annotations

import re

from dragoman.model import AgreementRef, Clause, Participant
from dragoman.reading.facts.frames import POINTERS, Match, class_words, in_slot
from dragoman.reading.facts.view import PageView, document_kind, reference, short

SIGNING = frozenset({"sign", "signing", "signature", "initial", "initialling", "ink"})
_ALONE = frozenset({"hold out", "violate"})
"""Verbs that tell of a document only where one was told of shortly before."""
_DOCUMENT_SLOTS = ("object", "subject", "of", "to", "on", "in", "for")
_POINTING = frozenset({"nothing", "it", "there", "those", "these", "that", "both", "them all"})
_SPAN = re.compile(r"^(?:\w+\s+){0,2}(?:hours?|minutes?|days?|weeks?|months?)$", re.IGNORECASE)
""" "refused to sign only hours before the summit": a time that trees take for the object."""
MAX_NEAR = 600
_ASKED = frozenset({"what", "which", "who", "whatever"})
_UNSIGNED = frozenset(
    {"book", "autograph", "register", "visitor", "check", "cheque", "shirt", "copy", "form", "name",
     "player", "striker", "song", "one", "time", "hour", "day", "year"}
)  # fmt: skip
_AGREED_TO_DO = re.compile(
    r"[^.;:“”\"]{0,40}?\bto\s+(?!(?:an?|the|this|that|these|those|all|its|their|his|her|any|some|no|"
    r"hold|sign|conclude|adopt|reach|[A-Z])\b)[a-z]+\s"
)


def document_of(view: PageView, match: Match) -> AgreementRef | None:
    """What document a clause is about: named in it, or pointed to from it ("signed it")."""
    clause = match.clause
    for slot in _DOCUMENT_SLOTS:
        for participant in in_slot(clause, slot):
            if slot == "object" and clause.pos == "NOUN":
                continue  # "the signing takes place"
            found = view.document(participant)
            if found is not None:
                return found
            kind = document_kind(participant.head)
            if kind is not None:
                return AgreementRef(short(participant.text, words=12), kind)
    kind = document_kind(clause.lemma) if clause.pos == "NOUN" else None
    if kind is not None:
        return view.document_in(clause.cue_start, clause.cue_end) or AgreementRef(clause.cue, kind)
    named = view.document_in(clause.start, clause.end)
    if match.frame.value == "reached" and clause.lemma == "agree" and _to_do(view, clause):
        return AgreementRef("agreement", "agreement")
    if named is None and clause.lemma in _ALONE:
        return None if in_slot(clause, "object") else _near(view, clause)
    if named is None and _points_back(clause):
        named = view.document_before(clause.start) or _last(view, clause.start)
        if named is None and clause.lemma in SIGNING:
            return AgreementRef("agreement", "agreement")
    if named is None and clause.lemma in SIGNING and clause.pos == "VERB":
        return _whatever(clause)
    terms = next((p for slot in ("object", "to", "in", "with", "for") for p in in_slot(clause, slot)
                  if p.head in class_words("conditions")), None)  # fmt: skip
    if named is None and terms is not None and match.frame.of_class:
        return AgreementRef(short(terms.text, words=12), "plan")
    if named is None and match.frame.value == "proposed" and in_slot(clause, "object"):
        return AgreementRef(short(in_slot(clause, "object")[0].text, words=12), "plan")
    if named is None and match.frame.value == "reached" and clause.lemma in ("agree", "deal"):
        return AgreementRef("agreement", "agreement")
    return named


def _whatever(clause: Clause) -> AgreementRef | None:
    """What is signed is a document, whatever it is called: "the Blue Papers were signed"; people
    and places are signed for, away or up."""
    things = in_slot(clause, "object")
    if any(p.actors or p.head in _UNSIGNED or p.text.lower() in _ASKED for p in things):
        return None
    return AgreementRef(short(things[0].text, words=12), "agreement") if things else None


def _to_do(view: PageView, clause: Clause) -> bool:
    """ "Chad and Niger agreed on Tuesday to set up a mission to watch the truce": what they agreed
    on is a deed, and the truce no document of theirs."""
    return bool(_AGREED_TO_DO.match(view.page.text, clause.cue_end, clause.sentence[1]))


def _near(view: PageView, clause: Clause) -> AgreementRef | None:
    """The document told of shortly before, for verbs that alone do not tell of one."""
    against = any(in_slot(clause, slot) for slot in ("against", "for", "in"))
    return None if against else view.document_before(clause.start, within=MAX_NEAR)


def _last(view: PageView, position: int) -> AgreementRef | None:
    before = [m for m in view.mentions.documents if m.start < position]
    return reference(before[-1]) if before else None


def _announces(clause: Clause, pointer: Participant) -> bool:
    """ "Made it known that she would not come": the pronoun stands for what follows."""
    return clause.lemma == "make" and pointer.text.lower() == "it"


def _points_back(clause: Clause) -> bool:
    """ "signed it", "this was approved", and signing without a word of what is signed."""
    slots = ("object", "subject", "to", "on")
    pointing = any(
        p.text.lower() in POINTERS
        for slot in slots
        for p in in_slot(clause, slot)
        if not _announces(clause, p)
    )
    signing = clause.lemma in SIGNING and (
        clause.pos == "NOUN"
        or all(
            p.text.lower() in _POINTING or _SPAN.match(p.text) for p in in_slot(clause, "object")
        )
    )
    return pointing or signing
