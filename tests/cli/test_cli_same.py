"""dragoman same"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.factory import day
from tests.record.links.test_links import met, told

from dragoman.cli.app import run
from dragoman.model import Modality
from dragoman.record import open_record


@pytest.fixture
def fact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A record of three pages, two of which tell one meeting; the id of what the first tells."""
    with open_record(tmp_path / "dragoman.db") as record:
        plan = met(day("2021-05-03"), Modality.PLANNED)
        record.add(told("plan.txt", plan, published=day("2021-05-01")))
        record.add(told("done.txt", met(day("2021-05-03")), published=day("2021-05-04")))
        record.add(told("other.txt", met(day("2021-07-13")), published=day("2021-07-14")))
        found = next(fact.id for fact in record.facts() if fact.page_name == "plan.txt")
    monkeypatch.chdir(tmp_path)
    return found


def test_what_tells_the_same_is_listed_with_its_reasons(
    fact: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["same", fact[:10], "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["page_name"], row["held"]) for row in rows] == [
        ("plan.txt", "itself"), ("done.txt", "same")]  # fmt: skip
    assert "both on 3 May 2021" in rows[1]["reasons"]

    assert run(["same", rows[0]["thing"], "--csv"]) == 0
    assert len(list(csv.DictReader(io.StringIO(capsys.readouterr().out)))) == 2

    assert run(["same", fact]) == 0
    assert "same" in capsys.readouterr().out


def test_before_the_second_page_it_stands_alone(
    fact: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["same", fact, "--as-of", "2021-05-02", "--json"]) == 0
    assert [row["held"] for row in json.loads(capsys.readouterr().out)] == ["itself"]


def test_pages_of_one_event_are_grouped(fact: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["same", "--pages", "--json"]) == 0
    (group,) = json.loads(capsys.readouterr().out)
    assert sorted(group["names"]) == ["done.txt", "plan.txt"]

    assert run(["same", "--pages"]) == 0
    assert "2" in capsys.readouterr().out


def test_neither_or_both_is_refused(fact: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["same"]) == 2
    assert run(["same", fact, "--pages"]) == 2
    assert "--pages" in capsys.readouterr().err
