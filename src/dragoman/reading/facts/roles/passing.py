"""Parts told in passing, by words that no frame and no apposition holds.

Each rule is one pattern, and who has the part stands before or behind it:
- before: "was named facilitator", "was charged with mediating", "took part as an observer",
  "attended with observer status", "keeps the title of mediator", "whose role as mediator"
- behind: "observers from Chad and Niger", "lists as witnesses Chad and Niger", "a facilitation team
  led by Ola Dahl", "chairing the session was Ola Dahl", "mediator, along with Chad and Niger"
- by nationality: "with Omani mediation", "its Omani hosts"
- by deeds: "France has sent observers", "carried the papers back and forth", "Ola Dahl presided"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dragoman.model import ActorKind, ActorRef, Clause, Fact, Modality, Polarity, Role
from dragoman.reading.facts.beside import (
    asserted,
    clause_around,
    members_told,
    row_behind,
    sentence_around,
    subject_before,
)
from dragoman.reading.facts.roles.nouns import ROLE_NOUNS
from dragoman.reading.facts.view import PageView

_NOUNS = {noun: role for noun, role in ROLE_NOUNS.items() if noun not in ("party", "chair")}
_STEMS = "|".join(noun.removesuffix("y") for noun in sorted(_NOUNS, key=len, reverse=True))
_NOUN = rf"(?P<noun>{_STEMS})(?:y|ies|es|s)?\b"
_PARTY = rf"(?P<noun>{_STEMS}|part)(?:y|ies|es|s)?\b"
_ACTS = {
    "mediat": "mediator", "facilitat": "facilitator", "broker": "mediator",
    "guarantee": "guarantor", "observ": "observer", "host": "host", "witness": "witness",
    "chair": "facilitator", "moderat": "facilitator", "monitor": "observer",
    "co-chair": "facilitator",
    "presid": "facilitator", "good": "facilitator", "auspices": "sponsor", "sponsor": "sponsor",
}  # fmt: skip
_THE = r"(?:the\s+|an?\s+|its\s+|their\s+|his\s+|her\s+)?(?:[a-z][\w-]*\s+){0,3}?"
_THING = (
    r"(?:talks|negotiations|dialogue|process|session|round|conference|summit|meetings?|signing|ceremony|"
    r"discussions|gathering|plenary|commission|committee|bargaining|table|consultations)"
)
_BEFORE = (
    re.compile(
        r"\b(?:named|appointed|designated|nominated|elected|chosen|proposed|picked|installed|"
        rf"confirmed|accepted|approved)\s+(?!him\b|her\b|them\b|it\b)(?:by\s+[^.;,]{{3,50}}?\s+)?(?:as\s+|to\s+be\s+)?{_THE}{_NOUN}"
    ),
    re.compile(
        r"\b(?:charged|tasked|entrusted|asked|appointed|named|chosen|mandated|commissioned|requested)"
        r"\s+(?:by\s+[^.;,]{3,50}?\s+)?(?:with|to)\s+(?:the\s+task\s+of\s+)?"
        r"(?P<act>mediat|facilitat|broker|guarantee|observ|host|chair|monitor)\w*"
    ),
    re.compile(
        r"\b(?:attend(?:s|ed|ing)?|took\s+part|takes?\s+part|taking\s+part|participat\w+|sat(?:\s+in)?|"
        r"sits?(?:\s+in)?|sitting|join(?:s|ed)?|came|come|follow(?:s|ed)?|signed|acted|acts?|acting|"
        r"serv(?:e|es|ed|ing)|work(?:s|ed|ing)|stepped\s+in|present|involved)\b(?:(?!\bwith\b)[^.;:]){0,60}?\s+"
        rf"as\s+{_THE}{_PARTY}"
    ),
    re.compile(r"\b(?:with|have|has|had|given|granted|enjoys?|holds?)\s+(?P<noun>observer)\s+status\b"),
    re.compile(
        r"\b(?:keeps?|kept|holds?|held|has|had|assumed?|assumes|took\s+over|takes\s+over|resigned|"
        r"plays?|played|took\s+on|takes\s+on|gave\s+up)\s+(?:the\s+|its\s+|his\s+|her\s+|an?\s+)?(?:[a-z]+\s+)?"
        rf"(?:title|role|post|job|part|function|mantle|position|duties)\s+(?:of|as)\s+{_THE}{_NOUN}"
    ),
    re.compile(rf",\s+whose\s+(?:role|position|part|status|appointment|credentials)\s+as\s+{_THE}{_NOUN}"),
    re.compile(
        r"\b(?:has|have|had|will|would|would\s+also)?\s*\b(?:sent|sends?|dispatched|contributed|"
        rf"provided|provides?|fielded|deployed)\s+(?!its\s+mediator){_THE}(?P<noun>observer|monitor|mediator)s?\b(?!\s+(?:mission|force))"
        r"(?!\s+to\s+(?:the\s+)?[A-Z][a-z]+)"
    ),
    re.compile(
        r"\b(?:carried|carries|carrying|took|ferried|relayed|passed|shuttled)\s+(?:the\s+|their\s+|his\s+)?"
        r"(?P<between>papers|messages?|proposals?|letters?|drafts?|texts?|offers?)\s+(?:back\s+and\s+forth|"
        r"between|from\s+(?:one\s+)?(?:room|side|camp|delegation))\b"
    ),
    re.compile(
        rf"\b(?P<act>presid)(?:ed|es|ing)\s+over\s+[^.;,]{{0,50}}?{_THING}\b|\b(?P<act2>presid)(?:ed|ing)(?=[.;,])|"
        rf"\b(?:steered|guided|shepherded|chaperoned|nursed|midwifed)\s+[^.;,]{{0,40}}?(?P<between>{_THING})\b"
    ),
    re.compile(
        r"\b(?:helped\s+(?:to\s+)?(?:pay|finance|fund)|paid|pays?|foots?\s+the\s+bill|picked\s+up\s+the\s+bill|"
        rf"bankrolled|financed|funded)\s+(?:for\s+)?[^.;,]{{0,30}}?(?P<paid>{_THING})\b"
    ),
)  # fmt: skip
_BEHIND = (
    re.compile(
        r"\b(?:[Oo]bservers|[Mm]onitors|[Mm]ediators|[Ww]itnesses|[Ff]acilitators|[Gg]uarantors|[Gg]o-betweens)"
        r"\s+(?:from|for|of)\s+(?:both\s+)?(?:the\s+)?(?=[A-Z])"
    ),
    re.compile(
        rf"\b(?:lists?|names?|listed|named|gives|gave|cites?|has|had|with|welcomed|accepted)\s+as\s+{_THE}{_NOUN}:?\s+"
        r"(?=[A-Z]|the\s)"
    ),
    re.compile(
        r"\b(?P<act>mediat|facilitat|observ|monitor)\w*\s+(?:team|mission|panel|group|committee|effort)s?\b"
        r"[^.;,]{0,40}?,?\s+(?:which\s+(?:is|was)\s+)?(?:led|headed|chaired|run)\s+by\s+(?:the\s+)?"
    ),
    re.compile(
        r"\b(?P<act>mediat|facilitat)\w*\s+(?:team|mission|panel|group)\b,\s+under\s+(?:the\s+)?(?=[A-Z])"
    ),
    re.compile(
        r"\b(?P<act>[Cc]hair|[Hh]ost|[Pp]resid|[Mm]ediat|[Ff]acilitat|[Mm]oderat|[Oo]bserv|[Ww]itness|[Gg]uarantee)"
        rf"ing\s+(?:over\s+)?(?:the\s+|it\s*)?(?:[\w-]+\s+){{0,3}}?(?:{_THING}|accord|deal|truce|it)?\s*(?:was|were|is|are)\s+"
    ),
    re.compile(
        rf"\bas\s+{_THE}{_NOUN},?\s+(?:along|together)\s+with\s+"
    ),
)  # fmt: skip
_NATIONAL = re.compile(
    r"^\s+(?:(?:official|government|state|chief|church|and\s+[A-Z][a-z]+)\s+)?(?:(?P<act>mediation|"
    r"facilitation|good\s+offices|auspices|sponsorship|chairmanship|brokerage)\b|"
    r"(?P<noun>mediators|facilitators|hosts?|guarantors|go-betweens|intermediaries|observers|"
    r"co-chairs?)\b)(?!\s+[A-Z]|-)"
)
_EXCLUDED = re.compile(
    r"\b(?:[Ee]xcluded|[Bb]arred|[Ll]eft\s+out|[Ss]hut\s+out|[Mm]issing|[Aa]bsent)\s+(?:from|of)\s+"
    rf"(?:the\s+|this\s+)?(?:[\w-]+\s+){{0,3}}?(?:{_THING}|truce|ceasefire|accord|agreement|deal)\s+"
    r"(?:was|were|is|are|will\s+be|remain(?:s|ed)?)\s+(?:the\s+)?"
)
_NO_SEAT = re.compile(
    r"\b(?:(?:was|were|is|are|has\s+been|had\s+been|been|being)\s+(?:(?:all|both|deliberately|largely|again|"
    rf"once\s+more)\s+)*(?:left\s+out|shut\s+out|kept\s+out|locked\s+out|frozen\s+out)\s+of\s+(?:everything|it\s+all|[^.;,]{{0,50}}?{_THING})|"
    r"(?:(?:had|has|have|got|get|gets|given|was\s+given)\s+no|never\s+had\s+an?|did\s+not\s+(?:have|get)\s+an?)\s+"
    r"(?:seat|chair|place|voice|say|part)\s+(?:in|at)\b|"
    rf"neither\s+of\s+(?:which|whom)\s+(?:is|was)\s+(?:represented|invited|present)\s+(?:at|in)\b|"
    rf"(?:(?:is|was|are|were)\s+(?:not|nowhere)|(?:had|has|have)\s+not\s+been)\s+(?:even\s+)?"
    rf"(?:represented|invited|admitted)\b|(?:was|were|is|are)\s+not\s+among\s+(?:the|those)\s+[^.;,]{{0,40}}?invited)"
)
_STRANGERS = frozenset(
    {ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.COALITION, ActorKind.STATE}
)
_NOT = re.compile(
    r"\b(?:not|never|neither|nor|no\s+longer|no\s+business|refused|declined|n['’]t)\b(?:\W+\w+){0,4}\W*$"
)
MAX_TITLE = 40


def passing(view: PageView) -> Iterator[Fact | None]:
    """All parts told in passing."""
    text = view.page.text
    for pattern in _BEFORE:
        for found in pattern.finditer(text):
            yield from _told(view, found, subject_before, found.end())
    for pattern in _BEHIND:
        for found in pattern.finditer(text):
            yield from _told(view, found, _named_behind, found.end())
    yield from _by_nationality(view)
    yield from _kept_away(view)


def _named_behind(view: PageView, low: int, at: int) -> tuple[ActorRef, ...]:
    _, high = sentence_around(view, max(low, at - 2))
    refs, _ = row_behind(view, at, high)
    if refs and refs[0].start - at <= MAX_TITLE:
        return refs
    over = (m for m in view.mentions.actors if m.start < at <= m.end and m.form != "pronoun")
    return next((m.actors for m in over if m.actors), ())


Finder = Callable[[PageView, int, int], tuple[ActorRef, ...]]


def _told(view: PageView, found: re.Match[str], who: Finder, end: int) -> Iterator[Fact | None]:
    low, _ = sentence_around(view, found.start() + 1)
    at = end if who is _named_behind else found.start()
    clause = clause_around(view, found.start() + 1)
    for ref in members_told(view, who(view, low, at)):
        yield _part(
            view,
            ref,
            _role(found),
            (found.start(), end),
            clause,
            denied=_NOT.search(view.page.text[low : found.start()]) is not None
            and who is subject_before,
        )


def _role(found: re.Match[str]) -> str:
    groups = found.groupdict()
    if groups.get("between"):
        return "mediator"
    if groups.get("paid"):
        return "sponsor"
    act = groups.get("act") or groups.get("act2")
    if act:
        return _ACTS[act.lower()]
    noun = groups.get("noun") or found.group().split()[0].lower().removesuffix("s")
    noun = noun.lower().removesuffix("e")
    return ROLE_NOUNS.get(noun) or ROLE_NOUNS.get(f"{noun}y") or "observer"


def _part(
    view: PageView,
    ref: ActorRef,
    role: str,
    span: tuple[int, int],
    clause: Clause | None,
    *,
    denied: bool = False,
) -> Fact | None:
    start, end = min(ref.start, span[0]), max(ref.end, span[1])
    inner = clause is not None and clause.cue_start >= span[0] and clause.cue_end <= span[1] + 1
    told = clause if inner else None
    polarity = told.polarity if told else Polarity.AFFIRMED
    return view.fact(
        start, end, Role(ref, role, None),
        modality=told.modality if told else Modality.ACTUAL,
        polarity=Polarity.NEGATED if denied else polarity,
        voices=asserted(clause.voices) if clause else (),
        rule="role.passing", why=view.page.text[span[0] : span[1]].strip()[:40],
    )  # fmt: skip


def _by_nationality(view: PageView) -> Iterator[Fact | None]:
    """ "with Omani mediation", "its Omani hosts": the state by its adjective."""
    text = view.page.text
    for mention in view.mentions.actors:
        if len(mention.actors) != 1 or mention.actors[0].kind is not ActorKind.STATE:
            continue
        found = _NATIONAL.match(text, mention.end)
        if found is None or mention.text == mention.actors[0].name:
            continue
        act = found["act"]
        noun = (
            found["noun"].removesuffix("s").replace("intermediarie", "intermediary")
            if found["noun"]
            else ""
        )
        role = _act(act) if act else ROLE_NOUNS[noun]
        clause = clause_around(view, mention.start)
        yield _part(view, mention.actors[0], role, (mention.start, found.end()), clause)


def _act(act: str) -> str:
    return next(role for stem, role in _ACTS.items() if act.lower().startswith(stem))


def _kept_away(view: PageView) -> Iterator[Fact | None]:
    """Who had no seat: "Excluded from the talks were the FACT", "the FACT had not been invited"."""
    text = view.page.text
    for found in _EXCLUDED.finditer(text):
        for ref in _named_behind(view, found.start(), found.end()):
            clause = clause_around(view, found.start())
            yield _part(view, ref, "excluded_party", found.span(), clause)
    for found in _NO_SEAT.finditer(text):
        low, _ = sentence_around(view, found.start() + 1)
        clause = clause_around(view, found.start() + 1)
        for ref in subject_before(view, low, found.start()):
            if ref.kind in _STRANGERS:
                yield view.fact(
                    min(ref.start, found.start()), found.end(), Role(ref, "excluded_party", None),
                    voices=asserted(clause.voices) if clause else (),
                    rule="role.kept-out", why=found.group().strip()[:40],
                )  # fmt: skip
