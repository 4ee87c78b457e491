"""What is exported can be read by others, and JSON lines can be read back word for word."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factory import actor, fact, layout, page, readings, talks

from dragoman.errors import ExchangeError, UsageError
from dragoman.exchange import export_facts, export_pages, import_facts
from dragoman.exchange.columns import fact_columns
from dragoman.exchange.csv_file import cell
from dragoman.exchange.jsonl import read_facts
from dragoman.exchange.parquet import fact_schema
from dragoman.model import Position, Reading, Status
from dragoman.record import Filter, Record, open_record

SLOW = settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        opened.add(talks())
        yield opened


@SLOW
@given(st.lists(readings(), max_size=3))
def test_json_lines_round_trip(made: list[Reading]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_record(":memory:") as record:
        for reading in made:
            record.add(reading)
        facts, pages = Path(folder) / "facts.jsonl", Path(folder) / "pages.jsonl"
        assert export_facts(record, facts) == len(list(record.facts()))
        assert export_pages(record, pages) == len(list(record.pages()))
        assert list(read_facts(facts)) == list(record.facts())
        with open_record(":memory:") as other:
            assert import_facts(other, facts, pages) == len(list(record.facts()))
            assert {f.id: f for f in other.facts()} == {f.id: f for f in record.facts()}
            ours = [page.to_dict() for page in record.pages()]
            assert [page.to_dict() for page in other.pages()] == ours
            for loaded in other.facts():
                assert other.text(loaded.page)[loaded.start : loaded.end] == loaded.quote


@SLOW
@given(st.lists(readings(), max_size=2))
def test_csv_and_parquet_hold_every_fact(made: list[Reading]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_record(":memory:") as record:
        for reading in made:
            record.add(reading)
        facts = list(record.facts())
        csv_path, parquet_path = Path(folder) / "facts.csv", Path(folder) / "facts.parquet"
        export_facts(record, csv_path)
        export_facts(record, parquet_path)
        with csv_path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["id"] for row in rows] == [f.id for f in facts]
        for row, each in zip(rows, facts, strict=True):
            plain = each.to_dict()
            assert all(row[name] == str(cell(plain.get(name))) for name in fact_columns())
        table = pq.read_table(parquet_path).to_pylist()
        assert [row["id"] for row in table] == [f.id for f in facts]
        for row, each in zip(table, facts, strict=True):
            assert (row["quote"], row["status"]) == (each.quote, each.status.value)
            assert row["day"]["start"] == each.day.start
            assert [v["name"] for v in row["voices"]] == [v.name for v in each.voices]


def test_the_line_is_the_fact_of_the_contract(record: Record, tmp_path: Path) -> None:
    export_facts(record, tmp_path / "facts.jsonl", wanted=Filter(status=(Status.DENIED,)))
    (line,) = (tmp_path / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    denied = json.loads(line)
    assert denied == talks().facts[3].to_dict()
    assert denied["agreement"]["name"] == "Elim Accord"
    assert denied["roles"][0]["role"] == "signatory"


def test_pages_may_leave_out_their_text(record: Record, tmp_path: Path) -> None:
    for ending in ("jsonl", "csv", "parquet"):
        assert export_pages(record, tmp_path / f"pages.{ending}", text=False) == 1
        assert export_pages(record, tmp_path / f"whole.{ending}") == 1
    assert json.loads((tmp_path / "pages.jsonl").read_text()) == talks().to_dict()
    assert "text" not in pq.read_table(tmp_path / "pages.parquet").column_names
    (whole,) = pq.read_table(tmp_path / "whole.parquet").to_pylist()
    assert whole["text"] == talks().page.text
    assert whole["zones"][0]["kind"] == "title"
    export_facts(record, tmp_path / "facts.jsonl")
    with open_record(":memory:") as other, pytest.raises(ExchangeError, match="with their text"):
        import_facts(other, tmp_path / "facts.jsonl", tmp_path / "pages.jsonl")


def test_every_field_of_every_kind_is_a_column() -> None:
    assert list(fact_schema().names) == list(fact_columns())
    assert {"speaker", "in", "breakdown", "undetermined"} <= set(fact_columns())
    assert len(fact_columns()) == len(set(fact_columns()))


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_run_as_a_formula(tmp_path: Path, start: str) -> None:
    on = page(f"{start} they said.", outlet=start)
    stance = fact(on, on.text, Position(actor(start), start, "demands"), why=start)
    with open_record(":memory:") as record:
        record.add(Reading(on, layout(on.text), (stance,)))
        export_facts(record, tmp_path / "facts.csv")
        export_pages(record, tmp_path / "pages.csv")
    for name in ("facts.csv", "pages.csv"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            cells = [value for row in csv.reader(file) for value in row]
        assert any(value.startswith("'" + start) for value in cells)
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in cells)


def test_an_existing_file_is_kept_unless_told(record: Record, tmp_path: Path) -> None:
    target = tmp_path / "facts.jsonl"
    target.write_text("mine")
    with pytest.raises(ExchangeError, match="--overwrite"):
        export_facts(record, target)
    assert target.read_text() == "mine"
    assert export_facts(record, target, overwrite=True) == 5
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix != ".db") == ["facts.jsonl", *(
        p.name for p in sorted(tmp_path.iterdir()) if p.name.startswith("r.db-"))]  # fmt: skip


def test_an_export_that_fails_leaves_nothing(record: Record, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(UsageError, match="at least one word"):
        export_facts(record, folder / "facts.csv", wanted=Filter(text="!"))
    assert list(folder.iterdir()) == []


def test_bad_targets_are_named(record: Record, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--format"):
        export_facts(record, tmp_path / "facts.xlsx")
    with pytest.raises(ExchangeError, match="no folder"):
        export_facts(record, tmp_path / "no" / "facts.csv")
    with pytest.raises(ExchangeError, match="is a folder"):
        export_facts(record, tmp_path, format="csv")
    assert export_facts(record, tmp_path / "facts.txt", format="jsonl") == 5


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ("{}", "kind is missing"),
        ('{"kind": "gossip"}', "not a fact"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text("\n" + line + "\n")
    with pytest.raises(ExchangeError, match=f"line 2.*{told}"):
        list(read_facts(path))


def test_changed_exports_are_refused(record: Record, tmp_path: Path) -> None:
    facts, pages = tmp_path / "facts.jsonl", tmp_path / "pages.jsonl"
    export_facts(record, facts)
    export_pages(record, pages)
    good = facts.read_text(encoding="utf-8")

    facts.write_text(good.replace('"kind": "meeting"', '"kind": "meeting", "format": "summit"'))
    facts.write_text(good.replace('"format": "talks"', '"format": "summit"'))
    with pytest.raises(ExchangeError, match="were changed"):
        list(read_facts(facts))

    facts.write_text(good)
    whole = pages.read_text(encoding="utf-8")
    pages.write_text(whole.replace("Port Elim", "Fort Elim"))
    with open_record(":memory:") as other, pytest.raises(ExchangeError, match="page was changed"):
        import_facts(other, facts, pages)

    pages.write_text("")
    with open_record(":memory:") as other, pytest.raises(ExchangeError, match="no page"):
        import_facts(other, facts, pages)

    with pytest.raises(ExchangeError, match="check the path"):
        list(read_facts(tmp_path / "none.jsonl"))
    facts.write_bytes(b"\xff\xfe")
    with pytest.raises(ExchangeError, match="not UTF-8"):
        list(read_facts(facts))


def test_importing_what_is_there_changes_nothing(record: Record, tmp_path: Path) -> None:
    facts, pages = tmp_path / "facts.jsonl", tmp_path / "pages.jsonl"
    export_facts(record, facts)
    export_pages(record, pages)
    with open_record(":memory:") as other:
        assert import_facts(other, facts, pages) == import_facts(other, facts, pages) == 5
        assert replace(other.stats(), judgements=0) == record.stats()
