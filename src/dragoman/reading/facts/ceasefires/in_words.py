"""Ceasefires told in words that trees seldom hold: "the guns fell silent", "the truce is shaky".

Each pattern names a state of a truce; the clause its words belong to gives status, voices, day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import (
    UNKNOWN_DAY,
    ActorRef,
    Ceasefire,
    Clause,
    Context,
    Day,
    Fact,
    Modality,
    Polarity,
)
from dragoman.reading.facts.ceasefires.states import STATES, State
from dragoman.reading.facts.frames import in_slot
from dragoman.reading.facts.view import PageView, short

_SCOPE_SLOTS = ("in", "across", "throughout", "to", "over", "along", "on", "around")
_BY_ITSELF = frozenset({"hold-fire", "end-hostile-acts", "halt-declared"})
"""States that are somebody's deed: told only where somebody does it or has to."""

_COUNTED_ALREADY = frozenset({"unbound"})
"""States whose pattern holds its own negation ("no longer bound")."""


def truces_in_words(view: PageView) -> Iterator[Fact | None]:
    """One per state of a truce told in a sentence; the first pattern that meets its words."""
    for start, end in dict.fromkeys(clause.sentence for clause in view.clauses):
        stretch = view.page.text[start:end]
        taken: list[tuple[int, int]] = []
        for state in STATES:
            for found in state.pattern.finditer(stretch):
                low, high = start + found.start(), start + found.end()
                if any(low < b and a < high for a, b in taken):
                    continue
                fact = _fact(view, state, found, start)
                if fact is not None:
                    taken.append((low, high))
                    yield fact


def _fact(view: PageView, state: State, found: re.Match[str], offset: int) -> Fact | None:
    low, high = offset + found.start(), offset + found.end()
    groups = found.groupdict()
    negated = bool(groups.get("not") or groups.get("no"))
    scope = found.start("scope") if groups.get("scope") else found.end()
    clause = _clause_of(view, low, offset + scope)
    terms = _terms(view, state, found, offset, negated, clause)
    if terms is None:
        return None
    told = (
        terms.excluded
        or (state.name == "outside" and terms.parties)
        or state.name in _COUNTED_ALREADY
    )
    holds = state.holds if state.holds is None or not negated else not state.holds
    polarity = Polarity.NEGATED if negated and not told else Polarity.AFFIRMED
    denied = clause is not None and _is_denied(clause, low, high)
    if denied and not told and not negated:
        polarity, holds = Polarity.NEGATED, None if holds is None else not holds
    voices = clause.voices if clause is not None else view.voices_at(low, high)
    inside = clause is not None and clause.cue_start >= low
    return view.fact(
        min(low, clause.start) if clause is not None and inside else low,
        max(high, clause.end) if clause is not None and inside else high,
        Ceasefire(
            holds=holds,
            scope=terms.scope or (scope_of(view, clause) if clause is not None else None),
            excluded=terms.excluded,
            parties=terms.parties,
            agreement=view.document_in(offset, offset + len(found.string)),
        ),
        modality=clause.modality if clause is not None else Modality.ACTUAL,
        polarity=polarity,
        voices=voices,
        day=_day(view, state, clause),
        place=clause.place if clause is not None else None,
        rule=f"ceasefire.{state.name}",
        why=found.group(0),
    )


_REFRAINING = frozenset({"refrain", "abstain", "desist", "not"})
"""Words that deny the act itself; "stop" and "cease" tell that the truce came."""


def _is_denied(clause: Clause, low: int, high: int) -> bool:
    """Whether the state is denied; a negation in its own words makes the truce ("[stopped firing]"
    calms, "did not [stop firing]" does not)."""
    own = any(
        step.kind is Context.NEGATION and low <= step.start < high and step.cue not in _REFRAINING
        for step in clause.context
    )
    return (clause.polarity is Polarity.NEGATED) is not own


def _day(view: PageView, state: State, clause: Clause | None) -> Day:
    """A truce that has held since May holds today, not in May."""
    if clause is None or not clause.day.text:
        return clause.day if clause is not None else UNKNOWN_DAY
    at = view.page.text.find(clause.day.text, *clause.sentence)
    since = view.page.text[max(0, at - len(_SINCE)) : max(0, at)].lower() == _SINCE
    return UNKNOWN_DAY if since and state.name == "kept" else clause.day


_SINCE = "since "


@dataclass(frozen=True, slots=True)
class _Terms:
    scope: str | None = None
    excluded: tuple[ActorRef, ...] = ()
    parties: tuple[ActorRef, ...] = ()


def _terms(
    view: PageView,
    state: State,
    found: re.Match[str],
    offset: int,
    negated: bool,
    clause: Clause | None,
) -> _Terms | None:
    """Whom and what the words name; None where a deed is told of nobody."""
    groups = found.groupdict()
    if groups.get("who"):
        who = _named(view, offset + found.start("who"), offset + found.end("who"))
        out = negated != bool(groups.get("shut"))
        return _Terms(excluded=who if out else (), parties=() if out else who) if who else None
    if groups.get("out"):
        return _Terms(excluded=_named(view, offset + found.start("out"), offset + found.end("out")))
    if groups.get("scope"):
        words = short(groups["scope"].strip(), words=14)
        if not negated:
            return _Terms(scope=words)
        out_of = _named(view, offset + found.start("scope"), offset + found.end("scope"))
        return _Terms(excluded=out_of, scope=None if out_of else words)
    parties = _subjects(clause) if clause is not None and state.name in _BY_ITSELF else ()
    if state.name in _BY_ITSELF and not parties and not (clause is not None and clause.context):
        return None
    return _Terms(parties=parties)


def _clause_of(view: PageView, low: int, high: int) -> Clause | None:
    """The clause whose predicate stands last in the words: the state and not what brought it
    about ("the truce brokered by Chad is holding"); a verb before a noun."""
    inside = [c for c in view.clauses if low <= c.cue_start < high]
    verbs = [c for c in inside if c.pos != "NOUN"]
    if verbs or inside:
        return (verbs or inside)[-1]
    around = [c for c in view.clauses if c.start <= low and high <= c.end]
    return min(around, key=lambda c: c.end - c.start, default=None)


def _subjects(clause: Clause) -> tuple[ActorRef, ...]:
    return tuple(ref for p in in_slot(clause, "subject") for ref in p.actors)


def _named(view: PageView, low: int, high: int) -> tuple[ActorRef, ...]:
    found: dict[str, ActorRef] = {}
    for mention in view.mentions.actors:
        by = _BY.search(view.page.text, max(low, mention.start - 8), mention.start)
        if low <= mention.start and mention.end <= high and by is None:
            for ref in mention.actors:
                found.setdefault(ref.key, ref)
    return tuple(found.values())


_BY = re.compile(r"\bby\s+(?:the\s+)?$")
"""Before whoever listed the groups that a truce leaves out."""


def scope_of(view: PageView, clause: Clause) -> str | None:
    """Where: the first participant that names a place, never one that is a day."""
    for slot in _SCOPE_SLOTS:
        for participant in in_slot(clause, slot):
            if not view.is_day(participant.start, participant.end):
                return short(participant.text, words=14)
    return None
