"""Designations: who calls whom a terrorist organisation (and the like).

A designation is told by a verb ("listed the front as terrorist"), in the passive ("the front,
banned in Chad, …"), in a relative clause ("which Accra regards as …"), or by a noun ("the
front's designation as …"). Often it stands in brackets or commas beside the name; such asides
hold whatever becomes of the sentence around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import (
    UNKNOWN_DAY,
    ActorKind,
    ActorRef,
    Clause,
    Day,
    Designation,
    Fact,
    FactKind,
    Modality,
    Polarity,
    Voice,
)
from dragoman.reading.facts.beside import (
    asserted,
    clause_around,
    row_before,
    row_behind,
    sentence_around,
    subject_of,
)
from dragoman.reading.facts.frames import Match, class_words, in_slot
from dragoman.reading.facts.view import PageView, short

_LABEL_SLOTS = ("as", "label", "object", "on", "to", "from", "of")
_SELF_LABELLED = {
    "ban": "banned", "outlaw": "outlawed", "proscribe": "proscribed", "blacklist": "blacklisted",
    "list": "listed", "delist": "listed", "unban": "banned", "legalise": "unlawful",
    "legalize": "unlawful", "criminalise": "unlawful", "criminalize": "unlawful",
    "blacklisting": "blacklisted", "proscription": "proscribed", "listing": "listed",
    "delisting": "listed", "banned": "banned", "proscribed": "proscribed", "outlawed": "outlawed",
}  # fmt: skip
"""Words that say the label by themselves."""
_AFTER_NAMES = re.compile(
    r"(?:,?\s*\(\s*|,\s+)(?:(?:both|all|each|also|which|who|that|organisations?|organizations?|"
    r"groups?|an?|the|has|have|had|been|is|are|was|were|being|(?:is|are|was|were)\s+both|"
    r"(?:is|are|was|were)\s+all|long|since|still|itself|themselves)\s+){0,5}"
    r"(?P<word>banned|outlawed|proscribed|blacklisted|criminali[sz]ed|prohibited|forbidden|"
    r"(?:listed|designated|labell?ed|classified|regarded|considered|recogni[sz]ed|seen|viewed|"
    r"branded|deemed|declared|treated)(?:\s+(?:as|to be))?)(?P<rest>[^.;()]{0,140})"
)
""" "X (banned in Chad)", "X and Y, which are both proscribed", "X, listed as terrorist by …"."""
_BY = re.compile(
    r"\b(?:by|in)\s+(?:both\s+)?(?:the\s+)?(?=[A-Z]|governments? of)|"
    r"\bby\s+(?:the\s+|an?\s+)?(?=[a-z])"
)
_LABEL_IN = re.compile(
    r"\b(?:terroris[tm]\w*|extremist|unlawful|illegal|criminal|undesirable|banned|subversive|"
    r"separatist|insurgent|foreign agent)\b(?:\s+(?:organi[sz]ations?|groups?|entit(?:y|ies)|"
    r"movements?|lists?|outfits?|associations?|gangs?))?",
    re.IGNORECASE,
)
_LABEL_START = re.compile(rf"(?:an?\s+|the\s+)?(?:{_LABEL_IN.pattern})(?:\W|$)", re.IGNORECASE)
"""A label read as the one who bears it ("declared the front [a terrorist group]")."""
_SUCH = re.compile(
    r"\b(?P<label>(?:terrorist|extremist|armed|illegal|criminal)\s+(?:groups?|organi[sz]ations?|"
    r"entities|movements?))\s+(?:so\s+)?(?:designated|listed|recogni[sz]ed|proscribed|banned)"
    r"(?:\s+as\s+such)?\s+(?:by|in)\s+"
)
""" "terrorist groups designated as such by the league, such as X and Y"."""
_EXAMPLES = re.compile(
    r"[,\s]*(?:in particular|such as|including|among them|namely|notably|like)\s+"
)
_RELATIVE = re.compile(
    r",?\s+(?:which|whom|that|who)\s+(?P<who>[^,;.()]{2,60}?)\s+(?:(?:has|have|had|also|both|still|"
    r"officially|formally|and)\s+){0,3}"
    r"(?:regards?|considers?|lists?|designates?|labels?|views?|sees?|classif(?:y|ies)|deems?|brands?|"
    r"calls?|describes?|regarded|considered|listed|designated|labell?ed|classified|deemed|branded|"
    r"banned|outlawed|proscribed|blacklisted|recogni[sz]es?|treats?)(?P<rest>[^.;()]{0,90})"
)
MAX_BEHIND = 60
"""Characters between a label's word and the authority behind its "by"."""


