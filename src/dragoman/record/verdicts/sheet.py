"""Verdicts as table rows, many at a time: what rows of a data set have in common is judged once.

An event set repeats its sides, places, acts and days. Each of the four questions is answered for
each of these as it is first met and kept with the number of its reason, so that an incident under
one set of terms takes a few lookups.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from dragoman.model import DaySpread, IncidentKind, PlaceGrain, Reason, Spot
from dragoman.record.verdicts.judge import Days, Judge, Pair
from dragoman.record.verdicts.names import Who
from dragoman.record.verdicts.rows import Reasons, Row
from dragoman.record.verdicts.ruling import ruling_of

QUERY = """SELECT seq, first, last, spread, kind, code, side_a, side_b, with_a, with_b,
    grain, place, admin1, admin2, country, latitude, longitude
  FROM incidents WHERE seq > ? ORDER BY seq LIMIT ?"""
"""What `Sheet.rows` takes."""
_MOST = 20_000
"""Answers at hand to a question: what is kept must not grow with the file."""
_SPREADS = {each.value: each for each in DaySpread}
_KINDS = {each.value: each for each in IncidentKind}
_GRAINS = {each.value: each for each in PlaceGrain}


class _Told(NamedTuple):
    """One answer: its reasons, their numbers, and what a ruling goes by."""

    reasons: tuple[Reason, ...]
    numbers: tuple[int, ...]
    sign: tuple[str, ...]


_Times = dict[Days, _Told]


class _Spot(NamedTuple):
    """What is answered of a spot under one set of terms; `times` of days there, so far: they are
    the same wherever the same days hold."""

    told: _Told
    zones: str | None
    when: Callable[[Days], Reason]
    times: _Times


class Sheet:
    """Makes the rows of verdicts under a judge's terms, known by their `terms` numbers."""

    def __init__(self, judge: Judge, terms: Sequence[int], reasons: Reasons) -> None:
        self._judge = judge
        self._terms = tuple(terms)
        self._reasons = reasons
        self._days: dict[tuple[str, str, str], Days] = {}
        self._times: dict[Callable[[Days], Reason], _Times] = {}
        self._spots: dict[tuple[Any, ...], list[_Spot]] = {}
        self._pairs: dict[tuple[Any, ...], Pair | None] = {}
        self._parties: dict[tuple[Who, Who, int, int], list[_Told]] = {}
        self._acts: dict[tuple[str, str], list[_Told]] = {}
        self._known: dict[tuple[int, ...], _Told] = {}
        """By the identity of the reasons, which each entry holds fast."""
        self._rulings: dict[tuple[tuple[str, ...], ...], str] = {}

    def forget(self) -> None:
        """Lets go of all answers: the numbers of their reasons are others from now on."""
        for kept in (self._days, self._times, self._spots, self._parties, self._acts):
            kept.clear()
        self._known.clear()

    def rows(self, batch: Iterable[tuple[Any, ...]]) -> Iterator[Row]:
        """The rows of incidents as `QUERY` has them, one for each set of terms."""
        rulings = self._rulings
        for incident in batch:
            seq, days = incident[0], self._days_of(incident[1:4])
            acts = self._acts.get(incident[4:6]) or self._new_acts(*incident[4:6])
            spots = self._spots.get(incident[10:]) or self._new_spots(incident[10:])
            for terms, spot, between, act in zip(
                self._terms, spots, self._between(incident, days), acts, strict=True
            ):
                then = spot.times.get(days) or self._new_time(spot, days)
                key = (then.sign, spot.told.sign, between.sign, act.sign)
                ruling = rulings.get(key)
                if ruling is None:
                    every = (*then.reasons, *spot.told.reasons, *between.reasons, *act.reasons)
                    ruling = rulings[key] = ruling_of(every).value
                parties = between.numbers
                yield (
                    seq, terms, ruling, then.numbers[0], spot.told.numbers[0], parties[0],
                    parties[1] if len(parties) > 1 else None, act.numbers[0], spot.zones,
                )  # fmt: skip

    def _days_of(self, told: tuple[str, str, str]) -> Days:
        found = self._days.get(told)
        if found is None:
            if len(self._days) >= _MOST:
                self._days.clear()
                for times in self._times.values():
                    times.clear()
            first, last, spread = told
            found = Days(date.fromisoformat(first), date.fromisoformat(last), _SPREADS[spread])
            self._days[told] = found
        return found

    def _new_spots(self, told: tuple[Any, ...]) -> list[_Spot]:
        _make_room(self._spots)
        spot = Spot(_GRAINS[told[0]], *told[1:])
        self._spots[told] = [
            _Spot(
                self._told(there.reason),
                " ".join(there.zones) or None,
                there.when,
                self._times.setdefault(there.when, {}),
            )
            for there in self._judge.places(spot)
        ]
        return self._spots[told]

    def _new_acts(self, kind: str, code: str) -> list[_Told]:
        _make_room(self._acts)
        found = [self._told(reason) for reason in self._judge.acts(_KINDS[kind], code)]
        self._acts[kind, code] = found
        return found

    def _new_time(self, spot: _Spot, days: Days) -> _Told:
        spot.times[days] = found = self._told(spot.when(days))
        return found

    def _between(self, incident: tuple[Any, ...], days: Days) -> list[_Told]:
        """What is answered of the two sides, on these days."""
        one, other, changes = self._pair(incident, days)
        key = (one, other, bisect_right(changes, days.first), bisect_right(changes, days.last))
        found = self._parties.get(key)
        if found is None:
            _make_room(self._parties)
            found = [self._told(*reasons) for reasons in self._judge.parties(*key)]
            self._parties[key] = found
        return found

    def _pair(self, incident: tuple[Any, ...], days: Days) -> Pair:
        """The two sides, and the days on which they may come to stand elsewhere."""
        side_a, side_b, with_a, with_b = sides = incident[6:10]
        country = incident[14] or ""
        for day in (None, days.first):  # most sides are who they are on every day
            key = (sides, country, day)
            if key not in self._pairs:
                _make_room(self._pairs)
                self._pairs[key] = self._judge.pair(
                    (side_a, _names(with_a)), (side_b, _names(with_b)), day, country
                )
            if found := self._pairs[key]:
                return found
        raise AssertionError("on a given day a side is somebody")

    def _told(self, *reasons: Reason) -> _Told:
        key = tuple(map(id, reasons))  # equal reasons are mostly one object
        found = self._known.get(key)
        if found is None:
            _make_room(self._known)
            sign = tuple(each.answer.value + each.code for each in reasons)
            found = _Told(reasons, tuple(self._reasons.number(each) for each in reasons), sign)
            self._known[key] = found
        return found


def _names(told: str | None) -> tuple[str, ...]:
    return tuple(json.loads(told)) if told else ()


def _make_room(kept: dict[Any, Any]) -> None:
    if len(kept) >= _MOST:
        kept.clear()
