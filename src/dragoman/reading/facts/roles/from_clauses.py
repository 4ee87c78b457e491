"""Roles: who guarantees, mediates, hosts, observes, sponsors.

Frames say it with verbs ("brokered the truce"). Role nouns say it beside names, each a rule here:
- predicate: "Qatar is the sole sponsor of the talks"
- as: "agreed to act as guarantors", "signed as witness", "was accepted as mediator"
- of-noun: "took on the role of guarantors"; joined: "has joined the sponsors"
- apposition: "the guarantor states, Chad and Sudan", "Oman, the mediator", "UN mediator Juan Paz"
Acts say it in adjuncts ("with the mediation of Oman") and participles say it behind what was
done ("a truce brokered last week by Oman", "the Omani-brokered truce").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import ActorRef, Clause, Fact, FactKind, Modality, Participant, Polarity, Role
from dragoman.reading.facts.beside import (
    asserted,
    clause_around,
    group_at,
    is_abbreviation,
    row_before,
    row_behind,
    sentence_around,
    subject_of,
)
from dragoman.reading.facts.frames import Match, in_slot
from dragoman.reading.facts.roles.parts import by_name, parts
from dragoman.reading.facts.view import PageView, short

_ROLE_NOUNS = {
    "guarantor": "guarantor", "co-guarantor": "guarantor", "mediator": "mediator",
    "co-mediator": "mediator", "facilitator": "facilitator", "co-facilitator": "facilitator",
    "host": "host", "co-host": "host", "observer": "observer", "witness": "witness",
    "sponsor": "sponsor", "co-sponsor": "sponsor", "signatory": "signatory",
    "broker": "mediator", "peacemaker": "mediator", "go-between": "mediator",
    "intermediary": "mediator", "convener": "host", "chair": "facilitator",
    "co-chair": "facilitator", "moderator": "facilitator", "party": "party",
}  # fmt: skip
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
    "led": "mediator", "negotiated": "mediator", "verified": "observer",
}  # fmt: skip
_WEAK = frozenset({"led", "negotiated", "chaired"})
"""Participles that make a mediator only of talks and truces."""
_OF_WHAT = ("of", "in", "for", "between", "to")
_NEEDS_WHAT = re.compile(
    r"^\s+(?:to|in)\s+(?:(?:the|this|that|these|any|either|future|direct|a)\s+){0,2}"
    r"(?:[\w’'-]+\s+){0,3}?(?:agreements?|accords?|deals?|pacts?|treat(?:y|ies)|truces?|cease-?fires?|"
    r"talks|negotiations|dialogue|process|protocols?|memorandum|declaration|it)\b",
    re.IGNORECASE,
)
"""A "party" is a role only in something: "a party to the accord"."""
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
_STATES = r"(?:\s+(?:states?|countr(?:y|ies)|powers?|nations?|governments?|parties|teams?))?"
_BEHIND = re.compile(
    rf"^{_STATES}(?P<sep>\s*[:—–]\s*|\s*\(|\s+(?:such as|including|namely)\s+|\s*,\s*(?:namely\s+|"
    r"including\s+|among them\s+)?|\s+[^.;,]{0,40},\s*(?:including|among them|namely)\s+|\s+)",
)
_AS = re.compile(r"\bas\s+(?:an?|the|its|their|his|her|one of the|joint)?\s*(?:[\w’'-]+\s+){0,3}$")
_APPOSED = re.compile(
    r"(?:,|\s[—–-]|\()\s*(?:the|an?|one of the|both|long-?time|its|their|who acts? as)\s+"
    r"(?:[\w’'-]+\s+){0,4}$"
)
_CLOSED = re.compile(r"^\s*(?:\([^()]{1,60}\))?\s*(?:[,.;:)—–]|$|\n|- )")
_NOT = re.compile(r"\b(?:not|neither|nor|never|no longer)\b|n['’]t\b")
_MADE = frozenset(
    {"send", "appoint", "name", "nominate", "invite", "accept", "propose", "choose", "select",
     "designate", "recognise", "recognize", "suggest", "rule out", "reject", "list", "dispatch",
     "exclude", "regard", "see", "consider", "offer", "endorse", "approve", "welcome", "hire",
     "confirm", "keep", "retain", "replace", "install", "want", "prefer", "picture"}
)  # fmt: skip
"""Verbs that make their object something: "sent her deputy as an observer"."""
_DOING = frozenset({"sign", "act", "serve"})
"""Verbs of a part that is played; a reduced "signed as witness" may be read as a passive."""
_BECOME = frozenset({"join", "become", "remain", "represent", "stay"})
_ALONGSIDE = ("together with", "along with", "alongside", "jointly with")


def roles(view: PageView) -> Iterator[Fact | None]:
    """All role facts of a page."""
    for match in view.of_kind(FactKind.ROLE):
        if _holds_nothing(match):
            continue
        for ref in (_in_apposition(view, match.clause) or match.actors()) + _company(match.clause):
            detail = Role(ref, match.frame.value, _in(view, match.clause))
            yield view.from_clause(match.clause, detail, rule=match.frame.id)
    for clause in view.clauses:
        if clause.pos == "VERB":
            yield from _from_participants(view, clause)
        else:
            yield from _from_noun(view, clause)
    yield from _from_adjuncts(view)
    yield from _from_participles(view)
    yield from parts(view)


_APPOSED_THAT = re.compile(
    r",\s+(?:the|an?)\s+(?:[\w-]+\s+){1,5}(?:that|which|who)\s+(?:(?:has|have|had|also|first)\s+){0,2}$"
)


def _in_apposition(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    """ "Lakeside Watch, the group that had organised the meeting": the name before the comma."""
    low = clause.sentence[0]
    if clause.pos != "VERB":
        return ()
    that = _APPOSED_THAT.search(view.page.text[low : clause.cue_start])
    return row_before(view, low, low + that.start())[-1:] if that else ()


def _holds_nothing(match: Match) -> bool:
    """Who holds talks with somebody takes part in them and is no host ("has held talks with
    the rebels"); who acts "as a brake" has no role."""
    clause = match.clause
    if clause.lemma == "hold":
        return bool(in_slot(clause, "with")) or "with " in " ".join(
            p.text for p in in_slot(clause, "object")
        )
    if clause.lemma in ("act", "serve"):
        return True
    return clause.pos != "VERB" and clause.lemma in _ROLE_NOUNS


def _company(clause: Clause) -> tuple[ActorRef, ...]:
    """ "led the mediation together with two bishops"."""
    led = clause.lemma in ("lead", "head", "chair") and not in_slot(clause, "as")
    slots = (*_ALONGSIDE, "with") if led else _ALONGSIDE
    return tuple(ref for slot in slots for p in in_slot(clause, slot) for ref in p.actors)


def _from_noun(view: PageView, clause: Clause) -> Iterator[Fact | None]:
    """A role noun beside names: behind it, before it, before its copula, or before its "as"."""
    role = _ROLE_NOUNS.get(clause.lemma) or _ROLE_NOUNS.get(clause.lemma.removesuffix("s"))
    if role is None:
        return
    text, (low, high) = view.page.text, clause.sentence
    before, behind = text[low : clause.cue_start], text[clause.cue_end : high]
    if clause.lemma == "party" and not _NEEDS_WHAT.match(behind):
        return
    refs = subject_of(clause)
    if refs:
        polarity = Polarity.NEGATED if _NOT.search(before[-MAX_BEFORE:]) else clause.polarity
        yield from _tell(view, clause, refs, role, polarity=polarity, rule="role.is")
        return
    if _AS.search(before):
        return
    apposed = _APPOSED.search(before)
    if apposed is None and _OF_SOMETHING.match(behind):
        apposed = re.search(r",\s*$", before)
    group = group_at(view, clause.cue_start)
    if group and (apposed or _CLOSED.match(text[group[-1].end : high])):
        yield from _aside(view, clause, group, role, start=clause.cue_start, end=clause.cue_end)
        return
    if apposed:
        named = row_before(view, low, low + apposed.start())
        if named:
            yield from _aside(view, clause, named, role, start=named[0].start, end=clause.cue_end)
            return
    yield from _names_behind(view, clause, role, behind)


_OF_SOMETHING = re.compile(r"^\s+(?:of|to|in|for)\s+(?:the|this|these|an?)\s")
""" "The union, sponsor of the accord, …": an apposition without article."""


MAX_BEFORE = 80
"""Characters before a role noun in which a negation of its copula stands."""


def _names_behind(view: PageView, clause: Clause, role: str, behind: str) -> Iterator[Fact | None]:
    """ "the guarantor states, Chad and Sudan", "observers, among them Fiji"."""
    opening = _BEHIND.match(behind)
    if opening is None or clause.lemma == "party":
        return
    start = clause.cue_end + opening.end()
    refs, end = row_behind(view, start, clause.sentence[1])
    if not refs or refs[0].start - start > MAX_TITLE_BEHIND:
        return
    apart = opening["sep"].strip()
    if not apart and (refs[0].start != start or not view.page.text[start : start + 1].isupper()):
        return
    if apart == "(" and is_abbreviation(view, refs[0]):
        return
    if apart == "," and not _CLOSED.match(view.page.text[end : clause.sentence[1]]):
        return
    yield from _aside(view, clause, refs, role, start=clause.cue_start, end=end)


MAX_TITLE_BEHIND = 40


def _aside(
    view: PageView, clause: Clause, refs: tuple[ActorRef, ...], role: str, *, start: int, end: int
) -> Iterator[Fact | None]:
    """A role told in passing holds whatever becomes of the sentence around it."""
    for ref in refs:
        yield view.fact(
            min(start, clause.cue_start),
            end,
            Role(ref, role, _in(view, clause)),
            voices=asserted(clause.voices),
            rule="role.apposition",
            why=clause.cue,
        )


def _tell(
    view: PageView,
    clause: Clause,
    refs: tuple[ActorRef, ...],
    role: str,
    *,
    polarity: Polarity,
    rule: str,
) -> Iterator[Fact | None]:
    for ref in refs:
        yield view.fact(
            clause.start,
            clause.end,
            Role(ref, role, _in(view, clause)),
            modality=clause.modality,
            polarity=polarity,
            voices=clause.voices,
            day=clause.day,
            place=clause.place,
            rule=rule,
            why=clause.cue,
        )


def _from_participants(view: PageView, clause: Clause) -> Iterator[Fact | None]:
    """Role nouns among the participants of a verb: "as mediator", "the role of guarantors"."""
    for participant in clause.participants:
        role = _role_in(participant, clause)
        if role is None or participant.role in ("subject", "possessor"):
            continue
        for ref in _filled(clause, participant):
            detail = Role(by_name(view, ref), role, _in(view, clause))
            yield view.from_clause(clause, detail, rule="role.as", why=participant.text[:60])


_DENYING = frozenset({"reject", "oppose", "refuse", "dispute", "question", "resist", "rule out"})
"""Who "rejected any role for Chad as a guarantor" is no guarantor."""


def _filled(clause: Clause, participant: Participant) -> tuple[ActorRef, ...]:
    """Who gets the role: the object of verbs that make somebody something, else the subject."""
    if participant.role == "as" and any(
        0 < participant.start - p.end < 5 for p in in_slot(clause, "with") if p.actors
    ):
        return ()  # "with Chad as observer": read by `parts`
    if participant.role == "as" and clause.lemma in _MADE:
        made = tuple(ref for p in in_slot(clause, "object") for ref in p.actors)
        if made:
            return made
    if clause.lemma in _DENYING and participant.role == "as":
        return ()
    found = tuple(ref for p in in_slot(clause, "subject") for ref in p.actors)
    if not found and clause.lemma in _DOING:
        found = tuple(ref for p in in_slot(clause, "object") for ref in p.actors)
    if found:
        return found
    return next((step.actors for step in reversed(clause.context) if step.actors), ())


def _role_in(participant: Participant, clause: Clause) -> str | None:
    """A role noun behind "as", behind "role of", or as what somebody joins or becomes."""
    head = participant.head
    if head in ("role", "task", "job") and re.search(
        r"\b(?:mediating|mediation)\b", participant.text
    ):
        return "mediator"
    singular = head.removesuffix("s") if head.endswith(("ors", "ers", "ies")) else head
    role = _ROLE_NOUNS.get(head) or _ROLE_NOUNS.get(singular)
    if participant.role == "as":
        if role is None and participant.text:
            role = _ROLE_NOUNS.get(participant.text.split()[-1].lower().rstrip("s.,;"))
        return role
    if participant.role in ("object", "of") and clause.lemma in _BECOME:
        return role if head != "party" else None
    if head in ("role", "function", "part", "task"):
        for noun, value in _ROLE_NOUNS.items():
            if noun != "party" and re.search(rf"\b{noun}s?\b", participant.text, re.IGNORECASE):
                return value
    return None


def _in(view: PageView, clause: Clause) -> str | None:
    """The process or agreement the role is played in."""
    document = view.document_in(clause.start, clause.end)
    if document is not None:
        return document.name
    for slot in ("object", *_OF_WHAT):
        for participant in in_slot(clause, slot):
            if not participant.actors and _role_in(participant, clause) is None:
                return short(participant.text, words=12)
    return None


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
    if word in ("monitored", "observed", "supervised", "verified", "hosted", "sponsored"):
        return _PARTICIPLES[word] if _THING.search(near) else None
    return _PARTICIPLES[word]


def _named_at(view: PageView, start: int, end: int, role: str, rule: str) -> Iterator[Fact | None]:
    sentence = sentence_around(view, start)
    refs, last = row_behind(view, end, max(sentence[1], min(end + 120, len(view.page.text))))
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
