"""The lifecycles of everything in a record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dragoman.actors import load_registry
from dragoman.record.claims.counterparts import Proposition, propositions
from dragoman.record.claims.documents import papers
from dragoman.record.claims.given import Sources
from dragoman.record.claims.of_record import given_in
from dragoman.record.lifecycles.agreements import agreements_of
from dragoman.record.lifecycles.commitments import commitments_of
from dragoman.record.lifecycles.lifecycle import Lifecycle, LifeKind
from dragoman.record.lifecycles.names import names_of
from dragoman.record.lifecycles.parts import designations_of, roles_of
from dragoman.record.lifecycles.plans import plans_of
from dragoman.record.lifecycles.rounds import Round, rounds_of
from dragoman.record.lifecycles.truces import with_truces
from dragoman.record.links import Document, Thing

if TYPE_CHECKING:
    from dragoman.record.record import Record


def lifecycles_of(
    things: Sequence[Thing],
    documents: Sequence[Document],
    sources: Sources,
    until: date,
    kinds: Sequence[LifeKind] = tuple(LifeKind),
    *,
    given: Sequence[Proposition] | None = None,
) -> tuple[Lifecycle, ...]:
    """The lives of these kinds, kind by kind, each in the order of its first step. `until` is the
    last day on which anything was published; the order given changes nothing. `given` are the
    propositions of these things, where they are known."""
    given = propositions(things, sources) if given is None else given
    known = load_registry().actor
    told = [one for proposition in given for one in proposition.told]
    lives = {
        LifeKind.PLAN: lambda: plans_of(things, sources, until),
        LifeKind.AGREEMENT: lambda: agreements_of(with_truces(papers(documents, given), told)),
        LifeKind.COMMITMENT: lambda: commitments_of(given, sources, until),
        LifeKind.ROLE: lambda: roles_of(given, known),
        LifeKind.DESIGNATION: lambda: designations_of(given),
        LifeKind.NAME: lambda: names_of(given, known),
    }
    return tuple(life for kind in LifeKind if kind in kinds for life in lives[kind]())


def lifecycles_in(
    record: Record, kinds: Sequence[LifeKind] = tuple(LifeKind)
) -> tuple[Lifecycle, ...]:
    """The lives of everything in a record, up to the day as of which it is open, else up to the
    last day on which a page of it was published."""
    until = last_day(record)
    if until is None:
        return ()
    given = given_in(record)
    documents = record.documents()
    return lifecycles_of(
        given.things, documents, given.sources, until, kinds, given=given.propositions
    )


def rounds_in(record: Record) -> tuple[Round, ...]:
    """The numbered rounds of talks that a record tells of."""
    given = given_in(record)
    return rounds_of((told for one in given.propositions for told in one.told), given.sources)


def last_day(record: Record) -> date | None:
    """The day up to which a record knows what was published; None where no page has a day."""
    return record.as_of or record.extent.last_published()
