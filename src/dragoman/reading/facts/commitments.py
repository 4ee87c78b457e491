"""Commitments: who undertakes what, by promise, by document, in a point, in a provision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import (
    UNKNOWN_DAY,
    ActorKind,
    ActorRef,
    AgreementRef,
    Clause,
    Commitment,
    Context,
    Day,
    Fact,
    FactKind,
    Modality,
    Participant,
)
from dragoman.reading.facts.frames import class_words, in_slot, is_agentless
from dragoman.reading.facts.view import PageView, document_kind, short

_DEADLINE_ROLES = frozenset({"by", "until", "before"})
MAX_GAP = 24
"""Characters between a clause and its deadline: "within a maximum of" and a little more."""
_OWED = frozenset({Modality.PLANNED, Modality.CALLED_FOR})
_BINDING = frozenset({"will", "shall", "must", "is to", "have to", "has to", "should"})
NEAR_DOCUMENT = 400
"""Characters back to the document whose terms a "will" may tell: about two sentences."""
_OBLIGING = frozenset({"oblige", "obligate", "require", "bind", "commit", "compel", "order"})
"""Verbs by which a document makes its parties act; also in the passive ("is obliged to")."""
_PROVIDING = _OBLIGING | frozenset(
    {"provide", "call", "envisage", "envision", "foresee", "stipulate", "demand", "include",
     "mandate", "prescribe", "specify", "contain", "establish", "set out", "lay down",
     "guarantee", "allow", "give", "grant", "impose", "ban", "prohibit", "forbid", "set",
     "create", "entail", "state", "say", "promise", "assign", "dictate", "cover", "ensure",
     "outline", "list", "bar", "permit", "authorise", "authorize", "entrust", "leave", "spell out"}
)  # fmt: skip
_NAMING = _OBLIGING | {"include", "cover", "contain", "list", "ban", "bar"}
"""With an actor as object these name whom the document is about ("includes Chad")."""
_ONLY_TO_DO = frozenset({"give", "leave", "promise"})
"""These provide only with what is to be done ("gives the clans 60 days to disarm")."""
_PROVISION_SLOTS = ("for", "object", "that")
_TO_DO = re.compile(r"\s+to\s+\w+|\s+(?:\w+\s+){0,3}(?:days|weeks|months|hours)\s+to\s+\w+")
_THAT = re.compile(r"\s*(?:,\s*\w+\s*,\s*)?that\s+", re.IGNORECASE)
_OCCURRING = frozenset({"take", "begin", "start", "enter", "come", "occur", "happen", "remain"})
_OCCASIONS = ("document", "ceasefire", "talks", "occasion")
_PROMISED = re.compile(
    r"\b(?:undertook|undertakes?|undertaken|pledged?|pledges|promised?|promises|vowed|vows|"
    r"committed\s+(?:themselves|itself|himself|herself)|commits?|committed|swore|guaranteed)"
    r"(?:\s+\w+ly)?\s+(?:not\s+)?to\b(?:[^.;:]*(?:,|\band|\bor)\s+(?:not\s+)?to)?(?:\s+not)?\s*$",
    re.IGNORECASE,
)
"""Right before what is promised; catches promises that the tree does not govern by
("Lagos undertook to withdraw its men")."""
_PROMISING = frozenset({"undertake", "agree", "commit", "pledge", "promise", "be", "have", "note"})
_POINT = re.compile(r"(?:^|\n)\s*(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s*$|^\s*\d{1,2}[.)]\s")
MAX_NUMBER = 8
"""Characters that the number of a point and its blanks take before its sentence."""
_TOLD_ELSEWHERE = frozenset(
    {FactKind.AGREEMENT, FactKind.CEASEFIRE, FactKind.MEETING, FactKind.TRACK, FactKind.INVITATION}
)
"""That an accord will be signed or talks will open is no undertaking of anybody."""
_RELATIVE = frozenset({"which", "who", "whose", "that", "whom"})
_RELATIVE_START = re.compile(r"\W*(?:(?:with|in|by|through|for|at)\s+)(?:which|whom|whose)\b")
_UNDER = re.compile(
    r"\b(?:under|according to|in line with|as part of|pursuant to|in accordance with|by)\s+"
    r"(?:the\s+)?(?:terms of\s+)?(?:the|this|that|its|their)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:agreement|accord|deal|pact|treaty|memorandum|protocol|plan|declaration|truce|ceasefire|"
    r"document|text|arrangement|roadmap|timetable|terms)\b",
    re.IGNORECASE,
)
_BETWEEN = frozenset({Context.PLAN, Context.NEGATION, Context.PHASE, Context.PURPOSE})
"""What may stand between a promise and what is promised ("promised not to begin digging")."""
_EXCLUDING = ("except", "excluding", "without", "other than", "apart from", "with the exception of")


def commitments(view: PageView) -> Iterator[Fact | None]:
    """Undertakings: somebody promises, agrees or is bound to do something.

    - by promise: the clause of the thing undertaken, whose context names the promise ("Both
      armies agreed to pull back their guns by 1 June");
    - by document: what parties will or shall do "under the accord", or a document provides.
    """
    for clause, matches in view.matched:
        if clause.pos != "VERB" or _is_relative(view, clause) or _takes_place(clause):
            continue
        promise = _in_words(view, clause) or _promise(clause)
        if promise is None and clause.modality not in _OWED:
            yield _point(view, clause)
            continue
        found = {match.frame.kind for match in matches} & _TOLD_ELSEWHERE
        promise = promise or (_by_document(view, clause) if not found else None)
        if promise is None:
            continue
        obligors, why = promise
        owed = clause.modality in (*_OWED, Modality.CANCELLED)
        detail = Commitment(
            obligors=obligors,
            undertaking=short(view.page.text[clause.start : clause.end], words=40),
            deadline=_deadline(view, clause),
            scope=_scope(clause),
            exclusions=_exclusions(clause),
            agreement=view.document_in(*clause.sentence),
        )
        yield view.fact(
            clause.start,
            clause.end,
            detail,
            modality=clause.modality if owed else Modality.PLANNED,
            polarity=clause.polarity,
            voices=clause.voices,
            day=clause.day,
            place=clause.place,
            rule="commitment.promise",
            why=why,
        )


def _takes_place(clause: Clause) -> bool:
    """ "The signing is to take place in May", "the truce will begin": no undertaking."""
    return clause.lemma.split()[0] in _OCCURRING and any(
        p.head in class_words(name) for name in _OCCASIONS for p in in_slot(clause, "subject")
    )


def _in_words(view: PageView, clause: Clause) -> tuple[tuple[ActorRef, ...], str] | None:
    """A promise that stands right before the verb of what is promised."""
    if clause.modality not in (Modality.ACTUAL, *_OWED) or clause.voices:
        return None
    found = _PROMISED.search(view.page.text[clause.sentence[0] : clause.cue_start])
    obligors = _subjects(clause)
    return (obligors, found.group(0).split()[0]) if found and obligors else None


def _point(view: PageView, clause: Clause) -> Fact | None:
    """A numbered point told in the present binds too: "3. The army returns to its barracks"."""
    numbered = _POINT.search(view.page.text[: clause.sentence[0]][-MAX_NUMBER:]) or _POINT.match(
        view.sentence_of(clause)
    )
    told = clause.modality is Modality.ACTUAL and clause.tense == "present" and not clause.context
    told = told and clause.lemma not in _PROMISING
    obligors = _subjects(clause)
    if not (numbered and told and in_slot(clause, "subject")):
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


def _is_relative(view: PageView, clause: Clause) -> bool:
    """ "monuments which will be built", "with which it will be built": told of something, not
    owed by anybody."""
    if _RELATIVE_START.match(view.page.text, clause.start):
        return True
    subject = [p for slot in ("subject", "object") for p in in_slot(clause, slot)]
    return any(p.text.lower().split()[0] in _RELATIVE for p in subject if p.text)


def _promise(clause: Clause) -> tuple[tuple[ActorRef, ...], str] | None:
    """The innermost promise or agreement that governs a clause, with who made it."""
    for step in reversed(clause.context):
        if step.kind is Context.PROMISE or (step.kind is Context.PLAN and step.cue == "agreed"):
            obligors = _subjects(clause) or step.actors
            return (obligors, step.cue) if obligors else None
        would = step.kind is Context.CONDITION and step.cue.lower() == "would"
        if step.kind not in _BETWEEN and not would:
            return None
    return None


def _by_document(view: PageView, clause: Clause) -> tuple[tuple[ActorRef, ...], str] | None:
    """What a document binds its parties to.

    "shall" binds by itself; "will", "must", "is to" where the clause stands under a document
    ("under the accord …") or close behind one, and its subject is a party, or a thing that
    something is to be done to ("the efforts will continue" binds nobody).
    """
    binding = next((s for s in clause.context if s.cue.lower() in _BINDING | _OBLIGING), None)
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
    idle = not obligors and not is_agentless(clause)
    if near is None or persons or idle or not _is_main(clause):
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
    """What a document provides for: "The accord calls for an exchange of all prisoners", or
    makes somebody do: "The deal obliges both armies to pull back"."""
    for clause in view.clauses:
        if clause.pos != "VERB" or clause.lemma not in _PROVIDING:
            continue
        document = next(
            (found for p in in_slot(clause, "subject") if (found := _is_document(view, clause, p))),
            None,
        )
        if document is None or (document.document_kind == "ceasefire" and _is_cover(clause)):
            continue
        for words, obligors in _provided(view, clause):
            detail = Commitment(
                obligors=obligors,
                undertaking=short(words, words=40),
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


def _is_cover(clause: Clause) -> bool:
    """ "The truce includes the coast" tells its cover, not a duty."""
    return clause.lemma in ("include", "cover", "give", "leave", "say", "state", "set")


def _provided(view: PageView, clause: Clause) -> Iterator[tuple[str, tuple[ActorRef, ...]]]:
    """The words of each thing provided for, and who is to do it, where somebody is."""
    text = view.page.text
    that = _THAT.match(text, clause.cue_end)
    if that is not None and that.end() < clause.end:
        inner = [c for c in view.clauses if that.end() <= c.cue_start < clause.end]
        main = next((c for c in inner if c.pos == "VERB"), None)
        yield text[that.end() : clause.end], _subjects(main) if main else ()
        return
    if clause.lemma in ("say", "state"):
        return
    slots = ("for",) if clause.lemma == "call" else _PROVISION_SLOTS
    things = [p for slot in slots for p in in_slot(clause, slot)]
    for thing in things:
        bound = bool(thing.actors) and thing.role == "object"
        if bound and _TO_DO.match(text, thing.end):
            yield text[thing.end : clause.end].strip(), thing.actors
            return
        if clause.lemma not in _ONLY_TO_DO and not (bound and clause.lemma in _NAMING):
            yield thing.text, thing.actors if bound else ()


def _is_document(view: PageView, clause: Clause, participant: Participant) -> AgreementRef | None:
    if participant.actors:
        return None
    if participant.text.lower() in ("it", "this", "which"):
        return view.document_before(clause.start, within=NEAR_DOCUMENT)
    kind = document_kind(participant.head)
    plain = AgreementRef(short(participant.text, words=12), kind) if kind else None
    return view.document(participant) or plain


def _deadline(view: PageView, clause: Clause) -> Day:
    """The day by which, in the clause or right behind it ("hand over their arms by 1 June")."""
    for mention in view.mentions.days:
        inside = clause.start <= mention.start < clause.end + MAX_GAP
        same = mention.start < clause.sentence[1]
        if inside and same and mention.role in _DEADLINE_ROLES:
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
