"""Whatever a file holds: a row is an incident or is skipped with a reason, and nothing raises."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from tests.exchange.incidents.tables import ACLED, RELEASE, clash, event, write

from dragoman.exchange.incidents import read_incidents
from dragoman.model import Incident, SkippedRow
from dragoman.record import open_record

ODD = st.sampled_from(
    ["", " ", "-1", "1e400", "nan", "inf", "9" * 30, "/", "#", "0001-01-01", "9999-12-31", "1;2;3"]
)
CELLS = ODD | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@settings(max_examples=80, deadline=None)
@given(st.data(), st.sampled_from(["ged", "acled"]))
def test_any_cells_are_an_incident_or_skipped(data: st.DataObject, kind: str) -> None:
    columns, whole = (RELEASE, event()) if kind == "ged" else (ACLED, clash())
    odd = data.draw(st.dictionaries(st.sampled_from(columns), CELLS, max_size=6))
    with tempfile.TemporaryDirectory() as folder, open_record(":memory:") as record:
        path = write(Path(folder) / "a.csv", [whole, whole | odd], columns)
        rows = list(read_incidents(kind, path))
        assert len(rows) == 2
        assert all(isinstance(row, SkippedRow) and row.reason for row in rows[1:]) or all(
            isinstance(row, Incident) for row in rows
        )
        told = record.incidents.add(rows, "a.csv")
        assert told.rows == 2
        kept = {row.id: replace(row, edition=0) for row in rows if isinstance(row, Incident)}
        assert {row.id: replace(row, edition=0) for row in record.incidents} == kept


@pytest.mark.parametrize(("kind", "row"), [("ged", event()), ("acled", clash())])
def test_parquet_with_types_gives_what_csv_gives(
    tmp_path: Path, kind: str, row: dict[str, str]
) -> None:
    columns: Sequence[str] = RELEASE if kind == "ged" else ACLED
    ids = ("1", "2", "3", "4") if kind == "ged" else ("NOR1", "NOR2", "NOR3", "NOR4")
    rows = [row | {columns[0]: id} for id in ids]
    typed = [{name: _typed(name, each.get(name, "")) for name in columns} for each in rows]
    parquet.write_table(pa.Table.from_pylist(typed), tmp_path / "a.parquet", row_group_size=2)
    from_csv = list(read_incidents(kind, write(tmp_path / "a.csv", rows, columns)))
    from_parquet = list(read_incidents(kind, tmp_path / "a.parquet"))
    assert sorted(map(str, from_parquet)) == sorted(map(str, from_csv))


def _typed(name: str, cell: str) -> object:
    """A cell as pandas would have it: numbers as floats, days as days or moments, "" as None."""
    if name in ("date_start", "event_date"):
        return date.fromisoformat(cell)
    if name == "date_end":
        return datetime.fromisoformat(cell)
    try:
        return float(cell)
    except ValueError:
        return cell or None
