"""Parts told by names and nouns in the text alone, where trees are weak.

- "chaired by the UN, with Chad and Niger as observers"
- a title that is a part: "the mediator, Ola Dahl", "UN mediator Amina Bello" (once for each actor)
- "the guarantor countries (Chad, Niger and Mali)", "the accompanying countries"
- an echo: "The king signed as a witness, as did the premier"
- a verb beside another's part: "Norway mediates while Cuba and Chile observe"
- a wish: "Chad and Togo are among the states it would like to see as guarantors"
- who is kept out: "The government would not admit the clans"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.model import ActorKind, ActorRef, Fact, Modality, Polarity, Role
from dragoman.reading.facts.beside import (
    asserted,
    clause_around,
    inside,
    row_before,
    row_behind,
    sentence_around,
)
from dragoman.reading.facts.frames import in_slot
from dragoman.reading.facts.view import PageView

_NOUNS: Mapping[str, str] = {
    "guarantor": "guarantor", "guarantors": "guarantor", "observer": "observer",
    "observers": "observer", "witness": "witness", "witnesses": "witness", "mediator": "mediator",
    "mediators": "mediator", "facilitator": "facilitator", "facilitators": "facilitator",
    "host": "host", "hosts": "host", "sponsor": "sponsor", "sponsors": "sponsor",
    "go-between": "mediator", "go-betweens": "mediator", "intermediary": "mediator",
    "intermediaries": "mediator", "co-chairs": "facilitator", "co-mediator": "mediator",
    "co-mediators": "mediator", "monitors": "observer", "party": "party", "parties": "party",
}  # fmt: skip
_ANY_NOUN = "|".join(sorted(_NOUNS, key=len, reverse=True))
_AS = re.compile(
    rf"\s+(?:(?:acting|serving|sitting|signing|present)\s+)?as\s+(?:the\s+|an?\s+|its\s+|their\s+|"
    rf"joint\s+|official\s+|formal\s+|sole\s+|independent\s+|[a-z]+\s+)?(?P<noun>{_ANY_NOUN})\b"
)
_WITH = re.compile(
    r"\b[Ww]ith\s+(?:both\s+|the\s+|representatives\s+of\s+(?:the\s+)?)?[^.;:]{2,160}$"
)
_TITLES: Mapping[str, str] = {
    "mediator": "mediator", "chief mediator": "mediator", "facilitator": "facilitator",
    "chief facilitator": "facilitator", "go-between": "mediator", "intermediary": "mediator",
    "co-chair": "facilitator", "co-chairman": "facilitator", "co-chairmen": "facilitator",
    "co-chairs": "facilitator", "mediators": "mediator", "facilitators": "facilitator",
    "moderator": "facilitator", "peace broker": "mediator", "chief go-between": "mediator",
    "conciliator": "mediator", "chief observer": "observer", "honest broker": "mediator",
}  # fmt: skip
_TITLE = re.compile(
    r"\b(?P<noun>"
    + "|".join(sorted(_TITLES, key=len, reverse=True))
    + r")\b(?P<gap>,?\s+|,\s[^,.;]{2,40},\s+)$",
    re.IGNORECASE,
)
_POWERS = re.compile(
    r"\b(?P<noun>guarantor|sponsoring|mediating|facilitating|accompanying|observer|host|witness)\s+"
    r"(?:states?|countr(?:y|ies)|powers?|nations?|governments?)\s*(?:\(|[:—–]\s*|,\s+|,?\s+namely\s+)(?=[A-Z]|the\s)"
)
_POWER_ROLES: Mapping[str, str] = {
    "guarantor": "guarantor", "sponsoring": "sponsor", "mediating": "mediator",
    "facilitating": "facilitator", "accompanying": "observer", "observer": "observer",
    "host": "host", "witness": "witness",
}  # fmt: skip
_AS_DID = re.compile(r",?\s+as\s+(?:did|had|do|does|will)\s+(?:also\s+)?(?=[A-Z]|the\s)")
_OBSERVE = re.compile(r"\s+(?:also\s+|only\s+|merely\s+)?observ(?:e|es|ed|ing)(?=[.;,)])")
_BESIDE = re.compile(r"\b(?:while|whereas|with|and)\s+(?:the\s+)?(?=[A-Z])")
_WISHED = re.compile(
    r"\s+(?:is|are|was|were|would be)\s+(?:also\s+)?among\s+(?:the|those)\s+[^.;:]{0,80}?\b(?:see|"
    r"have|like|likes|want|wants|wanted|accept|accepts|proposed?|proposes|named?|names|suggested|"
    r"suggests|mentioned|mentions|discussed|floated|considered)\b[^.;:,]{0,20}?\bas\s+(?:possible\s+|"
    rf"potential\s+|future\s+|the\s+|an?\s+)?(?P<noun>{_ANY_NOUN})\b"
)
_ADMITTING = frozenset({"admit", "include", "seat"})
MAX_ROW = 170
MAX_TITLE = 40


def parts(view: PageView) -> Iterator[Fact | None]:
    """Parts from "with … as …", from titles, from powers in brackets, and who is kept out."""
    told = list(_with_as(view))
    yield from told
    yield from _echoed(view, [fact for fact in told if fact is not None])
    yield from _titled(view)
    yield from _powers(view)
    yield from _kept_out(view)
    yield from _observing(view)
    yield from _wished(view)


def by_name(view: PageView, ref: ActorRef) -> ActorRef:
    """ "President Bello of Togo, the mediator in the talks, signed as a witness": the name before
    the comma for a description behind it."""
    text = view.page.text
    low = sentence_around(view, ref.start)[0]
    comma = re.search(r",\s*(?:the\s+)?$", text[low : ref.start])
    described = ref.actor is None and re.match(r"(?:the\s+)?[a-z]", text[ref.start : ref.end])
    if comma is None or not described:
        return ref
    return next(reversed(row_before(view, low, low + comma.start())), ref)


def _observing(view: PageView) -> Iterator[Fact | None]:
    """ "Norway mediates while Cuba and Chile observe": the verb alone tells a part only beside
    another's; who "observed that …" says something."""
    text = view.page.text
    for found in _OBSERVE.finditer(text):
        low, _ = sentence_around(view, found.start())
        for beside in _BESIDE.finditer(text, low, found.start()):
            refs = row_before(view, beside.end(), found.start())
            if refs and refs[0].start - beside.end() <= MAX_TITLE:
                for ref in refs:
                    yield _part(
                        view, ref, "observer", beside.start(), found.end(), "role.observing"
                    )
                break


