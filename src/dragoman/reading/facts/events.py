"""Events between actors by PLOVER root and mode, where no more telling kind has them."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import ActorKind, ActorRef, Clause, Context, Event, Fact, FactKind
from dragoman.reading.facts.frames import Match
from dragoman.reading.facts.view import PageView, short


def events(view: PageView) -> Iterator[Fact | None]:
    """One per clause whose frame yields a root and whose actors are known.

    A predicate that is the cue of a statement is told as that statement, not twice; a refusal
    as the thing refused where that is an event itself ("refused to withdraw" is a withdrawal,
    negated).
    """
    cues = {attribution.cue_start for attribution in view.attributions}
    matches = [m for m in view.of_kind(FactKind.EVENT) if m.clause.cue_start not in cues]
    refused = {
        step.start
        for match in matches
        for step in match.clause.context
        if step.kind in (Context.REFUSAL, Context.FAILURE)
    }
    for match in matches:
        if match.clause.cue_start not in refused:
            yield _event(view, match, match.frame.value, match.frame.mode)
    for match in view.of_kind(FactKind.MEETING):
        if match.clause.pos == "VERB" and match.clause.cue_start not in cues:
            yield _event(view, match, "consult", _CONSULT_MODES.get(match.frame.value, ""))


_CONSULT_MODES = {"visit": "visit", "phone call": "phone", "trilateral": "multilateral"}


def _event(view: PageView, match: Match, root: str, mode: str) -> Fact | None:
    clause = match.clause
    actors = tuple(a for a in match.actors() if a.kind is not ActorKind.OUTLET)
    recipients = match.recipients()
    if not _told(clause, actors, recipients):
        return None
    what = short(view.page.text[clause.start : clause.end])
    detail = Event(root, mode or None, actors, recipients, what)
    return view.from_clause(clause, detail, rule=f"frame.event.{root}")


def _told(clause: Clause, actors: tuple[ActorRef, ...], recipients: tuple[ActorRef, ...]) -> bool:
    """Whether enough is told: a verb needs somebody on one side, an event noun both sides, a
    verb that carries it, or something that plans, calls for or denies it."""
    if clause.pos == "VERB":
        return bool(actors or recipients)
    if not actors and not recipients:
        return False
    carried = any(p.role == "subject" for p in clause.participants)
    return carried or len({*actors, *recipients}) > 1 or bool(clause.context)
