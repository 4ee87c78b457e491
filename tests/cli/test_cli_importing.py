"""dragoman import: what is printed, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.exchange.incidents.tables import ACLED, clash, event, write
from tests.exchange.known.test_known import AGREEMENT, CEASEFIRE

from dragoman.cli.app import run
from dragoman.record import open_record


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_RECORD", str(tmp_path / "r.db"))
    monkeypatch.setenv("COLUMNS", "400")  # names of files are long here
    return tmp_path / "r.db"


def test_a_file_is_imported_and_summed_up(
    tmp_path: Path, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [event(), event(id="502", best="-3"), event(id="503", date_start="")]
    path = write(tmp_path / "ged.csv", rows)
    assert run(["import", "ged", str(path)]) == 0
    told = capsys.readouterr().out
    assert "3 rows: 3 new" in told
    assert "kept, with a warning: 1 best" in told
    with open_record(record) as opened:
        assert opened.incidents.count() == 3


def test_skipped_rows_end_with_3(
    tmp_path: Path, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "ged.csv", [event(), event(id="")])
    assert run(["import", "ged", str(path), "--json"]) == 3
    (told,) = json.loads(capsys.readouterr().out)["files"]
    assert (told["rows"], told["new"], told["skipped"]) == (2, 1, {"no_id": 1})
    assert told["skipped_rows"] == [
        {"row": 3, "reason": "no_id", "words": "the cell id is empty", "id": None}
    ]
    assert run(["import", "ged", str(path)]) == 3
    assert "row 3: the cell id is empty" in capsys.readouterr().out
    assert run(["skipped"]) == 0
    assert "ged.csv, row 3" in capsys.readouterr().out
    assert record.exists()


OWN = ["Date of incident", "Where", "Attacker", "deaths"]
OWN_ROWS = [dict(zip(OWN, ("2017-01-02", "Alpha", "North", "3"), strict=True)),
            dict(zip(OWN, ("2017-01-05", "Beta", "South", "1"), strict=True))]  # fmt: skip


def test_a_table_of_ones_own_says_what_it_was_taken_for(
    tmp_path: Path, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "mine.csv", OWN_ROWS, OWN)
    named = ["--column", "day=Date of incident", "--column", "place=Where", "--source", "our-desk"]
    assert run(["import", "own", str(path), *named]) == 0
    told = capsys.readouterr()
    assert "2 rows: 2 new" in told.out
    assert "side_a=Attacker, best=deaths, day=Date of incident, place=Where" in told.err
    assert run(["import", "own", str(path), *named]) == 0
    assert "2 as they were" in capsys.readouterr().out
    with open_record(record) as opened:
        first = next(opened.incidents.all())
    assert (first.id.partition(":")[0], first.spot.name, first.side_a) == (
        "our-desk", "Alpha", "North")  # fmt: skip


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ([], "say which column holds the day"),
        (["--column", "day=When"], "no column 'When' (day); its columns are Date of incident"),
        (["--column", "day"], "give FIELD=COLUMN"),
        (["--column", "day=Date of incident", "--column", "hour=Where"], "no field 'hour'"),
    ],
)
def test_columns_that_cannot_be_are_refused(
    tmp_path: Path, record: Path, capsys: pytest.CaptureFixture[str], options: list[str],
    reason: str,
) -> None:  # fmt: skip
    path = write(tmp_path / "mine.csv", OWN_ROWS, OWN)
    assert run(["import", "own", str(path), *options]) == 2
    assert reason in capsys.readouterr().err


def test_a_wrong_file_ends_with_1_and_no_traceback(
    tmp_path: Path, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "other.csv", [{"a": "1", "b": "2"}], ["a", "b"])
    assert run(["import", "ged", str(path), "--record", str(record)]) == 1
    assert "is no UCDP GED table: it lacks id" in capsys.readouterr().err


def test_a_deletion_list_takes_events_out_and_keeps_them_out(
    tmp_path: Path, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = write(tmp_path / "acled.csv", [clash(), clash(event_id_cnty="NOR18")], ACLED)
    list_of = [{"event_id_cnty": "NOR18", "deleted_timestamp": "1700000000"}]
    gone = write(tmp_path / "gone.csv", list_of, ("event_id_cnty", "deleted_timestamp"))
    assert run(["import", "acled", str(events), "--deleted", str(gone)]) == 0
    assert "gone.csv: 1 incident retracted" in capsys.readouterr().out
    assert run(["import", "acled", str(events)]) == 0
    assert "1 as they were, 1 retracted before" in capsys.readouterr().out
    with open_record(record) as opened:
        assert [each.id for each in opened.incidents] == ["acled:NOR17"]


@pytest.mark.parametrize(("kind", "noun"), [("pax", "agreement"), ("cf", "ceasefire")])
def test_agreements_and_ceasefires_known_elsewhere(
    tmp_path: Path, record: Path, capsys: pytest.CaptureFixture[str], kind: str, noun: str
) -> None:
    row = {"pax": AGREEMENT, "cf": CEASEFIRE}[kind]
    path = write(tmp_path / "a.csv", [row], tuple(row))
    assert run(["import", kind, str(path)]) == 0
    assert f"a.csv: 1 {noun}: 1 new" in capsys.readouterr().out
    with open_record(record) as opened:
        assert [each.source for each in opened.incidents.known_elsewhere()] == [kind]


def test_an_import_of_nothing_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "acled"]) == 2
    assert "name a file, or a list of deleted events" in capsys.readouterr().err


LIMITED = """
import resource, sys
from dragoman.cli.app import run
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
sys.exit(run(sys.argv[1:]))
"""


def test_a_full_disk_keeps_whole_batches_and_says_what_to_do(tmp_path: Path, record: Path) -> None:
    rows = [event(id=str(n), where_description=f"{n} " * 20) for n in range(1, 6001)]
    path = write(tmp_path / "ged.csv", rows)
    command = [sys.executable, "-c", LIMITED, "import", "ged", str(path)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == 1
    assert "make room and run the command again" in ended.stderr
    assert "Traceback" not in ended.stderr
    with open_record(record) as opened:
        assert opened.incidents.count() % 2000 == 0
        assert opened.check() == []
    assert run(["import", "ged", str(path)]) == 0
    with open_record(record) as opened:
        assert opened.incidents.count() == 6000
