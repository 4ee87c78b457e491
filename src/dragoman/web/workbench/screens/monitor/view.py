"""What all screens of the monitor share: which terms, which filters, what waits to be counted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dragoman.model import Ruling, Terms
from dragoman.views.monitor.words import RULING_MEANS, RULING_WORDS
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.incidents.making import RULINGS, make
from dragoman.web.workbench.incidents.store import opened
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.screen import MenuItem
from dragoman.web.workbench.screens.monitor.asked import Sight, sight

AT_ONCE = 3_000
"""Incidents of a record that are counted while the reader waits, whenever it changes."""
TABS = (
    ("Overview", "/monitor"),
    ("Map", "/monitor/map"),
    ("Weeks", "/monitor/weeks"),
    ("Before and after", "/monitor/around"),
    ("Verdicts", "/monitor/verdicts"),
    ("Registers", "/monitor/registers"),
    ("Loaded", "/monitor/loaded"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A ruling: its name, in words, and what it means."""

    name: str
    words: str
    means: str


OUTCOMES = tuple(Outcome(name, RULING_WORDS[name], RULING_MEANS[name]) for name in RULINGS)


@dataclass(frozen=True, slots=True)
class View:
    """`terms` is None where incidents stand alone, `zones` are those of the terms (id, name),
    `judged` the terms to choose from. `incidents` are all that are counted, `chosen` those that
    the filters keep, `waiting` those that came in since. `narrowed`: whether filters restrict."""

    tabs: tuple[MenuItem, ...]
    terms: Terms | None
    about: str
    judged: tuple[Terms, ...]
    zones: tuple[tuple[str, str], ...]
    rulings: tuple[Outcome, ...]
    incidents: int
    chosen: int
    waiting: int
    stale: bool
    narrowed: bool
    clear: str


@contextmanager
def looking(desk: Desk, asked: Asked) -> Iterator[tuple[Sight, View]]:
    """What a screen looks at, counted anew first where that is quick."""
    stale = _stale(desk)
    total = desk.record.incidents.count() if stale else 0
    if stale and total <= AT_ONCE:
        with opened(desk.record.path) as store:
            make(desk.record, store)
        stale = False
    with sight(desk, asked) as found:
        yield found, _view(found, total, stale=stale)


def _stale(desk: Desk) -> bool:
    with opened(desk.record.path) as store:
        row = store.execute("SELECT stamp, verdicts FROM sheet").fetchone()
    now = desk.record.incidents.stamp(), desk.record.verdicts.stamp()
    return row is None or tuple(row) != now


def _view(found: Sight, total: int, *, stale: bool) -> View:
    terms = found.terms
    here = found.asked.path
    number = len(found.sheet) if found.sheet else 0
    return View(
        tabs=tuple(MenuItem(word, found.link(path), path == here) for word, path in TABS),
        terms=terms,
        about=_about(terms),
        judged=found.judged,
        zones=tuple((zone.id, zone.name) for zone in (terms.zones if terms else ())),
        rulings=OUTCOMES[: len(Ruling)] if terms else OUTCOMES[len(Ruling) :],
        incidents=number,
        chosen=int(found.mask.sum()) if found.mask is not None else 0,
        waiting=max(total - number, 0),
        stale=stale,
        narrowed=found.narrowed,
        clear=f"{here}?terms={terms.id}" if terms else here,
    )


def _about(terms: Terms | None) -> str:
    if terms is None:
        return ""
    ended = f" to {terms.ended}" if terms.ended else ", with no end that is known"
    return f"In force from {terms.in_force}{ended}."
