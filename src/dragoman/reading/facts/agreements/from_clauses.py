"""Agreements: what is done, or to be done, with a document between parties.

Frames say it with verbs and nouns ("signed the accord", "the signing of the accord"). Which
document it is tells `document`, who takes the step `whose`, what is no step `no_steps`; documents
that trees lose are found again by `participles`, those that are wanting by `missing`.

Signatures, secrecy and echoes ("so did the rebels") are read in `signings`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.model import ActorRef, Agreement, Clause, Fact, FactKind, Polarity, RoleHolder
from dragoman.reading.facts.agreements.dated import dated
from dragoman.reading.facts.agreements.document import document_of
from dragoman.reading.facts.agreements.gapped import with_gapped
from dragoman.reading.facts.agreements.idioms import idioms
from dragoman.reading.facts.agreements.missing import missing
from dragoman.reading.facts.agreements.no_steps import is_no_step, only_dates
from dragoman.reading.facts.agreements.participles import regained
from dragoman.reading.facts.agreements.signers import misread_signer, signed_for
from dragoman.reading.facts.agreements.whose import parties
from dragoman.reading.facts.frames import Match, in_slot
from dragoman.reading.facts.named_only import is_only_named
from dragoman.reading.facts.view import PageView

_PARTY_ACTIONS = {"signed": "signatory"}
_NOBODY = frozenset({"nobody", "no one", "no-one", "none", "nothing", "neither", "neither side"})


def agreements(view: PageView) -> Iterator[Fact | None]:
    """What is done, or to be done, with a document: drafted, signed, extended, violated …; and
    the day it is known by, where nothing else is told of it."""
    told = with_gapped(view, [fact for fact in _steps(view) if fact is not None])
    yield from told
    yield from _not_told(told, idioms(view))
    yield from dated(view, told)


def _not_told(told: list[Fact], found: Iterator[Fact | None]) -> Iterator[Fact | None]:
    """Steps of idioms where no frame told the same step of the same words."""
    for fact in found:
        if fact is not None and not any(
            fact.start < other.end
            and other.start < fact.end
            and getattr(other.detail, "action", None) == getattr(fact.detail, "action", None)
            for other in told
        ):
            yield fact


def _steps(view: PageView) -> Iterator[Fact | None]:
    told: set[tuple[int, int]] = set()
    for match in view.of_kind(FactKind.AGREEMENT):
        if is_only_named(view, match.clause, sides=int(bool(match.actors()))):
            continue  # "since the acceptance of the accord"
        fact = _from_match(view, match)
        if fact is not None:
            told.add((match.clause.cue_start, match.clause.cue_end))
            yield fact
    for clause in view.clauses:
        if (clause.cue_start, clause.cue_end) not in told:
            for match, by in regained(view, clause):
                yield _from_match(view, match, by)
            yield misread_signer(view, clause)
            yield missing(view, clause)
    yield from signed_for(view)


def _from_match(view: PageView, match: Match, told: tuple[ActorRef, ...] = ()) -> Fact | None:
    clause = _ceremony(view, _counted_out(match.clause))
    document = document_of(view, match)
    if document is None or is_no_step(view, match):
        return None
    found = parties(view, match, told)
    if not found and only_dates(view, clause):
        return None
    role = _PARTY_ACTIONS.get(match.frame.value, "party")
    roles = tuple(RoleHolder(role, ref) for ref in found)
    return view.from_clause(
        clause, Agreement(document, match.frame.value, roles), rule=match.frame.id
    )


def _counted_out(clause: Clause) -> Clause:
    """ "will be signed by nobody", "signed nothing": the negation stands in a participant."""
    nobody = any(
        p.text.lower() in _NOBODY for slot in ("subject", "object") for p in in_slot(clause, slot)
    )
    if nobody and clause.polarity is Polarity.AFFIRMED:
        return replace(clause, polarity=Polarity.NEGATED)
    return clause


def _ceremony(view: PageView, clause: Clause) -> Clause:
    """ "A signing ceremony will be held": planned as the ceremony is."""
    if clause.lemma != "signing":
        return clause
    behind = next(
        (c for c in view.clauses if c.pos == "NOUN" and 0 < c.cue_start - clause.cue_end < 3), None
    )
    if behind is None:
        return clause
    return replace(
        clause, modality=behind.modality, polarity=behind.polarity, voices=behind.voices,
        day=behind.day, place=behind.place,
    )  # fmt: skip
