"""Documents with their accounts, those brought together that are two accounts of one signing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.record.claims.counterparts import Proposition
from dragoman.record.claims.groups import Groups
from dragoman.record.claims.told import Told
from dragoman.record.links import Document


@dataclass(frozen=True, slots=True)
class Paper:
    """One agreement with every account of it, first published first."""

    id: str
    name: str
    kind: str
    told: tuple[Told, ...]


def papers(documents: Iterable[Document], given: Sequence[Proposition]) -> list[Paper]:
    """The documents by id, with those of their facts that a proposition holds; two documents that
    one proposition is about are one."""
    by_id = {document.id: document for document in documents}
    document_of = {ident: one.id for one in by_id.values() for ident in one.facts}
    groups = Groups(by_id)
    for one in given:
        about = sorted({document_of[told.id] for told in one.told if told.id in document_of})
        for other in about[1:]:
            groups.join(about[0], other)
    told = {one.id: one for proposition in given for one in proposition.told}
    return [_paper([by_id[ident] for ident in group], told) for group in groups.listed()]


def _paper(group: Sequence[Document], told: Mapping[str, Told]) -> Paper:
    known = [document for document in group if not document.id.startswith("d")]
    fullest = max(known or group, key=lambda document: (len(document.name), document.name))
    ids = sorted({ident for document in group for ident in document.facts if ident in told})
    accounts = sorted((told[ident] for ident in ids), key=Told.order)
    return Paper((known or group)[0].id, fullest.name, fullest.kind, tuple(accounts))
