"""Verdicts in the record: the same as judged, brought up to date, gone with what they are of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.record.verdicts.cases import END, START, TERMS, WITHIN, ZONED, incident

from dragoman.actors import load_registry
from dragoman.errors import RecordError, UsageError
from dragoman.model import Incident, PlaceGrain, Ruling, Verdict
from dragoman.record import Record, open_record
from dragoman.record.verdicts import Judge, rows
from dragoman.record.verdicts.upkeep import BATCH

ALL = (TERMS, ZONED)
REGISTRY = load_registry()
ROWS = (
    incident(id="made:1"),
    incident(id="made:2", side_b="rebels", first=START - timedelta(days=2), last=START),
    incident(id="made:3", side_b="AGC"),
    incident(id="made:4", first=END),
    incident("rebels", "insurgents", id="made:5"),
    incident(id="made:6", admin1=None, grain=PlaceGrain.COUNTRY),
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as record:
        record.incidents.add(ROWS, "made.csv")
        yield record


def judged(*rows: Incident) -> dict[str, tuple[Verdict, ...]]:
    judge = Judge(sorted(ALL, key=lambda terms: terms.id), REGISTRY)
    return {row.id: judge.verdicts(row) for row in rows}


def kept(record: Record) -> dict[str, tuple[Verdict, ...]]:
    return {row.id: record.verdicts.of(row.id) for row in record.incidents}


def test_what_is_kept_is_what_was_judged(record: Record) -> None:
    told = record.verdicts.bring_up(ALL)
    assert (told.judged, told.renewed, told.dropped) == (len(ROWS), 2, 0)
    assert kept(record) == judged(*ROWS)
    assert record.verdicts.terms() == ("col-truce", "col-zones")


def test_nothing_is_judged_twice(record: Record) -> None:
    record.verdicts.bring_up(ALL)
    told = record.verdicts.bring_up(ALL)
    assert (told.judged, told.renewed, told.dropped) == (0, 0, 0)


def test_new_changed_and_retracted_incidents(record: Record) -> None:
    record.verdicts.bring_up(ALL)
    changed = replace(ROWS[0], side_b="ELN")
    new = incident(id="made:7")
    record.incidents.add([changed, new], "later.csv")
    record.incidents.retract([("made:3", 0)])
    assert record.verdicts.of("made:1") == ()
    assert record.verdicts.of("made:3") == ()
    assert sum(record.verdicts.counts("col-truce").values()) == len(ROWS) - 2
    assert record.verdicts.bring_up(ALL).judged == 2
    rows = [changed, *ROWS[1:2], *ROWS[3:], new]
    assert kept(record) == judged(*rows)


def test_changed_terms_are_judged_anew_and_no_others(record: Record) -> None:
    record.verdicts.bring_up(ALL)
    later = replace(TERMS, in_force=WITHIN + timedelta(days=1))
    told = record.verdicts.bring_up((later, ZONED))
    assert (told.judged, told.renewed, told.dropped) == (len(ROWS), 1, len(ROWS))
    assert record.verdicts.counts("col-truce")[Ruling.POTENTIAL_VIOLATION] == 0
    assert record.verdicts.counts("col-zones")[Ruling.POTENTIAL_VIOLATION] == 1


def test_another_registry_is_another_judgement(record: Record, tmp_path: Path) -> None:
    record.verdicts.bring_up(ALL)
    pack = tmp_path / "valley"
    (pack / "actors").mkdir(parents=True)
    (pack / "pack.yml").write_text("id: valley\nname: Valley\n", encoding="utf-8")
    (pack / "actors" / "groups.yml").write_text(
        "- {id: valley-front, kind: armed_group, name: Valley Front, state: col}\n",
        encoding="utf-8",
    )
    told = record.verdicts.bring_up(ALL, load_registry([pack]))
    assert (told.judged, told.renewed) == (len(ROWS), 2)


def test_terms_that_are_not_handed_in_keep_what_they_have(record: Record) -> None:
    record.verdicts.bring_up(ALL)
    record.incidents.add([incident(id="made:7")], "later.csv")
    record.verdicts.bring_up([TERMS])
    assert len(record.verdicts.of("made:7")) == 1
    assert record.verdicts.bring_up(ALL).judged == 1
    assert len(record.verdicts.of("made:7")) == 2
    assert record.verdicts.forget("col-zones") == len(ROWS) + 1
    assert record.verdicts.terms() == ("col-truce",)
    assert [verdict.terms for verdict in record.verdicts.of("made:7")] == ["col-truce"]


def test_two_sets_of_terms_under_one_id_are_refused(record: Record) -> None:
    with pytest.raises(UsageError, match="col-truce"):
        record.verdicts.bring_up((TERMS, replace(ZONED, id="col-truce")))


def test_counts_and_causes(record: Record) -> None:
    record.verdicts.bring_up(ALL)
    assert record.verdicts.counts("col-truce") == {
        Ruling.POTENTIAL_VIOLATION: 2,
        Ruling.OUTSIDE_SCOPE: 1,
        Ruling.EXCLUDED_ACTOR: 1,
        Ruling.UNDETERMINED: 2,
    }
    assert record.verdicts.causes("col-truce") == {"aggregated_label": 2, "spans_start": 1}
    assert list(record.verdicts.causes("col-truce")) == ["aggregated_label", "spans_start"]
    assert set(record.verdicts.counts("nobody").values()) == {0}


def test_asking_for_each(record: Record) -> None:
    record.verdicts.bring_up(ALL)
    verdicts = record.verdicts

    def ids(**asked: object) -> list[str]:
        return [i.id for i, v in verdicts.each("col-zones", **asked) if v.incident == i.id]  # type: ignore[arg-type]

    assert [i for i, _ in verdicts.each("col-truce")] == list(record.incidents)
    assert ids(ruling=Ruling.EXCLUDED_ACTOR) == ["made:3"]
    assert ids(code="aggregated_label") == ["made:2", "made:5"]
    assert ids(zone="cauca", first=WITHIN, last=WITHIN) == ["made:1", "made:3", "made:5"]
    assert ids(zone="cau") == []
    assert ids(last=date(2016, 9, 1)) == ["made:2"]


def test_what_was_cut_short_goes_on_where_it_was(record: Record) -> None:
    many = (incident(id=f"many:{number}") for number in range(BATCH))
    record.incidents.add(many, "many.csv")
    steps = record.verdicts.bringing_up(ALL)
    assert next(steps).judged == BATCH
    steps.close()
    assert sum(record.verdicts.counts("col-truce").values()) == BATCH
    assert record.verdicts.bring_up(ALL).judged == len(ROWS)
    assert sum(record.verdicts.counts("col-truce").values()) == BATCH + len(ROWS)


def test_two_that_judge_at_once_share_the_work(record: Record, tmp_path: Path) -> None:
    record.incidents.add((incident(id=f"many:{n}") for n in range(2 * BATCH)), "many.csv")
    steps = record.verdicts.bringing_up(ALL)
    next(steps)
    with open_record(tmp_path / "r.db") as other:
        assert other.verdicts.bring_up(ALL).judged == BATCH + len(ROWS)
    *_, last = steps
    assert last.judged == BATCH
    assert sum(record.verdicts.counts("col-truce").values()) == 2 * BATCH + len(ROWS)
    assert record.verdicts.of("made:1") == judged(ROWS[0])["made:1"]


def test_other_terms_of_one_id_are_refused_while_one_judges(record: Record, tmp_path: Path) -> None:
    record.incidents.add((incident(id=f"many:{n}") for n in range(BATCH)), "many.csv")
    steps = record.verdicts.bringing_up(ALL)
    next(steps)
    with open_record(tmp_path / "r.db") as other:
        other.verdicts.bring_up([replace(TERMS, in_force=WITHIN)])
    with pytest.raises(RecordError, match="col-truce"):
        list(steps)


def test_reasons_beyond_those_at_hand_are_found_in_the_record(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "_AT_HAND", 2)
    record.verdicts.bring_up(ALL)
    assert kept(record) == judged(*ROWS)


def test_reasons_are_kept_once_and_go_with_the_terms(record: Record) -> None:
    def reasons() -> int:
        with closing(sqlite3.connect(record.path)) as file:
            return int(file.execute("SELECT count(*) FROM verdict_reasons").fetchone()[0])

    record.verdicts.bring_up(ALL)
    of_all = reasons()
    record.incidents.add([replace(ROWS[0], id="made:7")], "later.csv")
    record.verdicts.bring_up(ALL)
    assert reasons() == of_all
    assert record.check() == []
    record.verdicts.forget("col-zones")
    assert 0 < reasons() < of_all
    record.verdicts.forget("col-truce")
    assert reasons() == 0
