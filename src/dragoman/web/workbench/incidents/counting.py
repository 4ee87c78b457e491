"""What the monitor's views count, counted from columns of numbers, however many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from dragoman.model import Answer, Question, Reason, Ruling, Terms
from dragoman.record.verdicts import ruling_of
from dragoman.views.monitor.around import AroundRow
from dragoman.views.monitor.cases import IN_SCOPE, NO_PLACE, NO_ZONE, NOT_JUDGED
from dragoman.views.monitor.days import Cut, Phases, last_of_week, week_name, weeks
from dragoman.views.monitor.dimensions import By, rank
from dragoman.views.monitor.summary import SummaryRow
from dragoman.views.monitor.words import GRAIN_WORDS
from dragoman.views.rows import Rows
from dragoman.web.workbench.incidents.making import KINDS, NOWHERE, RULINGS, UNPLACED
from dragoman.web.workbench.incidents.sheet import Mask, Numbers, Sheet, Why

OUTCOMES = tuple(Ruling)
_DEATHS = ("best", "low", "high")
_CAUSES = {
    Ruling.POTENTIAL_VIOLATION: None,
    Ruling.OUTSIDE_SCOPE: Answer.NO.value,
    Ruling.EXCLUDED_ACTOR: Answer.NO.value,
    Ruling.UNDETERMINED: Answer.UNKNOWN.value,
}
"""The answer that makes a ruling what it is."""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One group in one week: incidents by what they are, and deaths (sums of the data set's best,
    lowest and highest estimates). `where` is the group, `phase` after which date of the terms
    the week ends."""

    where: str
    week: str
    monday: date
    phase: str
    incidents: int
    potential_violation: int
    outside_scope: int
    excluded_actor: int
    undetermined: int
    not_judged: int
    best: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place as rows have it: incidents by what they are, deaths, first and last day. `grain`
    says how closely it is known; degrees are the data set's own."""

    place: str | None
    admin1: str
    grain: str
    longitude: float | None
    latitude: float | None
    incidents: int
    potential_violation: int
    outside_scope: int
    excluded_actor: int
    undetermined: int
    not_judged: int
    best: int
    first: date
    last: date

    @property
    def known(self) -> str:
        """How closely it is known, in words."""
        return GRAIN_WORDS[self.grain]


@dataclass(frozen=True, slots=True)
class Division:
    """Incidents in groups: for each name, the places in the sheet that are in it."""

    names: tuple[str, ...]
    members: tuple[Numbers, ...]


def divided(sheet: Sheet, mask: Mask, by: By, *, most: int | None = None) -> Division:
    """The chosen incidents by group, the largest first, what is in none last; `most` groups that
    have a name at most. One in two zones is in both groups."""
    places = np.flatnonzero(mask)
    found = list(_groups(sheet, places, by).items())
    found.sort(key=lambda pair: rank((pair[0],), len(pair[1])))
    kept = found if most is None else found[:most]
    return Division(tuple(name for name, _ in kept), tuple(members for _, members in kept))


def _groups(sheet: Sheet, places: Numbers, by: By) -> dict[str, Numbers]:
    if by is By.ZONE:
        return _by_zone(sheet, places)
    if by is By.PAIR:
        return _by_pair(sheet, places)
    if by is By.ADMIN1:
        return {sheet.word("unit", n): some for n, some in _split(places, sheet.column("unit"))}
    if by is By.KIND:
        return {KINDS[n].value: some for n, some in _split(places, sheet.column("kind"))}
    if by is By.VERDICT:
        return {_ruling(n): some for n, some in _split(places, sheet.ruling)}
    return _merged((_scope(sheet.whys[n]), some) for n, some in _split(places, sheet.why))


def _split(places: Numbers, column: Numbers) -> list[tuple[int, Numbers]]:
    """The places by what the column says there."""
    values = column[places]
    order = np.argsort(values, kind="stable")
    found, starts = np.unique(values[order], return_index=True)
    return list(zip(found.tolist(), np.split(places[order], starts[1:]), strict=False))


def _merged(parts: Any) -> dict[str, Numbers]:
    found: dict[str, list[Numbers]] = {}
    for name, some in parts:
        found.setdefault(name, []).append(some)
    return {name: np.sort(np.concatenate(some)) for name, some in found.items()}


