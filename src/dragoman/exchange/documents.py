"""The agreements and truces of a record, each with all its facts, as tables of agreements need
them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

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
from dragoman.record.store.names import name_key

KINDS = (FactKind.AGREEMENT, FactKind.CEASEFIRE, FactKind.COMMITMENT, FactKind.ROLE)
DONE = (Status.HAPPENED, Status.ONGOING, Status.CLAIMED)
"""Statuses of what some source tells as so."""
MADE = ("signed", "adopted", "reached", "published", "entered_into_force", "extended")
"""Steps after which there is an agreement."""
_TRUCE_WORDS = ("ceasefire", "cease-fire", "truce", "armistice", "cessation", "hudna")


@dataclass(frozen=True, slots=True)
class Told:
    """A document or truce with the facts that tell of it, in the record's order. `agreement` is
    its registry id where a pack knows it."""

    id: str
    name: str
    kind: str
    agreement: str | None
    facts: tuple[Fact, ...]

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
    """The agreements and truces that facts of the record are about, by the first day told of
    them."""
    asked = wanted or Filter()
    kinds = tuple(kind for kind in KINDS if not asked.kind or kind in asked.kind)
    facts = list(record.facts(replace(asked, kind=kinds))) if kinds else []
    named: dict[str, tuple[AgreementRef, list[Fact]]] = {}
    for fact in facts:
        ref = _ref(fact)
        if ref is not None:
            named.setdefault(_key(ref, fact), (ref, []))[1].append(fact)
    for fact in facts:
        if isinstance(fact.detail, Role) and fact.detail.in_:
            at = AgreementRef(fact.detail.in_, "")
            found = named.get(_key(at, fact)) or _by_name(named, fact.detail.in_)
            if found is not None:
                found[1].append(fact)
    return [
        Told(key, ref.name, ref.document_kind, ref.agreement, tuple(told))
        for key, (ref, told) in named.items()
    ]


def _ref(fact: Fact) -> AgreementRef | None:
    ref = getattr(fact.detail, "agreement", None)
    if isinstance(ref, AgreementRef):
        return ref
    return AgreementRef("ceasefire", "ceasefire") if fact.kind is FactKind.CEASEFIRE else None


def _by_name(
    named: dict[str, tuple[AgreementRef, list[Fact]]], name: str
) -> tuple[AgreementRef, list[Fact]] | None:
    key = name_key(name)
    return next((told for told in named.values() if name_key(told[0].name) == key), None)


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


def _key(ref: AgreementRef, fact: Fact) -> str:
    """What makes two mentions one agreement: the registry's id or a proper name; what is only
    described ("the truce", "a memorandum") is one within its page and no further."""
    if ref.agreement:
        return ref.agreement
    described = ref.name[:1].islower() and not any(
        word[:1].isupper() for word in ref.name.split()[1:]
    )
    return f"~{name_key(ref.name) or ref.name}@{fact.page if described else ''}"
