"""What the accounts of one thing come to, and who stands for and against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Day, FactKind, Modality
from dragoman.record.claims.parties import Parties, doers
from dragoman.record.claims.told import Stage, Told

_DONE_WORDS = {Modality.ACTUAL: "happened", Modality.ONGOING: "ongoing"}
_STAGE_WORDS = {
    Stage.CONDITIONAL: "conditional",
    Stage.POSSIBLE: "possible",
    Stage.CALLED_FOR: "called for",
    Stage.PLANNED: "planned",
    Stage.CANCELLED: "cancelled",
}
_NOT_SO = {
    Stage.DONE: "did not happen",
    Stage.CANCELLED: "not cancelled",
    Stage.PLANNED: "not planned",
    Stage.CALLED_FOR: "not called for",
    Stage.POSSIBLE: "ruled out",
    Stage.CONDITIONAL: "ruled out",
}
_NO_CLAIM = frozenset({FactKind.TRACK, FactKind.ALIAS})
"""Kinds that describe: what is not settled yet on one page is no denial of what another tells."""
ONLY_DENIED = "denied"
ONLY_DOUBTED = "doubted"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Weighed:
    """The accounts of one thing, each in exactly one list; see `Claim` for what they mean."""

    says: str
    supports: tuple[Told, ...]
    against: tuple[Told, ...] = ()
    doubts: tuple[Told, ...] = ()
    earlier: tuple[Told, ...] = ()
    beside: tuple[Told, ...] = ()
    superseded: tuple[Told, ...] = ()


def weigh(accounts: Sequence[Told]) -> Weighed:
    """Sorts the accounts of one thing by what they say of it.

    The thing is as far along as the furthest account that stands: what was planned and then
    happened has happened, and the plan is an earlier account of it, no contradiction. A source
    that says otherwise later has taken its own words back.
    """
    standing, superseded = _without_taken_back(accounts)
    doubts = [one for one in standing if one.doubted and not one.against]
    so = [one for one in standing if not one.against and not one.doubted]
    against = [one for one in standing if one.against]
    if not so:
        return _unsupported(against, doubts, (), superseded)
    stage = _stage(so)
    those = frozenset(doer for one in so for doer in doers(one.fact))
    beside = [
        one
        for one in against
        if one.fact.kind in _NO_CLAIM
        or not bears_on(one, those)
        or all(one_account(one, other) for other in so)
    ]
    against = [one for one in against if one not in beside]
    failed = [one for one in against if _fell_through(one, so)]
    if stage is not Stage.DONE and failed:
        earlier = [one for one in (*so, *against) if one not in failed]
        return replace(_unsupported(failed, doubts, earlier, superseded), beside=tuple(beside))
    supports = [one for one in so if one.stage is stage]
    off = [one for one in so if one not in supports and _called_off_after(one, supports)]
    off = [one for one in off if not all(one.fact.page == o.fact.page for o in supports)]
    against += off
    before = [one for one in against if one not in off and _before(one, stage, supports)]
    return Weighed(
        _words(stage, supports),
        tuple(supports),
        tuple(one for one in against if one not in before),
        tuple(doubts),
        tuple(one for one in (*so, *before) if one not in supports and one not in off),
        tuple(beside),
        tuple(superseded),
    )


def bears_on(against: Told, for_it: Parties) -> bool:
    """Whether an account against something is about those who are told to have done it: "the rebels
    did not sign" says nothing against a signing by two governments."""
    about = doers(against.fact)
    return not about or bool(about & for_it)


def one_account(one: Told, other: Told) -> bool:
    """Whether two facts are one account, which nobody reads as contradicting itself: of one page
    and in one voice, or on the same words."""
    if one.fact.page != other.fact.page:
        return False
    same_words = one.fact.start < other.fact.end and other.fact.start < one.fact.end
    return one.source == other.source or same_words


def _unsupported(
    against: Sequence[Told],
    doubts: Sequence[Told],
    earlier: Sequence[Told],
    superseded: Sequence[Told],
) -> Weighed:
    """Nobody says that it is so, or not any more: it is told as not so, or only its denial or doubt
    is on record."""
    plain = tuple(one for one in against if not one.denied)
    denials = tuple(one for one in against if one.denied)
    lists = tuple(doubts), tuple(earlier), (), tuple(superseded)
    if plain:
        return Weighed(_NOT_SO[max(one.stage for one in plain)], plain + denials, (), *lists)
    if denials:
        return Weighed(ONLY_DENIED, (), denials, *lists)
    if doubts:
        return Weighed(ONLY_DOUBTED, tuple(doubts), (), (), *lists[1:])
    return Weighed(WITHDRAWN, (), (), *lists)


