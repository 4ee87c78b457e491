"""Where accounts of one agreement differ, across everything that is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.model import Agreement, Fact, Role
from dragoman.record.claims.claim import Aspect, Difference, Side
from dragoman.record.claims.days import days
from dragoman.record.claims.numbers import counts
from dragoman.record.claims.parties import Parties, doers
from dragoman.record.claims.people import participants
from dragoman.record.claims.sides import Found
from dragoman.record.claims.told import SIGNING, Stage, Told, accounts, is_signing
from dragoman.record.claims.weighing import bears_on

_ONCE = ("signed", "adopted", "entered_into_force")
"""Steps that one agreement takes once; it may be violated or extended many times."""
_PREPARING = frozenset({"drafted", "proposed"})


def paper_accounts(
    told: Sequence[Told], parts: Sequence[Told]
) -> Iterator[tuple[str, tuple[Told, ...], list[Found]]]:
    """Groups of a document's accounts that tell one and the same of it, each with a name and the
    outcome of comparing them: a group per step that is taken once, one per signature denied.

    `parts` are accounts of who signed that stand on the document's pages and name no document.
    """
    for action in _ONCE:
        step = tuple(one for one in told if _action(one.fact) == action)
        if step:
            founds = [days(step), counts(step), participants(step)]
            if action == "signed":
                founds.append(_prepared(told))
            yield action, step, founds
    yield from _signatories(told, parts)


def _prepared(told: Sequence[Told]) -> Found:
    """Signed, or only prepared: told by others after the day from which it is said to be signed."""
    signed = [
        one for one in told if is_signing(one) and one.stage is Stage.DONE and not one.against
    ]
    if not signed:
        return Found()
    signers = frozenset(doer for one in signed for doer in doers(one.fact))
    since = min((day for one in signed if (day := _day(one)) is not None), default=None)
    only = [one for one in told if _only_prepared(one) and _stands(one, signed, since)]
    only = [one for one in only if bears_on(one, signers)]
    if not only:
        return Found()
    sides = (Side("signed", accounts(signed)), Side("not signed", accounts(only)))
    why = "told as signed, and by others as not signed yet when it is said to have been"
    return Found(Difference(Aspect.SIGNED, sides, why))


def _only_prepared(told: Told) -> bool:
    if is_signing(told):
        return (told.stage is not Stage.DONE) != told.against and not told.denied
    return _action(told.fact) in _PREPARING and told.stage is Stage.DONE and not told.against


def _stands(one: Told, signed: Sequence[Told], since: date | None) -> bool:
    """Whether an account that it is only prepared is about the time after the signing."""
    if any(other.source == one.source or other.fact.page == one.fact.page for other in signed):
        return False
    if since is None or one.published is None or one.published < since:
        return False
    told_of = one.fact.day.end
    return told_of is None or told_of >= since


def _signatories(
    told: Sequence[Told], parts: Sequence[Told]
) -> Iterator[tuple[str, tuple[Told, ...], list[Found]]]:
    """Whether one of them signed at all, where that is denied: "Ahrar is among the signatories"."""
    about: dict[str, list[Told]] = {}
    for one in (*told, *parts):
        for who in _said_to_sign(one.fact):
            about.setdefault(who, []).append(one)
    for who, group in sorted(about.items()):
        so = any(not one.against and one.stage is Stage.DONE for one in group)
        if so and any(one.against for one in group):
            yield f"signatory:{who}", tuple(sorted(group, key=Told.order)), []


def is_part(fact: Fact) -> bool:
    """Whether a fact tells who signed without naming what."""
    detail = fact.detail
    return isinstance(detail, Role) and detail.role == "signatory" and not detail.in_


def _said_to_sign(fact: Fact) -> Parties:
    detail = fact.detail
    if isinstance(detail, Agreement) and detail.action in SIGNING:
        return doers(fact)
    if isinstance(detail, Role) and detail.role == "signatory":
        return doers(fact)
    return frozenset()


def _action(fact: Fact) -> str | None:
    return fact.detail.action if isinstance(fact.detail, Agreement) else None


def _day(told: Told) -> date | None:
    return told.fact.day.end or told.published
