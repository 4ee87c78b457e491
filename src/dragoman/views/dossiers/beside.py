"""What a page tells of its one document without naming it again: terms that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model import (
    Agreement,
    AgreementRef,
    Ceasefire,
    Commitment,
    Fact,
    FactKind,
    Modality,
    Polarity,
    Role,
)  # fmt: skip
from dragoman.record import Filter, Record
from dragoman.record.store.names import name_key
from dragoman.views.dossiers.documents import Paper, proper

_TERMS = (FactKind.COMMITMENT, FactKind.CEASEFIRE, FactKind.ROLE)
_MAKING = frozenset({"drafted", "proposed", "reached", "adopted", "signed", "published",
                     "entered_into_force", "extended"})  # fmt: skip
_BY_ROLE = frozenset({"guarantors", "guarantor countries", "guarantor states", "signatories",
                      "parties", "both parties", "sides", "both sides", "two sides",
                      "three countries", "three guarantors", "two parties"})  # fmt: skip
"""How pages call those who are bound by the document they are about."""


def beside(record: Record, document: Paper, known: Sequence[Paper]) -> list[Fact]:
    """Terms on pages that are about this document alone.

    "The guarantors undertook to complete the maps by 4 June", on a page where they sign one
    memorandum, is an undertaking in it. Taken are undertakings with a deadline that its parties
    owe, and who is left out of a ceasefire that has no name of its own.
    """
    pages = _pages_that_make(document)
    busy = {page for other in known if other.id != document.id and not _bare_truce(other)
            for page in _pages_that_make(other)}  # fmt: skip
    parties = _party_keys(document)
    own = {fact.id for fact in document.facts}
    return [
        fact
        for page in pages
        if page not in busy
        for fact in record.facts(Filter(page=page, kind=_TERMS))
        if fact.id not in own and _is_term(fact, parties)
    ]


def _pages_that_make(document: Paper) -> list[str]:
    """The pages that tell how a document comes about; one that is only ended, broken or referred
    to is not what a page is about."""
    made = (
        fact.page
        for fact in document.facts
        if isinstance(fact.detail, Agreement) and fact.detail.action in _MAKING
    )
    return list(dict.fromkeys(made))


def _bare_truce(document: Paper) -> bool:
    return "ceasefire" in document.kind and not proper(document.name)


def _is_term(fact: Fact, parties: frozenset[str]) -> bool:
    detail = fact.detail
    if isinstance(detail, Commitment):
        owed = fact.polarity is Polarity.AFFIRMED and fact.modality is not Modality.CALLED_FOR
        keys = [name_key(actor.name) for actor in detail.obligors]
        bound = bool(keys) and all(key in parties or key in _BY_ROLE for key in keys)
        return owed and detail.agreement is None and detail.deadline.known and bound
    if isinstance(detail, Ceasefire):
        return bool(detail.excluded) and not _named(detail.agreement)
    if isinstance(detail, Role):
        return detail.role == "excluded_party" and not (detail.in_ and proper(detail.in_))
    return False


def _named(ref: AgreementRef | None) -> bool:
    return ref is not None and (ref.agreement is not None or proper(ref.name))


def _party_keys(document: Paper) -> frozenset[str]:
    return frozenset(name_key(name) for name in _parties(document))


def _parties(document: Paper) -> Iterator[str]:
    for fact in document.facts:
        if fact.kind is FactKind.AGREEMENT and fact.polarity is Polarity.AFFIRMED:
            yield from (holder.actor.name for holder in getattr(fact.detail, "roles", ()))
