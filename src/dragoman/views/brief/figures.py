"""The figures of a brief: facts by status, statements by actor, incidents, over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from dragoman.model import Status
from dragoman.record.day_words import date_text
from dragoman.record.told import Span, ToldCount
from dragoman.views.brief.nouns import Figure, Series
from dragoman.views.brief.window import Window

MOST_BARS = 8
_MOST_WEEKS = 26
"""Weeks up to which a figure has one bar a week."""
_MOST_MONTHS = 60
"""Months up to which a figure has one bar a month; beyond it has one a year."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SORTS = (
    ("happened or ongoing", (Status.HAPPENED, Status.ONGOING)),
    ("claimed", (Status.CLAIMED,)),
    ("planned, called for, possible", (Status.PLANNED, Status.CALLED_FOR, Status.POSSIBLE,
                                       Status.CONDITIONAL)),
    ("denied, negated, cancelled", (Status.DENIED, Status.NEGATED, Status.CANCELLED)),
)  # fmt: skip


def figures(window: Window) -> tuple[Figure, ...]:
    """The figures for which there is anything to count."""
    told = window.told(_span(window))
    made = (_by_status(told, window), _by_actor(window.speakers()), _incidents(told, window))
    return tuple(figure for figure in made if figure.highest)


Told = Sequence[ToldCount]


def _by_status(told: Told, window: Window) -> Figure:
    starts, of = _buckets(window)
    series = []
    for name, statuses in SORTS:
        counts: Counter[date] = Counter()
        for one in told:
            if one.status in statuses:
                counts[of(one.day)] += one.facts
        series.append(Series(name, tuple(counts[start] for start in starts)))
    unit = _unit(window)
    return Figure(
        f"Facts per {unit} by status",
        f"How many facts the pages published in each {unit} tell, by how certain they are told.",
        tuple(_label(start, window) for start in starts), tuple(series), upright=True,
    )  # fmt: skip


def _by_actor(counts: Counter[str]) -> Figure:
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_BARS]
    return Figure(
        "Statements per actor",
        "The actors with most statements in the pages of these days, and how many.",
        tuple(name for name, _ in most),
        (Series("statements", tuple(count for _, count in most)),),
        upright=False,
    )


def _incidents(told: Told, window: Window) -> Figure:
    starts, of = _buckets(window)
    counts: Counter[date] = Counter()
    for one in told:
        if one.incident:
            counts[of(one.day)] += one.facts
    unit = _unit(window)
    return Figure(
        f"Ceasefire incidents told per {unit}",
        f"How many facts in the pages of each {unit} tell of a violation, a register of "
        "violations, or a ceasefire that does not hold.",
        tuple(_label(start, window) for start in starts),
        (Series("incidents told", tuple(counts[start] for start in starts)),),
        upright=True,
    )


def _span(window: Window) -> Span:
    """Days make the weeks of a short stretch; a long one has a bar for each month or year."""
    if (window.until - window.since).days < 7 * _MOST_WEEKS:
        return Span.DAY
    months = 12 * (window.until.year - window.since.year) + window.until.month - window.since.month
    return Span.MONTH if months < _MOST_MONTHS else Span.YEAR


def _buckets(window: Window) -> tuple[list[date], Callable[[date], date]]:
    """The first days of the weeks, months or years of a stretch, and in which one a day falls."""
    since, until = window.since, window.until
    match _span(window):
        case Span.DAY:
            first = _week(since)
            return [first + timedelta(7 * n) for n in range((until - first).days // 7 + 1)], _week
        case Span.MONTH:
            months = range(12 * since.year + since.month - 1, 12 * until.year + until.month)
            return [date(month // 12, month % 12 + 1, 1) for month in months], _month
        case Span.YEAR:
            return [date(year, 1, 1) for year in range(since.year, until.year + 1)], _year


def _week(day: date) -> date:
    return day - timedelta(day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)


def _year(day: date) -> date:
    return day.replace(month=1, day=1)


def _unit(window: Window) -> str:
    return {Span.DAY: "week", Span.MONTH: "month", Span.YEAR: "year"}[_span(window)]


def _label(start: date, window: Window) -> str:
    match _span(window):
        case Span.DAY:
            return date_text(max(start, window.since))
        case Span.MONTH:
            return f"{_MONTHS[start.month - 1]} {start.year}"
        case Span.YEAR:
            return str(start.year)
