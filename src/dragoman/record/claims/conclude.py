"""Claims: what the accounts of each thing add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from dragoman.model import FactKind
from dragoman.record.claims.claim import Account, Aspect, Claim, Difference, Side
from dragoman.record.claims.counterparts import Proposition, propositions
from dragoman.record.claims.days import days, deadlines
from dragoman.record.claims.documents import Paper, papers
from dragoman.record.claims.given import Sources
from dragoman.record.claims.holding import holding
from dragoman.record.claims.numbers import counts, totals
from dragoman.record.claims.papers import is_part, paper_accounts
from dragoman.record.claims.people import inviters, participants
from dragoman.record.claims.sides import Found
from dragoman.record.claims.standing import standing
from dragoman.record.claims.told import Told, accounts, disputers, is_signing
from dragoman.record.claims.weighing import ONLY_DENIED, Weighed, weigh
from dragoman.record.links import Document, Thing

COMPARISONS: tuple[Callable[[Sequence[Told]], Found], ...] = (
    holding, days, deadlines, totals, counts, participants, inviters,
)  # fmt: skip
"""In what accounts of one thing are compared, each on its own."""


def claims_of(
    things: Iterable[Thing], sources: Sources, documents: Iterable[Document] = ()
) -> tuple[Claim, ...]:
    """The claim of each thing and, where accounts differ across things (signed on the 3rd, on the
    4th, only prepared), of each document; by first day published, whatever the order given.

    Of documents only the facts that some thing holds are compared.
    """
    return claims_of_propositions(propositions(things, sources), documents)


def claims_of_propositions(
    given: Sequence[Proposition], documents: Iterable[Document] = ()
) -> tuple[Claim, ...]:
    """The same where it is known which things tell or deny one proposition."""
    found = [_claim(one) for one in given]
    known = [_key(difference) for claim in found for difference in claim.differences]
    told = {account.id: account for one in given for account in one.told}
    of_documents = [
        claim
        for paper in papers(documents, given)
        for claim in _document_claims(paper, told, known)
    ]
    answered = {one.fact for claim in of_documents for one in claim.denies}
    found = [one for one in found if one.says != ONLY_DENIED or not _answered(one, answered)]
    return tuple(sorted(_told_once([*found, *of_documents]), key=_order))


def _told_once(found: Sequence[Claim]) -> Iterator[Claim]:
    """Claims without the differences that another claim has on the same words, and more of them:
    what is said to have been asked, and the asking itself."""
    every = [(claim.id, difference) for claim in found for difference in claim.differences]
    for claim in found:
        kept = tuple(
            one
            for one in claim.differences
            if not any(ident != claim.id and _covers(other, one) for ident, other in every)
        )
        if kept or not claim.differences:
            yield claim if kept == claim.differences else replace(claim, differences=kept)


def _covers(difference: Difference, other: Difference) -> bool:
    """Whether every account of another difference shares words with one of this one, which has
    more."""
    if difference.aspect is not other.aspect or len(difference.sides) != len(other.sides):
        return False
    within = all(
        any(_share_words(long, short) for long in mine.accounts)
        for mine, theirs in zip(difference.sides, other.sides, strict=True)
        for short in theirs.accounts
    )
    return within and _length(difference) > _length(other)


def _share_words(one: Account, other: Account) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end


def _length(difference: Difference) -> tuple[int, list[str]]:
    every = [one for side in difference.sides for one in side.accounts]
    return sum(one.end - one.start for one in every), sorted(one.fact for one in every)


def _answered(claim: Claim, answered: AbstractSet[str]) -> bool:
    """Whether a claim of which only the denial is on record stands with its other side in that of a
    document."""
    return all(one.fact in answered for one in claim.accounts)


def _claim(proposition: Proposition) -> Claim:
    weighed = weigh(proposition.told)
    compared = (*weighed.supports, *weighed.earlier)
    founds = [comparison(compared) for comparison in COMPARISONS]
    return _conclude(proposition.id, proposition.kind, weighed, founds)


def _document_claims(
    paper: Paper, told: Mapping[str, Told], known: Sequence[_Key]
) -> Iterator[Claim]:
    """How accounts of one agreement differ, as far as no thing's own claim tells it."""
    pages = {one.fact.page for one in paper.told}
    parts = [one for one in told.values() if one.fact.page in pages and is_part(one.fact)]
    for name, group, founds in paper_accounts(paper.told, sorted(parts, key=Told.order)):
        ident = f"{paper.id}:{name}:{min(one.id for one in group)}"
        claim = _conclude(ident, group[0].fact.kind, weigh(group), founds)
        differences = tuple(one for one in claim.differences if not _told(one, known))
        if differences:
            yield replace(claim, differences=differences)


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
        beside=accounts(weighed.beside),
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