def designations(view: PageView) -> Iterator[Fact | None]:
    """Who calls whom a terrorist organisation (and the like)."""
    told: set[tuple[int, str]] = set()
    for fact in (*_asides(view), *_relatives(view), *_such(view), *_from_frames(view)):
        if fact is None or not isinstance(fact.detail, Designation):
            continue
        target = fact.detail.target
        key = (target.start, target.key)
        if key not in told:
            told.add(key)
            yield fact


def _from_frames(view: PageView) -> Iterator[Fact | None]:
    for match in view.of_kind(FactKind.DESIGNATION):
        clause = match.clause
        label = _label(view, clause)
        if label is None:
            continue
        targets = _targets(view, match)
        authorities = [a for a in match.actors() if a not in targets] or list(_by(view, clause))
        if _is_aside(view, clause) and all(_LABEL_START.match(t.name) for t in targets):
            targets, authorities = match.actors(), list(_by(view, clause))
        authority = next(iter(authorities), None)
        disputed = (authority,) if authority and clause.polarity is Polarity.NEGATED else ()
        for target in targets:
            if _is_defined(view, target):
                continue
            if _can_be_listed(target) and not _LABEL_START.match(target.name):
                detail = Designation(authority, target, label, disputed)
                yield view.from_clause(clause, detail, rule=match.frame.id)


def _is_defined(view: PageView, target: ActorRef) -> bool:
    """ "Groups that the Council has listed as terrorist are left out": says which groups are meant
    and lists none."""
    behind = view.page.text[target.end : target.end + 8]
    return target.actor is None and bool(_THAT_IS.match(behind)) and " " not in target.text


_THAT_IS = re.compile(r"\s+(?:that|which|whom?)\b")


def _is_aside(view: PageView, clause: Clause) -> bool:
    """ "The group, labelled a criminal gang by the court, …": its subject bears the label."""
    return view.page.text[: clause.cue_start].rstrip().endswith(",")


def _targets(view: PageView, match: Match) -> tuple[ActorRef, ...]:
    found = match.recipients()
    if found:
        return found
    if match.clause.pos == "ADJ":
        return subject_of(match.clause)
    return tuple(ref for p in in_slot(match.clause, "object") for ref in p.actors)


def _by(view: PageView, clause: Clause) -> tuple[ActorRef, ...]:
    """The authority of a passive: "is recognised as terrorist by both states", "banned in Chad"."""
    return _authorities(view, clause.cue_end, min(clause.sentence[1], clause.cue_end + 140))


def _authorities(view: PageView, start: int, end: int) -> tuple[ActorRef, ...]:
    by = _BY.search(view.page.text, start, end)
    return row_behind(view, by.end(), end)[0] if by else ()


def _can_be_listed(target: ActorRef) -> bool:
    """States and offices bear no such label; a pronoun that stays nobody bears none either."""
    return target.kind not in (ActorKind.STATE, ActorKind.OUTLET)


