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
    Fact,
    Modality,
    Polarity,
)
from dragoman.reading.facts.frames import in_slot
from dragoman.reading.facts.view import PageView, short

TRUCE_WORDS = (
    r"(?:cease-?fires?|cease fires|cessations? of (?:all )?(?:hostilities|fire|"
    r"military operations)|"
    r"truces?|armistices?|silence regime|regime of (?:silence|calm)|"
    r"(?:humanitarian|operational) pauses?|lull|(?:suspension|halt|pause) (?:of|in|to) "
    r"(?:the )?(?:hostilities|fighting|military operations)|reduction (?:in|of) violence)"
)
_SCOPE_SLOTS = ("in", "across", "throughout", "to", "over", "along", "on", "around")
_NEAR = r"(?:[^.;:!?,]|,[^.;:!?,]{0,60},){0,90}?"
"""What may stand between a truce and its verb: words, or one insertion between commas."""
_COPULA = (
    r"(?:is|was|are|were|be|been|being|remain(?:s|ed)?|appear(?:s|ed)?|seem(?:s|ed)?|look(?:s|ed)?|"
    r"prove[ds]?|stay(?:s|ed)?|hung|hangs|[’']s)(?:\s+to\s+be)?"
)
_ADVERB = r"(?:\s+(?!not\b|never\b|no\b)[\w-]+){0,2}?"
_NOT = r"(?P<not>\s+(?:not|never|no longer|hardly|n[’']t)(?:\s+(?:yet|being|been))?|n[’']t)?"
_GOOD = (
    r"in\s+(?:full\s+)?(?:force|effect|place)|intact|holding|being\s+(?:observed|"
    r"respected|honoured|"
    r"honored|implemented|kept)|alive|stable|effective|operational|binding"
)
_FRAIL = (
    r"fragile|shaky|precarious|tenuous|brittle|uneasy|delicate|under\s+(?:severe\s+|growing\s+)?"
    r"strain|at\s+risk|in\s+jeopardy|hanging\s+by\s+a\s+thread|in\s+danger|wobbling"
)
_BAD = (
    r"dead|over|finished|in\s+(?:tatters|ruins|shreds)|at\s+an\s+end|broken|meaningless|"
    r"(?:a\s+)?dead\s+letter|on\s+the\s+(?:brink|verge)(?:\s+of\s+collapse)?|falling\s+apart|"
    r"unravell?ing|collapsing|null\s+and\s+void|a\s+farce|a\s+sham"
)
_PLAIN = (
    r"(?:a\s+)?(?:unilateral|bilateral|multilateral|open-ended|indefinite|permanent|temporary|"
    r"comprehensive|nationwide|local|conditional|provisional|unconditional|total|complete)"
)
_FIGHTING = (
    r"(?:fighting|clashes|shelling|attacks?|air\s?strikes|bombing|bombardments?|gunfire|battles|"
    r"hostilities|violence|gunfights?|air raids|explosions|skirmishes|sniping|shooting|combat)"
)
_HOSTILE = (
    r"(?:all\s+|any\s+|every\s+|its\s+|their\s+|the\s+|offensive\s+|armed\s+|further\s+|combat\s+|"
    r"military\s+|mutual\s+)*(?:hostile\s+(?:acts?|actions?|activit(?:y|ies))|hostilities|"
    r"military\s+(?:operations|actions?|activit(?:y|ies))|offensive\s+(?:operations|actions?)|"
    r"armed\s+(?:operations|actions?|activit(?:y|ies)|struggle|conflict)|operations)\b"
)


