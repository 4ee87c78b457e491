"""dragoman monitor: what is printed, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.views.monitor.made import incident

from dragoman.cli.app import run
from dragoman.cli.monitor.demo import INCIDENTS, show_monitor, show_next
from dragoman.cli.monitor.demo import TERMS as DEMO_TERMS
from dragoman.cli.monitor.tables import CUT, NONE, blocks, lines_of
from dragoman.exchange.incidents import IncidentFile
from dragoman.model.incidents import Account, Incident
from dragoman.record import open_record
from dragoman.views.monitor.panels import PanelRow

START = date(2016, 8, 29)
TERMS = "col-farc-2016-08-29"


def shot(number: int, away: int, admin1: str = "Meta") -> Incident:
    accounts = (Account("Delta Post", START + timedelta(away)),)
    row = incident(number, START + timedelta(away), sides=("Government of Colombia", "FARC"),
                   admin1=admin1, accounts=accounts)  # fmt: skip
    return replace(row, spot=replace(row.spot, country="Colombia"))


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_RECORD", str(tmp_path / "r.db"))
    monkeypatch.setenv("COLUMNS", "160")
    with open_record(tmp_path / "r.db") as opened:
        rows = [shot(1, -20), shot(2, -3), shot(3, 0), shot(4, 9, "Cauca")]
        opened.incidents.add(rows, "made.csv")
    return tmp_path / "r.db"


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    assert run(["monitor", *words, "--json"]) == 0
    told = capsys.readouterr()
    assert told.err.count("Descriptive: what was reported, not why.") == 1
    rows = json.loads(told.out)
    assert isinstance(rows, list)
    return rows


def test_around_a_day(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = asked(capsys, "around", "2016-08-29", "--side", "FARC", "--grain", "days")
    assert [(r["admin1"], r["incidents_before"], r["incidents_after"]) for r in rows] == [
        ("Meta", 1, 1),
        ("Cauca", 0, 1),
    ]
    [total] = asked(capsys, "around", "2016-08-29", "--total", "--days", "30")
    assert (total["incidents_before"], total["best_before"]) == (2, 4)


def test_around_each_date_of_terms(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = asked(capsys, "around", "--terms", TERMS, "--covered", "--by", "verdict")
    in_force = [r for r in rows if r["what"] == "in force"]
    assert {(r["verdict"], r["incidents_before"], r["incidents_after"]) for r in in_force} == {
        ("outside_scope", 1, 0),
        ("potential_violation", 0, 2),
    }


def test_panels_week_by_week(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = asked(capsys, "panels", "--from", "2016-08", "--until", "2016-09")
    assert len(rows) == 2 * len({r["week"] for r in rows})
    assert sum(float(str(r["incidents"])) for r in rows) == 4
    assert run(["monitor", "panels", "--from", "2016-08"]) == 0
    told = capsys.readouterr()
    assert NONE in told.out
    assert told.out.count("Descriptive") == 1
    assert "each block a week" in told.err


def test_csv_has_a_line_for_each_row(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["monitor", "panels", "--csv", "--by", "pair"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["incidents"] for row in rows] == ["1", "0", "1", "1", "1"]


def test_phases_as_a_whole(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = asked(capsys, "panels", "--terms", TERMS, "--no-weeks", "--by", "scope")
    assert [r["incidents"] for r in rows] == [2, 2]
    assert {r["scope"] for r in rows} == {"in_scope"}


def test_the_summary_and_the_verdicts(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = asked(capsys, "summary")
    assert len({r["terms"] for r in rows}) > 1
    mine = {r["verdict"]: r["incidents"] for r in rows if r["terms"] == TERMS}
    assert mine["potential_violation"] == 2
    [row] = asked(capsys, "verdicts", "made:3", "--terms", TERMS)
    assert (row["verdict"], row["first"]) == ("potential_violation", "2016-08-29")
    found = asked(
        capsys, "verdicts", "--verdict", "outside_scope", "--terms", TERMS, "--limit", "1"
    )
    assert [r["incident"] for r in found] == ["made:1"]


def test_quality_sources_and_odd_days(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    traits = {r["trait"]: r["incidents"] for r in asked(capsys, "quality")}
    assert traits["one_source"] == 4
    [source] = asked(capsys, "quality", "--sources")
    assert source["source"] == "Delta Post"
    assert asked(capsys, "quality", "--days") == []


def test_no_word_of_violation_stands_alone(
    record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    for words in (["summary"], ["around", "--terms", TERMS, "--by", "verdict"], ["verdicts"]):
        assert run(["monitor", *words]) == 0
        told = capsys.readouterr().out.replace("\n", " ").lower()
        assert told.count("violation") == told.count("potential violation")


MISTAKES = [
    (["around"], "Give one"),
    (["around", "2016-13"], "is no day"),
    (["around", "2016", "--zone", "x"], "name them with --terms"),
    (["around", "--terms", TERMS, "--zone", "x"], "it has no zones"),
    (["panels", "--by", "colour"], "they are zone, admin1"),
    (["panels", "--by", "zone"], "need terms"),
    (["panels", "--grain", "hour"], "day, days"),
    (["panels", "--side", "A", "--side", "B", "--side", "C"], "two sides"),
    (["verdicts", "made:77"], "no incident"),
    (["verdicts", "--terms", "col-farc"], TERMS),
    (["quality", "--sources", "--days"], "one of them"),
]


@pytest.mark.parametrize(("words", "says"), MISTAKES)
def test_a_mistake_is_told_with_what_to_do(
    record: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert run(["monitor", *words]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert "Traceback" not in told


def test_a_record_without_incidents_says_how_to_get_some(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_record(tmp_path / "e.db"):
        pass
    assert run(["monitor", "summary", "--record", str(tmp_path / "e.db")]) == 2
    assert "dragoman import ged" in capsys.readouterr().err


def test_pictures_as_a_page_and_one_by_one(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, drawn = tmp_path / "m.html", tmp_path / "m.svg"
    assert run(["monitor", "picture", str(page), "--terms", TERMS, "--stack", "scope"]) == 0
    assert page.read_text(encoding="utf-8").count("<figure>") == 2
    assert run(["monitor", "picture", str(drawn), "--only", "weeks", "--by", "kind"]) == 0
    assert drawn.read_text(encoding="utf-8").startswith("<svg")
    assert run(["monitor", "picture", str(drawn), "--only", "weeks"]) == 1
    capsys.readouterr()
    for words, says in (
        (["m.png"], "rename the file"),
        (["m.svg"], "holds one picture"),
        (["m.html", "--only", "globe"], "weeks, map"),
        (["m.svg", "--only", "map"], "needs a day"),
    ):
        assert run(["monitor", "picture", *words]) == 2
        assert says in " ".join(capsys.readouterr().err.split())


def test_the_invented_incidents_are_whole_and_say_so(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_record(record) as opened:
        file = IncidentFile("ged", INCIDENTS)
        imported = opened.incidents.add(file, INCIDENTS.name, source=file.source)
    assert imported.new == imported.rows > 200
    rows = asked(capsys, "summary", *(word for each in DEMO_TERMS for word in ("--terms", each)))
    assert all(float(str(row["incidents"])) > 0 for row in rows)
    told = INCIDENTS.read_text(encoding="utf-8").splitlines()[1:]
    assert all("invented for the example" in line for line in told)


def test_the_demo_shows_each_question_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    show_monitor(tmp_path / "d.db")
    show_next(tmp_path / "d.db")
    told = capsys.readouterr()
    assert "What they are under two ceasefires" in told.out
    assert "in scope" in told.out
    assert "eastern-ghouta" in told.out
    assert "dragoman monitor picture" in told.out
    assert "they say nothing of any war" in told.err


def test_registers_of_no_pages_are_none(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "registers") == []
    assert asked(capsys, "pages") == []


def test_a_long_table_says_how_much_more_there_is(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_record(record) as opened:
        opened.incidents.add([shot(n, 1) for n in range(10, 310)], "more.csv")
    assert run(["monitor", "verdicts", "--terms", TERMS]) == 0
    assert "… 104 more rows: --csv lists all" in capsys.readouterr().out
    assert run(["monitor", "verdicts", "--terms", TERMS, "--csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 305


def test_blocks_are_on_one_scale_and_nothing_is_a_dot() -> None:
    assert blocks([0, 0.1, 4, 8], 8) == f"{NONE}▁▄█"
    assert blocks([0, 0], 0) == NONE * 2


def test_a_long_panel_has_several_weeks_in_a_block_and_marks_its_phases() -> None:
    rows = [PanelRow(f"W{n}", None, phase="a" if n < 90 else "b", admin1="Meta", incidents=1)
            for n in range(120)]  # fmt: skip
    [line] = lines_of(rows)
    assert line.weeks == "█" * 30 + CUT + "█" * 10
    assert (line.incidents, line.peak) == (120, 3)
