"""The documents that a record tells of, and the one that a name stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from dragoman.actors import Registry
from dragoman.errors import UsageError
from dragoman.model import AgreementRef, Fact, FactKind, Role
from dragoman.record import Filter, Record
from dragoman.record.links import Document
from dragoman.record.links.documents import is_own
from dragoman.record.store.names import name_key

_KINDS = (FactKind.AGREEMENT, FactKind.CEASEFIRE, FactKind.COMMITMENT, FactKind.ROLE)
_MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the record with its facts."""

    document: Document
    facts: tuple[Fact, ...]

    @property
    def id(self) -> str:
        return self.document.id

    @property
    def name(self) -> str:
        return self.document.name

    @property
    def kind(self) -> str:
        return self.document.kind


def papers(record: Record) -> list[Paper]:
    """All documents of a record, in its order."""
    facts = {fact.id: fact for fact in record.facts(Filter(kind=_KINDS))}
    return [
        Paper(document, tuple(facts[fact] for fact in document.facts if fact in facts))
        for document in record.documents()
    ]


def proper(name: str) -> bool:
    """Whether a name is a document's own ("Elim Accord") and not only a description."""
    return is_own(name_key(name))


def names_of(paper: Paper) -> tuple[str, ...]:
    """The names under which facts have it, its own first."""
    names = [paper.name]
    for fact in paper.facts:
        ref = getattr(fact.detail, "agreement", None)
        names += [ref.name] if isinstance(ref, AgreementRef) else []
        names += [fact.detail.in_] if isinstance(fact.detail, Role) and fact.detail.in_ else []
    return tuple({name_key(name): name for name in reversed(names)}.values())[::-1]


def find_document(known: Sequence[Paper], wanted: str, registry: Registry) -> Paper:
    """The document with this id, beginning of an id, or name (of the registry's names too).

    Raises UsageError where none or several fit, and says which there are.
    """
    for fits in _tries(known, wanted, registry):
        if len(fits) == 1:
            return fits[0]
        if fits:
            listed = ", ".join(f"{d.name} ({d.id})" for d in fits[:_MOST_LISTED])
            raise UsageError(f"{wanted!r} may be {listed}; give more of the name, or the id")
    near = get_close_matches(wanted, list({d.name for d in known if proper(d.name)}), n=3)
    close = f"; names like it: {', '.join(near)}" if near else ""
    raise UsageError(f"no agreement {wanted!r} in the record{close}; dragoman agreements lists all")


def _tries(known: Sequence[Paper], wanted: str, registry: Registry) -> Iterator[list[Paper]]:
    """Exact first: an id, a registry name, a whole name, the words of a name, an id's beginning."""
    key = name_key(wanted)
    yield [d for d in known if d.id == wanted]
    meant = {reading.id for reading in registry.readings(wanted) if reading.what == "agreement"}
    yield [d for d in known if meant & set(_registry_ids(d))]
    if key:
        keys = {d.id: [name_key(name) for name in names_of(d)] for d in known}
        yield [d for d in known if key in keys[d.id]]
        yield [d for d in known if any(f" {key} " in f" {name} " for name in keys[d.id])]
    yield [d for d in known if wanted and d.id.startswith(wanted)]


def _registry_ids(paper: Paper) -> Iterable[str]:
    for fact in paper.facts:
        ref = getattr(fact.detail, "agreement", None)
        if isinstance(ref, AgreementRef) and ref.agreement:
            yield ref.agreement


def registry_id(paper: Paper) -> str | None:
    """Its id in the registry, where a pack knows it."""
    return next(iter(_registry_ids(paper)), None)
