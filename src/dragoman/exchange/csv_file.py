"""CSV for spreadsheets: one column per field, nested fields as JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from dragoman.exchange.columns import fact_columns
from dragoman.exchange.jsonl import page_rows
from dragoman.model import Fact, Plain
from dragoman.record import Record

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run a cell; such text is given a leading apostrophe."""


def write_facts(path: Path, facts: Iterable[Fact], columns: Sequence[str] = ()) -> int:
    """One fact a row; returns how many. Columns of other kinds stay empty."""
    return write_rows(path, columns or fact_columns(), (fact.to_dict() for fact in facts))


def write_pages(path: Path, record: Record, columns: Sequence[str]) -> int:
    """One page a row; returns how many."""
    return write_rows(path, columns, page_rows(record, text="text" in columns))


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[dict[str, Plain]]) -> int:
    """Plain rows under a line of column names, UTF-8 with the mark that spreadsheets look for."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([cell(row.get(column)) for column in columns])
            count += 1
    return count


def cell(value: Plain) -> str | int | float:
    """A plain value as a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return "'" + text if text.startswith(FORMULA_STARTS) else text
