"""The days that counts are put around and between: dates of terms, phases, weeks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from dragoman.model.incidents import Incident
from dragoman.model.terms import Terms

WEEK = timedelta(7)
WHOLE_TIME = "the whole time"
_BOUND = date.max.toordinal()


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A day that counts are put before and after, and what it is of the terms ("in force")."""

    day: date
    what: str = ""


def cuts_of(*terms: Terms) -> tuple[Cut, ...]:
    """The dates of terms, in order; what falls on one day is told together."""
    found: dict[date, list[str]] = {}
    for each in terms:
        before = f"{each.id}: " if len(terms) > 1 else ""
        for day, what in _dates(each):
            found.setdefault(day, []).append(before + what)
    return tuple(Cut(day, ", ".join(dict.fromkeys(found[day]))) for day in sorted(found))


def _dates(terms: Terms) -> Iterator[tuple[date, str]]:
    if terms.declared is not None:
        yield terms.declared, "declared"
    yield terms.in_force, "in force"
    for zone in terms.zones:
        if zone.in_force is not None and zone.in_force != terms.in_force:
            yield zone.in_force, f"in force in {zone.name}"
        if zone.ended is not None and zone.ended != terms.ended:
            yield zone.ended, f"ended in {zone.name}"
    for extension in terms.extensions:
        yield extension.day, "extended"
    for deadline in terms.deadlines:
        yield deadline.day, f"deadline: {deadline.what}"
    if terms.ended is not None:
        yield terms.ended, "ended"


class Phases:
    """The stretches that cuts divide time into; each begins on its cut and ends the day before
    the next."""

    def __init__(self, cuts: Iterable[Cut]) -> None:
        self.cuts = tuple(sorted(set(cuts)))
        self._days = [cut.day for cut in self.cuts]
        self.names = self._named()

    def _named(self) -> tuple[str, ...]:
        if not self.cuts:
            return (WHOLE_TIME,)
        told = [f"{cut.day} {cut.what}".rstrip() for cut in self.cuts]
        return (f"before {told[0]}", *(f"from {each}" for each in told))

    def at(self, day: date) -> int:
        """The number of the phase that a day lies in; 0 is before the first cut."""
        return bisect_right(self._days, day)

    def holds(self, number: int, first: date, last: date) -> bool:
        """Whether any day from `first` to `last` lies in a phase."""
        return self.at(first) <= number <= self.at(last)


def monday(day: date) -> date:
    """The first day of a day's ISO week."""
    return date.fromordinal(max(1, day.toordinal() - day.weekday()))


def week_name(day: date) -> str:
    """The ISO name of a day's week: "2017-W18"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def weeks(first: date, last: date) -> Iterator[date]:
    """The Mondays of all weeks from one day's to another's."""
    for ordinal in range(monday(first).toordinal(), last.toordinal() + 1, 7):
        yield date.fromordinal(ordinal)


def last_of_week(start: date) -> date:
    """The Sunday behind a Monday."""
    return date.fromordinal(min(_BOUND, start.toordinal() + 6))


Portion = tuple[date, int, int | Fraction]
"""A week (its Monday), a phase (its number), and which share of an incident falls there."""


def portions(incident: Incident, phases: Phases, *, spread: bool) -> Iterator[Portion]:
    """Where an incident is counted: on its first day, or (`spread`) in equal parts on each of its
    days. The shares sum to 1, exactly."""
    if not spread or incident.first == incident.last:
        yield monday(incident.first), phases.at(incident.first), 1
        return
    days = incident.last.toordinal() - incident.first.toordinal() + 1
    counted: dict[tuple[date, int], int] = {}
    for ordinal in range(incident.first.toordinal(), incident.last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        at = monday(day), phases.at(day)
        counted[at] = counted.get(at, 0) + 1
    for (week, phase), number in counted.items():
        yield week, phase, Fraction(number, days)


def window(cuts: Sequence[Cut], days: int) -> tuple[date, date]:
    """The first and the last day that lies within `days` of any cut."""
    first, last = min(cut.day for cut in cuts), max(cut.day for cut in cuts)
    return (date.fromordinal(max(1, first.toordinal() - days)),
            date.fromordinal(min(_BOUND, last.toordinal() + days - 1)))  # fmt: skip
