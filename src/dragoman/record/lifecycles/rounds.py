"""The rounds of a track of talks: when, where, at which level, who came and who stayed away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model import ActorRef, Day, Event, Invitation, Meeting, Role
from dragoman.record.claims.claim import Account
from dragoman.record.claims.days import clash
from dragoman.record.claims.given import Sources
from dragoman.record.claims.parties import party
from dragoman.record.claims.told import Stage, Told, accounts
from dragoman.record.day_words import day_text
from dragoman.record.lifecycles.lifecycle import exactness
from dragoman.record.lifecycles.occasions import number_in, sure

_NAME = re.compile(
    r"\b(?:of|in|at)?\s*(?:the\s+)?((?:[A-Z][\w’'-]+\s+){1,3})"
    r"(?:peace\s+)?(?:talks|process|negotiations|track|round|meeting)\b"
)
_TOOK_PART = re.compile(
    r"\b(?:took part|take part|taking part|attend\w*|participat\w*|join\w* the talks)\b",
    re.IGNORECASE,
)
_STAYING_OUT = frozenset({"reject", "protest", "threaten"})
"""Events whose actors did not sit down: "refused to attend"."""
_LEVELS = ("head_of_state", "minister", "deputy_minister", "official", "military", "delegation")
"""From the highest down."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round. `came` are told to have been there, `stayed_away` told not to have come although
    invited or expected, `invited` whoever is told to have been asked."""

    id: str
    track: str
    number: int
    day: Day
    when: str
    place: str | None
    level: str | None
    hosts: tuple[str, ...]
    came: tuple[str, ...]
    invited: tuple[str, ...]
    stayed_away: tuple[str, ...]
    accounts: tuple[Account, ...]


def rounds_of(told: Iterable[Told], sources: Sources) -> tuple[Round, ...]:
    """The numbered rounds of each track that took place, by track and number.

    A track is known by its place or by the name in front of "talks"; what pages of those days tell
    of who took part is counted to the round that they are about.
    """
    every = list({one.id: one for one in told}.values())
    named: dict[tuple[str, int], list[Told]] = {}
    for one in every:
        key = _round(one, sources)
        if key:
            named.setdefault(key, []).append(one)
    found = [_made(key, group, every, sources) for key, group in named.items()]
    return tuple(sorted(found, key=lambda one: (one.track, one.number)))


def _round(told: Told, sources: Sources) -> tuple[str, int] | None:
    fact = told.fact
    if not isinstance(fact.detail, Meeting) or told.stage is not Stage.DONE or told.against:
        return None
    number = number_in(fact.quote)
    if number is None:
        return None
    track = named_talks(fact.quote)
    place = fact.place.name if fact.place else None
    at = track or place
    return (at, number) if at else None


def named_talks(words: str) -> str | None:
    """The name in front of "talks", "process", "round": "the Harbour talks" are Harbour."""
    found = _NAME.search(words)
    return found[1].strip() if found else None


def _made(
    key: tuple[str, int], group: Sequence[Told], every: Sequence[Told], sources: Sources
) -> Round:
    ordered = sorted(group, key=Told.order)
    days = sorted((one.fact.day for one in ordered if sure(one.fact.day)), key=exactness)
    day = days[0] if days else ordered[0].fact.day
    pages = {one.fact.page for one in ordered}
    beside = [one for one in every if one.fact.page in pages and not one.doubted]
    if not days and (sitting := _only_sitting(beside, ordered)):
        day, ordered = sitting.fact.day, [*ordered, sitting]
    present = [one for one in beside if _tells_presence(one, day, sources)]
    came = _people(one for one in (*ordered, *present) if not one.against)
    came |= _observers(beside)
    away = _people(one for one in present if one.against)
    invited = _guests(one for one in beside if not one.against)
    stayed = {key: name for key, name in away.items() if key not in came}
    places = [one.fact.place.name for one in ordered if one.fact.place]
    levels = {one.fact.detail.level for one in ordered if isinstance(one.fact.detail, Meeting)}
    return Round(
        id=f"r{min(one.id for one in ordered)}",
        track=key[0],
        number=key[1],
        day=day,
        when=day_text(day),
        place=places[0] if places else None,
        level=next((level for level in _LEVELS if level in levels), None),
        hosts=tuple(sorted(_hosts(ordered))),
        came=tuple(sorted(came.values())),
        invited=tuple(sorted(invited.values())),
        stayed_away=tuple(sorted(stayed.values())),
        accounts=accounts(ordered),
    )


def _only_sitting(beside: Sequence[Told], ordered: Sequence[Told]) -> Told | None:
    """The one dated meeting that the pages tell of where the round was: "The first round ended …
    The delegations met on 3 and 4 May"."""
    places = {one.fact.place.name for one in ordered if one.fact.place}
    found = [
        one
        for one in beside
        if isinstance(one.fact.detail, Meeting) and one.stage is Stage.DONE and not one.against
        and number_in(one.fact.quote) is None and sure(one.fact.day)
        and one.fact.place is not None and one.fact.place.name in places
    ]  # fmt: skip
    days = {(one.fact.day.start, one.fact.day.end) for one in found}
    return min(found, key=Told.order) if len(days) == 1 else None


def _observers(beside: Iterable[Told]) -> dict[str, str]:
    """Who is told to have been there as an observer."""
    roles = (one.fact.detail for one in beside if one.stage is Stage.DONE and not one.against)
    actors = (role.actor for role in roles if isinstance(role, Role) and role.role == "observer")
    return {party(actor): actor.name for actor in actors}


def _tells_presence(told: Told, day: Day, sources: Sources) -> bool:
    """Whether an account tells of taking part, on no other day than that of the round."""
    detail = told.fact.detail
    if isinstance(detail, Event) and detail.type in _STAYING_OUT:
        return False
    if not isinstance(detail, Meeting | Event) or told.stage not in (Stage.DONE, Stage.PLANNED):
        return False
    if told.stage is Stage.PLANNED and not (told.against and _before(told, day)):
        return False
    other_round = number_in(told.fact.quote) is not None
    if other_round or (sure(told.fact.day) and sure(day) and clash(told.fact.day, day)):
        return False
    return bool(_TOOK_PART.search(sources.sentence(told.fact)))


def _before(told: Told, day: Day) -> bool:
    """Whether it was told before the round: who "will not attend" then means a later one."""
    return bool(told.published and day.start and told.published < day.start)


def _people(told: Iterable[Told]) -> dict[str, str]:
    """Who sits at the table or takes part, by what makes them one across pages."""
    found: dict[str, str] = {}
    for one in told:
        detail = one.fact.detail
        actors: Iterable[ActorRef] = ()
        if isinstance(detail, Meeting):
            actors = (holder.actor for holder in detail.participants if holder.role != "host")
        elif isinstance(detail, Event):
            actors = detail.actors
        for actor in actors:
            found.setdefault(party(actor), actor.name)
    return found


def _guests(told: Iterable[Told]) -> dict[str, str]:
    details = (one.fact.detail for one in told)
    guests = (detail.invitee for detail in details if isinstance(detail, Invitation))
    return {party(guest): guest.name for guest in guests}


def _hosts(told: Iterable[Told]) -> set[str]:
    details = (one.fact.detail for one in told)
    return {
        holder.actor.name
        for detail in details
        if isinstance(detail, Meeting)
        for holder in detail.participants
        if holder.role == "host"
    }