@dataclass(frozen=True, slots=True)
class _State:
    """One pattern and what it says of the truce. `not_` in it turns what it says."""

    name: str
    pattern: re.Pattern[str]
    holds: bool | None


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_STATES = (
    _State("in-state", _compiled(rf"\b{TRUCE_WORDS}\b{_NEAR}\b{_COPULA}{_NOT}{_ADVERB}"
                                 rf"\s+(?:{_GOOD}|{_FRAIL})\b"), True),
    _State("in-ruins", _compiled(rf"\b{TRUCE_WORDS}\b{_NEAR}\b{_COPULA}{_NOT}{_ADVERB}"
                                 rf"\s+(?:{_BAD})\b"), False),
    _State("of-kind", _compiled(rf"\b{TRUCE_WORDS}\b{_NEAR}\b{_COPULA}{_NOT}{_ADVERB}"
                                rf"\s+{_PLAIN}\b(?:(?:,|\s+and|\s+but)+\s+{_PLAIN}\b)*(?!\s+(?:truce|"
                                rf"cease))"),
           None),
    _State("there-is", _compiled(
        rf"\bthere(?:\s+(?:has|have|had|will|must|should|can|could|would|may|might))?"
        rf"(?:\s+to)?{_NOT}\s+(?:is|was|be|been|are|were)(?:\s+(?:currently|now|still|first))?"
        rf"(?P<no>\s+(?:not|no))?(?:\s+[\w-]+){{0,5}}?\s+{TRUCE_WORDS}\b"), None),
    _State("guns-silent", _compiled(
        r"\b(?:guns|weapons|artillery|cannons?|rifles|batteries|"
        r"front(?:\s?lines?)?)\b(?:[^.;:!?]){0,60}?"
        r"\b(?:fall|falls|fell|fallen|go|goes|went|gone|stay|stayed|remain|remains|"
        r"remained|were|are|be|"
        r"kept)\s+(?:largely\s+|mostly\s+|finally\s+)?(?:silent|quiet)\b|"
        r"\b(?:silence[ds]?|silencing)\s+(?:the\s+|their\s+|its\s+|all\s+)*(?:guns|"
        r"weapons|artillery)\b"),
        True),
    _State("hold-fire", _compiled(
        r"\b(?:cease[ds]?|hold|holds|held|holding|ceasing|stop|stops|"
        r"stopped)\s+(?:their\s+|its\s+|all\s+)?"
        r"(?:fire|firing|shooting|hostile\s+acts?|all\s+hostile\s+acts?|"
        r"every\s+hostile\s+act)\b"), True),
    _State("end-hostile-acts", _compiled(
        r"\b(?:halt|halts|halted|end|ends|ended|suspend|suspends|suspended|stop|stops|"
        r"stopped|cease|"
        r"ceases|ceased|halting|ending|suspending|refrain\s+from)\s+"
        rf"{_HOSTILE}"), True),
    _State("halt-declared", _compiled(
        r"\b(?:declar|announc|proclaim|order|agree|accept|impos|observ|respect|decree|"
        r"demand|implement|"
        r"offer|propos|begin|began|start|welcom|want|need|urg)\w*\s+(?:[\w’'-]+\s+){0,7}?"
        r"(?:cessation\s+of|halt\s+(?:to|in|of)|end\s+to|suspension\s+of|pause\s+(?:in|"
        r"of)|freeze\s+(?:on|of)|"
        rf"stop\s+to)\s+(?:{_HOSTILE}|(?:the\s+|all\s+)*fighting\b)"), None),
    _State("calm", _compiled(
        r"\b(?:calm|quiet|lull|peace)\b(?:[^.;:!?,]){0,40}?\b(?:prevail(?:s|ed|ing)?|"
        r"reign(?:s|ed)?|returned|"
        r"settled|descended|was\s+restored)\b"), True),
    _State("hostilities-resumed", _compiled(
        r"\b(?:hostilities|the\s+fighting|fighting|"
        r"the\s+war)\b(?:[^.;:!?]){0,40}?\b(?:resume[ds]?|flared\s+(?:up\s+)?"
        r"again|restarted|broke\s+out\s+(?:again|anew)|erupted\s+(?:again|anew))\b|"
        r"\bresum(?:e[ds]?|ing|ption\s+of)\s+(?:the\s+)?(?:hostilities|fighting|"
        r"armed\s+(?:struggle|"
        r"attacks|operations)|military\s+operations)\b"), False),
    _State("despite", _compiled(
        rf"\b{_FIGHTING}\b(?:[^.;:!?]){{0,120}}?\b(?:despite|in\s+spite\s+of|notwithstanding|in\s+"
        rf"(?:violation|breach|defiance)\s+of)\s+(?:[\w’'-]+\s+){{0,6}}?{TRUCE_WORDS}\b|"
        rf"\bdespite\s+(?:[\w’'-]+\s+){{0,6}}?{TRUCE_WORDS}\b(?:[^.;:!?]){{0,80}}?"
        rf"\b{_FIGHTING}\b"), False),
    _State("extends-to", _compiled(
        rf"\b{TRUCE_WORDS}\b{_NEAR}\b(?:(?:do|does|did|will|would|shall)\s*(?P<not>not|n[’']t)\s+)?"
        rf"(?:(?:only|also|further)\s+)?(?:extend(?:s|ed)?\s+to|cover(?:s|ed)?|appl(?:y|"
        rf"ies|ied)\s+to|"
        rf"include[ds]?|concern(?:s|ed)?|encompass(?:es|ed)?|(?:is|was)\s+(?:limited|"
        rf"restricted|confined)"
        rf"\s+to)\s+(?P<scope>[^.;:!?]{{3,160}})"), None),
    _State("excludes", _compiled(
        rf"\b{TRUCE_WORDS}\b{_NEAR}\b(?:exclude[ds]?|exempt(?:s|ed)?|leaves?\s+out|"
        rf"left\s+out|omits?|"
        rf"makes?\s+an\s+exception\s+(?:of|for))\s+(?P<out>[^.;:!?]{{3,160}})"), None),
    _State("outside", _compiled(
        rf"\b(?P<who>[^.;:!?]{{3,120}}?)\s+(?:is|are|was|were|been|be|feels?|"
        rf"felt)\s*(?P<not>not|never|no\s+longer|"
        rf"n[’']t)?\s*(?:a\s+)?(?:part(?:y|ies)?\s+(?:of|to)|covered\s+by|bound\s+by|"
        rf"included\s+in|subject\s+"
        rf"to|protected\s+by|(?P<shut>exempt(?:ed)?\s+from|excluded\s+from|"
        rf"left\s+out\s+of|outside))\s+"
        rf"(?:[\w’'-]+\s+){{0,4}}?{TRUCE_WORDS}\b(?!\s+(?:agreement|accord|deal|talks))"), None),
)  # fmt: skip
"""In order of how much they tell."""
_BY_ITSELF = frozenset({"hold-fire", "end-hostile-acts", "halt-declared"})
"""States that are somebody's deed: told only where somebody does it or has to."""


