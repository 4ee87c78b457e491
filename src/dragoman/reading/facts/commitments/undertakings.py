"""Undertakings that no clause carries, read from the words where nothing else told of them.

- nouns: "the junta's promise to hand over power", "a pledge by Chad to …"
- states: "Rabat is under an obligation to …", "the Protocol obliges Khartoum to …"
- what parties are to do under an accord, where the tree lost it: "the two sides are to exchange …"
- a provision told in the present: "Under the accord the front gets four ministries"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import (
    UNKNOWN_DAY,
    ActorKind,
    ActorRef,
    Commitment,
    Day,
    Fact,
    Modality,
    Polarity,
)
from dragoman.reading.facts.beside import clause_around, sentence_around
from dragoman.reading.facts.commitments.deadlines import DEADLINE_ROLES, NEAR_ACCORD
from dragoman.reading.facts.commitments.heads import is_advice
from dragoman.reading.facts.completing import actor_before
from dragoman.reading.facts.view import PageView, short

_PROMISE = (
    r"(?:promises?|pledges?|commitments?|undertakings?|vows?|assurances?|guarantees?|obligations?)"
)
_DEED = (
    r"(?:to\s+(?!date\b|the\b|an?\b|all\b|him\b|them\b|her\b|it\b|us\b)\w+|that\b|"
    r"not\s+to\b|on\b|never\s+(?:again\s+)?to\b)"
)
_OWNED = re.compile(rf"[’']s?\s+(?:[\w-]+\s+){{0,3}}?{_PROMISE}\s+{_DEED}", re.IGNORECASE)
_OF_SOMEBODY = re.compile(
    rf"\b{_PROMISE}\s+(?:by|from|of)\s+(?P<who>[^.,;:]{{3,60}}?)\s+{_DEED}", re.IGNORECASE
)
_SIDE = re.compile(
    r"[’']s?\s+(?:side|part|end|half)\s+of\s+the\s+(?:bargain|deal|agreement|"
    r"accord)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:is|are|was|were|remains?|remained)\s+(?:under\s+(?:an?\s+)?(?:[\w-]+\s+)?obligation|"
    r"obliged|obligated|"
    r"duty-bound|committed|pledged|sworn)\s+(?:not\s+)?to\s+\w+|"
    r"\b(?:(?:has|have|had)\s+)?bound\s+(?:itself|himself|themselves)\s+(?:not\s+)?to\s+\w+|"
    r"\b(?:has|have|had)\s+(?:given|offered)\s+(?:[\w-]+\s+){0,3}?(?:assurances?|guarantees?|"
    r"undertakings?|word)\s+"
    r"(?:that|to)\b|\b(?:swore|vowed|pledged|promised|undertook)\b[^.;:]{0,30}?\b(?:not\s+|"
    r"never\s+(?:again\s+)?)to\s+\w+",
    re.IGNORECASE,
)
_OBLIGED = re.compile(
    r"\b(?:oblige[sd]?|obligates?|commits?|committed|binds?|bound|requires?|required|compels?)\s+"
    r"(?P<who>(?!to\b|itself|himself|themselves)(?:(?:the|both|all|each|every|any|"
    r"its)\s+)?(?:[\w’'-]+\s+){1,4}?)(?:not\s+)?to\s+\w+",
)
_ARE_TO = re.compile(
    r"\b(?:is|are|was|were)\s+(?P<not>not\s+)?to\s+(?:\w+ly\s+)?(?!be\b|meet\b|visit\b|attend\b|"
    r"travel\b|hold\b|begin\b|"
    r"start\b|blame\b|speak\b|address\b|talk\b|take\s+place|arrive\s+in|come\b|fly\b|join\b|"
    r"follow\b)\w+"
)
_UNDER = re.compile(
    r"(?:^|(?<=\n))\W*(?:Under|According\s+to|In\s+line\s+with|By|As\s+part\s+of|In)\s+(?:it|"
    r"(?:the\s+terms\s+of\s+)?(?:the|this|"
    r"that|its|their)\s+(?:[\w-]+\s+){0,3}?(?:agreement|accord|deal|pact|treaty|memorandum|"
    r"protocol|plan|"
    r"declaration|truce|ceasefire|document|text|arrangement|roadmap|package|terms))\b"
)
_IDLE = frozenset(
    {"be", "have", "say", "remain", "tell", "seem", "call", "mark", "mean", "see", "look", "read"}
)
_NEAR = 600
"""Characters back to the accord under which parties "are to" do something."""
_SIGNING = re.compile(
    r"\b(?:sign(?:ing|ature|ed)|accord|agreement|entry\s+into\s+force|"
    r"protocol)\b",
    re.IGNORECASE,
)
_POINT = re.compile(r"^[ \t]*\(?\d{1,2}[.)]\s+(?P<point>[A-Z][^\n]{10,600})$", re.MULTILINE)
_OWED = re.compile(
    r"\b(?:will|shall|must|is\s+to|are\s+to|undertakes?|agrees?\s+to|commits?)\b"
    r"(?!\s+(?:meet|hold|convene|reconvene|gather|resume|begin|start|take\s+place|be\s+held|"
    r"be\s+signed))|"
    r"(?<=\s)To\s+(?:\w+ly\s+)?[a-z]+\b"
)
_SPOKEN = re.compile(
    r"\b(?:reaffirm|recall|welcome|thank|note|invite|urge|condemn|express|said|says|told)\w*\b",
    re.IGNORECASE,
)
MIN_POINTS = 3
_STOP = re.compile(r"[.;!?](?=\s|$)|\n")
MAX_WORDS = 40


def undertakings(view: PageView, told: Sequence[Fact]) -> Iterator[Fact | None]:
    """One per promise in words that overlap no commitment told already."""
    spans = [(fact.start, fact.end) for fact in told]
    for low, high, obligors, rule, negated in _found(view):
        if any(a < high and low < b for a, b in spans):
            continue
        fact = _fact(view, low, high, obligors, rule, negated=negated)
        if fact is not None:
            spans.append((low, high))
            yield fact


_Found = tuple[int, int, tuple[ActorRef, ...], str, bool]


def _found(view: PageView) -> Iterator[_Found]:
    text = view.page.text
    for pattern in (_OWNED, _SIDE):
        for hit in pattern.finditer(text):
            refs = _ending(view, hit.start())
            if refs:
                yield refs[0].start, _stop(view, hit.end()), refs, "commitment.noun", False
    for hit in _OF_SOMEBODY.finditer(text):
        refs = _starting(view, *hit.span("who"))
        if refs:
            yield hit.start(), _stop(view, hit.end()), refs, "commitment.noun", False
    for hit in _STATE.finditer(text):
        refs = _before(view, hit.start())
        if refs:
            negated = re.search(r"\b(?:not|never)\b", hit[0]) is not None
            yield refs[0].start, _stop(view, hit.end()), refs, "commitment.state", negated
    for hit in _OBLIGED.finditer(text):
        low, high = hit.span("who")
        if view.document_in(sentence_around(view, low)[0], hit.start()) is not None:
            refs = _starting(view, low, high) or (_described(text, low, high),)
            yield low, _stop(view, hit.end()), refs, "commitment.obliged", False
    yield from _are_to(view)
    yield from _present(view)
    yield from _points(view)


def _are_to(view: PageView) -> Iterator[_Found]:
    text = view.page.text
    for hit in _ARE_TO.finditer(text):
        refs = _before(view, hit.start())
        low, _ = sentence_around(view, hit.start())
        accord = view.document_before(hit.start(), within=_NEAR) or _SIGNING.search(
            text, low, hit.start()
        )
        if refs and accord is not None and text[low:].lstrip()[:2].lower() != "if":
            yield refs[0].start, _stop(view, hit.end()), refs, "commitment.are-to", bool(hit["not"])


def _present(view: PageView) -> Iterator[_Found]:
    """ "Under it both sides keep their positions": what an accord says in the present binds."""
    for low, high in dict.fromkeys(clause.sentence for clause in view.clauses):
        opening = _UNDER.match(view.page.text, low, high)
        accord = view.document_before(low, within=NEAR_ACCORD) or view.document_in(low, high)
        if opening is None or accord is None:
            continue
        for clause in view.clauses:
            if (
                clause.sentence == (low, high)
                and clause.pos == "VERB"
                and clause.tense == "present"
                and clause.modality in (Modality.ACTUAL, Modality.ONGOING)
                and not clause.voices
                and not clause.context
                and clause.lemma not in _IDLE
                and clause.cue_start >= opening.end()
            ):
                refs = tuple(
                    r for p in clause.participants if p.role == "subject" for r in p.actors
                )
                negated = clause.polarity is Polarity.NEGATED
                yield clause.start, clause.end, refs, "commitment.under", negated
                break


def _points(view: PageView) -> Iterator[_Found]:
    """Points of a numbered text that say what is to be done: "2. To ensure a halt …", "4. The
    mission will verify …"."""
    text = view.page.text
    points = list(_POINT.finditer(text))
    for point in points if len(points) >= MIN_POINTS else ():
        low, high = point.span("point")
        owed = _OWED.search(text, low, high)
        if owed is None or is_advice(view, low) or _SPOKEN.search(text, low, owed.start()):
            continue
        refs = _starting(view, low, owed.start())
        negated = re.match(r"\s*(?:not|never)\b", text[owed.end() :]) is not None
        yield low, _stop(view, owed.end()), refs, "commitment.numbered", negated


