"""What actors are called: aliases, and designations with the authority behind them."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import ActorRef, AliasOf, Clause, Designation, Fact, FactKind, Polarity
from dragoman.reading.facts.frames import Match, class_words, in_slot
from dragoman.reading.facts.view import PageView, short

_LABEL_SLOTS = ("as", "label", "object", "on", "to", "from", "of")


def aliases(view: PageView) -> Iterator[Fact | None]:
    """ "Jabhat Fateh al-Sham (formerly Jabhat al-Nusra)"."""
    for alias in view.mentions.aliases:
        detail = AliasOf(alias.actor.name, alias.also, alias.relation)
        yield view.fact(
            alias.start, alias.end, detail, rule=f"alias.{alias.relation}", why=alias.relation
        )


def designations(view: PageView) -> Iterator[Fact | None]:
    """Who calls whom a terrorist organisation (and the like)."""
    for match in view.of_kind(FactKind.DESIGNATION):
        clause = match.clause
        label = _label(clause)
        if label is None:
            continue
        authority = next(iter(match.actors()), None)
        disputed = (authority,) if authority and clause.polarity is Polarity.NEGATED else ()
        for target in _targets(match):
            detail = Designation(authority, target, label, disputed)
            yield view.from_clause(clause, detail, rule=match.frame.id)


def _targets(match: Match) -> tuple[ActorRef, ...]:
    found = match.recipients()
    return found or tuple(ref for p in in_slot(match.clause, "object") for ref in p.actors)


def _label(clause: Clause) -> str | None:
    labels = class_words("label")
    for slot in _LABEL_SLOTS:
        for participant in in_slot(clause, slot):
            words = participant.text.lower()
            if participant.head in labels or any(label in words for label in labels):
                return short(participant.text, words=6)
    return None
