"""Commitments: who undertakes what, by promise, by document, in a point, in a provision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model import (
    ActorKind,
    ActorRef,
    Clause,
    Commitment,
    Context,
    Fact,
    FactKind,
    Modality,
    Polarity,
)
from dragoman.reading.facts.commitments.beneficiaries import beneficiaries_of, is_given
from dragoman.reading.facts.commitments.deadlines import NEAR_ACCORD, by_deadline
from dragoman.reading.facts.commitments.heads import of_lead
from dragoman.reading.facts.commitments.laid_down import by_deed, by_schedule
from dragoman.reading.facts.commitments.not_owed import IDLE, SPOKEN, UNREAL
from dragoman.reading.facts.commitments.obliged import Bound, acting, owners, unnamed
from dragoman.reading.facts.commitments.own_side import announcer, own_side
from dragoman.reading.facts.commitments.points import point
from dragoman.reading.facts.commitments.provisions import (
    MAX_ARTICLE,
    NEAR_DOCUMENT,
    OBLIGING,
    deadline_of,
)
from dragoman.reading.facts.frames import Match, class_words, in_slot, is_agentless
from dragoman.reading.facts.view import PageView, short

RUN_ON = 250
"""Characters from one term to the next: terms of an accord are told in a row."""
_OWED = frozenset({Modality.PLANNED, Modality.CALLED_FOR})
_BINDING = frozenset(
    {"will", "shall", "must", "is to", "have to", "has to", "should", "have", "has", "had"}
)
_AMOUNTS = frozenset(
    {"number", "strength", "size", "level", "presence", "contingent", "withdrawal", "release",
     "demobilisation", "demobilization", "disarmament", "return", "deployment", "redeployment",
     "rest", "remainder", "bulk", "majority", "half", "third", "part", "share", "total"}
)  # fmt: skip
_PLACE = re.compile(r"\s+place\b")
_NOBODY = re.compile(r"(?:no|neither|none)\b(?!\s+one\b)", re.IGNORECASE)
_BODIES = frozenset(
    {"commission", "committee", "force", "mission", "mechanism", "council", "court", "tribunal",
     "team", "body", "panel", "unit", "brigade", "administration", "authority", "secretariat",
     "observer", "monitor", "inspector", "soldier", "fighter", "troop", "faction"}
)  # fmt: skip
_OCCURRING = frozenset({"take", "begin", "start", "enter", "come", "occur", "happen", "remain"})
_OCCASIONS = ("document", "ceasefire", "talks", "occasion")
_PROMISED = re.compile(
    r"\b(?:undertook|undertakes?|undertaken|pledged?|pledges|promised?|promises|vowed|vows|"
    r"committed\s+(?:themselves|itself|himself|herself)|commits?|committed|swore|guaranteed|agreed|"
    r"agrees?|offered|offers)"
    r"(?:\s+\w+ly)?\s+(?:not\s+)?to\b(?:[^.;:]*(?:,|\band|\bor)\s+(?:not\s+)?to)?(?:\s+not)?\s*$",
    re.IGNORECASE,
)
"""Right before what is promised; catches promises that the tree does not govern by
("Lagos undertook to withdraw its men")."""
_TOLD_ELSEWHERE = frozenset(
    {FactKind.AGREEMENT, FactKind.CEASEFIRE, FactKind.MEETING, FactKind.TRACK, FactKind.INVITATION}
)
"""That an accord will be signed or talks will open is no undertaking of anybody."""
_ALWAYS_ELSEWHERE = frozenset({FactKind.MEETING, FactKind.INVITATION})
_RELATIVE = frozenset({"which", "who", "whose", "that", "whom"})
_RELATIVE_START = re.compile(
    r"\W*(?:(?:(?:with|in|by|through|for|at)\s+)?(?:which|whom|whose)|where|when|while|if|unless|once|"
    r"provided|as\s+long\s+as|what|who|how|why|whether|"
    r"that\s+(?:is|are|was|were|will|would|shall|must|has|have|had))\b",
    re.IGNORECASE,
)
""" "where they signed", "provided that the law is passed", "What should be done"."""
_UNDER = re.compile(
    r"\bin\s+(?:return|exchange)\b|\bfor\s+(?:its|their)\s+part\b|"
    r"\b(?:under|according to|in line with|as part of|pursuant to|in accordance with|by)\s+"
    r"(?:the\s+)?(?:terms of\s+)?(?:the|this|that|its|their)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:agreement|accord|deal|pact|treaty|memorandum|protocol|plan|declaration|truce|ceasefire|"
    r"document|text|arrangement|roadmap|timetable|terms)\b|(?<![\w-])under\s+(?:it|its\s+terms)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\b(?:and|or|nor|but)\b|[,;]")
"""Between two verbs that share a "shall"; "losses suffered by either side" shares none."""
_BETWEEN = frozenset(
    {Context.PLAN, Context.NEGATION, Context.PHASE, Context.PURPOSE, Context.CONDITION}
)
"""What may stand between a promise and what is promised ("promised not to begin digging")."""
_EXCLUDING = ("except", "excluding", "without", "other than", "apart from", "with the exception of")


def commitments_of_clauses(view: PageView) -> Iterator[Fact | None]:
    """Undertakings: somebody promises, agrees or is bound to do something.

    - by promise: the clause of the thing undertaken, whose context names the promise ("Both
      armies agreed to pull back their guns by 1 June");
    - by document: what parties will or shall do "under the accord", or a document provides;
    - by deadline, and by what a speaker says that his own side will do.
    """
    told: int | None = None
    for clause, matches in view.matched:
        if clause.pos != "VERB" or _is_relative(view, clause) or _takes_place(view, clause):
            continue
        promise = _in_words(view, clause) or _promise(view, clause)
        owing = clause.modality in _OWED or _is_forbidden(clause) or _is_conditioned(view, clause)
        if promise is None and not owing:
            yield point(view, clause)
            continue
        found = {match.frame.kind for match in matches} & _TOLD_ELSEWHERE
        if any(p.head in class_words("troops") for p in in_slot(clause, "subject")):
            found -= {FactKind.MEETING}  # fighters gather at a camp, not for talks
        shall = any(step.cue.lower() == "shall" for step in clause.context)
        if promise is None and not (found & _ALWAYS_ELSEWHERE if shall else found):
            promise = (
                _by_document(view, clause, told)
                or by_deadline(view, clause)
                or by_schedule(view, clause)
            )
        if promise is None and not found & _ALWAYS_ELSEWHERE and not _is_opinion(matches):
            promise = own_side(view, clause)
        if promise is None and not (found and not shall):
            promise = by_deed(clause, matches)
        if promise is None:
            continue
        obligors, why = promise
        told = clause.end
        if not obligors and clause.voices and is_agentless(clause):
            obligors = announcer(view, clause)
        if not obligors and is_agentless(clause):
            obligors = owners(view, clause)
        if is_given(clause):
            obligors = tuple(ref for p in in_slot(clause, "from") for ref in p.actors)
        owed = clause.modality in (*_OWED, Modality.CANCELLED) or _on_condition(clause)
        detail = Commitment(
            obligors=tuple(_bare(ref) for ref in obligors),
            undertaking=short(view.page.text[clause.start : clause.end], words=40),
            deadline=deadline_of(view, clause),
            beneficiaries=beneficiaries_of(clause, obligors),
            scope=_scope(view, clause),
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


def _bare(ref: ActorRef) -> ActorRef:
    """A body as described, without its article ("a Claims Commission")."""
    if ref.actor is not None:
        return ref
    return replace(ref, name=re.sub(r"^an?\s+(?=\w)", "", ref.name, flags=re.IGNORECASE))


def _is_opinion(matches: Sequence[Match]) -> bool:
    """ "Would back the accord": an attitude, told as such."""
    return any(match.frame.kind is FactKind.POSITION for match in matches)


def _on_condition(clause: Clause) -> bool:
    """Bound to an "if"; the "would" of reported speech binds to nothing."""
    return clause.modality is Modality.CONDITIONAL and any(
        step.kind is Context.CONDITION and step.cue.lower() != "would" for step in clause.context
    )


def _is_conditioned(view: PageView, clause: Clause) -> bool:
    """ "Sanctions will be lifted once the army leaves": owed, on a condition told elsewhere."""
    will = any(step.cue.lower() in ("will", "shall", "would") for step in clause.context)
    return clause.modality is Modality.CONDITIONAL and will


def _is_forbidden(clause: Clause) -> bool:
    """ "The front shall not recruit children", "No leader of a faction may hold office"."""
    if clause.polarity is not Polarity.NEGATED:
        return False
    words = {step.cue.lower() for step in clause.context}
    return "shall" in words or ("may" in words and _is_nobody(clause))


def _takes_place(view: PageView, clause: Clause) -> bool:
    """ "The signing is to take place in May", "the truce will begin": no undertaking."""
    if clause.lemma.startswith("take") and _PLACE.match(view.page.text, clause.cue_end):
        return True  # whatever "it" is
    slots = {"hold": ("object",)}.get(clause.lemma, ("subject",))
    return clause.lemma.split()[0] in _OCCURRING | {"hold"} and any(
        p.head in class_words(name)
        for name in _OCCASIONS
        for slot in slots
        for p in in_slot(clause, slot)
    )


def _in_words(view: PageView, clause: Clause) -> Bound | None:
    """A promise that stands right before the verb of what is promised."""
    if clause.modality not in (Modality.ACTUAL, *_OWED):
        return None
    found = _PROMISED.search(view.page.text[clause.sentence[0] : clause.cue_start])
    if found is None:
        return None
    at = clause.sentence[0] + found.start()
    promise = next((c for c in view.clauses if c.cue_start <= at < c.cue_end), None)
    promisers = acting(promise) if promise is not None else _right_before(view, at)
    obligors = acting(clause) or promisers or of_lead(view, clause)
    return (obligors, found.group(0).split()[0]) if obligors else None


def _right_before(view: PageView, position: int) -> tuple[ActorRef, ...]:
    """Who stands right before a promise that was read as no verb ("the front undertakes to")."""
    for mention in reversed(view.mentions.actors):
        if position - MAX_ARTICLE <= mention.end <= position:
            return mention.actors
    return ()


def _is_relative(view: PageView, clause: Clause) -> bool:
    """ "monuments which will be built", "with which it will be built": told of something, not
    owed by anybody."""
    if _RELATIVE_START.match(view.page.text, clause.start):
        return True
    subject = [p for slot in ("subject", "object") for p in in_slot(clause, slot)]
    words = [p.text.lower().split() for p in subject if p.text]
    return any(first in _RELATIVE and (first != "that" or not rest) for first, *rest in words)


def _promise(view: PageView, clause: Clause) -> Bound | None:
    """The innermost promise or agreement that governs a clause, with who made it."""
    for step in reversed(clause.context):
        if clause.tense == "past_perfect" and step.kind is Context.PROMISE:
            return None
        if step.kind is Context.PROMISE or (step.kind is Context.PLAN and step.cue == "agreed"):
            own = acting(clause) if not is_agentless(clause) or _can_owe(clause) else ()
            obligors = (
                own or step.actors or acting(clause) or unnamed(clause) or of_lead(view, clause)
            )
            return (obligors, step.cue) if obligors else None
        if step.kind not in _BETWEEN:
            return None
    return None


def _can_owe(clause: Clause) -> bool:
    """Who undergoes it can be made to bear it: an army is disarmed, a prisoner only released."""
    return any(
        ref.actor is not None or p.head in class_words("troops")
        for p in in_slot(clause, "object")
        for ref in p.actors
        if ref.kind is not ActorKind.PERSON
    )


def _by_document(view: PageView, clause: Clause, told: int | None) -> Bound | None:
    """What a document binds its parties to.

    "shall" binds by itself; "will", "must", "is to" where the clause stands under a document
    ("under the accord …") or close behind one, and its subject is a party, or a thing that
    something is to be done to ("the efforts will continue" binds nobody).
    """
    terms = _UNDER.search(view.sentence_of(clause)) is not None or (
        told is not None and 0 <= clause.start - told <= RUN_ON
    )
    words = _BINDING | OBLIGING | ({"would"} if terms and not clause.voices else set())
    if _is_forbidden(clause):
        words |= {"may"}
    binding = next(
        (s for s in clause.context if s.cue.lower() in words and s.kind is not Context.CONDITION),
        None,
    )
    if binding is None or clause.pos != "VERB" or binding.start > clause.cue_start:
        return None
    obligors = acting(clause) or _counted(view, clause)
    between = [
        c for c in view.clauses if c.pos == "VERB" and binding.end <= c.cue_start < clause.cue_start
    ]
    later = bool(between)
    if later and not _JOINED.search(view.page.text, between[-1].cue_end, clause.cue_start):
        return None
    if binding.cue.lower() == "would" and (
        clause.lemma in IDLE | SPOKEN
        or UNREAL.search(view.page.text, binding.start, clause.cue_end)
    ):
        return None
    demanded = clause.modality is Modality.CALLED_FOR and not terms
    if clause.voices and (demanded or _is_first_person(clause)):
        return None
    if binding.cue.lower() == "shall":
        return obligors or (() if later else unnamed(clause)), binding.cue
    if binding.cue.lower() == "may" and _is_nobody(clause):
        return obligors or unnamed(clause), binding.cue
    if binding.cue.lower() in OBLIGING and not obligors:
        return None
    under = _UNDER.search(view.sentence_of(clause))
    if under:
        return obligors, under.group(0)
    near = view.document_before(clause.start, within=NEAR_DOCUMENT)
    if near is None and told is not None and 0 <= clause.start - told <= RUN_ON:
        near = view.document_before(clause.start, within=NEAR_ACCORD)
    obligors = obligors or _bodies(clause)
    loose = not terms and binding.cue.lower() != "is to"
    persons = loose and bool(obligors) and all(ref.kind is ActorKind.PERSON for ref in obligors)
    idle = not obligors and not is_agentless(clause)
    if near is None or persons or idle or not _is_main(clause):
        return None
    return obligors, f"{binding.cue} after {near.name}"


def _is_nobody(clause: Clause) -> bool:
    """A prohibition by its subject; the deeds of a body under a "may not" stay open."""
    return any(_NOBODY.match(p.text) for p in in_slot(clause, "subject"))


def _bodies(clause: Clause) -> tuple[ActorRef, ...]:
    """A body that an accord makes: "a joint commission is to draw the border"."""
    heads = (p.head.split()[-1:] for p in in_slot(clause, "subject"))
    if not any(_BODIES.intersection(head) for head in heads):
        return ()
    return unnamed(clause)


def _is_first_person(clause: Clause) -> bool:
    """ "We shall come": a speaker's own promise, no document's."""
    return any(p.text.lower() in ("we", "i") for p in in_slot(clause, "subject"))


def _counted(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    """Whose number or strength is to change: "the number of Cuban troops shall be reduced"."""
    slot = "object" if is_agentless(clause) else "subject"
    for participant in in_slot(clause, slot):
        if participant.head in _AMOUNTS:
            for mention in view.mentions.actors:
                if participant.start <= mention.start and mention.end <= participant.end:
                    return mention.actors
    return ()


def _is_main(clause: Clause) -> bool:
    """Nothing governs the clause but its own auxiliary and whoever reports it."""
    aside = (Context.REPORT, Context.NEGATION, Context.CONDITION)
    others = [s for s in clause.context if s.kind not in aside]
    return len(others) == 1


def _scope(view: PageView, clause: Clause) -> str | None:
    for slot in ("in", "across", "throughout", "along", "from"):
        for participant in in_slot(clause, slot):
            if view.is_day(participant.start, participant.end):
                continue
            return short(participant.text, words=14)
    return None


def _exclusions(clause: Clause) -> tuple[ActorRef, ...]:
    return tuple(
        ref
        for participant in clause.participants
        if participant.role in _EXCLUDING
        for ref in participant.actors
    )
