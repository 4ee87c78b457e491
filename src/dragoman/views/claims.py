"""What stands: each claim with those who tell it, those who deny it, and its standing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dragoman.errors import UsageError
from dragoman.model import Fact, FactKind
from dragoman.record import Filter, Record
from dragoman.record.claims import Claim, Standing
from dragoman.record.claims.claim import Account, Difference
from dragoman.views.asking import EVERYTHING
from dragoman.views.headlines import headline
from dragoman.views.rows import Rows

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim; `what` is its first account in one line, `when` that account's day. The lists of
    accounts are those of `dragoman.record.claims.Claim`."""

    claim: str
    kind: FactKind
    says: str
    standing: Standing
    why: str
    what: str
    when: str
    origins: tuple[str, ...]
    outlets: tuple[str, ...]
    voices: tuple[str, ...]
    supports: tuple[Account, ...]
    denies: tuple[Account, ...]
    doubts: tuple[Account, ...]
    earlier: tuple[Account, ...]
    beside: tuple[Account, ...]
    superseded: tuple[Account, ...]
    differences: tuple[Difference, ...]


def claims(
    record: Record, wanted: Filter = EVERYTHING, *, limit: int | None = None
) -> Rows[ClaimRow]:
    """Claims by the day on which they were first told; a filter keeps those of which it keeps some
    account."""
    found = [claim for claim in record.claims() if claim.accounts]
    kept = kept_by(record, wanted, ((claim.accounts, claim) for claim in found))
    return Rows(ClaimRow, [_row(record, claim) for claim in kept[:limit]])


def claim_about(record: Record, ident: str) -> ClaimRow:
    """The claim with this id, or the first that a fact of this id belongs to; a unique beginning
    will do. Raises UsageError where there is none."""
    found = record.claims()
    named = [claim for claim in found if claim.id.startswith(ident)] if ident.strip() else []
    if not named:
        fact = record.fact(ident).id
        named = [claim for claim in found if any(one.fact == fact for one in claim.accounts)][:1]
    exact = [claim for claim in named if claim.id == ident] or named
    if len(exact) > 1:
        raise UsageError(f"several claims start with {ident!r}; give more of the id")
    if not exact:
        raise UsageError(f"no claim {ident!r} in {record.path}; dragoman claims lists ids")
    return _row(record, exact[0])


def kept_by(
    record: Record, wanted: Filter, found: Iterable[tuple[Sequence[Account], T]]
) -> list[T]:
    """Those of which the filter keeps the fact of some account."""
    if wanted == EVERYTHING:
        return [one for _, one in found]
    ids = {fact.id for fact in record.facts(wanted)}
    return [one for accounts, one in found if any(account.fact in ids for account in accounts)]


def first_words(record: Record, accounts: Sequence[Account]) -> str:
    """The first account in one line."""
    fact: Fact = record.fact(accounts[0].fact)
    return headline(fact)


def _row(record: Record, claim: Claim) -> ClaimRow:
    first = claim.accounts[0]
    return ClaimRow(
        claim=claim.id,
        kind=claim.kind,
        says=claim.says,
        standing=claim.standing,
        why=claim.why,
        what=first_words(record, claim.accounts),
        when=first.when,
        origins=claim.origins,
        outlets=claim.outlets,
        voices=claim.voices,
        supports=claim.supports,
        denies=claim.denies,
        doubts=claim.doubts,
        earlier=claim.earlier,
        beside=claim.beside,
        superseded=claim.superseded,
        differences=claim.differences,
    )
