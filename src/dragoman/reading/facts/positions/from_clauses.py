"""Positions: what an actor wants or refuses on an issue.

An attitude is a position; an act is not. So a verb that somebody is merely called on to do
("asked the senate to back the deal") tells none, nor does a demand that is a statement already,
nor the dismissal of a report, which is a denial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import (
    ActorKind,
    ActorRef,
    Clause,
    Context,
    Fact,
    FactKind,
    Modality,
    Polarity,
    Position,
)
from dragoman.reading.facts.beside import subject_of
from dragoman.reading.facts.frames import Match, class_words, in_slot, is_agentless
from dragoman.reading.facts.positions.attitudes import attitudes
from dragoman.reading.facts.view import PageView, short

_ISSUE_SLOTS = ("object", "to", "for", "of", "on", "with", "against", "about", "in", "as")
_HELD = frozenset({Modality.ACTUAL, Modality.ONGOING, Modality.POSSIBLE, Modality.CONDITIONAL})
"""How an attitude is told that somebody has; one called for or planned is not there yet."""
_SAID = frozenset({"demands", "hopes", "fears"})
"""Stances that are the statement itself where the verb is its cue."""
_STORIES = re.compile(
    r"\b(?:reports?|claims?|allegations?|rumou?rs?|accusations?|suggestions?|charges?|remarks?|"
    r"stories|news|speculation|assertions?|insinuations?)\b",
    re.IGNORECASE,
)
_MATERIAL = re.compile(
    r"\b(?:air|military|financial|material|logistic(?:al|s)?|technical|fire|artillery|humanitarian|"
    r"budget|life|weapons?|armed|popular|public|close)\s+$",
    re.IGNORECASE,
)
"""What kind of support is a service and no opinion ("its air support for the army")."""
_ACCEPTING = frozenset(
    {"accept", "recognise", "recognize", "acknowledge", "allow", "permit", "tolerate",
     "countenance", "contemplate", "endorse", "support", "condone", "concede", "negotiate",
     "compromise", "yield", "back down"}
)  # fmt: skip
"""Verbs whose refusal is an attitude ("refused to accept foreign judges")."""
_TO_COME = frozenset({"object", "oppose", "bind"})
"""Attitudes told as to come that are held already ("Accra would not object")."""
_POLITE = re.compile(
    r"\s+to\s+(?:make\s+(?:it\s+)?clear|say|stress|thank|express|point\s+out|underline|add|"
    r"emphasi[sz]e|reiterate|state|note|know|see|congratulate|inform|remind|apologi[sz]e)\b"
)
""" "The ministry wishes to state" only opens what it states."""
MAX_ISSUE_WORDS = 25


def positions(view: PageView) -> Iterator[Fact | None]:
    """One per holder. Told by the outlet a position goes on (`ongoing`); in a mouth it is
    that voice's claim. What somebody will or will not accept he accepts or rejects now."""
    told: list[Fact] = []
    for fact in _of_clauses(view):
        if fact is not None:
            told.append(fact)
        yield fact
    for fact in attitudes(view):
        if fact is not None and not any(
            other.start < fact.end and fact.start < other.end and _holder(other) == _holder(fact)
            for other in told
        ):
            told.append(fact)
            yield fact


def _holder(fact: Fact) -> str:
    detail = fact.detail
    return detail.holder.actor or detail.holder.name if isinstance(detail, Position) else ""


def _of_clauses(view: PageView) -> Iterator[Fact | None]:
    """The positions that frames and refusals tell."""
    cues = {attribution.cue_start for attribution in view.attributions if attribution.is_statement}
    labelled = {match.clause for match in view.of_kind(FactKind.DESIGNATION)}
    for match in view.of_kind(FactKind.POSITION):
        clause, stance = match.clause, match.frame.value
        if clause in labelled or not _is_attitude(view, match):
            continue
        if clause.cue_start in cues and stance in _SAID:
            continue
        issue = _issue(view, match)
        if issue is not None:
            yield from _held(view, clause, _holders(view, match), issue, stance, match.frame.id)
    for clause in view.clauses:
        yield from _refused(view, clause)


