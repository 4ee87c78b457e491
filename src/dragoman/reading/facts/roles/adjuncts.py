"""Parts told by adjuncts and participles.

Acts say it in adjuncts ("with the mediation of Oman") and participles say it behind what was
done ("a truce brokered last week by Oman", "the Omani-brokered truce").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import ActorRef, Fact, Modality, Role
from dragoman.reading.facts.beside import asserted, clause_around, row_behind, sentence_around
from dragoman.reading.facts.view import PageView

_ROLE_ACTS = {
    "mediation": "mediator", "auspices": "sponsor", "sponsorship": "sponsor",
    "facilitation": "facilitator", "good offices": "facilitator", "brokerage": "mediator",
    "aegis": "sponsor", "patronage": "sponsor", "chairmanship": "facilitator",
    "supervision": "observer", "guarantee": "guarantor", "guarantees": "guarantor",
}  # fmt: skip
_PARTICIPLES = {
    "brokered": "mediator", "mediated": "mediator", "facilitated": "facilitator",
    "guaranteed": "guarantor", "sponsored": "sponsor", "hosted": "host", "witnessed": "witness",
    "monitored": "observer", "observed": "observer", "chaired": "facilitator",
    "moderated": "facilitator", "convened": "host", "supervised": "observer",
    "led": "mediator", "negotiated": "mediator", "verified": "observer", "steered": "mediator",
    "guided": "mediator", "shepherded": "mediator", "presided over": "facilitator",
    "co-chaired": "facilitator", "co-hosted": "host", "organised": "host", "organized": "host",
    "co-sponsored": "sponsor", "financed": "sponsor", "funded": "sponsor",
    "underwritten": "guarantor", "arranged": "mediator",
}  # fmt: skip
_WEAK = frozenset({"led", "negotiated", "steered", "guided", "shepherded", "arranged"})
"""Participles that make a mediator only of talks and truces."""
_OF_THINGS = frozenset(
    {"monitored", "observed", "supervised", "verified", "hosted", "sponsored", "organised",
     "organized", "financed", "funded", "underwritten", "co-hosted", "co-sponsored"}
)  # fmt: skip
"""Participles that make a part only of talks and truces, wherever these stand before."""
_ACT_OF = re.compile(
    r"\b(?:with|under|through|thanks to|by|following)\s+(?:the\s+)?(?:joint\s+|active\s+)?"
    r"(mediation|auspices|sponsorship|facilitation|good offices|aegis|patronage|chairmanship|"
    r"supervision|guarantees?)\s+(?:of|by|from)\s+",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    rf"\b({'|'.join(_PARTICIPLES)})(?:(?:,|\s)[^.;:()]{{0,45}}?)?\s+by:?\s+", re.IGNORECASE
)
_HYPHENED = re.compile(
    rf"^[-‑–]({'|'.join(_PARTICIPLES)})\s+((?:[\w’'-]+\s+){{0,3}}?)"
    r"(talks|negotiations|dialogue|process|mediation|initiative|efforts?|truces?|cease-?fires?|"
    r"agreements?|accords?|deals?|pacts?|conference|meetings?|summit|cessation|roadmap|plan)\b",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?:talks|negotiations|dialogue|process|mediation|truces?|cease-?fires?|agreements?|accords?|"
    r"deals?|pacts?|armistice|cessation|settlement|protocol|meetings?|session|round|conference|"
    r"summit|commission|committee|ceremony|signing|gathering|dinner)\b",
    re.IGNORECASE,
)
_MONITORING = re.compile(r"\b(?:monitor\w*|observer?s?|observation|verification)\b", re.IGNORECASE)
MAX_TITLE_BEHIND = 40


def adjuncts(view: PageView) -> Iterator[Fact | None]:
    """Roles told beside what was done."""
    yield from _from_adjuncts(view)
    yield from _from_participles(view)


def _from_adjuncts(view: PageView) -> Iterator[Fact | None]:
    """ "the negotiating process, which is held with the mediation of Russia"."""
    for found in _ACT_OF.finditer(view.page.text):
        role = _ROLE_ACTS[found.group(1).lower()]
        yield from _named_at(view, found.start(), found.end(), role, "role.adjunct")


def _from_participles(view: PageView) -> Iterator[Fact | None]:
    """ "a truce brokered last week by Oman", "Omani-brokered talks"."""
    text = view.page.text
    for found in _DONE_BY.finditer(text):
        word = found.group(1).lower()
        low = max(sentence_around(view, found.start())[0], found.start() - 90)
        role = _done(word, text[low : found.start()])
        if role:
            yield from _named_at(view, found.start(), found.end(), role, "role.participle")
    for mention in view.mentions.actors:
        hyphened = _HYPHENED.match(text[mention.end : mention.end + 80])
        if hyphened:
            end = mention.end + hyphened.end()
            role = _PARTICIPLES[hyphened.group(1).lower()]
            for ref in mention.actors:
                yield _at(view, ref, role, mention.start, end, "role.hyphen", hyphened.group(1))


def _done(word: str, before: str) -> str | None:
    """The role of a participle by what it was done to, which stands right before it."""
    near = before[-60:]
    if word == "led" and _MONITORING.search(near):
        return "observer"
    if word in _WEAK and not _THING.search(near):
        return None
    if word == "led" and not re.search(r"mediat|talks|negotiations|process", near, re.IGNORECASE):
        return None
    if word in _OF_THINGS:
        return _PARTICIPLES[word] if _THING.search(near) else None
    return _PARTICIPLES[word]


def _named_at(view: PageView, start: int, end: int, role: str, rule: str) -> Iterator[Fact | None]:
    sentence = sentence_around(view, start)
    high = max(sentence[1], min(end + 120, len(view.page.text)))
    semicolon = view.page.text.find(";", end, high)
    refs, last = row_behind(view, end, semicolon if semicolon > 0 else high)
    for ref in refs:
        if refs[0].start - end <= MAX_TITLE_BEHIND:
            yield _at(view, ref, role, start, last, rule, view.page.text[start:end].strip())


def _at(
    view: PageView, ref: ActorRef, role: str, start: int, end: int, rule: str, why: str
) -> Fact | None:
    """A role told by an adjunct: as done as the clause it belongs to, and in the same voices."""
    clause = clause_around(view, start)
    return view.fact(
        start,
        end,
        Role(ref, role, None),
        modality=clause.modality if clause else Modality.ACTUAL,
        voices=asserted(clause.voices) if clause else (),
        rule=rule,
        why=why,
    )
