"""The claims of everything in a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.record.claims.claim import Claim
from dragoman.record.claims.conclude import claims_of
from dragoman.record.claims.given import sources_of

if TYPE_CHECKING:
    from dragoman.record.record import Record


def claims_in(record: Record) -> tuple[Claim, ...]:
    """The claims of a record, by the day on which each was first told."""
    return claims_of(record.things(), sources_of(record), record.documents())