def _label(view: PageView, clause: Clause) -> str | None:
    labels = class_words("label")
    for slot in _LABEL_SLOTS:
        for participant in in_slot(clause, slot):
            words = participant.text.lower()
            if slot in ("object", "of") and participant.actors and slot != "label":
                continue
            if participant.head in labels or any(label in words for label in labels):
                return short(participant.text, words=6)
    told = _LABEL_IN.search(view.page.text, clause.cue_end, max(clause.end, clause.cue_end))
    if told and told.start() - clause.cue_end < MAX_BEHIND:
        return told.group(0)
    return _SELF_LABELLED.get(clause.lemma)


def _asides(view: PageView) -> Iterator[Fact | None]:
    """Labels in brackets or commas behind one or more names."""
    text = view.page.text
    for found in _AFTER_NAMES.finditer(text):
        low, high = sentence_around(view, found.start())
        targets = row_before(view, low, found.start())
        rest = found.start("rest"), min(found.end("rest"), high)
        label = _label_of(found["word"], text[slice(*rest)])
        if not targets or label is None:
            continue
        several = re.search(
            r"\b(?:both|all|are|were|groups|organi[sz]ations)\b", found.group(0)[:40]
        )
        chosen = targets if several else targets[-1:]
        authority = next(iter(_authorities(view, found.end("word"), rest[1])), None)
        end = rest[1] if authority is None else max(authority.end, found.end("word"))
        for target in filter(_can_be_listed, chosen):
            yield _aside(view, Designation(authority, target, label), (target.start, end), "aside")


def _label_of(word: str, rest: str) -> str | None:
    first = word.split()[0].lower()
    if first in ("banned", "outlawed", "proscribed", "blacklisted", "prohibited", "forbidden"):
        return first
    if first.startswith("criminali"):
        return "unlawful"
    told = _LABEL_IN.search(rest[:90])
    return told.group(0) if told else None


def _relatives(view: PageView) -> Iterator[Fact | None]:
    """ "the front, which Accra and the union regard as a terrorist organisation"."""
    text = view.page.text
    for found in _RELATIVE.finditer(text):
        low, high = sentence_around(view, found.start())
        targets = row_before(view, low, found.start())
        authorities, _ = row_behind(view, found.start("who"), min(found.end("who"), high))
        label = _LABEL_IN.search(found["rest"]) or re.search(
            r"\b(?:banned|outlawed|proscribed|blacklisted)\b", found.group(0)
        )
        if targets and authorities and label and _can_be_listed(targets[-1]):
            detail = Designation(authorities[0], targets[-1], label.group(0))
            end = (
                found.start("rest") + max(label.end(), 0)
                if label.string == found["rest"]
                else found.end()
            )
            yield _aside(view, detail, (targets[-1].start, end), "relative")


def _such(view: PageView) -> Iterator[Fact | None]:
    text = view.page.text
    for found in _SUCH.finditer(text):
        _, high = sentence_around(view, found.start())
        authorities, end = row_behind(view, found.end(), high)
        examples = _EXAMPLES.match(text, end)
        if not authorities or examples is None:
            continue
        targets, last = row_behind(view, examples.end(), high)
        for target in targets:
            detail = Designation(authorities[0], target, found["label"])
            yield _aside(view, detail, (found.start(), last), "such")


def _listed_on(view: PageView, span: tuple[int, int]) -> Day:
    """ "the front, which the court outlawed in 2003": the day of the verb that tells it."""
    told = (c for c in view.clauses if span[0] <= c.cue_start < span[1] and c.pos == "VERB")
    return next((c.day for c in told if c.lemma in _LISTING and c.day.known), UNKNOWN_DAY)


_LISTING = frozenset({"outlaw", "ban", "proscribe", "blacklist", "list", "designate", "declare"})


def _aside(view: PageView, detail: Designation, span: tuple[int, int], rule: str) -> Fact | None:
    clause = clause_around(view, span[0])
    voices: tuple[Voice, ...] = asserted(clause.voices) if clause else ()
    return view.fact(
        *span,
        detail,
        modality=Modality.ACTUAL,
        voices=voices,
        day=_listed_on(view, span),
        rule=f"designation.{rule}",
        why=detail.label,
    )
