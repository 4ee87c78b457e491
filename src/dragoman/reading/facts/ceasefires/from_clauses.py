"""Ceasefires: scope, who is left out, whether it is said to hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import (
    ActorRef,
    Ceasefire,
    Clause,
    Fact,
    FactKind,
    Participant,
    Polarity,
)
from dragoman.reading.facts.ceasefires.in_words import scope_of, truces_in_words
from dragoman.reading.facts.ceasefires.named import named_truces
from dragoman.reading.facts.ceasefires.terms import with_terms
from dragoman.reading.facts.frames import Match, class_words, in_slot
from dragoman.reading.facts.view import PageView, short

_HOLDS: dict[str, bool | None] = {
    "holds": True,
    "broken": False,
    "in_force": True,
    "declared": None,
}
_COVERING = frozenset(
    {"concern", "apply", "cover", "include", "extend", "affect", "involve", "encompass"}
)
_EXCLUDING = frozenset({"exclude", "exempt", "except"})
_SCOPE_SLOTS = ("in", "across", "throughout", "to", "over", "along", "on", "around")
_TRUCE = re.compile(
    r"\b(cease-?fires?|cessations? of (?:hostilities|fire)|truces?|armistices?|silence regime|"
    r"regime of (?:silence|calm)|humanitarian pauses?)\b",
    re.IGNORECASE,
)
"""A sentence without one of these words tells nothing of a ceasefire's terms."""

_STOPPED = re.compile(
    r"\b(?:refrain\w*|abstain\w*|desist\w*)\s+from\b|\bhostilities\b", re.IGNORECASE
)
NEAR_TERMS = 400
"""Characters back to the truce of which a document's cover is told ("The understanding covers the
coast"): two or three sentences."""
_DOCUMENT = re.compile(
    rf"{_TRUCE.pattern}|\b(?:agreements?|accords?|deals?|pacts?|treat(?:y|ies)|protocols?|"
    r"memorandum|resolutions?|talks|plans?|texts?)\b",
    re.IGNORECASE,
)
_POINTERS = frozenset({"it", "this", "that", "which"})
NEAR_IT = 240
"""Characters back to the truce that the "it" of a frame may stand for."""
NEAR_TRUCE = 160
"""Characters back to the truce that "it" may stand for: about one sentence."""


def ceasefires(view: PageView) -> Iterator[Fact | None]:
    """From words that tell a state, from frames (declared, in force, holds, broken), from clauses
    about a truce's cover, and from what names a truce in passing where nothing else is told."""
    told = [fact for fact in truces_in_words(view) if fact is not None]
    told += [fact for fact in _from_clauses(view, tuple(told)) if fact is not None]
    told += [fact for fact in named_truces(view, told) if fact is not None]
    yield from (with_terms(view, fact) for fact in told)


def _from_clauses(view: PageView, told: Sequence[Fact]) -> Iterator[Fact | None]:
    for clause, found in view.matched:
        if any(fact.start <= clause.cue_start < fact.end for fact in told):
            continue
        cover = _cover(view, clause)
        if cover is not None:
            yield cover
            continue
        for match in found:
            apart = match.frame.head in _EXCLUDING and not _about_truce(clause, "subject")
            if match.frame.kind is FactKind.CEASEFIRE and not apart:
                yield _from_frame(view, match)


_SHORT = re.compile(
    r"\s+(?:for\s+)?(?:only|barely|hardly|scarcely|just|less\s+than|no\s+more\s+than|not\s+even|a\s+mere|"
    r"merely)\s+(?:an?\s+|one\s+|two\s+|three\s+|\d+\s+)?(?:few\s+)?(?:hour|day|minute|night|week)s?\b"
)
""" "The truce lasted barely a few hours": it does not hold."""


def _from_frame(view: PageView, match: Match) -> Fact | None:
    clause = match.clause
    if not _names_truce(view, clause):
        return None
    holds = _HOLDS.get(match.frame.value)
    short = _SHORT.match(view.page.text, clause.cue_end, clause.sentence[1])
    if holds and (clause.polarity is Polarity.NEGATED or short):
        holds = False
    detail = Ceasefire(
        holds=holds,
        scope=scope_of(view, clause),
        excluded=_left_out(clause),
        parties=match.actors() + match.recipients(),
        agreement=view.document_in(*clause.sentence),
    )
    return view.from_clause(clause, detail, rule=match.frame.id)


