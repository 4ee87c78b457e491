"""Undertakings told as the points of a list, without a verb that owes them.

"The plan has four points: an end to the shelling; withdrawal of all tanks by 1 May; the army goes
back to its barracks; no reprisals." Each point is a commitment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import (
    UNKNOWN_DAY,
    ActorRef,
    Attribution,
    Clause,
    Commitment,
    Day,
    Fact,
    Modality,
    Polarity,
    Voice,
    Zone,
)
from dragoman.reading.facts.commitments.deadlines import DEADLINE_ROLES, NEAR_ACCORD
from dragoman.reading.facts.commitments.heads import is_advice
from dragoman.reading.facts.commitments.not_owed import SPOKEN, takes_note
from dragoman.reading.facts.commitments.obliged import acting
from dragoman.reading.facts.frames import class_words
from dragoman.reading.facts.view import PageView, short

_HEAD = re.compile(
    r"\b(?:points?|terms|provisions?|principles|measures|steps|commitments?|"
    r"undertakings|obligations|"
    r"conditions|clauses|articles|plan|accord|agreement|deal|pact|declaration|"
    r"protocol|truce|roadmap|"
    r"parties|sides|leaders|presidents|governments|ministers|following|"
    r"as\s+follows)\b[^:\n]{0,120}:\s*",
    re.IGNORECASE,
)
"""What a list of terms opens with; an agenda or a cast of names is no such list."""
_NO_TERMS = re.compile(
    r"\b(?:agenda|said|says|told|asked|questions?|topics?|issues?|items|photo|signator\w+|present|"
    r"participants|members|attended|contact|sources?|among|including|quoted)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*;\s*(?:and\s+)?")
_NUMBERED = re.compile(
    r"^\s*(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]|[-•*–—])\s+(?P<point>\S.*)$", re.M
)
_OPENING = re.compile(
    r"^(?:(?:and|the|an?|any|all|full|free|unhindered|unimpeded|safe|immediate|"
    r"definitive|permanent|"
    r"complete|gradual|phased|simultaneous|unconditional|mutual|prompt|total|early|voluntary|joint|"
    r"international|verified|comprehensive|humanitarian|speedy|orderly|progressive|"
    r"partial|equal|non-|"
    r"further|new|renewed|a\s+freeze\s+on|no)\s+(?:and\s+)?)*(?P<noun>[A-Za-z-]+)",
    re.IGNORECASE,
)
_NONE = re.compile(r"^(?:no|non-\w+)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+|both\s+|all\s+)?$|\bof\s+(?:the\s+|all\s+)?$")
MIN_POINTS = 2
MAX_POINT = 260
"""Characters; a longer stretch is prose and no point."""


def listed_terms(view: PageView) -> Iterator[Fact | None]:
    """One commitment per point of a list of terms, in a sentence or line by line."""
    for zone in view.layout.zones:
        for low, high in (*_in_a_row(view, zone), *_line_by_line(view, zone)):
            yield _point(view, low, high)


def _in_a_row(view: PageView, zone: Zone) -> Iterator[tuple[int, int]]:
    """The points behind "terms: …; …; …", up to the end of their sentence."""
    text = view.page.text
    for head in _HEAD.finditer(text, zone.start, zone.end):
        line = text.rfind("\n", 0, head.start()) + 1
        if _NO_TERMS.search(text, line, head.end()) or is_advice(view, head.end()):
            continue
        stop = _end_of_sentence(text, head.end(), zone.end)
        bounds = [head.end()]
        for mark in _SEPARATOR.finditer(text, head.end(), stop):
            bounds += [mark.start(), mark.end()]
        spans = list(zip(bounds[::2], [*bounds[1::2], stop], strict=True))
        if len(spans) >= MIN_POINTS:
            yield from spans


def _end_of_sentence(text: str, start: int, limit: int) -> int:
    found = re.compile(r"\.(?=\s|$)|\n").search(text, start, limit)
    return found.start() if found else limit


def _line_by_line(view: PageView, zone: Zone) -> Iterator[tuple[int, int]]:
    """Numbered or bulleted lines that open with the noun of a deed, where an accord is told of."""
    text = view.page.text
    for found in _NUMBERED.finditer(text, zone.start, zone.end):
        low, high = found.span("point")
        if view.document_before(low, within=NEAR_ACCORD) is not None and not is_advice(view, low):
            yield low, high


def _point(view: PageView, low: int, high: int) -> Fact | None:
    words = view.page.text[low:high].strip()
    opening = _OPENING.match(words)
    if not words or len(words) > MAX_POINT or opening is None:
        return None
    verbs = [c for c in view.clauses if low <= c.cue_start < high and c.pos == "VERB"]
    main = next((c for c in verbs if not c.context), None)
    deed = opening["noun"].lower() in class_words("undertaking")
    if main is not None and not deed:
        return _fact(view, low, high, main)
    return _fact(view, low, high, None) if deed else None


def _fact(view: PageView, low: int, high: int, clause: Clause | None) -> Fact | None:
    if clause is not None and (
        clause.modality is not Modality.ACTUAL
        or clause.lemma in SPOKEN
        or takes_note(view, clause)
        or clause.tense != "present"
        or not acting(clause)
    ):
        return None
    text = view.page.text
    return view.fact(
        low,
        high,
        Commitment(
            obligors=acting(clause) if clause is not None else _by_whom(view, low, high),
            undertaking=short(text[low:high], words=40),
            deadline=_deadline(view, low, high),
            agreement=view.document_before(low),
        ),
        modality=Modality.PLANNED,
        polarity=Polarity.NEGATED if _NONE.match(text[low:high]) else Polarity.AFFIRMED,
        voices=clause.voices if clause is not None else _voices(view.attributions, low, high),
        day=_deadline(view, low, high),
        rule="commitment.listed",
        why="a point of a list of terms",
    )


def _by_whom(view: PageView, low: int, high: int) -> tuple[ActorRef, ...]:
    """ "withdrawal of Ugandan troops", "a halt to raids by the militia"."""
    for mention in view.mentions.actors:
        inside = low <= mention.start and mention.end <= high
        if inside and mention.actors and _BY.search(view.page.text, low, mention.start):
            return mention.actors
    return ()


def _deadline(view: PageView, low: int, high: int) -> Day:
    for mention in view.mentions.days:
        if low <= mention.start < high and mention.role in DEADLINE_ROLES:
            return mention.day
    return UNKNOWN_DAY


def _voices(attributions: Sequence[Attribution], low: int, high: int) -> tuple[Voice, ...]:
    return next(((*a.outer, a.voice) for a in attributions if a.covers(low, high)), ())
