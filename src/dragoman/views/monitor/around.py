"""What was reported before a day and after it, beside each other.

Descriptive: what was reported, not why. Windows are half-open: `days` days before the day, without
it, and as many from it on. An incident belongs to the window that its first day lies in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.errors import UsageError
from dragoman.views.monitor.cases import EVERYTHING, Case, Choice
from dragoman.views.monitor.days import Cut
from dragoman.views.monitor.dimensions import By, Group, groups_of, rank, told
from dragoman.views.monitor.tally import Tally, plain
from dragoman.views.rows import Rows

DAYS = 14
"""Days on either side where nothing else is said."""


@dataclass(frozen=True, slots=True)
class AroundRow:
    """Counts in the `days` days before `day` and in as many from it on.

    `what` is which date of the terms the day is, "" for a day that was given. `zone`, `admin1`,
    `pair`, `verdict`, `scope` and `kind` are None where the counts are not divided so. Deaths are
    the data set's best, lowest and highest estimates, summed; an incident without one adds nothing.
    The shares (0 to 1, None of no incident) are of incidents that one source alone tells of.
    """

    day: date
    what: str
    days: int
    zone: str | None = None
    admin1: str | None = None
    pair: str | None = None
    verdict: str | None = None
    scope: str | None = None
    kind: str | None = None
    incidents_before: float = 0
    incidents_after: float = 0
    best_before: float = 0
    best_after: float = 0
    low_before: float = 0
    low_after: float = 0
    high_before: float = 0
    high_after: float = 0
    single_source_before: float | None = None
    single_source_after: float | None = None


@dataclass(slots=True)
class _Sides:
    before: Tally = field(default_factory=Tally)
    after: Tally = field(default_factory=Tally)


def around(
    cases: Iterable[Case],
    cuts: Sequence[Cut | date],
    *,
    days: int = DAYS,
    by: Sequence[By] = (),
    choice: Choice = EVERYTHING,
) -> Rows[AroundRow]:
    """Counts before and after each day, in the order of the days, the largest group first (what
    cannot be placed, and what lies in no zone, last).

    Raises UsageError for fewer than one day on a side, and where `by` needs terms that the cases
    were not judged under.
    """
    if days < 1:
        raise UsageError("around a day means at least one day before and one after: give 1 or more")
    wanted = [cut if isinstance(cut, Cut) else Cut(cut) for cut in cuts]
    counted: list[dict[Group, _Sides]] = [{} for _ in wanted]
    for case in choice.of(cases):
        first = case[0].first.toordinal()
        for cut, its_groups in zip(wanted, counted, strict=True):
            away = first - cut.day.toordinal()
            if not -days <= away < days:
                continue
            for group in groups_of(case, by):
                sides = its_groups.setdefault(group, _Sides())
                (sides.before if away < 0 else sides.after).add(case[0])
    return Rows(AroundRow, [
        _row(cut, days, told(by, group), its_groups[group])
        for cut, its_groups in zip(wanted, counted, strict=True)
        for group in sorted(its_groups, key=lambda each: rank(each, _size(its_groups[each])))
    ])  # fmt: skip


def _size(sides: _Sides) -> float:
    return float(sides.before.incidents + sides.after.incidents)


def _row(cut: Cut, days: int, group: dict[str, str], sides: _Sides) -> AroundRow:
    before, after = sides.before, sides.after
    return AroundRow(
        cut.day,
        cut.what,
        days,
        **group,
        incidents_before=plain(before.incidents),
        incidents_after=plain(after.incidents),
        best_before=plain(before.best),
        best_after=plain(after.best),
        low_before=plain(before.low),
        low_after=plain(after.low),
        high_before=plain(before.high),
        high_after=plain(after.high),
        single_source_before=before.single_source_share,
        single_source_after=after.single_source_share,
    )
