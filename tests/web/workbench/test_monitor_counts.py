"""What the screens of the monitor count is what its views count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import DaySpread, Ruling, Terms
from dragoman.record import Record, open_record
from dragoman.views.monitor.around import around
from dragoman.views.monitor.asking import cases_of, terms_for
from dragoman.views.monitor.cases import Case, Choice
from dragoman.views.monitor.days import Cut, cuts_of
from dragoman.views.monitor.dimensions import By
from dragoman.views.monitor.panels import Layout, panels
from dragoman.views.monitor.summary import summary
from dragoman.web.workbench.incidents.counting import (
    around_rows,
    divided,
    place_rows,
    summary_rows,
    week_rows,
)
from dragoman.web.workbench.incidents.making import RULINGS, make
from dragoman.web.workbench.incidents.sheet import Sheet, judged_in, sheet_in
from dragoman.web.workbench.incidents.store import opened

Judged = tuple[Record, Sheet, Terms, list[Case]]
QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def both(process: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Judged]]:
    """The incidents of the example under each of its terms, as a sheet and as cases."""
    beside = tmp_path_factory.mktemp("sheet") / "sheet.db"
    with open_record(process, read_only=True) as record, opened(beside) as store:
        make(record, store)
        found = []
        for terms in terms_for(record):
            sheet = sheet_in(store, terms.id)
            assert sheet is not None
            found.append((record, sheet, terms, list(cases_of(record, terms))))
        assert set(judged_in(store)) == {terms.id for _, _, terms, _ in found}
        yield found


_days = st.dates(date(2016, 9, 1), date(2017, 10, 1))
choices = st.builds(
    Choice,
    sides=st.sampled_from([(), ("Government of Syria",), ("syrian INSURGENTS",), ("nobody",),
                           ("Syrian insurgents", "Government of Syria")]),
    coarsest=st.sampled_from(DaySpread),
    since=st.none() | _days,
    until=st.none() | _days,
    zones=st.sampled_from([(), ("idlib",), ("south", "idlib")]),
    admin1=st.sampled_from([(), ("Idlib Governorate",), ("no such unit",)]),
    rulings=st.sampled_from([(), (Ruling.UNDETERMINED,), tuple(Ruling)]),
)  # fmt: skip


@QUICK
@given(st.integers(0, 1), choices)
def test_a_choice_keeps_the_same_incidents(both: list[Judged], at: int, choice: Choice) -> None:
    _, sheet, _, cases = both[at]
    kept = sheet.ids(sheet.chosen(choice).nonzero()[0].tolist())
    assert kept == [incident.id for incident, _ in choice.of(cases)]


@QUICK
@given(st.integers(0, 1), choices, st.sampled_from([*By, None]), st.integers(1, 90))
def test_before_and_after_are_the_same(
    both: list[Judged], at: int, choice: Choice, by: By | None, days: int
) -> None:
    _, sheet, terms, cases = both[at]
    cuts = cuts_of(terms)
    rows = around_rows(sheet, sheet.chosen(choice), cuts, days=days, by=by)
    wanted = around(cases, cuts, days=days, by=[by] if by else [], choice=choice)
    assert rows.to_dicts() == wanted.to_dicts()


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("by", list(By))
def test_weeks_are_the_same(both: list[Judged], at: int, by: By) -> None:
    _, sheet, _, cases = both[at]
    mask = sheet.chosen(Choice())
    rows = week_rows(sheet, divided(sheet, mask, by), ())
    wanted = panels(cases, Layout(by=(by,)))
    told = [(row.where, row.week, row.incidents, row.best, row.low, row.high) for row in rows]
    assert told == [
        (getattr(row, by.value), row.week, row.incidents, row.best, row.low, row.high)
        for row in wanted
    ]
    assert all(sum(getattr(row, name) for name in RULINGS) == row.incidents for row in rows)


@pytest.mark.parametrize("at", [0, 1])
def test_rulings_and_their_causes_are_the_same(both: list[Judged], at: int) -> None:
    _, sheet, terms, cases = both[at]
    found = summary_rows(sheet, terms, sheet.chosen(Choice()))
    assert found.to_dicts() == summary(terms, cases).to_dicts()


def test_places_hold_every_incident_once(both: list[Judged]) -> None:
    _, sheet, _, cases = both[0]
    rows = place_rows(sheet, sheet.chosen(Choice()), limit=10_000)
    assert sum(row.incidents for row in rows) == len(cases)
    assert [row.incidents for row in rows] == sorted((row.incidents for row in rows), reverse=True)
    few = place_rows(sheet, sheet.chosen(Choice()), limit=2, skip=1)
    assert list(few) == list(rows)[1:3]


def test_incidents_alone_are_not_judged(both: list[Judged]) -> None:
    record, sheet, _, _ = both[0]
    alone = sheet_in(sheet.store)
    assert alone is not None
    rows = week_rows(
        alone, divided(alone, alone.chosen(Choice()), By.ADMIN1), [Cut(date(2017, 1, 1))]
    )
    assert sum(row.not_judged for row in rows) == record.incidents.count()
