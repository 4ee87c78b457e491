"""Tracks: lines of talks, who is in them, what comes next and what is not settled yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import (
    Clause,
    Fact,
    FactKind,
    Modality,
    Polarity,
    Track,
    TrackName,
)
from dragoman.reading.facts.frames import in_slot
from dragoman.reading.facts.view import PageView, short

_SETTLING = frozenset(
    {"determine", "decide", "settle", "specify", "set", "finalise", "finalize", "fix", "agree",
     "clarify", "define", "schedule", "confirm", "work out", "discuss", "resolve", "announce"}
)  # fmt: skip
_UNSETTLED_THINGS = re.compile(
    r"\b(date|place|venue|time(?:frame|table|ing)?s?|format|level|agenda|participants?|modalit(?:y|ies)|"
    r"composition|list of|location|details?|duration|schedule|terms|mechanism|parameters)s?\b",
    re.IGNORECASE,
)
_TRACK_NAME = re.compile(
    r"\b((?:[A-Z][\w’'-]*(?:[-–][A-Z][\w’'-]*)*\s+)*(?:[a-z]+\s+){0,2}"
    r"(?:talks|process|negotiations|dialogue|track|format|channel|committee|consultations))\b"
)


def tracks(view: PageView) -> Iterator[Fact | None]:
    """From frames (a round opens, a track continues) and from what is said to be open."""
    for match in view.of_kind(FactKind.TRACK):
        clause = match.clause
        name = track_name(view, clause)
        if name is None:
            continue
        next_step = (
            short(view.page.text[clause.start : clause.end])
            if clause.modality in (Modality.PLANNED, Modality.POSSIBLE)
            else None
        )
        detail = Track(TrackName(name), match.actors() + match.recipients(), next_step)
        yield view.from_clause(clause, detail, rule=match.frame.id)
    for clause in view.clauses:
        open_things = _undetermined(clause)
        if open_things:
            name = track_name(view, clause) or "talks"
            detail = Track(TrackName(name), undetermined=open_things)
            yield view.from_clause(clause, detail, rule="track.undetermined")


def _undetermined(clause: Clause) -> tuple[str, ...]:
    """ "Neither the place nor the date has been determined", "the formats are being specified"."""
    if clause.pos != "VERB" or clause.lemma not in _SETTLING:
        return ()
    unsettled = clause.polarity is Polarity.NEGATED or clause.modality is Modality.ONGOING
    if not unsettled:
        return ()
    things = [p for slot in ("object", "on") for p in in_slot(clause, slot)]
    return tuple(short(p.text, words=14) for p in things if _UNSETTLED_THINGS.search(p.text))


def track_name(view: PageView, clause: Clause) -> str | None:
    """The line of talks a clause is about: named in its sentence, else latest before it."""
    low, high = clause.sentence
    inside = list(_TRACK_NAME.finditer(view.page.text, low, high))
    if inside:
        return _tidy(inside[0].group(1))
    before = list(_TRACK_NAME.finditer(view.page.text, max(0, low - 2500), low))
    return _tidy(before[-1].group(1)) if before else None


def _tidy(name: str) -> str:
    return re.sub(
        r"^(?:The|An?|In|At|These|Those|This|Any|For|On|With)\s+", "", " ".join(name.split())
    )
