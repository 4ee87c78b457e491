"""An agreement's dossier: its days, parties, commitments, scope, kin, and what each side says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.actors import Registry, load_registry
from dragoman.model import Ceasefire, Commitment, Fact, Plain, Status, to_plain
from dragoman.record import Record
from dragoman.record.lifecycles import LifeKind
from dragoman.views.dossiers.beside import beside
from dragoman.views.dossiers.days import days_told
from dragoman.views.dossiers.documents import (
    find_document,
    names_of,
    papers,
    registry_id,
)
from dragoman.views.dossiers.lineage import lineage
from dragoman.views.dossiers.naming import Naming, facts_naming
from dragoman.views.dossiers.parts import (
    DayTold,
    Differing,
    Kin,
    Promise,
    RoleTold,
    Said,
    SideTold,
    Told,
)
from dragoman.views.dossiers.promises import promises
from dragoman.views.dossiers.roles import registry_roles, roles_told
from dragoman.views.dossiers.saying import said_of
from dragoman.views.evidence import Citing
from dragoman.views.words import day_text

_LEFT_OUT = "excluded party"
_HOLDING = {True: "holds", False: "does not hold"}


@dataclass(frozen=True, slots=True)
class AgreementDossier:
    """All that a record tells of one document. `document` is its id in the record, `agreement`
    its registry id; `facts` and `pages` count what it was made from, `origins` the independent
    sources of that."""

    name: str
    document: str
    agreement: str | None
    kind: str
    other_names: tuple[str, ...]
    process: str | None
    days: tuple[DayTold, ...]
    parties: tuple[RoleTold, ...]
    commitments: tuple[Promise, ...]
    exclusions: tuple[RoleTold, ...]
    scope: tuple[Told, ...]
    holding: tuple[Told, ...]
    lineage: tuple[Kin, ...]
    said: tuple[Said, ...]
    differences: tuple[Differing, ...]
    facts: int
    pages: int
    origins: int

    def to_dict(self) -> dict[str, Plain]:
        """The dossier as one plain JSON object."""
        plain = to_plain(self)
        assert isinstance(plain, dict)
        return plain


def agreement_dossier(
    record: Record, name_or_id: str, *, registry: Registry | None = None
) -> AgreementDossier:
    """The dossier of the agreement with this name or id; raises UsageError where none or several
    fit. `registry` adds the days, parties and process that a pack knows."""
    registry = registry or load_registry()
    known = papers(record)
    document = find_document(known, name_or_id, registry)
    entry = registry.agreements.get(registry_id(document) or "")
    citing, naming = Citing(record), Naming(known, registry)
    own = sorted(document.facts, key=citing.order)
    facts = sorted([*own, *beside(record, document, known)], key=citing.order)
    naming_it = facts_naming(record, document, naming)
    told = roles_told(facts, record, citing)
    parts = told + registry_roles(entry, registry, told)
    process = registry.processes.get(entry.process or "") if entry else None
    return AgreementDossier(
        name=document.name,
        document=document.id,
        agreement=entry.id if entry else None,
        kind=document.kind,
        other_names=names_of(document)[1:],
        process=process.name if process else None,
        days=days_told(own, entry, record, citing),
        parties=tuple(part for part in parts if part.role != _LEFT_OUT),
        commitments=promises(facts, record.lifecycles(LifeKind.COMMITMENT), record, citing),
        exclusions=tuple(part for part in parts if part.role == _LEFT_OUT),
        scope=_scope(facts, citing),
        holding=_holding(own, citing),
        lineage=lineage(record, document, known, naming, citing),
        said=said_of(naming_it, own, parts, citing, registry),
        differences=_differences(record, facts, citing),
        facts=len(facts),
        pages=len({fact.page for fact in facts}),
        origins=len(record.origins(facts)),
    )


def _differences(record: Record, facts: Iterable[Fact], citing: Citing) -> tuple[Differing, ...]:
    """Where accounts of a document, or of its terms, cannot all be right."""
    own = {fact.id for fact in facts}
    found = [
        difference
        for claim in record.claims()
        for difference in claim.differences
        if own & {account.fact for side in difference.sides for account in side.accounts}
    ]
    return tuple(
        Differing(difference.aspect.value, difference.why, tuple(
            SideTold(side.says, tuple(dict.fromkeys(a.by for a in side.accounts)),
                     citing.all(record.fact(a.fact) for a in side.accounts))
            for side in difference.sides
        ))
        for difference in found
    )  # fmt: skip


def _scope(facts: Iterable[Fact], citing: Citing) -> tuple[Told, ...]:
    """Where a ceasefire or an undertaking holds, and what is provided for that nobody owes, in the
    pages' words."""
    groups: dict[tuple[str, Status], list[Fact]] = {}
    for fact in facts:
        if isinstance(fact.detail, Commitment) and not fact.detail.obligors:
            groups.setdefault((fact.detail.undertaking, fact.status), []).append(fact)
        elif isinstance(fact.detail, Ceasefire | Commitment) and fact.detail.scope:
            groups.setdefault((fact.detail.scope, fact.status), []).append(fact)
    return _told(groups, citing)


def _holding(facts: Iterable[Fact], citing: Citing) -> tuple[Told, ...]:
    """Whether it is said to hold, day by day."""
    groups: dict[tuple[str, Status], list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: str(fact.day.start or fact.day.end or "~")):
        if isinstance(fact.detail, Ceasefire) and fact.detail.holds is not None:
            words = f"{_HOLDING[fact.detail.holds]}, {day_text(fact.day)}"
            groups.setdefault((words, fact.status), []).append(fact)
    return _told(groups, citing)


def _told(groups: dict[tuple[str, Status], list[Fact]], citing: Citing) -> tuple[Told, ...]:
    return tuple(
        Told(words, status, day_text(facts[0].day), citing.all(facts))
        for (words, status), facts in groups.items()
    )
