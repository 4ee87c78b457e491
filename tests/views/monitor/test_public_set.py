"""What was computed from the public event set by other means, by the monitor."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from dragoman.actors import load_registry
from dragoman.actors.terms import shipped_terms
from dragoman.exchange.incidents import read_incidents
from dragoman.model import Answer, DaySpread, Incident, Question, Ruling
from dragoman.record.verdicts import Judge, causes
from dragoman.views.monitor import Choice, around, unjudged
from dragoman.views.monitor.dimensions import By

ROOT = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("DRAGOMAN_DATA", ROOT.parent / "shared" / "data"))
BETWEEN = Choice(sides=("Government of Syria", "Syrian insurgents"), coarsest=DaySpread.DAYS)

pytestmark = pytest.mark.skipif(
    not (DATA / "peace" / "ucdp_ged_syria.csv.gz").exists(),
    reason="the UCDP GED country file is not beside the repository",
)


@pytest.fixture(scope="module")
def incidents() -> Sequence[Incident]:
    rows = list(read_incidents("ged", DATA / "peace" / "ucdp_ged_syria.csv.gz"))
    assert len(rows) == 16_566
    return [row for row in rows if isinstance(row, Incident)]


def test_sixty_days_around_the_areas_of_may_2017(incidents: Sequence[Incident]) -> None:
    day = date(2017, 5, 6)
    rows = around(unjudged(incidents), [day], days=60, by=(By.ADMIN1,), choice=BETWEEN)
    found = {
        (row.admin1 or "").removesuffix(" Governorate"): (row.incidents_before, row.incidents_after)
        for row in rows
    }
    expected = {
        "Idlib": (92, 11),
        "Hamah": (91, 21),
        "Aleppo": (61, 10),
        "Damascus": (55, 17),
        "Rif Dimashq": (93, 58),
        "Homs": (28, 26),
        "Daraa": (95, 95),
        "Quneitra": (8, 19),
        "Latakia": (9, 11),
    }
    assert {name: found[name] for name in expected} == expected


def test_fourteen_days_around_the_ceasefire_of_december_2016(
    incidents: Sequence[Incident],
) -> None:
    (row,) = around(unjudged(incidents), [date(2016, 12, 30)], days=14, choice=BETWEEN)
    assert (row.incidents_before, row.incidents_after) == (82, 101)
    assert (row.best_before, row.best_after) == (314, 245)


def test_every_event_gets_a_verdict_with_reasons(incidents: Sequence[Incident]) -> None:
    registry, terms = load_registry(), shipped_terms("syria")
    assert len(terms) == 5
    judge = Judge(terms, registry)
    open_labels = 0
    for incident in incidents:
        verdicts = judge.verdicts(incident)
        assert [verdict.terms for verdict in verdicts] == [each.id for each in terms]
        for verdict in verdicts:
            assert {reason.question for reason in verdict.reasons} == set(Question)
            assert bool(causes(verdict)) == (verdict.ruling is Ruling.UNDETERMINED)
            if "Syrian insurgents" in (incident.side_a, incident.side_b):
                assert verdict.ruling is not Ruling.POTENTIAL_VIOLATION
                open_labels += "aggregated_label" in causes(verdict)
            if verdict.ruling is Ruling.POTENTIAL_VIOLATION:
                assert {reason.answer for reason in verdict.reasons} == {Answer.YES}
    assert open_labels > 0
