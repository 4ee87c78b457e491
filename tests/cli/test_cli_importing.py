"""dragoman import: what is printed, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.exchange.incidents.tables import event, write

from dragoman.cli.app import run
from dragoman.record import open_record


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_RECORD", str(tmp_path / "r.db"))
    monkeypatch.setenv("COLUMNS", "200")
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
    assert record.exists()


def test_a_wrong_file_ends_with_1_and_no_traceback(
    tmp_path: Path, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "other.csv", [{"a": "1", "b": "2"}], ["a", "b"])
    assert run(["import", "ged", str(path), "--record", str(record)]) == 1
    assert "is no UCDP GED table: it lacks id" in capsys.readouterr().err