def _names_truce(view: PageView, clause: Clause) -> bool:
    """A truce is named; "it" is one where the last sentence ends its talk of documents with one:
    "A truce was concluded on Tuesday. It was broken at once"."""
    words = [p for p in clause.participants if p.text.lower() in _POINTERS and not p.actors]
    told = ("ceasefire", "hostilities", "violence")
    if not words or any(p.head in class_words(c) for c in told for p in clause.participants):
        return True
    before = view.page.text[max(0, clause.start - NEAR_IT) : clause.start]
    named = list(_DOCUMENT.finditer(before))
    return bool(named) and _TRUCE.search(named[-1].group(0)) is not None


def _cover(view: PageView, clause: Clause) -> Fact | None:
    """ "The truce covers the whole coast", "it does not apply to the militia", "implemented in
    all parts of the country", "the ceasefire excludes X"."""
    if clause.pos != "VERB" or not _tells_of_truce(view, clause):
        return None
    if clause.lemma in _EXCLUDING and _about_truce(clause, "subject"):
        return _terms(view, clause, excluded=_actors(clause, "object"), rule="ceasefire.excludes")
    if clause.lemma in _COVERING and (
        _about_truce(clause, "subject") or _pronoun(clause) or _is_document(clause)
    ):
        actors = _actors(clause, "object") + _actors(clause, "to")
        if clause.polarity is Polarity.NEGATED:
            out = actors or _named_in(view, clause)
            reach = None if out else _reach(clause)
            return _terms(view, clause, excluded=out, scope=reach, rule="ceasefire.not-covered")
        return _terms(view, clause, scope=_reach(clause), rule="ceasefire.covers")
    if clause.lemma in (
        "implement",
        "extend",
        "spread",
        "expand",
        "establish",
        "observe",
        "respect",
    ) and (_about_truce(clause, "object") and scope_of(view, clause)):
        return _terms(view, clause, scope=scope_of(view, clause), rule="ceasefire.scope")
    return None


def _tells_of_truce(view: PageView, clause: Clause) -> bool:
    """A truce is named in the sentence or, for "it", right before: "… a truce. It covers the
    coast"."""
    if _TRUCE.search(view.sentence_of(clause)):
        return True
    start = clause.sentence[0]
    if _is_document(clause) and clause.lemma in _COVERING:
        earlier = view.page.text[max(0, start - NEAR_TERMS) : start]
        return _TRUCE.search(earlier) is not None or _STOPPED.search(earlier) is not None
    before = view.page.text[max(0, start - NEAR_TRUCE) : start]
    return _pronoun(clause) and _TRUCE.search(before) is not None


def _terms(
    view: PageView,
    clause: Clause,
    *,
    rule: str,
    excluded: tuple[ActorRef, ...] = (),
    scope: str | None = None,
) -> Fact | None:
    if not excluded and not scope:
        return None
    detail = Ceasefire(scope=scope, excluded=excluded, agreement=view.document_in(*clause.sentence))
    return view.fact(
        clause.start,
        clause.end,
        detail,
        modality=clause.modality,
        polarity=Polarity.AFFIRMED,
        voices=clause.voices,
        day=clause.day,
        place=clause.place,
        rule=rule,
        why=clause.cue,
    )


def _about_truce(clause: Clause, slot: str) -> bool:
    return any(_is_truce(p) for p in in_slot(clause, slot))


def _is_truce(participant: Participant) -> bool:
    return participant.head in class_words("ceasefire") or bool(_TRUCE.search(participant.text))


def _is_document(clause: Clause) -> bool:
    return any(p.head in class_words("document") for p in in_slot(clause, "subject"))


def _named_in(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    """Whom the words behind "does not apply to" name ("to the operations of the army")."""
    slots = (p for slot in ("object", "to") for p in in_slot(clause, slot))
    spans = [(p.start, p.end) for p in slots]
    return tuple(
        ref
        for m in view.mentions.actors
        if any(low <= m.start and m.end <= high for low, high in spans)
        for ref in m.actors
    )


def _pronoun(clause: Clause) -> bool:
    return any(
        p.text.lower() in ("it", "this", "which", "that") for p in in_slot(clause, "subject")
    )


def _actors(clause: Clause, slot: str) -> tuple[ActorRef, ...]:
    return tuple(ref for p in in_slot(clause, slot) for ref in p.actors)


def _left_out(clause: Clause) -> tuple[ActorRef, ...]:
    return tuple(
        ref
        for p in clause.participants
        if p.role in ("except", "excluding", "except for", "apart from", "without")
        for ref in p.actors
    )


def _reach(clause: Clause) -> str | None:
    for slot in ("object", "to", *_SCOPE_SLOTS):
        for participant in in_slot(clause, slot):
            return short(participant.text, words=14)
    return None
