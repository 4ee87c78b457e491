"""What comparisons answer with: one row for each agreement or ceasefire on either side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from dragoman.actors import Registry, load_registry
from dragoman.errors import UsageError
from dragoman.exchange.compare.cases import SOURCE_NAMES, Case, CaseDay, Evidence, Source
from dragoman.exchange.compare.cf import read_cf
from dragoman.exchange.compare.matching import Link, candidates, match
from dragoman.exchange.compare.pax import read_pax
from dragoman.exchange.compare.press import press_cases
from dragoman.exchange.compare.states import states_in, states_of
from dragoman.record import Filter, Record

Found = Literal["only in the press", "only in CF", "same", "given", "ask", "no day", "only in PA-X"]
_ONLY: dict[Source, Found] = {
    "press": "only in the press", "pax": "only in PA-X", "cf": "only in CF"
}  # fmt: skip
AROUND = 31
"""Days before the first and after the last page within which a data set is asked what the press
does not have."""
_READERS = {"pax": read_pax, "cf": read_cf}


@dataclass(frozen=True, slots=True)
class Compared:
    """One agreement or ceasefire on the left, on the right, or on both sides.

    `found` is `same` (one on both sides), `given` (a data set says so itself), `ask` (may be one:
    see `reasons` and `rivals`), `only in the press`, `only in PA-X`, `only in CF`, or `no day`
    (told without a day, so that nothing can be said). `here` and `there` are ids: of the record's
    agreement, of PA-X (AgtId) or of CF (country and cf_id, "652-98"). `days` are in words, `score`
    is 0 to 1, `evidence` the press's exact words."""

    found: Found
    here: str | None
    name: str | None
    days: str
    parties: tuple[str, ...]
    there: str | None
    their_name: str | None
    their_days: str
    score: float | None
    reasons: tuple[str, ...]
    rivals: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows of a comparison, and what it was restricted to. `agreement` counts, for two data
    sets of which one gives links itself, how many of these the rule finds alone: (found, wrong,
    given)."""

    left: str
    right: str
    rows: tuple[Compared, ...]
    countries: tuple[str, ...]
    first: date | None
    last: date | None
    agreement: tuple[int, int, int] | None = None

    def counts(self) -> dict[str, int]:
        """How many rows of each `found`."""
        return dict(Counter(row.found for row in self.rows))


def compare_record(
    record: Record,
    source: Source,
    path: str | Path,
    *,
    wanted: Filter | None = None,
    countries: Sequence[str] = (),
    registry: Registry | None = None,
) -> Comparison:
    """The record's agreements and ceasefires against PA-X ("pax") or CF ("cf").

    What only the data set has is listed for the time that the record covers and for `countries`
    (names or codes), else for those in which something of what the press tells took place. Raises
    ExchangeError where the file is no such data set, UsageError for an unknown country.
    """
    known = registry or load_registry()
    theirs = _READERS[source](path, known)
    ours = press_cases(record, known, wanted)
    dated = [case for case in ours if case.days]
    links = match(dated, candidates(dated, theirs, known), one_to_one=False)
    asked = _countries(countries, known) or _told_of(ours, theirs, links)
    first, last = _covered(record, dated)
    linked = {link.theirs.id for link in links} | {r.case.id for x in links for r in x.rivals}
    alone = [
        case
        for case in theirs
        if case.id not in linked and case.home & asked and _within(case, first, last)
    ]
    there = {link.ours.id for link in links}
    rows = [_row(link) for link in links]
    rows += [_here(case, _ONLY[case.source]) for case in dated if case.id not in there]
    rows += [_here(case, "no day") for case in ours if not case.days]
    rows += [_there(case) for case in alone]
    return Comparison(
        SOURCE_NAMES["press"], SOURCE_NAMES[source], tuple(sorted(rows, key=_order)),
        _names(asked, known), first, last,
    )  # fmt: skip


def crosswalk(
    pax: str | Path,
    cf: str | Path,
    *,
    countries: Sequence[str] = (),
    first: date | None = None,
    last: date | None = None,
    registry: Registry | None = None,
) -> Comparison:
    """CF's ceasefires against PA-X's agreements: the links that CF gives, those that day, country,
    parties and kind make sure, and those that a person has to decide. Restricted to countries and
    days where they are given. Raises as `compare_record` does."""
    known = registry or load_registry()
    asked = _countries(countries, known)
    ceasefires, agreements = (
        [
            case
            for case in cases
            if (not asked or case.home & asked) and (not case.days or _within(case, first, last))
        ]
        for cases in (read_cf(cf, known), read_pax(pax, known))
    )
    near = candidates(ceasefires, agreements, known)
    links = match(ceasefires, near)
    done = {link.ours.id for link in links}
    there = {link.theirs.id for link in links}
    rows = [_row(link) for link in links]
    rows += [_here(case, _ONLY[case.source]) for case in ceasefires if case.id not in done]
    rows += [_there(case) for case in agreements if case.id not in there and case.truce]
    blind = match(ceasefires, near, use_given=False)
    return Comparison(
        SOURCE_NAMES["cf"], SOURCE_NAMES["pax"], tuple(sorted(rows, key=_order)),
        _names(asked, known), first, last, _agreement(ceasefires, blind),
    )  # fmt: skip


def _agreement(ours: Iterable[Case], blind: Iterable[Link]) -> tuple[int, int, int]:
    sure = [link for link in blind if link.outcome == "same" and link.ours.linked]
    right = sum(link.theirs.id in link.ours.linked for link in sure)
    return right, len(sure) - right, sum(bool(case.linked) for case in ours)


def _countries(names: Sequence[str], registry: Registry) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        states = states_of(registry, "iso3", [name.upper()]) | states_of(registry, "gw", [name])
        states = {state for state in states if state in registry.actors}
        states |= states_in(registry, name)
        if not states:
            raise UsageError(f"no country {name!r}; write its English name or its ISO code (SYR)")
        found |= states
    return frozenset(found)


def _told_of(ours: Iterable[Case], theirs: Iterable[Case], links: Iterable[Link]) -> frozenset[str]:
    """The countries that the press's agreements are about: those of what is linked, else those
    that at least half of them name and the data set has."""
    found = {state for link in links for state in link.theirs.home}
    homes = {state for case in theirs for state in case.home}
    told = Counter(state for case in ours for state in case.countries & homes)
    most = max(told.values(), default=0)
    return frozenset(found | {state for state, times in told.items() if times * 2 > most})


def _covered(record: Record, cases: Iterable[Case]) -> tuple[date | None, date | None]:
    """From the first page published or agreement told to the last."""
    days = [
        day
        for page in record.pages()
        for day in (page.published.start, page.published.end)
        if day is not None
    ]
    days += [day.first for case in cases for day in case.days]
    if not days:
        return None, None
    return min(days) - timedelta(AROUND), max(days) + timedelta(AROUND)


def _within(case: Case, first: date | None, last: date | None) -> bool:
    return any(
        (last is None or day.first <= last) and (first is None or day.last >= first)
        for day in case.days
    )


def _names(states: Iterable[str], registry: Registry) -> tuple[str, ...]:
    actors = (registry.actor(state) for state in states)
    return tuple(sorted(actor.name for actor in actors if actor is not None))


def _order(row: Compared) -> tuple[int, int, str, str, str]:
    """What only the left side has first, what only the right side has last."""
    place = 2 if row.here is None else 0 if row.found in _ONLY.values() else 1
    return (
        place,
        _ORDER.get(row.found, 0),
        row.days or row.their_days,
        row.here or "",
        row.there or "",
    )


_ORDER: dict[Found, int] = {"same": 0, "given": 1, "ask": 2, "no day": 3}


def _row(link: Link) -> Compared:
    theirs = link.theirs
    return Compared(
        link.outcome, link.ours.id, link.ours.name, days_text(link.ours.days),
        tuple(party.name for party in link.ours.parties), theirs.id, theirs.name,
        days_text(theirs.days), link.score, link.reasons,
        tuple(f"{rival.case.id} {rival.case.name}" for rival in link.rivals), link.ours.evidence,
    )  # fmt: skip


def _here(case: Case, found: Found) -> Compared:
    return Compared(
        found, case.id, case.name, days_text(case.days),
        tuple(party.name for party in case.parties), None, None, "", None, (), (), case.evidence,
    )  # fmt: skip


def _there(case: Case) -> Compared:
    return Compared(
        _ONLY[case.source], None, None, "", tuple(party.name for party in case.parties), case.id,
        case.name, days_text(case.days), None, (), (), (),
    )  # fmt: skip


def days_text(days: Iterable[CaseDay]) -> str:
    """Days in words, earliest first: "signed 2016-12-20; in force 2016-12-30"."""
    return "; ".join(
        f"{day.what} {day.first}" + ("" if day.first == day.last else f" to {day.last}")
        for day in sorted(days, key=lambda day: (day.first, day.last, day.what))
    )