def _fell_through(one: Told, so: Sequence[Told]) -> bool:
    """Whether a page tells after the day of a plan that nothing came of it, or that its own source
    has given the plan up."""
    plans = [other for other in so if other.stage is Stage.PLANNED]
    if one.stage is Stage.DONE:
        ends = [other.fact.day.end for other in plans if other.fact.day.end]
        return bool(ends and one.published and one.published >= max(ends))
    return bool(plans) and all(
        one.stage is other.stage and _speaks_after(one, other) for other in plans
    )


def _stage(so: Sequence[Told]) -> Stage:
    """The furthest stage told. A cancellation counts unless it is planned again later: what is
    called off on Monday and set for June on Friday is planned."""
    furthest = max(one.stage for one in so)
    if furthest is not Stage.CANCELLED:
        return furthest
    off = _last(one for one in so if one.stage is Stage.CANCELLED)
    again = _last(one for one in so if one.stage is Stage.PLANNED)
    return Stage.PLANNED if off and again and again > off else Stage.CANCELLED


def _last(accounts: Iterable[Told]) -> date | None:
    return max((one.published for one in accounts if one.published), default=None)


def _words(stage: Stage, supports: Sequence[Told]) -> str:
    if stage is not Stage.DONE:
        return _STAGE_WORDS[stage]
    if any(one.fact.modality is Modality.ACTUAL for one in supports):
        return _DONE_WORDS[Modality.ACTUAL]
    return _DONE_WORDS[Modality.ONGOING]


def _called_off_after(one: Told, supports: Sequence[Told]) -> bool:
    """Whether it is told as called off when others already tell it as done."""
    if one.stage is not Stage.CANCELLED or one.published is None:
        return False
    done = [day for other in supports if (day := _done_by(other)) is not None]
    return bool(done) and one.published > max(done)


def _before(one: Told, stage: Stage, supports: Sequence[Told]) -> bool:
    """Whether an account speaks against an earlier state of things: "have not signed yet" of the
    1st against a signing of the 3rd, or a denial of plans for what then took place."""
    if one.stage is not stage:
        return one.stage < stage or not one.denied
    published = [other.published for other in supports if other.published]
    if one.published is None or not published:
        return False
    began = [other.fact.day.start for other in supports if _is_dated(other)]
    if stage is Stage.DONE and began:
        return one.published < min(day for day in began if day)
    return not (stage is Stage.DONE and one.denied) and one.published < min(published)


def _is_dated(told: Told) -> bool:
    return told.fact.day.start is not None and told.fact.kind in _MOMENTARY


_MOMENTARY = frozenset(
    {FactKind.MEETING, FactKind.AGREEMENT, FactKind.EVENT, FactKind.INVITATION,
     FactKind.STATEMENT}
)  # fmt: skip


def _done_by(told: Told) -> date | None:
    day: Day = told.fact.day
    return day.end or told.published


def _without_taken_back(accounts: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """Accounts that stand, and those whose own source says the opposite later or that tell of
    themselves that they were wrong ("an earlier version of this article said …")."""
    standing, superseded = [], []
    for one in accounts:
        later = (other for other in accounts if _speaks_after(other, one))
        if withdrawn(one) or any(_takes_back(other, one) for other in later):
            superseded.append(one)
        else:
            standing.append(one)
    return standing, superseded


def _speaks_after(one: Told, other: Told) -> bool:
    if one.source != other.source or one.published is None or other.published is None:
        return False
    return one.published > other.published


def _takes_back(later: Told, told: Told) -> bool:
    """Whether a source's later account is the opposite of this one. "Has not yet" and then "has"
    is no taking back but news, and so is a plan given up; a denial by oneself is one."""
    if later.stage is not told.stage or told.stage is not Stage.DONE:
        return False
    return later.against and not told.against


def withdrawn(told: Told) -> bool:
    """Whether the words tell that they were wrong."""
    quote = f" {' '.join(told.fact.quote.casefold().split())} "
    return any(cue in quote for cue in _withdrawals())


@cache
def _withdrawals() -> tuple[str, ...]:
    rows = load_table("corrections")
    return tuple(row["words"] for row in rows if row["kind"] == "withdrawn")
