"""Agreements and the commitments in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import (
    UNKNOWN_DAY,
    ActorKind,
    ActorRef,
    Agreement,
    AgreementRef,
    Clause,
    Commitment,
    Context,
    Day,
    Fact,
    FactKind,
    Modality,
    Participant,
    RoleHolder,
)
from dragoman.reading.facts.frames import POINTERS, Match, in_slot, is_agentless
from dragoman.reading.facts.view import PageView, document_kind, short

_PARTY_ACTIONS = {"signed": "signatory"}
_DEADLINE_ROLES = frozenset({"by", "until", "before"})
_OWED = frozenset({Modality.PLANNED, Modality.CALLED_FOR})
_BINDING = frozenset({"will", "shall", "must", "is to", "have to", "has to", "should"})
NEAR_DOCUMENT = 400
"""Characters back to the document whose terms a "will" may tell: about two sentences."""
_PROVIDING = frozenset(
    {"provide", "call", "envisage", "foresee", "stipulate", "require", "oblige", "demand",
     "include", "mandate", "prescribe", "specify", "contain", "establish", "set out", "lay down",
     "guarantee"}
)  # fmt: skip
_POINT = re.compile(r"(?:^|\n)\s*(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s*$|^\s*\d{1,2}[.)]\s")
MAX_NUMBER = 8
"""Characters that the number of a point and its blanks take before its sentence."""
_SIGNING = frozenset({"sign", "signing", "signature", "initial", "initialling"})
_TOLD_ELSEWHERE = frozenset(
    {FactKind.AGREEMENT, FactKind.CEASEFIRE, FactKind.MEETING, FactKind.TRACK, FactKind.INVITATION}
)
"""That an accord will be signed or talks will open is no undertaking of anybody."""
_RELATIVE = frozenset({"which", "who", "whose", "that", "whom"})
_UNDER = re.compile(
    r"\b(?:under|according to|in line with|as part of|pursuant to|in accordance with|by)\s+"
    r"(?:the\s+)?(?:terms of\s+)?(?:the|this|that|its|their)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:agreement|accord|deal|pact|treaty|memorandum|protocol|plan|declaration|truce|ceasefire|"
    r"document|text|arrangement|roadmap|timetable|terms)\b",
    re.IGNORECASE,
)
_EXCLUDING = ("except", "excluding", "without", "other than", "apart from", "with the exception of")
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


def commitments(view: PageView) -> Iterator[Fact | None]:
    """Undertakings: somebody promises, agrees or is bound to do something.

    - by promise: the clause of the thing undertaken, whose context names the promise ("Both
      armies agreed to pull back their guns by 1 June");
    - by document: what parties will or shall do "under the accord", or a document provides.
    """
    for clause, matches in view.matched:
        if clause.pos != "VERB" or _is_relative(clause):
            continue
        if clause.modality not in _OWED:
            yield _point(view, clause)
            continue
        found = {match.frame.kind for match in matches} & _TOLD_ELSEWHERE
        promise = _promise(clause) or (_by_document(view, clause) if not found else None)
        if promise is None:
            continue
        obligors, why = promise
        detail = Commitment(
            obligors=obligors,
            undertaking=short(view.page.text[clause.start : clause.end], words=40),
            deadline=_deadline(view, clause),
            scope=_scope(clause),
            exclusions=_exclusions(clause),
            agreement=view.document_in(*clause.sentence),
        )
        yield view.from_clause(clause, detail, rule="commitment.promise", why=why)


def _point(view: PageView, clause: Clause) -> Fact | None:
    """A numbered point told in the present binds too: "3. The army returns to its barracks"."""
    numbered = _POINT.search(view.page.text[: clause.sentence[0]][-MAX_NUMBER:]) or _POINT.match(
        view.sentence_of(clause)
    )
    told = clause.modality is Modality.ACTUAL and clause.tense == "present" and not clause.context
    obligors = _subjects(clause)
    if not (numbered and told and obligors):
        return None
    detail = Commitment(
        obligors=obligors,
        undertaking=short(view.page.text[clause.start : clause.end], words=40),
        deadline=_deadline(view, clause),
        agreement=view.document_before(clause.start),
    )
    return view.fact(
        clause.start,
        clause.end,
        detail,
        modality=Modality.PLANNED,
        voices=clause.voices,
        day=clause.day,
        rule="commitment.point",
        why="numbered point in the present",
    )


def _is_relative(clause: Clause) -> bool:
    """ "monuments which will be built": told of something, not owed by anybody."""
    subject = [p for slot in ("subject", "object") for p in in_slot(clause, slot)]
    return any(p.text.lower().split()[0] in _RELATIVE for p in subject if p.text)


def _promise(clause: Clause) -> tuple[tuple[ActorRef, ...], str] | None:
    """The innermost promise or agreement that governs a clause, with who made it."""
    for step in reversed(clause.context):
        if step.kind is Context.PROMISE or (step.kind is Context.PLAN and step.cue == "agreed"):
            obligors = _subjects(clause) or step.actors
            return (obligors, step.cue) if obligors else None
        if step.kind not in (Context.PLAN, Context.NEGATION, Context.PHASE, Context.PURPOSE):
            return None
    return None


def _by_document(view: PageView, clause: Clause) -> tuple[tuple[ActorRef, ...], str] | None:
    """What a document binds its parties to.

    "shall" binds by itself; "will", "must", "is to" where the clause stands under a document
    ("under the accord …") or close behind one, and its subject is a party or a thing.
    """
    binding = next((s for s in clause.context if s.cue.lower() in _BINDING), None)
    if binding is None or clause.pos != "VERB":
        return None
    obligors = _subjects(clause)
    if binding.cue.lower() == "shall":
        return obligors, binding.cue
    under = _UNDER.search(view.sentence_of(clause))
    if under:
        return obligors, under.group(0)
    near = view.document_before(clause.start, within=NEAR_DOCUMENT)
    persons = bool(obligors) and all(ref.kind is ActorKind.PERSON for ref in obligors)
    if near is None or persons or not _is_main(clause):
        return None
    return obligors, f"{binding.cue} after {near.name}"


def _is_main(clause: Clause) -> bool:
    """Nothing governs the clause but its own auxiliary and whoever reports it."""
    others = [s for s in clause.context if s.kind not in (Context.REPORT, Context.NEGATION)]
    return len(others) == 1


def _subjects(clause: Clause) -> tuple[ActorRef, ...]:
    """Who is to act; in a passive without agent who is to undergo it ("shall be disarmed")."""
    slot = "object" if is_agentless(clause) else "subject"
    return tuple(ref for p in in_slot(clause, slot) for ref in p.actors)


def provisions(view: PageView) -> Iterator[Fact | None]:
    """What a document provides for: "The accord calls for an exchange of all prisoners"."""
    for clause in view.clauses:
        if clause.pos != "VERB" or clause.lemma not in _PROVIDING:
            continue
        document = next(
            (found for p in in_slot(clause, "subject") if (found := _is_document(view, clause, p))),
            None,
        )
        if document is None:
            continue
        for slot in ("for", "object", "that"):
            for participant in in_slot(clause, slot):
                detail = Commitment(
                    obligors=participant.actors if slot == "object" else (),
                    undertaking=short(participant.text, words=40),
                    deadline=_deadline(view, clause),
                    agreement=document,
                )
                yield view.fact(
                    clause.start,
                    clause.end,
                    detail,
                    modality=Modality.PLANNED,
                    polarity=clause.polarity,
                    voices=clause.voices,
                    rule="commitment.provision",
                    why=clause.cue,
                )


def _is_document(view: PageView, clause: Clause, participant: Participant) -> AgreementRef | None:
    if participant.actors:
        return None
    if participant.text.lower() in ("it", "this", "which"):
        return view.document_before(clause.start, within=NEAR_DOCUMENT)
    return view.document(participant)


def _deadline(view: PageView, clause: Clause) -> Day:
    for mention in view.mentions.days:
        inside = clause.start <= mention.start < clause.end
        if inside and mention.role in _DEADLINE_ROLES:
            return mention.day
    return UNKNOWN_DAY


def _scope(clause: Clause) -> str | None:
    for slot in ("in", "across", "throughout", "along", "from"):
        for participant in in_slot(clause, slot):
            return short(participant.text, words=14)
    return None


def _exclusions(clause: Clause) -> tuple[ActorRef, ...]:
    return tuple(
        ref
        for participant in clause.participants
        if participant.role in _EXCLUDING
        for ref in participant.actors
    )
