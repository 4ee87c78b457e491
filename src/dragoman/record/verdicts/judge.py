"""What an incident is under each of several sets of terms."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from heapq import merge

from dragoman.actors import Registry
from dragoman.actors.terms import Territory
from dragoman.model import (
    ActorKind,
    Answer,
    DaySpread,
    Incident,
    IncidentKind,
    Question,
    Reason,
    Ruling,
    Spot,
    Terms,
    Verdict,
)
from dragoman.record.verdicts.acts import what
from dragoman.record.verdicts.days import Window, when, window_of
from dragoman.record.verdicts.names import Names, Who
from dragoman.record.verdicts.parties import parties, side_of
from dragoman.record.verdicts.ruling import ruling_of
from dragoman.record.verdicts.standing import Standings
from dragoman.record.verdicts.ties import Ties

_ONE_DAY = timedelta(days=1)
_KEPT = 20_000
"""Answers kept at hand per question: data sets repeat their places, days and sides, and what is
kept must not grow with the file."""

Judged = tuple[Ruling, tuple[Reason, ...], tuple[str, ...]]
"""What a verdict says: ruling, reasons, zones."""


Pair = tuple[Who, Who, Sequence[date]]
"""Two sides, and the days from which on one of them may stand elsewhere under any of the terms."""
Written = tuple[str, tuple[str, ...]]
"""A side as a row names it, and those beside it."""


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """First and last day of an incident, and how closely they are known; two are one only if they
    are one object, so that looking answers up by them costs nothing."""

    first: date
    last: date
    spread: DaySpread


class Judge:
    """Puts each incident under each set of terms; the same incident always gets the same answers.

    Four questions, each answered by at least one reason: was it in the days of the terms, in
    their places, between sides that they bind, and what they forbid. Equal reasons are mostly one
    object.
    """

    def __init__(self, terms: Sequence[Terms], registry: Registry) -> None:
        self._terms = tuple(terms)
        self._registry = registry
        self._names = Names(registry)
        ties = Ties(registry)
        self._scopes = tuple(_Scope(each, registry, ties) for each in terms)
        self._country = lru_cache(_KEPT)(self._country_of)
        self.places = lru_cache(_KEPT)(self._places_of)
        self._changes = lru_cache(_KEPT)(self._days_of_change)
        self.parties = lru_cache(_KEPT)(self._parties_between)
        self.acts = lru_cache(_KEPT)(self._acts_of)

    def verdicts(self, incident: Incident) -> tuple[Verdict, ...]:
        """One verdict for each set of terms, in their order."""
        return tuple(
            Verdict(incident.id, terms.id, *judged)
            for terms, judged in zip(self._terms, self.judged(incident), strict=True)
        )

    def judged(self, incident: Incident) -> list[Judged]:
        """What the verdicts say, in the order of the terms."""
        first, last, spot = incident.first, incident.last, incident.spot
        days = Days(first, last, incident.spread)
        state = self._country(spot.country or "")
        one = self._names.on(incident.side_a, incident.with_a, first, state)
        other = self._names.on(incident.side_b, incident.with_b, first, state)
        changes = self._changes(one, other)
        eras = bisect_right(changes, first), bisect_right(changes, last)
        told = []
        for there, between, act in zip(
            self.places(spot),
            self.parties(one, other, *eras),
            self.acts(incident.kind, incident.code),
            strict=True,
        ):
            reasons = (there.when(days), there.reason, *between, act)
            told.append((ruling_of(reasons), reasons, there.zones))
        return told

    def pair(self, side_a: Written, side_b: Written, day: date | None, country: str) -> Pair | None:
        """The two sides as a row names them on a day, in a country as it names that. Without a
        day, None where it depends on the day who they are."""
        state = self._country(country)
        one, other = (self._names.who(*side, day, state) for side in (side_a, side_b))
        return (one, other, self._changes(one, other)) if one and other else None

    def _country_of(self, name: str) -> str:
        found = self._registry.resolve(name, kind=ActorKind.STATE) if name else None
        return (found.actor or "") if found else ""

    def _places_of(self, spot: Spot) -> tuple[_There, ...]:
        return tuple(scope.there(spot) for scope in self._scopes)

    def _acts_of(self, kind: IncidentKind, code: str) -> tuple[Reason, ...]:
        return tuple(what(kind, code, terms) for terms in self._terms)

    def _days_of_change(self, one: Who, other: Who) -> Sequence[date]:
        """The days from which on one of the two may stand elsewhere under any of the terms."""
        names = (*one.names, *one.allies, *other.names, *other.allies)
        return list(dict.fromkeys(merge(*(scope.changes(names) for scope in self._scopes))))

    def _parties_between(
        self, one: Who, other: Who, first: int, last: int
    ) -> tuple[tuple[Reason, ...], ...]:
        """The answers for all incidents of two sides from one era to another: between two changes
        of where they stand, they are the same."""
        changes = self._changes(one, other)
        before = changes[0] - _ONE_DAY if changes else date.min
        begun, ended = (changes[era - 1] if era else before for era in (first, last))
        return tuple(scope.between(one, other, begun, ended) for scope in self._scopes)


@dataclass(frozen=True, slots=True)
class _There:
    """Where a spot lies under a set of terms: the answer, the zones it lies in, and what is
    answered of the days there."""

    reason: Reason
    zones: tuple[str, ...]
    when: Callable[[Days], Reason]


class _Scope:
    """One set of terms."""

    def __init__(self, terms: Terms, registry: Registry, ties: Ties) -> None:
        self._territory = Territory(terms, registry)
        self._whole = window_of(terms)
        self._windows = {zone.id: window_of(terms, zone) for zone in terms.zones}
        self._held: dict[
            tuple[Answer, tuple[str, ...]], tuple[tuple[str, ...], Callable[[Days], Reason]]
        ] = {}
        self._standings = Standings(terms, registry, ties)
        self._terms = terms
        self.changes = self._standings.changes

    def there(self, spot: Spot) -> _There:
        """Whether a spot is in the territory, and which days hold there."""
        found = self._territory.answer(spot)
        reason = _of_place(found.answer, found.code, found.fields)
        held = (found.answer, found.zones)
        if held not in self._held:
            self._held[held] = self._holding(found.answer, found.zones)
        return _There(reason, *self._held[held])

    def _holding(
        self, answer: Answer, zones: tuple[str, ...]
    ) -> tuple[tuple[str, ...], Callable[[Days], Reason]]:
        """The zones that such a spot lies in, and what is answered of the days there."""
        windows = [self._windows[zone] for zone in zones]
        if answer is Answer.NO:
            windows = [self._whole]
        elif not windows:
            windows = [*self._windows.values()] or [self._whole]
        inside = answer is Answer.YES
        days = _days_within(tuple(dict.fromkeys(windows)), inside)
        return zones if inside else (), days

    def between(self, one: Who, other: Who, first: date, last: date) -> tuple[Reason, ...]:
        """Whether the two stand against each other under the terms, on all these days."""
        standings = self._standings
        side_a = side_of("side_a", one, first, last, standings)
        side_b = side_of("side_b", other, first, last, standings)
        return tuple(parties(side_a, side_b, self._terms))


def _days_within(windows: tuple[Window, ...], inside: bool) -> Callable[[Days], Reason]:
    """Answers for days under these windows."""

    def answer(days: Days) -> Reason:
        return when(windows, inside, days.first, days.last, days.spread)

    return answer


@lru_cache(_KEPT)
def _of_place(answer: Answer, code: str, fields: tuple[str, ...]) -> Reason:
    """One object for all terms that say the same of a spot."""
    return Reason(Question.PLACE, answer, code, fields)
