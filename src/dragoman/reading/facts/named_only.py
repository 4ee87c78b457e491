"""Event nouns that a sentence names without telling the event.

"After weeks of fighting", "the risk of an attack", "talks on the withdrawal of the guns", "every
mine is an attack on the truce": the noun says when, about what or as what something else is told.
An analyst records such an event where it is told, or where its day stands beside it ("since the
fall of Ardal in January"); what plans, demands, denies or calls off an event tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import Clause, Context, Participant
from dragoman.reading.facts.view import PageView

_BESIDE = re.compile(
    r"(?:\w+\s+(?:days?|weeks?|months?|years?|hours?)\s+(?:after|before)|just\s+after|soon\s+after|"
    r"since|after|before|during|despite|following|over|on|about|concerning|regarding|by|in|amid|"
    r"amidst|to|until|till|from|with|under|because\s+of|due\s+to|owing\s+to|thanks\s+to|"
    r"ahead\s+of|pending|through|throughout|as|like|than|of)\b",
    re.IGNORECASE,
)
"""What an event noun stands behind where it only tells when, why or about what."""
_TOLD_OF = re.compile(
    r"\b(?:reports?|news|claims?|allegations?|accounts?|rumou?rs?|word|wave|waves|series|spate|"
    r"string|round|number|cases?|dozens|hundreds|thousands|accused|accuses|accusing|suspected|"
    r"convicted|guilty|responsible|responsibility)\s+$",
    re.IGNORECASE,
)
""" "reports of shelling", "accused of an attack", "a wave of arrests" tell what stands behind."""
_COPULA = re.compile(
    r"\s+(?:(?:is|are|was|were|be|been|being|remains?|remained|became|becomes)\s+)"
    r"(?:(?:not|no|only|just|also|nothing|but|more|less|than|effectively|simply)\s+){0,3}"
    r"(?:an?|another|the)\s+(?:[\w-]+\s+){0,2}$"
)
""" "Every mine is an attack on the truce": what something is called."""
_POINTING = re.compile(r"(?:the|this|that|these|those|such|its|their|his|her|our|your)\b", re.I)
_WATCHING = frozenset(
    {"watch", "monitor", "oversee", "supervise", "observe", "verify", "certify", "inspect",
     "coordinate", "organise", "organize", "prepare", "finance", "fund", "police"}
)  # fmt: skip
_TAKING_PLACE = frozenset(
    {"be", "begin", "start", "erupt", "break", "continue", "resume", "intensify", "escalate",
     "occur", "happen", "take", "go", "kill", "leave", "hit", "target", "end", "stop",
     "cease", "last", "proceed", "complete", "conclude", "drag", "spread", "flare", "rage",
     "subside", "persist", "unfold", "remain", "claim", "cost", "wound", "injure", "destroy"}
)  # fmt: skip
"""Verbs that tell of an event as their subject that it was, or what it did."""
_NO_POINT = frozenset({Context.REPORT, Context.PHASE})


def is_only_named(view: PageView, clause: Clause, *, sides: int) -> bool:
    """Whether an event noun stands there without its event being told; `sides` is how many of
    doer and target are named with it (0 to 2)."""
    if clause.pos == "VERB":
        return False
    if _is_spurned(view, clause):
        return True
    if clause.tense or any(step.kind not in _NO_POINT for step in clause.context):
        return False
    text = view.page.text
    if _has_own_day(view, clause):
        return False
    if _is_called_so(view, clause):
        return True
    lead = _BESIDE.match(text, clause.start, clause.cue_start)
    if lead is not None:
        before = text[clause.sentence[0] : clause.start]
        return not (lead[0].lower() == "of" and _TOLD_OF.search(before))
    return _is_watched(view, clause) or (sides < 2 and _is_known(view, clause))


def _has_own_day(view: PageView, clause: Clause) -> bool:
    """ "the fall of Ardal in January": its day stands in the words of the noun."""
    day = clause.day
    if not day.known or not day.text:
        return False
    at = view.page.text.find(day.text, clause.start, clause.end)
    return at >= 0 and clause.end - clause.start < MAX_OWN


MAX_OWN = 160


def _is_called_so(view: PageView, clause: Clause) -> bool:
    return any(
        p.role == "subject" and _COPULA.fullmatch(view.page.text, p.end, clause.cue_start)
        for p in clause.participants
    )


def _is_spurned(view: PageView, clause: Clause) -> bool:
    """ "The ministry rejected the accusation": it accuses nobody."""
    return clause.lemma in _ACCUSATIONS and any(
        verb.lemma in _SPURNING and p.role == "object" and p.head == clause.lemma
        for verb, p in _around(view, clause)
    )


_ACCUSATIONS = frozenset({"accusation", "allegation", "charge", "complaint", "claim"})
_SPURNING = frozenset(
    {"reject", "deny", "dismiss", "refute", "repudiate", "rebut", "brush aside", "brush off",
     "shrug off", "contest", "dispute", "answer", "ignore"}
)  # fmt: skip


def _is_watched(view: PageView, clause: Clause) -> bool:
    """ "The mission oversees the withdrawal": the overseeing is told, and no withdrawal."""
    return any(
        verb.lemma in _WATCHING and p.role == "object" and p.head == clause.lemma
        for verb, p in _around(view, clause)
    )


def _is_known(view: PageView, clause: Clause) -> bool:
    """ "The fighting in the port has driven thousands out": known to the reader, not told."""
    if not _POINTING.match(view.page.text, clause.start):
        return False
    return any(
        p.role == "subject"
        and p.head == clause.lemma
        and verb.lemma.split()[0] not in _TAKING_PLACE
        for verb, p in _around(view, clause)
    )


def _around(view: PageView, clause: Clause) -> Iterator[tuple[Clause, Participant]]:
    for verb in view.clauses:
        if verb.pos == "VERB" and verb.sentence == clause.sentence:
            for participant in verb.participants:
                if participant.start <= clause.cue_start < participant.end:
                    yield verb, participant
