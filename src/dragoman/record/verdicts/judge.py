"""What an incident is under each of several sets of terms."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from dragoman.actors import Registry
from dragoman.actors.terms import PlaceAnswer, Territory
from dragoman.model import (
    ActorKind,
    Answer,
    DaySpread,
    Incident,
    Question,
    Reason,
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


class Judge:
    """Puts each incident under each set of terms; the same incident always gets the same answers.

    Four questions, each answered by at least one reason: was it in the days of the terms, in
    their places, between sides that they bind, and what they forbid.
    """

    def __init__(self, terms: Sequence[Terms], registry: Registry) -> None:
        self._registry = registry
        ties = Ties(registry)
        self._scopes = tuple(_Scope(each, registry, ties) for each in terms)
        self._names = Names(registry)
        self._country = lru_cache(_KEPT)(self._country_of)
        self._places = lru_cache(_KEPT)(self._places_of)

    def verdicts(self, incident: Incident) -> tuple[Verdict, ...]:
        """One verdict for each set of terms, in their order."""
        country, day = self._country(incident.spot.country or ""), incident.first
        one = self._names.who(incident.side_a, incident.with_a, day, country)
        other = self._names.who(incident.side_b, incident.with_b, day, country)
        places = self._places(incident.spot)
        return tuple(
            scope.verdict(incident, place, one, other)
            for scope, place in zip(self._scopes, places, strict=True)
        )

    def _country_of(self, name: str) -> str:
        found = self._registry.resolve(name, kind=ActorKind.STATE) if name else None
        return (found.actor or "") if found else ""

    def _places_of(self, spot: Spot) -> tuple[_Where, ...]:
        return tuple(scope.where(spot) for scope in self._scopes)


_Where = tuple[PlaceAnswer, Reason]


class _Scope:
    """One set of terms with what was answered of late."""

    def __init__(self, terms: Terms, registry: Registry, ties: Ties) -> None:
        self._terms = terms
        self._territory = Territory(terms, registry)
        self._whole = window_of(terms)
        self._windows = {zone.id: window_of(terms, zone) for zone in terms.zones}
        self._standings = Standings(terms, registry, ties)
        self._changes = lru_cache(_KEPT)(self._days_of_change)
        self._act = lru_cache(_KEPT)(lambda kind, code: what(kind, code, terms))
        self._time = lru_cache(_KEPT)(self._when)
        self._between = lru_cache(_KEPT)(self._between_in)

    def verdict(self, incident: Incident, where: _Where, one: Who, other: Who) -> Verdict:
        """The verdict of an incident there, between these two."""
        first, last = incident.first, incident.last
        place, there = where
        reasons = (
            self._time(place.answer, place.zones, first, last, incident.spread),
            there,
            *self._parties(one, other, first, last),
            self._act(incident.kind, incident.code),
        )
        zones = place.zones if place.answer is Answer.YES else ()
        return Verdict(incident.id, self._terms.id, ruling_of(reasons), reasons, zones)

    def where(self, spot: Spot) -> _Where:
        """Whether a spot is in the territory, as the answer and as a reason."""
        found = self._territory.answer(spot)
        return found, _of_place(found.answer, found.code, found.fields)

    def _when(
        self,
        answer: Answer,
        zones: tuple[str, ...],
        first: date,
        last: date,
        spread: DaySpread,
    ) -> Reason:
        windows: Sequence[Window] = [self._windows[zone] for zone in zones]
        if answer is Answer.NO:
            windows = [self._whole]
        elif not windows:
            windows = list(dict.fromkeys(self._windows.values())) or [self._whole]
        return when(windows, answer is Answer.YES, first, last, spread)

    def _days_of_change(self, one: Who, other: Who) -> Sequence[date]:
        names = (*one.names, *one.allies, *other.names, *other.allies)
        return self._standings.changes(names)

    def _parties(self, one: Who, other: Who, first: date, last: date) -> tuple[Reason, ...]:
        """The same for all incidents of two sides between two changes of where they stand."""
        changes = self._changes(one, other)
        return self._between(one, other, bisect_right(changes, first), bisect_right(changes, last))

    def _between_in(self, one: Who, other: Who, first: int, last: int) -> tuple[Reason, ...]:
        """The answer from one era of the two sides to another."""
        changes = self._changes(one, other)
        before = changes[0] - _ONE_DAY if changes else self._terms.in_force
        days = [changes[era - 1] if era else before for era in (first, last)]
        sides = [
            side_of(field, who, days[0], days[1], self._standings)
            for field, who in (("side_a", one), ("side_b", other))
        ]
        return tuple(parties(sides[0], sides[1], self._terms))


@lru_cache(_KEPT)
def _of_place(answer: Answer, code: str, fields: tuple[str, ...]) -> Reason:
    """One object for all terms that say the same of a spot."""
    return Reason(Question.PLACE, answer, code, fields)
