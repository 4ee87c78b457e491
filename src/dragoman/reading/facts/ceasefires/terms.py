"""Whose a truce is and where it reaches, read from the words around its name.

The clause that tells of a truce seldom holds both: "a ceasefire in the eastern hills will begin at
midnight", "the truce between the army and the front has held", "its unilateral truce would end".
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.model import ActorKind, ActorRef, Ceasefire, Fact, FactKind, each_once
from dragoman.reading.facts.beside import inside, row_behind, sentence_around
from dragoman.reading.facts.ceasefires.states import TRUCE_WORDS
from dragoman.reading.facts.view import PageView, short

_TRUCE = re.compile(
    rf"\b(?:{TRUCE_WORDS}|hostilities)\b(?:\s+(?:agreement|accord|deal|pact))?", re.I
)
_REACH = re.compile(
    r"\s+(?:in|on|for|across|throughout|along|around|inside|over)\s+"
    r"(?P<where>(?:all\s+(?:of\s+)?|parts\s+of\s+|the\s+whole\s+of\s+|most\s+of\s+)?(?:the\s+)?"
    r"(?:(?:eastern|western|northern|southern|central|north-?eastern|north-?western|south-?eastern|"
    r"south-?western|upper|lower|rural|coastal|besieged|occupied)\s+)?)(?=[A-Z])"
)
_WIDE = re.compile(
    r"\b(nation-?wide|country-?wide|region-?wide|province-?wide)\s+(?:[\w-]+\s+){0,3}$"
)
_BETWEEN = re.compile(r"[\s,]+(?:[\w-]+\s+){0,3}?between\s+(?:both\s+)?(?:the\s+)?")
_WITH = re.compile(r"\s+with\s+(?:the\s+)?")
_WHICH = re.compile(r",?\s+(?:that|which)\s+")
_KEPT = re.compile(
    r"\s+(?:had|has|have)?\s*(?:\w+ly\s+)?(?:declared|announced|proclaimed|kept|signed|observed|"
    r"agreed|concluded|called|respected|entered|struck|reached)\b"
)
_OWNED = re.compile(r"(?:[’']s?)?\s+(?:own\s+)?(?:[\w-]+\s+){0,3}$")
MAX_PARTIES = 110
MAX_BEFORE = 60
_MAKING = frozenset({"signed", "reached", "declared", "accepted", "initialled", "ratified",
                     "concluded", "extended", "renewed"})  # fmt: skip
_NO_PARTY = frozenset({ActorKind.OUTLET})


def with_terms(view: PageView, fact: Fact) -> Fact:
    """The fact of a ceasefire, with parties and scope where it has none and the words tell them."""
    detail = fact.detail
    assert isinstance(detail, Ceasefire)
    low, high = sentence_around(view, fact.start)
    named = [m for m in _TRUCE.finditer(view.page.text, low, high) if m.end() > fact.start]
    truce = next((m for m in named if m.start() < fact.end), named[0] if named else None)
    if truce is None:
        return fact
    scope = detail.scope
    if scope is None and not detail.excluded:
        scope = _scope(view, truce, low, high) or _place(fact, detail)
    parties = _parties(view, truce, low, high)
    if not {ref.key for ref in parties} >= {ref.key for ref in detail.parties}:
        parties = detail.parties
    excluded = _excluded(view, detail.excluded)
    return replace(fact, detail=replace(detail, scope=scope, parties=parties, excluded=excluded))


def _excluded(view: PageView, told: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """ "groups listed as terrorist, in particular A and B": the named for the set; "(banned in
    Chad)" names nobody left out."""
    text = view.page.text
    found = tuple(
        ref for ref in told if not _BANNED.search(text, max(0, ref.start - MAX_BEFORE), ref.start)
    )
    for ref in found:
        _, high = sentence_around(view, ref.start)
        among = _AMONG.search(text, ref.end, high) if ref.actor is None else None
        named = row_behind(view, among.end(), high)[0] if among else ()
        if named:
            return named
    return found or told


_BANNED = re.compile(r"\([^()]*\b(?:banned|outlawed|prohibited|proscribed|listed)\b[^()]*$")
_AMONG = re.compile(
    r"\b(?:among\s+(?:them|which|whom|others)|including|namely|in\s+particular|notably|especially|"
    r"such\s+as)\s+(?:the\s+)?(?:so-called\s+)?"
)


def _scope(view: PageView, truce: re.Match[str], low: int, high: int) -> str | None:
    """ "a truce in eastern Ukraine", "a nationwide ceasefire"."""
    text = view.page.text
    found = _REACH.match(text, truce.end(), high)
    if found is not None:
        named = [m.end for m in view.mentions.places if m.start == found.end()]
        named += [
            m.end
            for m in view.mentions.actors
            if m.start == found.end() and any(ref.kind is ActorKind.STATE for ref in m.actors)
        ]
        if named and not view.is_day(found.end(), max(named)):
            return short(text[found.start("where") : max(named)].strip(), words=10)
    wide = _WIDE.search(text, low, truce.start())
    return wide[1] if wide else None


def _place(fact: Fact, detail: Ceasefire) -> str | None:
    """Where a truce is told to be in force, that is where it reaches."""
    return fact.place.text or fact.place.name if detail.holds and fact.place else None


def _parties(view: PageView, truce: re.Match[str], low: int, high: int) -> tuple[ActorRef, ...]:
    text = view.page.text
    between = _BETWEEN.match(text, truce.end(), high)
    if between is not None:
        return inside(view, between.end(), min(high, between.end() + MAX_PARTIES))
    makers = _makers(view, truce)
    other = _WITH.match(text, truce.end(), high)
    if other is not None:
        met = row_behind(view, other.end(), high)[0]
        mine = makers or _owner(view, truce, low)
        return each_once((*mine, *met)) if met else makers
    which = _WHICH.match(text, truce.end(), high)
    if which is not None:
        refs, end = row_behind(view, which.end(), high)
        if not refs:
            refs, end = _pronoun(view, which.end())
        if refs and _KEPT.match(text, end, high):
            return refs
    return makers or _owner(view, truce, low)


def _makers(view: PageView, truce: re.Match[str]) -> tuple[ActorRef, ...]:
    """Who signs, agrees or declares the truce in the clause that names it."""
    for clause, found in view.matched:
        if not clause.start <= truce.start() < clause.end:
            continue
        for match in found:
            made = match.frame.kind is FactKind.AGREEMENT and match.frame.value in _MAKING
            refs = match.actors() + match.recipients() if made else ()
            refs = tuple(ref for ref in refs if ref.kind not in _NO_PARTY)
            if refs:
                return refs
    return ()


def _owner(view: PageView, truce: re.Match[str], low: int) -> tuple[ActorRef, ...]:
    """ "the front's truce", "its unilateral ceasefire"."""
    low = max(low, truce.start() - MAX_BEFORE)
    for mention in reversed(view.mentions.actors):
        if not (low <= mention.start and mention.end <= truce.start()):
            continue
        gap = view.page.text[mention.end : truce.start()]
        possessive = mention.text.lower() in _POSSESSIVES or gap.lstrip("s")[:1] in ("'", "’")
        if possessive and _OWNED.fullmatch(gap):
            return mention.actors
    return ()


_POSSESSIVES = frozenset({"its", "his", "her", "their", "our"})


def _pronoun(view: PageView, start: int) -> tuple[tuple[ActorRef, ...], int]:
    mention = next((m for m in view.mentions.actors if m.start == start), None)
    return (mention.actors, mention.end) if mention is not None else ((), start)
