"""Positions: what an actor wants or refuses on an issue."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Clause, Fact, FactKind, Modality, Position
from dragoman.reading.facts.frames import Match, in_slot
from dragoman.reading.facts.view import PageView, short

_ISSUE_SLOTS = ("object", "to", "for", "of", "on", "with", "against", "about", "in", "as")
MAX_ISSUE_WORDS = 25


def positions(view: PageView) -> Iterator[Fact | None]:
    """One per holder. Told by the outlet a position goes on (`ongoing`); in a mouth it is
    that voice's claim."""
    for match in view.of_kind(FactKind.POSITION):
        issue = _issue(view, match)
        if issue is None:
            continue
        for holder in match.actors():
            detail = Position(holder, issue, match.frame.value)
            clause = match.clause
            modality = Modality.ONGOING if clause.modality is Modality.ACTUAL else clause.modality
            yield view.fact(
                clause.start,
                clause.end,
                detail,
                modality=modality,
                polarity=clause.polarity,
                voices=clause.voices,
                day=clause.day,
                place=clause.place,
                rule=match.frame.id,
                why=clause.cue,
            )


def _issue(view: PageView, match: Match) -> str | None:
    clause = match.clause
    for slot in _ISSUE_SLOTS:
        for participant in in_slot(clause, slot):
            if slot == "object" or participant.start > clause.cue_start:
                return short(participant.text, words=MAX_ISSUE_WORDS)
    return _rest(view, clause)


def _rest(view: PageView, clause: Clause) -> str | None:
    """The clause after its predicate: "hopes that the border reopens"."""
    rest = view.page.text[clause.cue_end : clause.end].strip(" ,;:")
    return short(rest, words=MAX_ISSUE_WORDS) if len(rest.split()) > 1 else None
