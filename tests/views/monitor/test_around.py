from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views.monitor.made import ARDAL, DAY, INCIDENTS, NORTH, incident, verdict

from dragoman.errors import UsageError
from dragoman.model.incidents import Account, DaySpread, Deaths, Incident
from dragoman.model.verdicts import Answer, Ruling
from dragoman.views.monitor import Choice, around, unjudged
from dragoman.views.monitor.days import Cut
from dragoman.views.monitor.dimensions import By


def on(*away: int) -> list[Incident]:
    """Incidents so many days from the day."""
    return [incident(n, DAY + timedelta(days)) for n, days in enumerate(away)]


def test_windows_are_half_open() -> None:
    [row] = around(unjudged(on(-15, -14, -1, 0, 13, 14)), [DAY])
    assert (row.incidents_before, row.incidents_after) == (2, 2)


def test_deaths_are_summed_and_an_unknown_number_adds_nothing() -> None:
    cases = [incident(1, DAY), incident(2, DAY, deaths=Deaths())]
    [row] = around(unjudged(cases), [DAY], days=1)
    assert (row.best_after, row.low_after, row.high_after) == (2, 1, 4)
    assert row.incidents_after == 2


def test_an_incident_belongs_to_its_first_day() -> None:
    [row] = around(unjudged([incident(1, DAY - timedelta(1), DAY + timedelta(3))]), [DAY])
    assert (row.incidents_before, row.incidents_after) == (1, 0)


def test_a_pair_is_exactly_the_two_names_in_either_order() -> None:
    cases = [
        incident(1),
        incident(2, sides=(NORTH, ARDAL)),
        incident(3, sides=(ARDAL, "Northern Front, Southern Column")),
    ]
    [row] = around(unjudged(cases), [DAY], choice=Choice(sides=("government of ardal", NORTH)))
    assert row.incidents_after == 2


def test_a_pair_by_the_terms_is_where_they_bind_both_sides() -> None:
    both, unknown = incident(1), incident(2)
    cases = [(both, verdict(both)), (unknown, verdict(unknown, parties=Answer.UNKNOWN))]
    [row] = around(cases, [DAY], choice=Choice(covered=True))
    assert row.incidents_after == 1


def test_days_that_are_not_sharp_enough_are_left_out() -> None:
    cases = [incident(n, spread=spread) for n, spread in enumerate(DaySpread)]
    [row] = around(unjudged(cases), [DAY], choice=Choice(coarsest=DaySpread.DAYS))
    assert row.incidents_after == 2


def test_groups_stand_beside_each_other_the_largest_first() -> None:
    cases = [incident(1, admin1="Ceyla"), *(incident(n, admin1="Birun") for n in (2, 3))]
    rows = around(unjudged(cases), [DAY], by=[By.ADMIN1])
    assert [(row.admin1, row.incidents_after) for row in rows] == [("Birun", 2), ("Ceyla", 1)]


def test_an_incident_of_two_zones_is_counted_in_both_and_one_of_none_by_its_reason() -> None:
    two, out, lost = incident(1), incident(2), incident(3)
    cases = [
        (two, verdict(two, zones=("coast", "hills"))),
        (out, verdict(out, Ruling.OUTSIDE_SCOPE, place=Answer.NO)),
        (lost, verdict(lost, Ruling.UNDETERMINED, place=Answer.UNKNOWN)),
    ]
    rows = around(cases, [DAY], by=[By.ZONE])
    assert [row.zone for row in rows] == ["coast", "hills", "cannot be placed", "in no zone"]


def test_each_date_of_the_terms_has_its_rows() -> None:
    rows = around(unjudged(on(0)), [Cut(DAY, "in force"), Cut(DAY + timedelta(5), "ended")])
    assert [(row.what, row.incidents_before, row.incidents_after) for row in rows] == [
        ("in force", 0, 1),
        ("ended", 1, 0),
    ]


def test_what_one_source_alone_tells_is_a_share() -> None:
    cases = [
        incident(1, accounts=(Account("Air Wars"), Account("airwars"))),
        incident(2, accounts=(Account("Delta Post"), Account("airwars"))),
        incident(3, number_of_sources=3),
        incident(4, number_of_sources=1),
    ]
    [row] = around(unjudged(cases), [DAY])
    assert row.single_source_after == 0.5


def test_zones_without_terms_are_refused_with_what_to_do() -> None:
    with pytest.raises(UsageError, match="--terms"):
        around(unjudged(on(0)), [DAY], by=[By.ZONE])


def test_no_days_are_refused() -> None:
    with pytest.raises(UsageError, match="1 or more"):
        around(unjudged(on(0)), [DAY], days=0)


@given(INCIDENTS, st.dates(date(2031, 1, 1), date(2031, 12, 31)), st.integers(1, 60))
def test_sides_and_groups_sum_to_the_window(
    incidents: list[Incident], day: date, days: int
) -> None:
    inside = [i for i in incidents if day - timedelta(days) <= i.first < day + timedelta(days)]
    rows = around(unjudged(incidents), [day], days=days, by=[By.ADMIN1, By.PAIR])
    assert sum(row.incidents_before + row.incidents_after for row in rows) == len(inside)
    deaths = sum(i.deaths.best or 0 for i in inside)
    assert sum(row.best_before + row.best_after for row in rows) == deaths


@given(INCIDENTS, st.randoms(use_true_random=False))
def test_the_order_of_incidents_does_not_matter(incidents: list[Incident], shuffle: object) -> None:
    mixed = list(incidents)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    asked = {"days": 90, "by": [By.PAIR]}
    told = around(unjudged(incidents), [date(2031, 6, 1)], **asked)  # type: ignore[arg-type]
    assert told.to_dicts() == around(unjudged(mixed), [date(2031, 6, 1)], **asked).to_dicts()  # type: ignore[arg-type]
