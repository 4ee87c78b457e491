"""Is it holding, where, for whom: what was loaded, what it is under the terms, map and weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.actors import load_registry
from dragoman.model import Terms
from dragoman.views.monitor.summary import SummaryRow
from dragoman.views.rows import Rows
from dragoman.web.workbench.asked import Asked
from dragoman.web.workbench.incidents import jobs
from dragoman.web.workbench.incidents.counting import summary_rows
from dragoman.web.workbench.incidents.jobs import Job
from dragoman.web.workbench.incidents.own_terms import known_terms
from dragoman.web.workbench.incidents.store import opened
from dragoman.web.workbench.kept import Desk
from dragoman.web.workbench.kept.questions import REGISTERS
from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.screens.monitor.asked import Sight
from dragoman.web.workbench.screens.monitor.loaded import FileLine, files
from dragoman.web.workbench.screens.monitor.places import Drawn, draw, states_of
from dragoman.web.workbench.screens.monitor.view import OUTCOMES, Outcome, View, looking
from dragoman.web.workbench.screens.monitor.weeks import Charts, charts

CHARTS = 6
"""Small charts on the first screen."""


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A ruling, its counts, its commonest causes in words, and where its incidents are."""

    outcome: Outcome
    row: SummaryRow
    causes: tuple[str, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Offered:
    """Terms that incidents can be held against: those for the countries of the incidents, and
    all others that are known."""

    near: tuple[Terms, ...]
    others: tuple[Terms, ...]


@dataclass(frozen=True, slots=True)
class MonitorContext:
    """`jobs` are the latest uploads, `files` all that was loaded, `span` the first day of the first
    incident and of the last; `registers` counts what monitors and parties published."""

    heading: str
    view: View
    jobs: tuple[Job, ...]
    busy: bool
    files: tuple[FileLine, ...]
    span: tuple[date, date] | None
    summary: tuple[SummaryLine, ...]
    drawn: Drawn | None
    charts: Charts | None
    registers: int
    offered: Offered


def build(desk: Desk, asked: Asked) -> MonitorContext:
    with opened(desk.record.path) as store:
        latest = jobs.latest(store)
    if desk.works is not None:
        latest = tuple(map(desk.works.seen, latest))
    with looking(desk, asked) as (found, view):
        return MonitorContext(
            heading="Ceasefire monitor",
            view=view,
            jobs=latest,
            busy=any(each.at_work for each in latest),
            files=files(desk),
            span=found.sheet.span if found.sheet else None,
            summary=_lines(found),
            drawn=draw(found) if view.chosen else None,
            charts=charts(found, most=CHARTS),
            registers=desk.number(REGISTERS),
            offered=_offered(desk, found, view),
        )


def answer(desk: Desk, asked: Asked) -> Rows[SummaryRow]:
    with looking(desk, asked) as (found, _):
        return _summary(found)


def _summary(found: Sight) -> Rows[SummaryRow]:
    if found.sheet is None or found.mask is None or found.terms is None:
        return Rows(SummaryRow, [])
    return summary_rows(found.sheet, found.terms, found.mask)


def _lines(found: Sight) -> tuple[SummaryLine, ...]:
    outcomes = {each.name: each for each in OUTCOMES}
    return tuple(
        SummaryLine(outcomes[row.verdict], row, tuple(map(_cause, row.causes[:3])),
                    found.link("/monitor/verdicts", verdict=row.verdict))
        for row in _summary(found)
    )  # fmt: skip


def _cause(told: str) -> str:
    """ "parties: aggregated_label 73" in words."""
    from dragoman.views.monitor.words import reason_text

    code, _, number = told.partition(": ")[2].rpartition(" ")
    return f"{reason_text(code)} ({number})"


def _offered(desk: Desk, found: Sight, view: View) -> Offered:
    known = known_terms(desk.record.path)
    shipped = load_registry().terms
    states = set(states_of(found))
    near = {each.id for each in shipped.values() if states & _states(each)}
    near |= set(known) - set(shipped)
    order = sorted(known.values(), key=lambda each: (each.in_force, each.id))
    there = {each.id for each in view.judged}
    return Offered(
        tuple(each for each in order if each.id in near - there),
        tuple(each for each in order if each.id not in near | there),
    )


def _states(terms: Terms) -> set[str]:
    return {*terms.countries, *(state for zone in terms.zones for state in zone.countries)}


_HELP = (
    "What incidents are under the terms of a ceasefire, by time, place, parties and act. Load a "
    "file of incidents here, then choose the terms. A verdict tells what the terms speak of; "
    "whether it was a violation is for monitors and parties to say."
)
MONITOR = Screen("monitor", "/monitor", "Monitor", MonitorContext, build, answer, help=_HELP)
