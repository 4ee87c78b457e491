"""The days of a document: drafted, declared, signed, in force, published, extended, ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.actors import RegistryAgreement
from dragoman.model import Agreement, Day, Fact, Precision, Status
from dragoman.record import Record
from dragoman.views.dossiers.parts import DayTold, certain, most_certain
from dragoman.views.evidence import Citing
from dragoman.views.words import day_text

STEPS = {
    "drafted": "drafted", "proposed": "proposed", "reached": "reached", "adopted": "declared",
    "signed": "signed", "published": "published", "entered_into_force": "in force",
    "extended": "extended", "violated": "violated", "suspended": "suspended", "ended": "ended",
    "rejected": "rejected",
}  # fmt: skip
"""Actions of agreement facts as steps in a document's life, in their usual order."""
_CAME_ABOUT = frozenset({"reached", "declared", "signed", "in force", "extended"})
_ORDER = {step: n for n, step in enumerate(STEPS.values())}


def days_told(
    facts: Iterable[Fact], entry: RegistryAgreement | None, record: Record, citing: Citing
) -> tuple[DayTold, ...]:
    """Each step on each day and in each status, with its evidence; then what the registry has and
    no page tells."""
    groups: dict[tuple[str, Day, Status], list[Fact]] = {}
    for fact in facts:
        if isinstance(fact.detail, Agreement):
            when = Day(fact.day.start, fact.day.end, fact.day.precision)
            key = STEPS[fact.detail.action], when, certain(fact.status)
            groups.setdefault(key, []).append(fact)
    _date_the_undated(groups)
    rows = [
        DayTold(step, day_text(when), when.start, when.end, most_certain(f.status for f in told),
                len(record.origins(told)), citing.all(told))
        for (step, when, _), told in groups.items()
        if not _about_somebody(step, groups, told)
    ]  # fmt: skip
    known = {(row.step, row.since) for row in rows if row.since == row.until}
    known |= {("declared", day) for step, day in known if step == "signed"}
    rows += [row for row in _registered(entry) if (row.step, row.since) not in known]
    return tuple(sorted(rows, key=_order))


_Groups = dict[tuple[str, Day, Status], list[Fact]]


def _date_the_undated(groups: _Groups) -> None:
    """A step told without a day is the one told with it, where there is one only: "the memorandum
    signed in Astana" beside "signed on 4 May". A day that is only a bound ("by 5 May", from the
    page) is none."""
    for step, when, status in list(groups):
        if when.start is not None:
            continue
        dated = [key for key in groups if key[0] == step and key[2] is status and key[1].start]
        if len(dated) == 1 and _may_be(when, dated[0][1]):
            groups[dated[0]] += groups.pop((step, when, status))


def _may_be(bound: Day, day: Day) -> bool:
    return bound.end is None or day.start is None or day.start <= bound.end


def _about_somebody(step: str, groups: _Groups, facts: list[Fact]) -> bool:
    """Whether "did not sign" or "rejects it" is about somebody, and no step of a document that
    came about without him."""
    if not all(getattr(fact.detail, "roles", ()) for fact in facts):
        return False
    if step == STEPS["rejected"]:
        return any(key[0] in _CAME_ABOUT and key[2] is Status.HAPPENED for key in groups)
    taken = any(key[0] == step and key[2] is Status.HAPPENED for key in groups)
    return taken and facts[0].status in (Status.NEGATED, Status.DENIED)


def _registered(entry: RegistryAgreement | None) -> Iterable[DayTold]:
    if entry is None:
        return
    days = {"declared": entry.declared, "signed": entry.signed, "in force": entry.in_force,
            "ended": entry.ended}  # fmt: skip
    for step, day in days.items():
        if day:
            when = day_text(Day(day, day, Precision.DAY))
            yield DayTold(step, when, day, day, None, 0, ())


def _order(row: DayTold) -> tuple[int, date, date, str]:
    since = row.since or row.until or date.max
    return _ORDER[row.step], since, row.until or date.max, row.status or ""
