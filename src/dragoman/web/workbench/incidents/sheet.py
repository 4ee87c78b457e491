"""A record's incidents as columns of numbers, one place for each in the order of days: what is
chosen of them, and what stands at a place."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.model import DaySpread, Ruling
from dragoman.views.monitor.cases import Choice
from dragoman.web.workbench.incidents.making import (
    COLUMNS,
    DEGREES,
    NOWHERE,
    RULINGS,
    SPREADS,
    VERDICT_COLUMNS,
    key_of,
)

Numbers = NDArray[Any]
Mask = NDArray[np.bool_]
Why = tuple[tuple[str, str, str], ...]
"""The reasons of a verdict as question, answer and code."""


@dataclass(frozen=True, slots=True)
class SpotAt:
    """A place as rows have it: its name, unit, how closely it is known, degrees."""

    name: str | None
    unit: str
    grain: str
    longitude: float | None
    latitude: float | None


@dataclass(frozen=True)
class Sheet:
    """All incidents under one set of terms ("": none), read as they are asked for."""

    store: sqlite3.Connection = field(repr=False)
    stamp: str
    verdicts: str
    terms: str
    _read: dict[tuple[str, str], Numbers] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.day)

    def column(self, name: str) -> Numbers:
        """One column of incidents, as long as there are incidents."""
        return self._column("", name, COLUMNS[name])

    @cached_property
    def day(self) -> Numbers:
        return self.column("day")

    @cached_property
    def ruling(self) -> Numbers:
        """By the numbers of `RULINGS`."""
        if not self.terms:
            return np.full(len(self), len(Ruling), dtype=np.int8)
        return self._column(self.terms, "ruling", VERDICT_COLUMNS["ruling"])

    @cached_property
    def zones(self) -> Numbers:
        return self._verdict_column("zones")

    @cached_property
    def why(self) -> Numbers:
        return self._verdict_column("why")

    @cached_property
    def zone_sets(self) -> tuple[tuple[str, ...], ...]:
        """The zones that a number of `zones` stands for."""
        return tuple(tuple(text.split()) for text in self._words(f"zones {self.terms}")) or ((
            NOWHERE,),)  # fmt: skip

    @cached_property
    def whys(self) -> tuple[Why, ...]:
        """The reasons that a number of `why` stands for."""
        found = self._words(f"why {self.terms}")
        return tuple(tuple(map(tuple, json.loads(text))) for text in found) or ((),)

    def chosen(self, choice: Choice, *, code: str | None = None) -> Mask:
        """Which incidents a choice keeps (all of it but `covered`), and only those with a reason of
        this code."""
        mask: Mask = np.ones(len(self), dtype=bool)
        if choice.since:
            mask &= self.day >= choice.since.toordinal()
        if choice.until:
            mask &= self.day <= choice.until.toordinal()
        if choice.coarsest is not DaySpread.YEAR:
            mask &= self.column("spread") <= SPREADS.index(choice.coarsest)
        if choice.rulings:
            mask &= np.isin(self.ruling, [RULINGS.index(each.value) for each in choice.rulings])
        if choice.zones:
            wanted = set(choice.zones)
            sets = [n for n, some in enumerate(self.zone_sets) if wanted & set(some)]
            mask &= np.isin(self.zones, sets)
        if choice.admin1:
            mask &= np.isin(self.column("unit"), self._numbers("unit", choice.admin1))
        if choice.sides:
            mask &= self._between(choice.sides)
        if code:
            mask &= np.isin(self.why, [n for n, why in enumerate(self.whys) if _has(why, code)])
        return mask

    def _between(self, sides: Sequence[str]) -> Mask:
        a, b = self.column("side_a"), self.column("side_b")
        one = self._numbers("side", sides[:1])
        if len(sides) == 1:
            return np.isin(a, one) | np.isin(b, one)
        other = self._numbers("side", sides[1:2])
        return (np.isin(a, one) & np.isin(b, other)) | (np.isin(a, other) & np.isin(b, one))

    def degrees(self, places: Numbers) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Longitudes and latitudes of the incidents at some places; no number where the data set
        does not know the place closely."""
        spots = self.column("spot")[places]
        east, north = (self._column("", name, np.float32) for name in DEGREES)
        return east[spots], north[spots]

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The countries of all incidents, as the rows name them."""
        return tuple(self._words("country"))

    def ids(self, places: Sequence[int]) -> list[str]:
        """The ids of the incidents at some places."""
        query = "SELECT id FROM incident_ids WHERE n = ?"
        return [self.store.execute(query, [int(n)]).fetchone()[0] for n in places]

    def word(self, what: str, number: int) -> str:
        """The name of a unit or a side by its number."""
        query = "SELECT text FROM words WHERE what = ? AND n = ?"
        return str(self.store.execute(query, [what, int(number)]).fetchone()[0])

    def spot(self, number: int) -> SpotAt:
        """A place by its number."""
        query = """SELECT s.name, w.text, s.grain, s.longitude, s.latitude FROM spots s
          JOIN words w ON w.what = 'unit' AND w.n = s.unit WHERE s.n = ?"""
        return SpotAt(*self.store.execute(query, [int(number)]).fetchone())

    @cached_property
    def span(self) -> tuple[date, date] | None:
        """The first day of the first incident and of the last; None where there is none."""
        if not len(self):
            return None
        return date.fromordinal(int(self.day[0])), date.fromordinal(int(self.day[-1]))

    def _numbers(self, what: str, names: Sequence[str]) -> list[int]:
        query = "SELECT n FROM words WHERE what = ? AND key = ?"
        found = (self.store.execute(query, [what, key_of(name)]) for name in names)
        return [n for rows in found for (n,) in rows]

    def _words(self, what: str) -> list[str]:
        query = "SELECT text FROM words WHERE what = ? ORDER BY n"
        return [text for (text,) in self.store.execute(query, [what])]

    def _verdict_column(self, name: str) -> Numbers:
        if not self.terms:
            return np.zeros(len(self), dtype=VERDICT_COLUMNS[name])
        return self._column(self.terms, name, VERDICT_COLUMNS[name])

    def _column(self, terms: str, name: str, kind: type) -> Numbers:
        if (terms, name) not in self._read:
            query = "SELECT data FROM columns WHERE terms = ? AND name = ?"
            (data,) = self.store.execute(query, [terms, name]).fetchone()
            self._read[terms, name] = np.frombuffer(data, dtype=kind)
        return self._read[terms, name]


def _has(why: Why, code: str) -> bool:
    return any(each[2] == code for each in why)


def sheet_in(store: sqlite3.Connection, terms: str = "") -> Sheet | None:
    """The sheet that was made last, under these terms; None where there is none."""
    row = store.execute("SELECT stamp, verdicts FROM sheet").fetchone()
    if row is None or (terms and terms not in judged_in(store)):
        return None
    return Sheet(store, row[0], row[1], terms)


def judged_in(store: sqlite3.Connection) -> tuple[str, ...]:
    """The ids of the terms that the sheet has verdicts under, first those that speak of the most
    incidents."""
    rows = store.execute("SELECT terms FROM judged ORDER BY spoken_of DESC, terms")
    return tuple(terms for (terms,) in rows)
