"""Whether two things are one occasion: the plan of a meeting and the meeting, told apart by day,
place, people and number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import Day, Event, Fact, FactKind, Meeting, Precision
from dragoman.record.claims.given import Sources
from dragoman.record.claims.parties import Parties, bloc, named
from dragoman.record.claims.told import Stage, Told, told_by
from dragoman.record.links import Thing
from dragoman.record.store.names import name_key

SLIP = 5
"""Days by which a meeting may open late and still be the one that was planned."""

_VENUE = re.compile(
    r"\b(?:in|at)\s+([A-Z][\w’'-]+)(?!\s+\d)\b"
    r"|\b([A-Z][\w’'-]+)\s+(?:peace\s+)?"
    r"(?:talks|meeting|process|round|summit|conference|congress|negotiations)\b"
)
"""Names that stand like a place: "met in Oslo", "the Oslo talks"."""
_VAGUE = frozenset({Precision.YEAR, Precision.SEASON, Precision.UNKNOWN})
_APART = frozenset({"phone call", "press conference"})
"""Formats that are never the occasion that another format is."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One thing, or several held to be one, as an occasion. `days` are those its accounts tell;
    `places`, `venues` (names that stand like a place: "the Oslo talks") and `words` are folded for
    comparison; `numbers` are those of a round."""

    id: str
    accounts: tuple[Told, ...]
    days: tuple[Day, ...]
    places: frozenset[str]
    venues: frozenset[str]
    words: str
    people: Parties
    formats: frozenset[str]
    numbers: frozenset[int]

    @property
    def planned(self) -> bool:
        """Whether somebody tells it as a plan, or a plan as called off."""
        return any(
            one.stage in (Stage.PLANNED, Stage.CANCELLED) and not one.against
            for one in self.accounts
        )

    @property
    def done(self) -> bool:
        return any(one.stage is Stage.DONE and not one.against for one in self.accounts)


def occasions(things: Iterable[Thing], sources: Sources) -> list[Occasion]:
    """The things that are meetings, as occasions."""
    found = []
    for thing in things:
        if thing.kind in (FactKind.MEETING, FactKind.EVENT):
            facts = [fact for fact in thing.facts if is_meeting(fact)]
            if facts:
                found.append(_occasion(thing.id, told_by(facts, sources), sources))
    return sorted(found, key=lambda one: one.id)


def merged(group: Sequence[Occasion]) -> Occasion:
    """Several occasions as the one they are."""
    told = {one.id: one for occasion in group for one in occasion.accounts}
    return Occasion(
        min(one.id for one in group),
        tuple(sorted(told.values(), key=Told.order)),
        tuple(dict.fromkeys(day for one in group for day in one.days)),
        frozenset().union(*(one.places for one in group)),
        frozenset().union(*(one.venues for one in group)),
        " ".join(one.words for one in group),
        frozenset().union(*(one.people for one in group)),
        frozenset().union(*(one.formats for one in group)),
        frozenset().union(*(one.numbers for one in group)),
    )


def is_meeting(fact: Fact) -> bool:
    """Meetings, and what PLOVER codes as consultations ("will meet") where it has a day."""
    if isinstance(fact.detail, Event):
        return fact.detail.type == "consult" and sure(fact.day)
    return isinstance(fact.detail, Meeting)


def one_occasion(plan: Occasion, other: Occasion) -> bool:
    """Whether `other` is the occasion that `plan` plans, or another plan of it: alike, and of one
    day or opened a few days late."""
    if not alike(plan, other):
        return False
    return any(near(day, also, late=other.done) for day in plan.days for also in other.days)


def alike(plan: Occasion, other: Occasion) -> bool:
    """Whether two may be one occasion, days aside: they agree in place, in two of the people or in
    the number of the round, and contradict each other in none of these nor in format."""
    if _differ(plan.people, other.people) or _differ(plan.numbers, other.numbers):
        return False
    if (plan.formats & _APART) != (other.formats & _APART):
        return False
    same_place = _placed(plan, other)
    if same_place is False:
        return False
    together = len(plan.people & other.people)
    return bool(same_place or together > 1 or plan.numbers & other.numbers)


def near(plan: Day, other: Day, *, late: bool) -> bool:
    """Whether two days may be those of one occasion; `late` allows for opening late."""
    if plan.start is None or plan.end is None or other.start is None or other.end is None:
        return False
    slip = timedelta(SLIP if late else 0)
    return other.start <= plan.end + slip and plan.start <= other.end


def of_one_day(one: Day, other: Day) -> bool:
    """Whether two days known to the day overlap."""
    exact = one.precision is Precision.DAY and other.precision is Precision.DAY
    return exact and near(one, other, late=False)


def sure(day: Day) -> bool:
    """Whether a day is known well enough to tell one occasion from another."""
    return day.start is not None and day.end is not None and day.precision not in _VAGUE


def first_day(occasion: Occasion) -> date | None:
    return min((day.start for day in occasion.days if day.start), default=None)


def number_in(text: str) -> int | None:
    """The number of a round: "the fifth round of talks" is 5."""
    found = _numbered().search(text)
    if found is None:
        return None
    word = found[1].casefold()
    return _ordinals().get(word) or int(word[:-2])


def _occasion(ident: str, accounts: tuple[Told, ...], sources: Sources) -> Occasion:
    facts = [one.fact for one in accounts]
    words = " ".join(sorted({sources.sentence(fact) for fact in facts}))
    numbers = {number_in(fact.quote) for fact in facts} - {None}
    return Occasion(
        ident,
        accounts,
        tuple(dict.fromkeys(fact.day for fact in facts if sure(fact.day))),
        frozenset(name_key(fact.place.name) for fact in facts if fact.place),
        frozenset(name_key(name) for found in _VENUE.findall(words) for name in found if name),
        f" {name_key(words)} ",
        frozenset(bloc(actor) for fact in facts for actor in fact.actors() if named(actor)),
        frozenset(fact.detail.format for fact in facts if isinstance(fact.detail, Meeting)),
        frozenset(number for number in numbers if number is not None),
    )


def _differ(one: frozenset[str] | frozenset[int], other: frozenset[str] | frozenset[int]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _placed(one: Occasion, other: Occasion) -> bool | None:
    """Whether both are at one place; None where that is not told of both."""
    if one.places & other.places or one.venues & other.venues:
        return True
    if any(f" {place} " in other.words for place in one.places):
        return True
    if any(f" {place} " in one.words for place in other.places):
        return True
    return False if one.places and other.places else None


@cache
def _numbered() -> re.Pattern[str]:
    """An ordinal before a word for a meeting, with at most two words between."""
    words = "|".join(sorted(_ordinals(), key=len, reverse=True))
    meetings = "round|session|meeting|summit|talks"
    between = r"(?:[\w-]+\s+){0,2}?"
    ordinal = rf"\b(\d{{1,2}}(?:st|nd|rd|th)|{words})"
    return re.compile(rf"{ordinal}\s+{between}(?:{meetings})\b", re.IGNORECASE)


@cache
def _ordinals() -> dict[str, int]:
    rows = (row for row in load_table("days_numbers") if row["kind"] == "ordinal")
    return {row["word"]: int(row["value"]) for row in rows}
