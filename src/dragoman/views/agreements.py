"""Each agreement: what was done with it on which day, and who is what in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.model import (
    ActorRef,
    Agreement,
    AgreementRef,
    Ceasefire,
    Commitment,
    Fact,
    FactKind,
    Role,
    Status,
)
from dragoman.record import Filter, Record
from dragoman.record.links import Document
from dragoman.views.asking import EVERYTHING, facts_of
from dragoman.views.rows import Rows
from dragoman.views.words import day_text

_KINDS = (FactKind.AGREEMENT, FactKind.CEASEFIRE, FactKind.COMMITMENT, FactKind.ROLE)


@dataclass(frozen=True, slots=True)
class Step:
    """Something done with an agreement, or to be done, or denied."""

    action: str
    when: str
    status: Status
    fact: str


@dataclass(frozen=True, slots=True)
class Part:
    """Who plays which part in an agreement, as one fact tells it."""

    role: str
    name: str
    status: Status
    fact: str


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement; `agreement` is its registry id where a pack knows it. Steps are in order of
    their days, `commitments` counts the undertakings told of it."""

    name: str
    agreement: str | None
    document_kind: str
    steps: tuple[Step, ...]
    parts: tuple[Part, ...]
    commitments: int
    facts: tuple[str, ...]


@dataclass(slots=True)
class _Tally:
    document: Document
    agreement: str | None = None
    steps: dict[tuple[str, str, Status], Step] = field(default_factory=dict)
    parts: dict[tuple[str, str, Status], Part] = field(default_factory=dict)
    commitments: int = 0
    facts: dict[str, None] = field(default_factory=dict)


def agreements(
    record: Record, wanted: Filter = EVERYTHING, *, limit: int | None = None
) -> Rows[AgreementRow]:
    """Agreements in order of the first day told of them.

    What several facts tell alike (same step, day and status; same part and status) is listed once,
    with the first of them.
    """
    document_of = {fact: document for document in record.documents() for fact in document.facts}
    tallies: dict[str, _Tally] = {}
    for fact in facts_of(record, wanted, *_KINDS):
        document = document_of.get(fact.id)
        if document is not None:
            _count(tallies.setdefault(document.id, _Tally(document)), fact)
    return Rows(AgreementRow, [_row(tally) for tally in tallies.values()][:limit])


def _count(tally: _Tally, fact: Fact) -> None:
    tally.facts[fact.id] = None
    ref = getattr(fact.detail, "agreement", None)
    tally.agreement = tally.agreement or (ref.agreement if isinstance(ref, AgreementRef) else None)
    if isinstance(fact.detail, Agreement):
        step = Step(fact.detail.action, day_text(fact.day), fact.status, fact.id)
        tally.steps.setdefault((step.action, step.when, step.status), step)
    tally.commitments += isinstance(fact.detail, Commitment)
    for role, actor in _parts(fact):
        part = Part(role.replace("_", " "), actor.name, fact.status, fact.id)
        tally.parts.setdefault((part.role, part.name, part.status), part)


def _parts(fact: Fact) -> Iterator[tuple[str, ActorRef]]:
    detail = fact.detail
    if isinstance(detail, Agreement):
        yield from ((holder.role, holder.actor) for holder in detail.roles)
    elif isinstance(detail, Role):
        yield detail.role, detail.actor
    elif isinstance(detail, Ceasefire):
        yield from (("party", actor) for actor in detail.parties)
        yield from (("guarantor", actor) for actor in detail.guarantors)
        yield from (("excluded party", actor) for actor in detail.excluded)
    elif isinstance(detail, Commitment):
        yield from (("excluded party", actor) for actor in detail.exclusions)


def _row(tally: _Tally) -> AgreementRow:
    return AgreementRow(
        name=tally.document.name,
        agreement=tally.agreement,
        document_kind=tally.document.kind,
        steps=tuple(tally.steps.values()),
        parts=tuple(tally.parts.values()),
        commitments=tally.commitments,
        facts=tuple(tally.facts),
    )
