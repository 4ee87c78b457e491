"""Claims: what the accounts of each thing add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from dragoman.model import FactKind
from dragoman.record.claims.claim import Aspect, Claim, Difference, Side
from dragoman.record.claims.days import days, deadlines
from dragoman.record.claims.given import Document, Sources, Thing
from dragoman.record.claims.holding import holding
from dragoman.record.claims.numbers import counts, totals
from dragoman.record.claims.papers import is_signing, paper_accounts
from dragoman.record.claims.people import inviters, participants
from dragoman.record.claims.sides import Found
from dragoman.record.claims.standing import standing
from dragoman.record.claims.told import Told, accounts, disputers, told_by
from dragoman.record.claims.weighing import Weighed, weigh

COMPARISONS: tuple[Callable[[Sequence[Told]], Found], ...] = (
    holding, days, deadlines, totals, counts, participants, inviters,
)  # fmt: skip
"""In what accounts of one thing are compared, each on its own."""


def claims_of(
    things: Iterable[Thing], sources: Sources, documents: Iterable[Document] = ()
) -> tuple[Claim, ...]:
    """The claim of each thing and, where accounts differ across things (signed on the 3rd, on the
    4th, only prepared), of each document; by first day published, whatever the order given."""
    found = [claim_of(thing, sources) for thing in things]
    known = [_key(difference) for claim in found for difference in claim.differences]
    for document in documents:
        found += _document_claims(document, sources, known)
    return tuple(sorted(found, key=_order))


def claim_of(thing: Thing, sources: Sources) -> Claim:
    """The claim that the accounts of one thing add up to."""
    weighed = weigh(told_by(thing.facts, sources))
    compared = (*weighed.supports, *weighed.earlier)
    founds = [comparison(compared) for comparison in COMPARISONS]
    return _conclude(thing.id, thing.kind, weighed, founds)


def _document_claims(
    document: Document, sources: Sources, known: Sequence[_Key]
) -> Iterator[Claim]:
    """How accounts of one agreement differ, as far as no thing's own claim tells it."""
    told = told_by(document.facts, sources)
    for name, group, founds in paper_accounts(told):
        new = [found for found in founds if found.difference and not _told(found.difference, known)]
        if new:
            ident = f"{document.id}:{name}:{min(one.id for one in group)}"
            yield _conclude(ident, group[0].fact.kind, weigh(group), new)


def _conclude(ident: str, kind: FactKind, weighed: Weighed, founds: Sequence[Found]) -> Claim:
    """The claim from what was weighed and compared."""
    taken_back = {one.id for found in founds for one in found.superseded}
    supports = [one for one in weighed.supports if one.id not in taken_back]
    gone = [one for one in weighed.supports if one.id in taken_back]
    gone += weighed.superseded
    differences = [found.difference for found in founds if found.difference]
    rejecting = dict.fromkeys(name for one in supports for name in disputers(one.fact))
    if weighed.against and supports:
        dispute = _dispute(supports, weighed)
        if dispute.aspect not in {difference.aspect for difference in differences}:
            differences.insert(0, dispute)
    how, why = standing(supports, weighed.against, tuple(rejecting), differences, gone)
    return Claim(
        id=ident,
        kind=kind,
        says=weighed.says,
        standing=how,
        why=why,
        supports=accounts(supports),
        denies=accounts(weighed.against),
        doubts=accounts(weighed.doubts),
        earlier=accounts(one for one in weighed.earlier if one.id not in taken_back),
        superseded=accounts(gone),
        differences=tuple(differences),
        origins=tuple(sorted({one.origin_name for one in supports})),
        outlets=tuple(sorted({one.fact.outlet for one in supports if one.fact.outlet})),
        voices=tuple(sorted({one.by for one in supports if one.fact.voices})),
    )


def _dispute(supports: Sequence[Told], weighed: Weighed) -> Difference:
    """Those who say so and those who say not, side by side."""
    so, against = accounts(supports), accounts(weighed.against)
    if any(one.denied for one in weighed.against):
        why = "one side tells it, the other denies it"
        return Difference(Aspect.STATUS, (Side(weighed.says, so), Side("denied", against)), why)
    if weighed.says == "happened" and all(is_signing(one) for one in supports):
        why = "one side tells that it is signed, the other that it is not"
        sides = (Side("signed", so), Side("not signed", against))
        return Difference(Aspect.SIGNED, sides, why)
    why = "one side tells it, the other that it is not so"
    return Difference(Aspect.STATUS, (Side(weighed.says, so), Side("not so", against)), why)


_Key = tuple[Aspect, frozenset[str]]


def _key(difference: Difference) -> _Key:
    facts = (account.fact for side in difference.sides for account in side.accounts)
    return difference.aspect, frozenset(facts)


def _told(difference: Difference, known: Sequence[_Key]) -> bool:
    aspect, facts = _key(difference)
    return any(aspect is other and facts & within for other, within in known)


def _order(claim: Claim) -> tuple[date, str, str]:
    days = [account.published for account in claim.accounts if account.published]
    return min(days, default=date.max), claim.kind.value, claim.id
