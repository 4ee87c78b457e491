from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views.monitor.made import ARDAL, DAY, INCIDENTS, NORTH, incident, verdict

from dragoman.model.incidents import Account, Deaths, Incident
from dragoman.model.terms import Deadline, Extension, Party, Terms, TermsZone
from dragoman.views.monitor import Choice, Layout, panels, unjudged
from dragoman.views.monitor.days import Cut, Phases, cuts_of, week_name
from dragoman.views.monitor.dimensions import By

BY_UNIT = Layout(by=(By.ADMIN1,))


def test_weeks_are_iso_weeks_and_empty_ones_are_shown() -> None:
    rows = panels(unjudged([incident(1, DAY), incident(2, DAY + timedelta(15))]), BY_UNIT)
    assert [(row.week, row.incidents) for row in rows] == [
        ("2031-W11", 1),
        ("2031-W12", 0),
        ("2031-W13", 1),
    ]
    assert rows[0].monday == date(2031, 3, 10)


def test_the_time_that_was_asked_for_is_shown_whole() -> None:
    choice = Choice(since=DAY - timedelta(14), until=DAY + timedelta(7))
    rows = panels(unjudged([incident(1, DAY)]), BY_UNIT, choice=choice)
    assert [row.incidents for row in rows] == [0, 0, 1, 0]


def test_the_turn_of_the_year_has_its_iso_name() -> None:
    assert week_name(date(2027, 1, 1)) == "2026-W53"


def test_a_long_incident_stands_on_its_first_day_or_on_all_of_them() -> None:
    long = incident(1, date(2031, 3, 13), date(2031, 3, 18), deaths=Deaths(6, 3, 9))
    kept = panels(unjudged([long]), BY_UNIT)
    spread = panels(unjudged([long]), Layout(by=(By.ADMIN1,), spread=True))
    assert [(row.incidents, row.best) for row in kept] == [(1, 6)]
    assert [(row.incidents, row.best) for row in spread] == [(0.667, 4), (0.333, 2)]


def test_a_week_with_a_date_of_the_terms_is_told_in_two_parts() -> None:
    layout = Layout(by=(By.ADMIN1,), cuts=(Cut(DAY, "in force"),))
    cases = [incident(1, DAY - timedelta(1)), incident(2, DAY), incident(3, DAY + timedelta(7))]
    rows = panels(unjudged(cases), layout)
    assert [(row.week, row.phase, row.incidents) for row in rows] == [
        ("2031-W11", "before 2031-03-12 in force", 1),
        ("2031-W11", "from 2031-03-12 in force", 1),
        ("2031-W12", "from 2031-03-12 in force", 1),
    ]


def test_without_weeks_each_phase_is_one_row() -> None:
    cuts = (Cut(DAY), Cut(DAY + timedelta(1)), Cut(date(2040, 1, 1)))
    layout = Layout(by=(By.ADMIN1,), cuts=cuts, weekly=False)
    cases = [incident(1, DAY - timedelta(1)), incident(2, DAY + timedelta(9))]
    rows = panels(unjudged(cases), layout)
    assert [(row.week, row.incidents) for row in rows] == [(None, 1), (None, 0), (None, 1)]


def test_phases_of_the_time_that_was_asked_for_are_shown() -> None:
    layout = Layout(by=(By.ADMIN1,), cuts=(Cut(DAY), Cut(date(2040, 1, 1))), weekly=False)
    choice = Choice(since=DAY - timedelta(1))
    rows = panels(unjudged([incident(1, DAY)]), layout, choice=choice)
    assert [row.phase for row in rows] == ["before 2031-03-12", "from 2031-03-12"]


def test_pairs_beyond_the_largest_are_put_together() -> None:
    cases = [*(incident(n) for n in (1, 2)), incident(3, sides=(ARDAL, "B")),
             incident(4, sides=(ARDAL, "C"))]  # fmt: skip
    rows = panels(unjudged(cases), Layout(by=(By.PAIR,), top=1))
    assert [(row.pair, row.incidents) for row in rows] == [
        (f"{ARDAL} – {NORTH}", 2),
        ("all others", 2),
    ]


def test_the_order_of_the_sides_makes_no_other_pair() -> None:
    cases = [incident(1), incident(2, sides=(NORTH, ARDAL))]
    assert len(panels(unjudged(cases), Layout(by=(By.PAIR,)))) == 1


def test_the_top_source_is_one_over_all_its_spellings() -> None:
    offices = ["Air Wars", "airwars", "Airwars", "Airwars", "Delta Post"]
    cases = [incident(n, accounts=(Account(name),)) for n, name in enumerate(offices)]
    [row] = panels(unjudged(cases), BY_UNIT)
    assert (row.top_source, row.top_source_share) == ("Airwars", 0.8)


def test_verdicts_and_zones_divide() -> None:
    one = incident(1)
    rows = panels([(one, verdict(one, zones=("coast",)))], Layout(by=(By.ZONE, By.VERDICT)))
    assert [(row.zone, row.verdict) for row in rows] == [("coast", "potential_violation")]


def test_the_dates_of_terms_are_told_with_what_they_are() -> None:
    terms = Terms(
        "t", "T", DAY, (Party("a", "one"),), declared=DAY - timedelta(1), ended=date(2031, 6, 1),
        zones=(TermsZone("z", "Coast", in_force=DAY + timedelta(3)),),
        extensions=(Extension(date(2031, 5, 1)),),
        deadlines=(Deadline(date(2031, 5, 1), "heavy weapons out"),),
    )  # fmt: skip
    assert [cut.what for cut in cuts_of(terms)] == [
        "declared",
        "in force",
        "in force in Coast",
        "extended, deadline: heavy weapons out",
        "ended",
    ]


@given(INCIDENTS, st.booleans(), st.lists(st.dates(date(2031, 1, 1), date(2031, 12, 31))))
def test_panels_sum_to_the_incidents(
    incidents: list[Incident], spread: bool, days: list[date]
) -> None:
    layout = Layout(by=(By.ADMIN1, By.PAIR), spread=spread, cuts=tuple(map(Cut, days)), top=1)
    rows = panels(unjudged(incidents), layout)
    told = sum(row.incidents for row in rows)
    assert told == pytest.approx(len(incidents), abs=0.001 * max(1, len(rows)))
    deaths = sum(i.deaths.best or 0 for i in incidents)
    assert sum(row.best for row in rows) == pytest.approx(deaths, abs=0.001 * max(1, len(rows)))
    if not spread:
        assert told == len(incidents)


@given(INCIDENTS, st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_incidents_does_not_matter(
    incidents: list[Incident], spread: bool, shuffle: object
) -> None:
    mixed = list(incidents)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    layout = Layout(by=(By.PAIR,), spread=spread)
    told = panels(unjudged(incidents), layout)
    assert told.to_dicts() == panels(unjudged(mixed), layout).to_dicts()


@given(INCIDENTS)
def test_no_week_is_left_out(incidents: list[Incident]) -> None:
    rows = panels(unjudged(incidents), Layout(by=()))
    mondays = [row.monday for row in rows if row.monday]
    assert mondays == sorted(mondays)
    assert all(b - a == timedelta(7) for a, b in pairwise(mondays))


@given(st.lists(st.dates(date(2031, 1, 1), date(2031, 12, 31)), min_size=1), st.dates())
def test_every_day_lies_in_one_phase(days: list[date], day: date) -> None:
    phases = Phases(map(Cut, days))
    number = phases.at(day)
    assert [n for n in range(len(phases.names)) if phases.holds(n, day, day)] == [number]
    assert number == sum(cut.day <= day for cut in phases.cuts)
