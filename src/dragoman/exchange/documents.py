"""The agreements and truces of a record, each with all its facts, as tables of agreements need
them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dragoman.model import (
    ActorRef,
    Agreement,
    AgreementRef,
    Ceasefire,
    Commitment,
    Fact,
    FactKind,
    Polarity,
    Role,
    Status,
)
from dragoman.record import Filter, Record

KINDS = (FactKind.AGREEMENT, FactKind.CEASEFIRE, FactKind.COMMITMENT, FactKind.ROLE)
DONE = (Status.HAPPENED, Status.ONGOING, Status.CLAIMED)
"""Statuses of what some source tells as so."""
MADE = ("signed", "adopted", "reached", "published", "entered_into_force", "extended")
"""Steps after which there is an agreement."""
_TRUCE_WORDS = ("ceasefire", "cease-fire", "truce", "armistice", "cessation", "hudna")


@dataclass(frozen=True, slots=True)
class Told:
    """A document or truce with the facts that tell of it. `agreement` is its registry id where a
    pack knows it, `made_on` the day on which it was signed, adopted or reached."""

    id: str
    name: str
    kind: str
    agreement: str | None
    facts: tuple[Fact, ...]
    made_on: date | None = None

    @property
    def truce(self) -> bool:
        """Whether it is, or holds, a ceasefire."""
        words = f"{self.name} {self.kind}".casefold()
        return any(word in words for word in _TRUCE_WORDS) or any(
            fact.kind is FactKind.CEASEFIRE for fact in self.facts
        )

    @property
    def made(self) -> bool:
        """Whether some source tells that it was signed, adopted, reached … or holds."""
        return any(
            fact.status in DONE
            and (
                (isinstance(fact.detail, Agreement) and fact.detail.action in MADE)
                or isinstance(fact.detail, Ceasefire)
            )
            for fact in self.facts
        )

    def steps(self, *actions: str) -> list[Fact]:
        """Facts of these steps that some source tells as taken."""
        return [
            fact
            for fact in self.facts
            if isinstance(fact.detail, Agreement)
            and fact.detail.action in actions
            and fact.status in DONE
        ]

    def parts(self) -> Iterator[tuple[str, ActorRef, Fact]]:
        """Who is what in it: role, actor and the fact that tells so; never a negated or denied
        part."""
        for fact in self.facts:
            if fact.polarity is Polarity.AFFIRMED and fact.status is not Status.DENIED:
                yield from ((role, actor, fact) for role, actor in _parts(fact))


def documents(record: Record, wanted: Filter | None = None) -> list[Told]:
    """The agreements and truces that facts of the record are about, by the day they were made,
    those without a day last; truces that no page gives a document come behind them."""
    asked = wanted or Filter()
    kinds = tuple(kind for kind in KINDS if not asked.kind or kind in asked.kind)
    facts = {fact.id: fact for fact in record.facts(replace(asked, kind=kinds))} if kinds else {}
    found = []
    for document in record.documents():
        told = tuple(facts.pop(fact) for fact in document.facts if fact in facts)
        if told:
            known = next((ref.agreement for f in told if (ref := _ref(f)) and ref.agreement), None)
            found.append(Told(document.id, document.name, document.kind, known, told, document.day))
    for thing in record.things(asked, FactKind.CEASEFIRE) if facts else ():
        told = tuple(fact for fact in thing.facts if fact.id in facts)
        if told:
            found.append(Told(thing.id, "ceasefire", "ceasefire", None, told))
    return found


def _ref(fact: Fact) -> AgreementRef | None:
    ref = getattr(fact.detail, "agreement", None)
    return ref if isinstance(ref, AgreementRef) else None


def _parts(fact: Fact) -> Iterator[tuple[str, ActorRef]]:
    detail = fact.detail
    if isinstance(detail, Agreement):
        yield from ((holder.role, holder.actor) for holder in detail.roles)
    elif isinstance(detail, Role):
        yield detail.role, detail.actor
    elif isinstance(detail, Ceasefire):
        yield from (("party", actor) for actor in detail.parties)
        yield from (("guarantor", actor) for actor in detail.guarantors)
        yield from (("excluded_party", actor) for actor in detail.excluded)
    elif isinstance(detail, Commitment):
        yield from (("excluded_party", actor) for actor in detail.exclusions)