def _held(
    view: PageView,
    clause: Clause,
    holders: tuple[ActorRef, ...],
    issue: str,
    stance: str,
    rule: str,
    *,
    polarity: Polarity | None = None,
) -> Iterator[Fact | None]:
    now = clause.modality in (Modality.ACTUAL, Modality.PLANNED)
    modality = Modality.ONGOING if now else clause.modality
    for holder in holders:
        if holder.kind is ActorKind.OUTLET:
            continue
        yield view.fact(
            clause.start,
            clause.end,
            Position(holder, issue, stance),
            modality=modality,
            polarity=clause.polarity if polarity is None else polarity,
            voices=clause.voices,
            day=clause.day,
            place=clause.place,
            rule=rule,
            why=clause.cue,
        )


def _holders(view: PageView, match: Match) -> tuple[ActorRef, ...]:
    """The frame's actors; of a predicate adjective who stands before its copula."""
    found = match.actors()
    return found if found or match.clause.pos == "VERB" else subject_of(match.clause)


_DEED = re.compile(r"\s+from\s+(?:\w+ly\s+)?[a-z]+ing\b")
""" "abstained from signing" is a deed left undone; who abstained in a vote is undecided."""


_WITHHOLDING = frozenset({"refuse", "deny"})


def _is_attitude(view: PageView, match: Match) -> bool:
    clause = match.clause
    if clause.modality not in _HELD and clause.lemma not in _TO_COME:
        return False
    if _POLITE.match(view.page.text, clause.cue_end):
        return False
    if clause.lemma in _WITHHOLDING and is_agentless(clause):
        return False  # "was refused access": by whom is not told
    if clause.lemma == "abstain" and _DEED.match(view.page.text, clause.cue_end):
        return False
    if clause.lemma in _ACCEPTING and clause.polarity is Polarity.NEGATED and clause.pos == "VERB":
        refused = any(step.kind is Context.REFUSAL for step in clause.context)
        return not (refused or _will_not(clause))
    if clause.lemma == "call" and any(
        p.head in class_words("protest") for p in in_slot(clause, "object")
    ):
        return False  # "called a strike for Monday": a deed
    if clause.lemma == "consider" and clause.modality is not Modality.ONGOING:
        return False
    if clause.lemma in ("rule out", "agree") and clause.polarity is Polarity.NEGATED:
        return False
    before = view.page.text[max(0, clause.cue_start - 30) : clause.cue_start]
    if clause.lemma == "support" and clause.pos == "NOUN" and _MATERIAL.search(before):
        return False
    return not any(_STORIES.search(p.text) for p in in_slot(clause, "object"))


def _will_not(clause: Clause) -> bool:
    """ "We will never accept a partition", "cannot tolerate foreign troops"."""
    return clause.tense in ("future", "present") or any(
        step.cue.lower() in ("will", "would", "can", "cannot", "could", "shall", "ca")
        for step in clause.context
    )


def _refused(view: PageView, clause: Clause) -> Iterator[Fact | None]:
    """ "had refused to accept foreign judges": a position against what is not accepted."""
    if clause.pos != "VERB" or clause.lemma not in _ACCEPTING:
        return
    refusals = [step for step in clause.context if step.kind is Context.REFUSAL]
    if clause.polarity is not Polarity.NEGATED or not (refusals or _will_not(clause)):
        return
    holders = tuple(ref for p in in_slot(clause, "subject") for ref in p.actors)
    if refusals and not holders:
        holders = refusals[-1].actors
    issue = _after(view, clause)
    if issue is not None:
        yield from _held(
            view,
            clause,
            holders,
            issue,
            "rejects",
            "position.refused",
            polarity=Polarity.AFFIRMED,
        )


def _issue(view: PageView, match: Match) -> str | None:
    clause = match.clause
    for slot in _ISSUE_SLOTS:
        for participant in in_slot(clause, slot):
            if slot == "object" or participant.start > clause.cue_start:
                return short(participant.text, words=MAX_ISSUE_WORDS)
    return _after(view, clause)


def _after(view: PageView, clause: Clause) -> str | None:
    """The clause after its predicate: "hopes that the border reopens"."""
    rest = view.page.text[clause.cue_end : clause.end].strip(" ,;:")
    rest = re.sub(r"^(?:that|to)\s+", "", rest)
    return short(rest, words=MAX_ISSUE_WORDS) if rest else None
