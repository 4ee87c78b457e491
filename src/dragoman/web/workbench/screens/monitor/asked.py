"""What is asked of the monitor: its own filters, in the address like all others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

from dragoman.errors import UsageError
from dragoman.model import DaySpread, Ruling, Terms
from dragoman.views.asked import first_day, last_day
from dragoman.views.monitor.cases import Choice
from dragoman.views.monitor.days import Cut, cuts_of
from dragoman.views.monitor.dimensions import By
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.incidents.own_terms import known_terms
from dragoman.web.workbench.incidents.sheet import Mask, Sheet, judged_in, sheet_in
from dragoman.web.workbench.incidents.store import opened
from dragoman.web.workbench.kept import Desk

NONE = "none"
"""In the place of terms: incidents on their own."""
FILTERS = ("terms", "since", "until", "verdict", "zone", "admin1", "side", "with", "grain",
           "because")  # fmt: skip
"""The parameters that go from one screen of the monitor to the next."""
DAYS = 30
"""Days on either side where nothing else is said."""
_MOST_DAYS = 3660
T = TypeVar("T", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Sight:
    """What a screen of the monitor looks at: the incidents that are chosen, under these terms.

    `terms` is None where incidents stand alone, `judged` the terms to choose from, `mask` None
    where there is no sheet yet.
    """

    asked: Asked
    terms: Terms | None
    judged: tuple[Terms, ...]
    sheet: Sheet | None
    choice: Choice
    mask: Mask | None

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """The dates of the terms."""
        return cuts_of(self.terms) if self.terms else ()

    @property
    def by(self) -> By:
        """The way to divide that is asked for, else the usual one."""
        word = self.asked.first("by")
        if word:
            by = _word(By, word, "by")
            if self.terms is None and by in (By.ZONE, By.VERDICT, By.SCOPE):
                raise UsageError(f"counts by {by} need terms; choose some, or divide by admin1")
            return by
        return By.ZONE if self.terms is not None and self.terms.zones else By.ADMIN1

    @property
    def narrowed(self) -> bool:
        """Whether anything but the terms restricts what is shown."""
        return any(self.asked.first(name) for name in FILTERS if name != "terms")

    def link(self, path: str | None = None, **changes: str | int | None) -> str:
        """The address of a screen of the monitor with the same filters, and these changes: None
        takes one out."""
        kept = {name: value for name in FILTERS if (value := self.asked.first(name))}
        kept = {name: value for name, value in kept.items() if name not in changes}
        kept |= {name: str(value) for name, value in changes.items() if value is not None}
        base = self.asked.path if path is None else path
        return f"{base}?{urlencode(kept)}" if kept else base


@contextmanager
def sight(desk: Desk, asked: Asked) -> Iterator[Sight]:
    """Opens what a screen looks at. Raises UsageError for a filter that means nothing."""
    record: Path = desk.record.path
    known = known_terms(record)
    with opened(record) as store:
        store.execute("BEGIN")  # all that a screen reads is of one moment
        judged = tuple(known[each] for each in judged_in(store) if each in known)
        terms = _terms(asked, judged)
        sheet = sheet_in(store, terms.id if terms else "")
        choice = _choice(asked)
        mask = sheet.chosen(choice, code=asked.first("because")) if sheet else None
        yield Sight(asked, terms, judged, sheet, choice, mask)


def _terms(asked: Asked, judged: tuple[Terms, ...]) -> Terms | None:
    name = asked.first("terms")
    if name is None:
        return next(iter(judged), None)
    if name == NONE:
        return None
    found = next((each for each in judged if each.id == name), None)
    if found is None:
        ids = ", ".join((*(each.id for each in judged), NONE))
        raise UsageError(f"no incident was judged under {name[:60]!r}; there are {ids}")
    return found


def _choice(asked: Asked) -> Choice:
    one, other = asked.first("side"), asked.first("with")
    verdict, zone, unit = asked.first("verdict"), asked.first("zone"), asked.first("admin1")
    grain, since, until = asked.first("grain"), asked.first("since"), asked.first("until")
    return Choice(
        sides=tuple(name for name in (one, other) if name),
        coarsest=_word(DaySpread, grain, "grain") if grain else DaySpread.YEAR,
        since=first_day(since) if since else None,
        until=last_day(until) if until else None,
        zones=(zone,) if zone else (),
        admin1=(unit,) if unit else (),
        rulings=(_word(Ruling, verdict, "verdict"),) if verdict else (),
    )


def _word(kind: type[T], text: str, name: str) -> T:
    try:
        return kind(text)
    except ValueError:
        words = ", ".join(each.value for each in kind)
        raise UsageError(f"{text[:40]!r} is no {name}; choose one of {words}") from None


def around_day(asked: Asked, cuts: tuple[Cut, ...]) -> tuple[tuple[Cut, ...], int]:
    """The days to count around, by default those of the terms, and how far."""
    text, wide = asked.first("day"), asked.first("days")
    if wide and not (wide.isascii() and wide.isdigit() and 1 <= int(wide[:9]) <= _MOST_DAYS):
        raise UsageError(f"days is a number from 1 to {_MOST_DAYS}, not {wide[:40]!r}")
    day: date | None = first_day(text) if text else None
    return ((Cut(day),) if day else cuts), int(wide) if wide else DAYS
