"""Promises of a thing, and promises given, kept or broken: "Norway pledged ten trucks", "the army
had made no such promise"."""

from __future__ import annotations

from collections.abc import Iterator
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
from dragoman.reading.facts.commitments.beneficiaries import beneficiaries_of
from dragoman.reading.facts.commitments.obliged import acting
from dragoman.reading.facts.frames import class_words, in_slot, is_agentless
from dragoman.reading.facts.view import PageView, short

_GIVING = frozenset({"give", "make", "offer", "issue", "provide", "receive", "get", "obtain"})
_KEEPING = frozenset(
    {"keep", "break", "honour", "honor", "fulfil", "fulfill", "exist", "renege", "redeem",
     "violate", "respect", "breach", "implement"}
)  # fmt: skip
_PROMISES = frozenset(
    {"promise", "pledge", "undertaking", "commitment", "assurance", "guarantee", "vow", "word"}
)
_RENOUNCING = frozenset({"renounce", "forswear", "foreswear", "abjure"})
_FORCE = frozenset({"violence", "terrorism", "force", "arms", "struggle", "claim", "weapon", "war"})
_UNDERTAKING = frozenset({"undertake", "pledge", "promise", "vow", "commit", "swear"})
_OF_THINGS = frozenset(
    {"pledge", "promise", "guarantee", "offer", "earmark", "commit", "undertake"}
)
_GOODS = ("aid", "money", "weapons", "troops", "infrastructure")


def things_promised(view: PageView) -> Iterator[Fact | None]:
    """A promise of a thing, and a promise given: "Norway pledged ten trucks", "the army had made
    no such promise"."""
    governing = {
        step.start
        for clause in view.clauses
        for step in clause.context
        if clause.pos == "VERB" and step.kind in (Context.PROMISE, Context.PLAN)
    }
    matched = {match.clause.cue_start for match in view.of_kind(FactKind.COMMITMENT)}
    for clause in view.clauses:
        if clause.pos != "VERB" or clause.modality is Modality.CALLED_FOR:
            continue
        given = clause.lemma in _GIVING | _KEEPING and _has_head(clause, _PROMISES)
        promised = clause.lemma in _OF_THINGS and _promises_thing(
            clause, clause.cue_start in governing, clause.cue_start in matched
        )
        nouns = {
            c.cue_start for c in view.clauses if c.pos == "NOUN" and clause.start <= c.cue_start
            and c.cue_start < clause.end
        }  # fmt: skip
        renounced = clause.lemma in _RENOUNCING and _has_head(
            clause, class_words("violence") | _FORCE
        )
        bound = (
            clause.lemma in _UNDERTAKING and _to_do(clause) and clause.cue_start not in governing
        )
        if not (promised or renounced or bound) and not (
            given and not governing & {clause.cue_start, *nouns}
        ):
            continue
        received = clause.lemma in ("receive", "get", "obtain")
        obligors = _from(clause) if received else acting(clause)
        if not obligors and not (given and (is_agentless(clause) or clause.lemma == "exist")):
            continue
        planned = clause.polarity is Polarity.AFFIRMED and clause.modality is Modality.ACTUAL
        yield view.from_clause(
            replace(clause, modality=Modality.PLANNED) if planned else clause,
            Commitment(
                obligors=obligors,
                undertaking=short(view.page.text[clause.cue_start : clause.end], words=40),
                beneficiaries=beneficiaries_of(clause, obligors),
                agreement=view.document_in(*clause.sentence),
            ),
            rule="commitment.thing",
        )


def _to_do(clause: Clause) -> bool:
    """ "undertook to cease hostilities", where no clause of its own was read in it."""
    return any(p.start > clause.cue_end for p in in_slot(clause, "to"))


def _from(clause: Clause) -> tuple[ActorRef, ...]:
    return tuple(ref for p in in_slot(clause, "from") for ref in p.actors)


def _has_head(clause: Clause, heads: frozenset[str]) -> bool:
    slots = ("object", "on", "subject") if clause.lemma in ("exist", "renege") else ("object",)
    return any(p.head in heads for slot in slots for p in in_slot(clause, slot))


def _promises_thing(clause: Clause, governs: bool, framed: bool) -> bool:
    """An object that is a thing; what somebody promises to do is told by its own clause. Offers
    and grants count only of goods ("offered talks" promises nothing)."""
    if governs or is_agentless(clause):
        return False
    things = [
        p
        for p in in_slot(clause, "object")
        if not any(r.kind is ActorKind.PERSON for r in p.actors)
    ]
    if not framed or clause.lemma in ("offer", "commit", "earmark", "undertake", "guarantee"):
        return any(p.head in class_words(name) for p in things for name in _GOODS)
    return bool(things)