def _by_zone(sheet: Sheet, places: Numbers) -> dict[str, Numbers]:
    if not sheet.terms:
        return {NOT_JUDGED: places} if len(places) else {}
    told = {NOWHERE: NO_ZONE, UNPLACED: NO_PLACE}
    return _merged(
        (told.get(zone, zone), some)
        for n, some in _split(places, sheet.zones)
        for zone in sheet.zone_sets[n]
    )


def _by_pair(sheet: Sheet, places: Numbers) -> dict[str, Numbers]:
    a, b = sheet.column("side_a"), sheet.column("side_b")
    pairs = np.minimum(a, b).astype(np.int64) * (2**31) + np.maximum(a, b)
    return _merged((_pair(sheet, n // 2**31, n % 2**31), some) for n, some in _split(places, pairs))


def _pair(sheet: Sheet, one: int, other: int) -> str:
    names = (sheet.word("side", n) or "nobody named" for n in (one, other))
    return " – ".join(sorted(names, key=str.casefold))


def _ruling(number: int) -> str:
    return RULINGS[number] if number < len(OUTCOMES) else NOT_JUDGED


def _scope(why: Why) -> str:
    """What it would be if the terms held on its day: the ruling of all questions but time."""
    if not why:
        return NOT_JUDGED
    ruling = ruling_of(tuple(Reason(Question(q), Answer(a), code) for q, a, code in why
                             if q != Question.TIME.value))  # fmt: skip
    return IN_SCOPE if ruling is Ruling.POTENTIAL_VIOLATION else ruling.value


def by_ruling(sheet: Sheet, places: Numbers) -> list[int]:
    """How many of these incidents are what, in the order of `RULINGS`."""
    counts: list[int] = np.bincount(sheet.ruling[places], minlength=len(RULINGS)).tolist()
    return counts


def deaths(sheet: Sheet, places: Numbers) -> tuple[int, int, int]:
    """Best, lowest and highest, summed."""
    best, low, high = (int(sheet.column(name)[places].sum()) for name in _DEATHS)
    return best, low, high


def week_rows(sheet: Sheet, parts: Division, cuts: Sequence[Cut]) -> Rows[WeekRow]:
    """Group by group, every week from the first incident of any to the last."""
    phases = Phases(cuts)
    every = np.concatenate(parts.members) if parts.members else np.zeros(0, dtype=np.int64)
    if not len(every):
        return Rows(WeekRow, [])
    numbers = (sheet.day - 1) // 7
    first, last = int(numbers[every].min()), int(numbers[every].max())
    days = list(weeks(date.fromordinal(first * 7 + 1), date.fromordinal(last * 7 + 1)))
    told = [(day, week_name(day), phases.names[phases.at(last_of_week(day))]) for day in days]
    rows = []
    for name, members in zip(parts.names, parts.members, strict=True):
        at = numbers[members] - first
        cells = _cells(at, sheet.ruling[members], len(days))
        sums = [np.bincount(at, sheet.column(each)[members], len(days)) for each in _DEATHS]
        for n, (day, week, phase) in enumerate(told):
            counts = cells[n].tolist()
            rows.append(WeekRow(name, week, day, phase, sum(counts), *counts,
                                *(int(each[n]) for each in sums)))  # fmt: skip
    return Rows(WeekRow, rows)


def _cells(at: Numbers, rulings: Numbers, number: int) -> Numbers:
    wide = len(RULINGS)
    return np.bincount(at * wide + rulings, minlength=number * wide).reshape(number, wide)


def place_rows(sheet: Sheet, mask: Mask, *, limit: int, skip: int = 0) -> Rows[PlaceRow]:
    """Places, those with the most incidents first."""
    places = np.flatnonzero(mask)
    spots = sheet.column("spot")[places]
    if not len(places):
        return Rows(PlaceRow, [])
    cells = _cells(spots.astype(np.int64), sheet.ruling[places], int(spots.max()) + 1)
    sums = cells.sum(axis=1)
    order = np.argsort(-sums, kind="stable")[: int((sums > 0).sum())]
    by_spot = np.argsort(spots, kind="stable")
    sorted_spots = spots[by_spot]
    rows = []
    for n in order[skip : skip + limit].tolist():
        start, end = np.searchsorted(sorted_spots, [n, n + 1])
        here = places[by_spot[start:end]]
        at, day = sheet.spot(n), sheet.day[here]
        rows.append(PlaceRow(
            at.name, at.unit, at.grain, at.longitude, at.latitude, int(sums[n]),
            *_five(cells[n]), int(sheet.column("best")[here].sum()),
            date.fromordinal(int(day.min())), date.fromordinal(int(day.max())),
        ))  # fmt: skip
    return Rows(PlaceRow, rows)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Incidents close to each other on a drawing: the middle of them, a place's name, whether there
    are several, and how many are what, in the order of `RULINGS`."""

    longitude: float
    latitude: float
    name: str
    several: bool
    counts: tuple[int, ...]


def clusters(sheet: Sheet, places: Numbers, cells: Numbers) -> tuple[Cluster, ...]:
    """The incidents at some places in groups by the number of a cell."""
    east, north = sheet.degrees(places)
    found, at = np.unique(cells, return_inverse=True)
    counts = _cells(at.astype(np.int64), sheet.ruling[places], len(found))
    sizes = counts.sum(axis=1)
    x, y = (np.bincount(at, each, len(found)) / sizes for each in (east, north))
    spots = sheet.column("spot")[places]
    order = np.lexsort((spots, at))
    starts = np.searchsorted(at[order], np.arange(len(found) + 1))
    ordered = spots[order]
    return tuple(
        Cluster(float(x[n]), float(y[n]), _name(sheet, int(ordered[starts[n]])),
                bool(ordered[starts[n]] != ordered[starts[n + 1] - 1]), tuple(counts[n].tolist()))
        for n in range(len(found))
    )  # fmt: skip


def _name(sheet: Sheet, spot: int) -> str:
    at = sheet.spot(spot)
    return at.name or at.unit


def _five(cells: Numbers) -> tuple[int, int, int, int, int]:
    """Counts in the order of `RULINGS`."""
    violation, outside, excluded, undetermined, unjudged = cells.tolist()
    return violation, outside, excluded, undetermined, unjudged


def around_rows(
    sheet: Sheet, mask: Mask, cuts: Sequence[Cut], *, days: int, by: By | None
) -> Rows[AroundRow]:
    """Counts in so many days before each day, and as many from it on."""
    rows = []
    for cut in cuts:
        middle = cut.day.toordinal()
        inside = mask & (sheet.day >= middle - days) & (sheet.day < middle + days)
        parts = (Division(("",), (np.flatnonzero(inside),)) if by is None
                 else divided(sheet, inside, by))  # fmt: skip
        for name, members in zip(parts.names, parts.members, strict=True):
            if len(members):
                group = {} if by is None else {by.value: name}
                rows.append(_around(sheet, members, cut, days, group))
    return Rows(AroundRow, rows)


def _around(
    sheet: Sheet, members: Numbers, cut: Cut, days: int, group: dict[str, Any]
) -> AroundRow:
    after = sheet.day[members] >= cut.day.toordinal()
    sides = {"before": members[~after], "after": members[after]}
    told: dict[str, Any] = {}
    for side, some in sides.items():
        told[f"incidents_{side}"] = len(some)
        for name, number in zip(_DEATHS, deaths(sheet, some), strict=True):
            told[f"{name}_{side}"] = number
        one = sheet.column("single")[some]
        told[f"single_source_{side}"] = round(float(one.mean()), 4) if len(some) else None
    return AroundRow(cut.day, cut.what, days, **group, **told)


def summary_rows(sheet: Sheet, terms: Terms, mask: Mask) -> Rows[SummaryRow]:
    """The chosen incidents by ruling, each ruling with a row."""
    places = np.flatnonzero(mask)
    total = int((sheet.ruling[places] < len(OUTCOMES)).sum()) or 1
    rows = []
    for n, ruling in enumerate(OUTCOMES):
        some = places[sheet.ruling[places] == n]
        causes = tuple(f"{code} {number}" for code, number in _causes(sheet, some, ruling))
        rows.append(SummaryRow(terms.id, terms.name, terms.in_force, terms.ended, ruling.value,
                               len(some), round(len(some) / total, 4), *deaths(sheet, some),
                               causes))  # fmt: skip
    return Rows(SummaryRow, rows)


def _causes(sheet: Sheet, places: Numbers, ruling: Ruling) -> list[tuple[str, int]]:
    wanted = _CAUSES[ruling]
    counts: Counter[str] = Counter()
    numbers = np.bincount(sheet.why[places], minlength=len(sheet.whys)).tolist()
    for why, number in zip(sheet.whys, numbers, strict=True):
        codes = {f"{q}: {code}" for q, answer, code in why if answer == wanted}
        counts.update(dict.fromkeys(codes, number) if number else {})
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
