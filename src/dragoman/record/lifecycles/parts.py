"""Who has played which part since when, and who has been called what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dragoman.model import ActorRef, Agreement, Ceasefire, Designation, Role
from dragoman.record.claims.counterparts import Proposition
from dragoman.record.claims.parties import bloc, named, party
from dragoman.record.claims.told import Stage, Told
from dragoman.record.lifecycles.lifecycle import Lifecycle, LifeKind, Step, step
from dragoman.record.lifecycles.names import Known
from dragoman.record.lifecycles.occasions import sure

PARTS = frozenset(
    {"guarantor", "mediator", "facilitator", "host", "observer", "witness", "sponsor"}
)
"""Parts that are held for a while; to sign or to be left out is a matter of one day."""
HOLDS, PLANNED, REFUSED, CALLED_FOR = "holds", "planned", "denied", "called for"
LISTED, DESIGNATED, LIFTED = "listed", "designated", "lifted"
_LISTING = re.compile(r"\b(?:black)?list(?:s|ed|ing)?\b", re.IGNORECASE)
_LIFTING = re.compile(
    r"\b(?:lift|remov|revok|delist|rescind|drop|repeal|unlist)\w*", re.IGNORECASE
)  # fmt: skip
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def roles_of(given: Iterable[Proposition], known: Known) -> tuple[Lifecycle, ...]:
    """Who has held which part since when, by part and first day. Ministers and ambassadors hold it
    for their states."""
    held: dict[tuple[str, str], list[tuple[ActorRef, Told]]] = {}
    for told in (told for one in given for told in one.told):
        for role, actor in _parts(told):
            if named(actor) and _is_step(told):
                held.setdefault((role, bloc(actor)), []).append((actor, told))
    since = {key: day for key, told in held.items() if (day := _since(told)) is not None}
    lives = [_role(key, told, since, known) for key, told in held.items()]
    return tuple(sorted(lives, key=_order))


def designations_of(given: Iterable[Proposition]) -> tuple[Lifecycle, ...]:
    """Who has been called what by whom, one life per one called so and label."""
    called: dict[str, list[Told]] = {}
    for told in (told for one in given for told in one.told):
        if isinstance(told.fact.detail, Designation):
            called.setdefault(party(told.fact.detail.target), []).append(told)
    return tuple(sorted((_designation(told) for told in called.values()), key=_order))


def _is_step(told: Told) -> bool:
    """Whether an account is a step in a part's life; that somebody may play it is none."""
    return told.against or told.stage in (Stage.PLANNED, Stage.CALLED_FOR, Stage.DONE)


def _parts(told: Told) -> Iterator[tuple[str, ActorRef]]:
    detail = told.fact.detail
    if isinstance(detail, Role) and detail.role in PARTS:
        yield detail.role, detail.actor
    elif isinstance(detail, Agreement):
        yield from ((h.role, h.actor) for h in detail.roles if h.role in PARTS)
    elif isinstance(detail, Ceasefire):
        yield from (("guarantor", actor) for actor in detail.guarantors)


def _since(held: Sequence[tuple[ActorRef, Told]]) -> date | None:
    """The first day on which somebody is told to hold a part."""
    days = [_day(told) for _, told in held if told.stage is Stage.DONE and not told.against]
    return min((day for day in days if day), default=None)


def _day(told: Told) -> date | None:
    day = told.fact.day
    return day.start if sure(day) else told.published


def _role(
    key: tuple[str, str],
    held: Sequence[tuple[ActorRef, Told]],
    since: dict[tuple[str, str], date],
    known: Known,
) -> Lifecycle:
    role, holder = key
    told = sorted({one.id: one for _, one in held}.values(), key=Told.order)
    entry = known(holder)
    told_as = min((actor.name for actor, _ in held), key=lambda name: (len(name), name))
    name = entry.name if entry else told_as
    steps = _role_steps(told)
    state, why = _role_state(told, steps)
    place = _place_in_line(key, since)
    if state == HOLDS and place > 1:
        why = f"the {_ordinal(place)} {role} on record; {why}"
    first = min(one.id for one in told)
    about = f"{name}, {role.replace('_', ' ')}"
    return Lifecycle(
        f"l{first}:{role}:{holder}", LifeKind.ROLE, about, (name,), state, why, steps
    )  # fmt: skip


def _role_steps(told: Sequence[Told]) -> tuple[Step, ...]:
    groups = {
        PLANNED: [one for one in told if one.stage is Stage.PLANNED and not one.against],
        CALLED_FOR: [one for one in told if one.stage is Stage.CALLED_FOR and not one.against],
        HOLDS: [one for one in told if one.stage is Stage.DONE and not one.against],
        REFUSED: [one for one in told if one.against],
    }
    steps = [step(name, same) for name, same in groups.items() if same]
    return tuple(sorted(steps, key=lambda one: one.told_first or date.max))


def _role_state(told: Sequence[Told], steps: Sequence[Step]) -> tuple[str, str]:
    names = {one.step: one for one in steps}
    if HOLDS in names:
        outlets = {one.outlet or one.origin for one in names[HOLDS].accounts}
        denied = f"; {', '.join(_who(names[REFUSED]))} denies it" if REFUSED in names else ""
        return HOLDS, f"told by {len(outlets)} outlet{'s' * (len(outlets) > 1)}{denied}"
    last = steps[-1]
    return last.step, f"told by {', '.join(_who(last))}"


def _who(one: Step) -> list[str]:
    return sorted({account.by for account in one.accounts})


def _place_in_line(key: tuple[str, str], since: dict[tuple[str, str], date]) -> int:
    """How many are told to have held the part before this one, and this one; 1 where that is not
    known or several came in on one day."""
    if key not in since:
        return 1
    before = [k for k, day in since.items() if k[0] == key[0] and k != key and day < since[key]]
    return len(before) + 1


def _ordinal(number: int) -> str:
    return _ORDINALS[number] if number < len(_ORDINALS) else f"{number}th"


def _designation(told: Sequence[Told]) -> Lifecycle:
    ordered = sorted({one.id: one for one in told}.values(), key=Told.order)
    detail = ordered[0].fact.detail
    assert isinstance(detail, Designation)
    groups: dict[tuple[str, str], list[Told]] = {}
    for one in ordered:
        label = one.fact.detail
        assert isinstance(label, Designation)
        by = label.authority.name if label.authority else one.by
        groups.setdefault((_designated(one), by), []).append(one)
    steps = tuple(step(name, same, why=f"by {by}") for (name, by), same in groups.items())
    disputed = sorted({
        actor.name
        for one in ordered
        if isinstance(one.fact.detail, Designation)
        for actor in one.fact.detail.disputed_by
    })  # fmt: skip
    why = f"{steps[-1].step} {steps[-1].why}"
    return Lifecycle(
        f"l{min(one.id for one in ordered)}",
        LifeKind.DESIGNATION,
        f"{detail.target.name}, {detail.label}",
        tuple(sorted({by for _, by in groups})),
        steps[-1].step,
        why + (f"; {', '.join(disputed)} rejects it" if disputed else ""),
        steps,
    )


def _designated(told: Told) -> str:
    if told.against or _LIFTING.search(told.fact.quote):
        return LIFTED if not told.denied else REFUSED
    return LISTED if _LISTING.search(told.fact.quote) else DESIGNATED


def _order(life: Lifecycle) -> tuple[str, date, str]:
    first = min((one.told_first for one in life.steps if one.told_first), default=date.max)
    role = life.about.rpartition(", ")[2] if life.kind is LifeKind.ROLE else ""
    return role, first, life.id