def _before(view: PageView, position: int) -> tuple[ActorRef, ...]:
    low, _ = sentence_around(view, position)
    mention = actor_before(view.page.text, position, low, view.mentions)
    return mention.actors if mention is not None else ()


def _ending(view: PageView, apostrophe: int) -> tuple[ActorRef, ...]:
    ending = (m for m in view.mentions.actors if m.actors and m.end in (apostrophe, apostrophe + 2))
    widest = min(ending, key=lambda m: m.start, default=None)
    return widest.actors if widest is not None else ()


def _starting(view: PageView, low: int, high: int) -> tuple[ActorRef, ...]:
    for mention in view.mentions.actors:
        if low <= mention.start and mention.end <= high + 1 and mention.actors:
            return mention.actors
    return ()


def _described(text: str, low: int, high: int) -> ActorRef:
    words = " ".join(text[low:high].split())
    return ActorRef(None, words, words, low, low + len(words), ActorKind.GROUP, why="as described")


def _stop(view: PageView, position: int) -> int:
    _, high = sentence_around(view, position - 1)
    stop = _STOP.search(view.page.text, position, max(high, position))
    return stop.start() if stop else max(high, position)


def _fact(
    view: PageView, low: int, high: int, obligors: tuple[ActorRef, ...], rule: str, *, negated: bool
) -> Fact | None:
    clause = clause_around(view, low)
    voices = clause.voices if clause is not None else view.voices_at(low, high)
    return view.fact(
        low,
        high,
        Commitment(
            obligors=obligors,
            undertaking=short(view.page.text[low:high], words=MAX_WORDS),
            deadline=_deadline(view, low, high),
            agreement=view.document_in(*sentence_around(view, low)),
        ),
        modality=Modality.PLANNED,
        polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
        voices=voices,
        rule=rule,
        why=rule.removeprefix("commitment."),
    )


def _deadline(view: PageView, low: int, high: int) -> Day:
    for mention in view.mentions.days:
        if low <= mention.start < high and mention.role in DEADLINE_ROLES:
            return mention.day
    return UNKNOWN_DAY
