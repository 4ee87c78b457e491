"""Events between actors by PLOVER root and mode, where no more telling kind has them."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import ActorKind, ActorRef, Clause, Event, Fact, FactKind
from dragoman.reading.facts.view import PageView, short


def events(view: PageView) -> Iterator[Fact | None]:
    """One per clause whose frame yields a root and whose actors are known.

    A predicate that is the cue of a statement is told as that statement, not twice.
    """
    cues = {attribution.cue_start for attribution in view.attributions}
    for match in view.of_kind(FactKind.EVENT):
        clause = match.clause
        if clause.cue_start in cues:
            continue
        actors = tuple(a for a in match.actors() if a.kind is not ActorKind.OUTLET)
        recipients = match.recipients()
        if not _told(clause, actors, recipients):
            continue
        detail = Event(
            type=match.frame.value,
            mode=match.frame.mode or None,
            actors=actors,
            recipients=recipients,
            what=short(view.page.text[clause.start : clause.end]),
        )
        yield view.from_clause(clause, detail, rule=match.frame.id)


def _told(clause: Clause, actors: tuple[ActorRef, ...], recipients: tuple[ActorRef, ...]) -> bool:
    """Whether enough is told: a verb needs somebody on one side, an event noun both sides, a
    verb that carries it, or something that plans, calls for or denies it."""
    if clause.pos == "VERB":
        return bool(actors or recipients)
    if not actors and not recipients:
        return False
    carried = any(p.role == "subject" for p in clause.participants)
    return carried or len({*actors, *recipients}) > 1 or bool(clause.context)