def truces_in_words(view: PageView) -> Iterator[Fact | None]:
    """One per state of a truce told in a sentence; the first pattern that meets its words."""
    for start, end in dict.fromkeys(clause.sentence for clause in view.clauses):
        stretch = view.page.text[start:end]
        taken: list[tuple[int, int]] = []
        for state in _STATES:
            for found in state.pattern.finditer(stretch):
                low, high = start + found.start(), start + found.end()
                if any(low < b and a < high for a, b in taken):
                    continue
                fact = _fact(view, state, found, start)
                if fact is not None:
                    taken.append((low, high))
                    yield fact


def _fact(view: PageView, state: _State, found: re.Match[str], offset: int) -> Fact | None:
    low, high = offset + found.start(), offset + found.end()
    groups = found.groupdict()
    negated = bool(groups.get("not") or groups.get("no"))
    clause = _clause_of(view, low, high)
    terms = _terms(view, state, found, offset, negated, clause)
    if terms is None:
        return None
    told = terms.excluded or (state.name == "outside" and terms.parties)
    holds = state.holds if state.holds is None or not negated else not state.holds
    polarity = Polarity.NEGATED if negated and not told else Polarity.AFFIRMED
    if clause is not None and clause.polarity is Polarity.NEGATED and not told and not negated:
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
        day=clause.day if clause is not None else UNKNOWN_DAY,
        place=clause.place if clause is not None else None,
        rule=f"ceasefire.{state.name}",
        why=found.group(0),
    )


@dataclass(frozen=True, slots=True)
class _Terms:
    scope: str | None = None
    excluded: tuple[ActorRef, ...] = ()
    parties: tuple[ActorRef, ...] = ()


def _terms(
    view: PageView,
    state: _State,
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
                found.setdefault(ref.actor or ref.name.lower(), ref)
    return tuple(found.values())


_BY = re.compile(r"\bby\s+(?:the\s+)?$")
"""Before whoever listed the groups that a truce leaves out."""


def scope_of(view: PageView, clause: Clause) -> str | None:
    """Where: the first participant that names a place, never one that is a day."""
    for slot in _SCOPE_SLOTS:
        for participant in in_slot(clause, slot):
            if not any(
                d.start < participant.end and participant.start < d.end for d in view.mentions.days
            ):
                return short(participant.text, words=14)
    return None
