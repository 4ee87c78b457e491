"""A fact as somebody's account: who tells it, when it was published, how far it goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from dragoman.model import Agreement, Designation, Fact, Modality, Polarity, Stance
from dragoman.record.claims.claim import Account
from dragoman.record.claims.given import Sources, appeared
from dragoman.record.day_words import day_text
from dragoman.record.store.names import name_key


class Stage(IntEnum):
    """How far along an account says that a thing is."""

    CONDITIONAL = 0
    POSSIBLE = 1
    CALLED_FOR = 2
    PLANNED = 3
    CANCELLED = 4
    DONE = 5


STAGE_OF = {
    Modality.CONDITIONAL: Stage.CONDITIONAL,
    Modality.POSSIBLE: Stage.POSSIBLE,
    Modality.CALLED_FOR: Stage.CALLED_FOR,
    Modality.PLANNED: Stage.PLANNED,
    Modality.CANCELLED: Stage.CANCELLED,
    Modality.ACTUAL: Stage.DONE,
    Modality.ONGOING: Stage.DONE,
}


@dataclass(frozen=True, slots=True)
class Told:
    """One fact with what a comparison of accounts needs of it.

    `source` is what can take its own words back: an origin and who speaks in it. `against` says
    that the thing is not so, whether by denial or by plain negation; `denied` only the former.
    """

    fact: Fact
    id: str
    origin: str
    origin_name: str
    by: str
    published: date | None
    stage: Stage
    against: bool
    denied: bool
    doubted: bool

    @property
    def source(self) -> tuple[str, str]:
        return self.origin, name_key(self.by) if self.fact.voices else ""

    def order(self) -> tuple[date, str, int, str]:
        """First published first, those of unknown day last, within a page as it runs."""
        return self.published or date.max, self.fact.page, self.fact.start, self.id

    def account(self) -> Account:
        fact = self.fact
        return Account(
            fact=self.id,
            by=self.by,
            voices=tuple(voice.name for voice in fact.voices),
            status=fact.status,
            when=day_text(fact.day),
            outlet=fact.outlet,
            origin=self.origin_name,
            published=self.published,
            quote=fact.quote,
            page=fact.page,
            page_name=fact.page_name,
            start=fact.start,
            end=fact.end,
        )


def told_by(facts: Iterable[Fact], sources: Sources) -> tuple[Told, ...]:
    """The accounts of some facts, first published first, those of unknown day last."""
    found = {told.id: told for told in (tell(fact, sources) for fact in facts)}
    return tuple(sorted(found.values(), key=Told.order))


def tell(fact: Fact, sources: Sources) -> Told:
    """A fact as an account.

    Two denials in one chain cancel out, and so do a denial and a negation: "denied that it had not
    signed" supports the signing.
    """
    origin = sources.origin(fact)
    denials = sum(voice.stance is Stance.DENIES for voice in fact.voices)
    negated = fact.polarity is Polarity.NEGATED
    return Told(
        fact=fact,
        id=fact.id,
        origin=origin.id,
        origin_name=origin.name,
        by=fact.voices[-1].name if fact.voices else fact.outlet or origin.name,
        published=appeared(sources.published(fact.page)),
        stage=STAGE_OF[fact.modality],
        against=(denials + negated) % 2 == 1,
        denied=denials % 2 == 1,
        doubted=any(voice.stance is Stance.DOUBTS for voice in fact.voices),
    )


SIGNING = frozenset({"signed", "adopted"})


def is_signing(told: Told) -> bool:
    """Whether an account is about the signing of a document, done or not."""
    detail = told.fact.detail
    return isinstance(detail, Agreement) and detail.action in SIGNING


def disputers(fact: Fact) -> tuple[str, ...]:
    """Who rejects what a fact tells, as the fact itself tells."""
    if isinstance(fact.detail, Designation):
        return tuple(dict.fromkeys(actor.name for actor in fact.detail.disputed_by))
    return ()


def accounts(told: Iterable[Told]) -> tuple[Account, ...]:
    """Accounts as shown, in the order in which they were published."""
    return tuple(one.account() for one in sorted(told, key=Told.order))
