"""The claims of everything in a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.record.claims.claim import Claim
from dragoman.record.claims.conclude import claims_of_propositions
from dragoman.record.claims.counterparts import Proposition, propositions
from dragoman.record.claims.given import Sources, sources_of
from dragoman.record.links import Thing

if TYPE_CHECKING:
    from dragoman.record.record import Record


@dataclass(frozen=True, slots=True)
class Given:
    """What claims and lifecycles are concluded from."""

    things: tuple[Thing, ...]
    sources: Sources
    propositions: Sequence[Proposition]


def given_in(record: Record) -> Given:
    """All that a record gives, in a snapshot put together once."""
    return record.concluded("given", lambda: _given(record))


def _given(record: Record) -> Given:
    things, sources = tuple(record.things()), sources_of(record)
    return Given(things, sources, propositions(things, sources))


def claims_in(record: Record) -> tuple[Claim, ...]:
    """The claims of a record, by the day on which each was first told."""
    given = given_in(record)
    return claims_of_propositions(given.propositions, record.documents())
