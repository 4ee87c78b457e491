"""From a record: terms by their names, incidents with what they are under them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.views.monitor.made import incident

from dragoman.actors import load_registry
from dragoman.actors.terms import terms_text
from dragoman.errors import UsageError
from dragoman.model.incidents import Incident
from dragoman.model.terms import Party, Terms
from dragoman.record import open_record
from dragoman.views.monitor import around
from dragoman.views.monitor.asking import cases_of, one_terms, terms_named
from dragoman.views.monitor.dimensions import By
from dragoman.views.monitor.summary import summary, verdict_rows

START = date(2016, 8, 29)
TERMS = Terms(
    "made-truce", "Truce", START, (Party("col-gov", "state"), Party("farc", "rebels")),
    countries=("col",),
)  # fmt: skip


def shot(number: int, away: int, *, place: str | None = "La Loma") -> Incident:
    row = incident(number, START + timedelta(away), sides=("Government of Colombia", "FARC"),
                   admin1="Meta", name=place)  # fmt: skip
    return replace(row, spot=replace(row.spot, country="Colombia"))


def test_terms_are_found_by_id_file_and_name_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "made.toml"
    other = replace(TERMS, id="other-truce")
    file.write_text(terms_text(TERMS, other), encoding="utf-8")
    known = load_registry()
    shipped = next(iter(known.terms))
    assert terms_named([shipped, str(file)], known) == (known.terms[shipped], TERMS, other)
    assert one_terms(f"{file}:other-truce", known) == other
    with pytest.raises(UsageError, match=r"made\.toml:made-truce"):
        one_terms(str(file), known)
    with pytest.raises(UsageError, match="it holds made-truce, other-truce"):
        one_terms(f"{file}:third", known)


def test_an_unknown_name_is_answered_with_those_near_it() -> None:
    known = load_registry()
    shipped = next(iter(known.terms))
    with pytest.raises(UsageError, match=shipped):
        one_terms(shipped + "x", known)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_records_incidents_come_with_their_verdicts(tmp_path: Path, read_only: bool) -> None:
    rows = [shot(1, -3), shot(2, 3), shot(3, 4, place=None)]
    with open_record(tmp_path / "r.db") as record:
        record.incidents.add(rows, "made.csv")
    with open_record(tmp_path / "r.db", read_only=read_only) as record:
        cases = list(cases_of(record, TERMS))
        since = list(cases_of(record, TERMS, first=START))
        alone = list(cases_of(record))
    assert [case[0] for case in cases] == rows
    assert [case[1].ruling.value for case in cases if case[1]] == [
        "outside_scope",
        "potential_violation",
        "potential_violation",
    ]
    assert since == cases[1:]
    assert alone == [(row, None) for row in rows]
    [in_scope] = around(cases, [START], by=[By.SCOPE])
    assert (in_scope.scope, in_scope.incidents_before, in_scope.incidents_after) == (
        "in_scope", 1, 2,
    )  # fmt: skip


def test_the_summary_has_each_ruling_with_its_causes(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        record.incidents.add([shot(1, -3), shot(2, 3)], "made.csv")
        rows = {row.verdict: row for row in summary(TERMS, cases_of(record, TERMS))}
        [first, second] = verdict_rows(cases_of(record, TERMS))
    assert {name: row.incidents for name, row in rows.items()} == {
        "potential_violation": 1, "outside_scope": 1, "excluded_actor": 0, "undetermined": 0,
    }  # fmt: skip
    assert rows["outside_scope"].causes == ("time: before_in_force 1",)
    assert rows["outside_scope"].share == 0.5
    assert first.reasons[0] == "time no: before_in_force"
    assert second.verdict == "potential_violation"