def _wished(view: PageView) -> Iterator[Fact | None]:
    """ "Chad and Togo are among the states it would like to see as guarantors"."""
    text = view.page.text
    for found in _WISHED.finditer(text):
        low, _ = sentence_around(view, found.start() + 1)
        for ref in (refs := row_before(view, low, found.start())):
            clause = clause_around(view, found.start() + 1)
            yield view.fact(
                min(refs[0].start, found.start()), found.end(),
                Role(ref, _NOUNS[found["noun"].lower()], None), modality=Modality.CALLED_FOR,
                voices=asserted(clause.voices) if clause else (),
                rule="role.wished", why=found["noun"],
            )  # fmt: skip


def _with_as(view: PageView) -> Iterator[Fact | None]:
    text = view.page.text
    for found in _AS.finditer(text):
        low, _ = sentence_around(view, found.start())
        low = max(low, found.start() - MAX_ROW)
        opening = list(re.finditer(r",\s+(?=with\s)", text[low : found.start()]))
        low = low + opening[-1].start() if opening else low  # "…, with Chad and Togo as observers"
        refs = row_before(view, low, found.start())
        if not refs or refs[0].start < low:
            continue
        with_ = _WITH.search(text[max(low, refs[0].start - 40) : refs[0].start + 3])
        if with_ is None:
            continue
        start = max(low, refs[0].start - 40) + with_.start()
        for ref in refs:
            yield _part(view, ref, _NOUNS[found["noun"].lower()], start, found.end(), "role.with")


def _echoed(view: PageView, told: Sequence[Fact]) -> Iterator[Fact | None]:
    """ "signed as a witness, as did the Secretary-General, Ola Dahl, and the premier"."""
    text = view.page.text
    for found in _AS_DID.finditer(text):
        low, high = sentence_around(view, found.start())
        before = list(
            re.finditer(
                rf"\bas\s+(?:an?\s+|the\s+)?(?P<noun>{_ANY_NOUN})\b", text[low : found.start()]
            )
        )
        if not before:
            continue
        for ref in inside(view, found.end(), high):
            if ref.kind is ActorKind.PERSON:
                role = _NOUNS[before[-1]["noun"].lower()]
                yield _part(view, ref, role, found.start(), high - 1, "role.echo")


def _titled(view: PageView) -> Iterator[Fact | None]:
    """The first naming of each person under a title that is a part."""
    text = view.page.text
    told: set[tuple[str, str]] = set()
    for mention in view.mentions.actors:
        if mention.form not in ("name", "surname") or len(mention.actors) != 1:
            continue
        ref = mention.actors[0]
        if ref.kind is not ActorKind.PERSON:
            continue
        words = ref.text if ref.text in mention.text else mention.text
        noun = re.search(rf"\b({'|'.join(_TITLES)})\b", mention.text, re.IGNORECASE)
        start = mention.start
        if noun is None:
            before = text[max(0, mention.start - 70) : mention.start]
            noun = _TITLE.search(before)
            start = max(0, mention.start - 70) + noun.start() if noun else start
        if noun is None or not words:
            continue
        role = _TITLES[noun[1].lower()]
        key = ref.key
        if (key, role) not in told:
            told.add((key, role))
            yield _part(view, ref, role, start, mention.end, "role.title")


def _powers(view: PageView) -> Iterator[Fact | None]:
    """ "the accompanying countries (Chad, Niger and Mali)"."""
    for found in _POWERS.finditer(view.page.text):
        _, high = sentence_around(view, found.start())
        refs, end = row_behind(view, found.end(), high)
        if len(refs) > 1 or (refs and "(" in found.group(0)):
            for ref in refs:
                role = _POWER_ROLES[found["noun"].lower()]
                yield _part(view, ref, role, found.start(), end, "role.powers")


def _kept_out(view: PageView) -> Iterator[Fact | None]:
    for clause in view.clauses:
        if clause.lemma not in _ADMITTING or clause.polarity is not Polarity.NEGATED:
            continue
        for participant in in_slot(clause, "object"):
            for ref in inside(view, participant.start, participant.end):
                if ref.kind in (ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.PERSON):
                    yield view.fact(
                        clause.start, max(clause.end, participant.end),
                        Role(ref, "excluded_party", None),
                        modality=clause.modality, voices=clause.voices, day=clause.day,
                        rule="role.kept-out", why=clause.cue,
                    )  # fmt: skip


def _part(view: PageView, ref: ActorRef, role: str, start: int, end: int, rule: str) -> Fact | None:
    clause = clause_around(view, start)
    ahead = clause is not None and rule == "role.with"
    return view.fact(
        start,
        end,
        Role(ref, role, None),
        modality=clause.modality if clause is not None and ahead else Modality.ACTUAL,
        voices=asserted(clause.voices) if clause else (),
        rule=rule,
        why=role,
    )
