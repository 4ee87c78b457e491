"""dragoman stories"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.record.stories.test_stories_record import report

from dragoman.cli.app import run
from dragoman.record import open_record


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of three pages, two of which print one text."""
    with open_record(tmp_path / "dragoman.db") as record:
        record.add(report(range(12), day=0, outlet="Harbour Gazette"))
        record.add(report([*range(12), 30], day=1, outlet="Delta Post"))
        record.add(report([7, 8, 9, *range(60, 75)], day=3, outlet="Coast Daily"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


def test_a_story_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stories"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Harbour Gazette" in told
    assert "92 % of it" in told or "92% of it" in told


def test_json_and_csv_hold_every_field(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stories", "--json"]) == 0
    (story,) = json.loads(capsys.readouterr().out)
    assert (story["origin"], story["pages"], story["partial"]) == ("Harbour Gazette", 2, 1)
    assert [page["relation"] for page in story["printed"]] == ["first", "copy", "partial"]

    assert run(["stories", "--csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert set(row) == set(story)


def test_a_day_before_the_copy_there_is_no_story(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["stories", "--as-of", "2021-03-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run(["stories", "--as-of", "2021-03-01"]) == 0
    assert "no text is printed by two pages" in capsys.readouterr().err
