"""Where accounts of one agreement differ, across everything that is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.model import Agreement, Commitment, Fact
from dragoman.record.claims.claim import Aspect, Difference, Side
from dragoman.record.claims.days import days, deadlines
from dragoman.record.claims.likeness import alike, stems
from dragoman.record.claims.parties import blocs
from dragoman.record.claims.people import participants
from dragoman.record.claims.sides import Found
from dragoman.record.claims.told import Stage, Told, accounts

_ONCE = ("signed", "adopted", "entered_into_force")
"""Steps that one agreement takes once; it may be violated or extended many times."""
_SIGNING = frozenset({"signed", "adopted"})
_PREPARING = frozenset({"drafted", "proposed"})
SAME_UNDERTAKING = 0.7
"""Share of stems from which two undertakings of one agreement, owed by the same, are one: "pull its
guns back from the line" and "pull guns back from the front line by Friday" have all in common."""


def paper_accounts(told: Sequence[Told]) -> Iterator[tuple[str, tuple[Told, ...], list[Found]]]:
    """Groups of a document's accounts that tell one and the same of it, each with a name and the
    outcome of comparing them: a group per step that is taken once, one per commitment."""
    for action in _ONCE:
        step = tuple(one for one in told if _action(one.fact) == action)
        if step:
            founds = [days(step), participants(step)]
            if action == "signed":
                founds.append(_prepared(told))
            yield action, step, founds
    for owed in _commitments(told):
        yield "due", owed, [deadlines(owed)]


def is_signing(told: Told) -> bool:
    """Whether an account is about the signing of a document, done or not."""
    return _action(told.fact) in _SIGNING


def _prepared(told: Sequence[Told]) -> Found:
    """Signed, or only prepared: told by others after the day from which it is said to be signed."""
    signed = [
        one for one in told if is_signing(one) and one.stage is Stage.DONE and not one.against
    ]
    if not signed:
        return Found()
    since = min((day for one in signed if (day := _day(one)) is not None), default=None)
    only = [one for one in told if _only_prepared(one) and _stands(one, signed, since)]
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
    if any(other.source == one.source for other in signed):
        return False
    if since is None or one.published is None or one.published < since:
        return False
    told_of = one.fact.day.end
    return told_of is None or told_of >= since


def _commitments(told: Sequence[Told]) -> Iterator[tuple[Told, ...]]:
    """Commitments that are one and the same by who owes them and by their words."""
    groups: list[list[Told]] = []
    for one in sorted(told, key=lambda one: one.id):
        if isinstance(one.fact.detail, Commitment):
            near = [group for group in groups if any(_same_owed(one, other) for other in group)]
            groups = [group for group in groups if group not in near]
            groups.append([one, *(other for group in near for other in group)])
    for group in groups:
        if len(group) > 1:
            yield tuple(sorted(group, key=lambda one: (one.published or date.max, one.id)))


def _same_owed(one: Told, other: Told) -> bool:
    first, second = one.fact.detail, other.fact.detail
    if not (isinstance(first, Commitment) and isinstance(second, Commitment)):
        return False
    owing, also = blocs(first.obligors), blocs(second.obligors)
    if owing and also and not owing & also:
        return False
    words, others = stems(first.undertaking), stems(second.undertaking)
    return len(words & others) > 1 and alike(words, others) >= SAME_UNDERTAKING


def _action(fact: Fact) -> str | None:
    return fact.detail.action if isinstance(fact.detail, Agreement) else None


def _day(told: Told) -> date | None:
    return told.fact.day.end or told.published
