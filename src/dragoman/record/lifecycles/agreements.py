"""The life of an agreement: called for, agreed, signed, in force, violated, extended, ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dragoman.model import Agreement, Ceasefire
from dragoman.record.claims.days import clash
from dragoman.record.claims.documents import Paper
from dragoman.record.claims.told import SIGNING, Stage, Told
from dragoman.record.claims.weighing import weigh
from dragoman.record.lifecycles.lifecycle import Lifecycle, LifeKind, Step, step
from dragoman.record.lifecycles.occasions import sure
from dragoman.record.lifecycles.truces import names_only

STEPS = {
    "proposed": "proposed",
    "drafted": "drafted",
    "rejected": "rejected",
    "reached": "agreed",
    "adopted": "adopted",
    "signed": "signed",
    "published": "published",
    "entered_into_force": "in force",
    "extended": "extended",
    "suspended": "suspended",
    "violated": "violated",
    "ended": "ended",
}
"""Actions as steps, in the order in which an agreement takes them on one day."""

_AHEAD = {"entered_into_force": "to enter into force", "reached": "to be agreed",
          "ended": "to end"}  # fmt: skip
_MANY = "violated"
CALLED_FOR, DISPUTED = "called for", "disputed"


def agreements_of(papers: Iterable[Paper]) -> tuple[Lifecycle, ...]:
    """The lives of agreements by their first day; those of which no step is told have none."""
    found = [life for paper in papers if (life := _life(paper)) is not None]
    return tuple(sorted(found, key=_order))


def _life(paper: Paper) -> Lifecycle | None:
    steps = sorted(_steps(paper.told), key=_when)
    if not steps:
        return None
    done = [one for one in steps if one.step in STEPS.values()]
    taken = [one for one in done if one.step not in ("rejected", "proposed")] or done
    last = (taken or steps)[-1]
    state, why = last.step, _told(last)
    against = _signing_disputed(paper.told)
    if against and (not taken or taken[-1].step in SIGNING | {"drafted"}):
        state, why = DISPUTED, "told as signed by some and as not signed by others"
    signers = {actor for one in paper.told for actor in _signatories(one)}
    return Lifecycle(
        f"l{paper.id}", LifeKind.AGREEMENT, paper.name, tuple(sorted(signers)), state, why,
        tuple(steps),
    )  # fmt: skip


def _steps(told: Sequence[Told]) -> Iterator[Step]:
    """A step per action and day. What is told as done is no longer ahead; a document named by its
    day takes a step only where nothing else tells it."""
    plain = [one for one in told if not names_only(one)]
    told = plain if any(_action(one) for one in plain) else told
    for action, name in STEPS.items():
        same = [one for one in told if _action(one) == action and not one.against]
        done = [one for one in same if one.stage is Stage.DONE]
        if done:
            groups = [done] if action == _MANY else _by_day(done)
            yield from (step(name, group) for group in groups)
            continue
        ahead = [one for one in same if one.stage is Stage.PLANNED]
        if ahead:
            name = _AHEAD.get(action, f"to be {name}")
            yield from (step(name, group) for group in _by_day(ahead))
    wanted = [one for one in told if one.stage is Stage.CALLED_FOR and not one.against]
    if wanted:
        yield step(CALLED_FOR, wanted)


def _action(told: Told) -> str | None:
    detail = told.fact.detail
    if isinstance(detail, Ceasefire) and detail.holds is False:
        return _MANY
    return detail.action if isinstance(detail, Agreement) else None


def _by_day(told: Sequence[Told]) -> list[list[Told]]:
    """Accounts by the day they tell, one group per day that clashes with the others; those without
    a sure day go with the first."""
    groups: list[list[Told]] = []
    for one in sorted(told, key=lambda one: (not sure(one.fact.day), one.order())):
        fits = [g for g in groups if not any(clash(o.fact.day, one.fact.day) for o in g)]
        if fits and (sure(one.fact.day) or not groups[1:]):
            fits[0].append(one)
        elif sure(one.fact.day) or not groups:
            groups.append([one])
        else:
            groups[0].append(one)
    return groups


def _signing_disputed(told: Sequence[Told]) -> bool:
    signing = [one for one in told if _action(one) in SIGNING]
    return bool(signing) and bool(weigh(signing).against)


def _signatories(told: Told) -> Iterator[str]:
    detail = told.fact.detail
    if isinstance(detail, Agreement) and not told.against:
        yield from (h.actor.name for h in detail.roles if h.role in ("signatory", "party"))


def _told(last: Step) -> str:
    outlets = sorted({one.outlet or one.origin for one in last.accounts})
    return f"{last.step} as told by {', '.join(outlets)}"


def _when(one: Step) -> tuple[date, int, date]:
    """By day; what has no sure day of its own by the day it was told."""
    names = (*STEPS.values(), CALLED_FOR)
    rank = names.index(one.step) if one.step in names else len(names)
    told = one.told_first or date.max
    return (one.day.start if one.day.start and sure(one.day) else told), rank, told


def _order(life: Lifecycle) -> tuple[date, str]:
    return _when(life.steps[0])[0], life.id
