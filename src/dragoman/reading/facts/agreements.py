"""Agreements: what is done, or to be done, with a document between parties."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Agreement, AgreementRef, Clause, Fact, FactKind, RoleHolder
from dragoman.reading.facts.frames import POINTERS, Match, in_slot
from dragoman.reading.facts.view import PageView, document_kind, short

_PARTY_ACTIONS = {"signed": "signatory"}
_SIGNING = frozenset({"sign", "signing", "signature", "initial", "initialling"})
_DOCUMENT_SLOTS = ("object", "subject", "of", "to", "on", "in", "for")


def agreements(view: PageView) -> Iterator[Fact | None]:
    """What is done, or to be done, with a document: drafted, signed, extended, violated …"""
    for match in view.of_kind(FactKind.AGREEMENT):
        document = _document(view, match)
        if document is None:
            continue
        role = _PARTY_ACTIONS.get(match.frame.value, "party")
        roles = tuple(RoleHolder(role, ref) for ref in match.actors() + match.recipients())
        detail = Agreement(document, match.frame.value, roles)
        yield view.from_clause(match.clause, detail, rule=match.frame.id)


def _document(view: PageView, match: Match) -> AgreementRef | None:
    """What document a clause is about: named in it, or pointed to from it ("signed it")."""
    clause = match.clause
    for slot in _DOCUMENT_SLOTS:
        for participant in in_slot(clause, slot):
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
    if named is None and _points_back(clause):
        named = view.document_before(clause.start)
    if named is None and match.frame.value == "reached" and clause.lemma in ("agree", "deal"):
        return AgreementRef("agreement", "agreement")
    return named


def _points_back(clause: Clause) -> bool:
    """ "signed it", "this was approved", and signing without a word of what is signed."""
    slots = ("object", "subject", "to")
    pointing = any(p.text.lower() in POINTERS for slot in slots for p in in_slot(clause, slot))
    signing = clause.lemma in _SIGNING and not in_slot(clause, "object")
    return pointing or signing
