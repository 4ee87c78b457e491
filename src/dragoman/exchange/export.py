"""Facts and pages of a record into a file of a chosen format."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from dragoman.errors import UsageError
from dragoman.exchange import csv_file, jsonl, parquet
from dragoman.exchange.target import new_file
from dragoman.record import Filter, Record

Format = Literal["jsonl", "csv", "parquet"]
FORMATS: tuple[Format, ...] = ("jsonl", "csv", "parquet")


def export_facts(
    record: Record,
    path: str | Path,
    *,
    format: Format | None = None,
    wanted: Filter | None = None,
    overwrite: bool = False,
) -> int:
    """Writes the facts that a filter keeps, in the record's order; returns how many.

    The format is by default the one that the path's ending names. Raises ExchangeError where the
    file exists (unless `overwrite`) or cannot be written.
    """
    target = Path(path)
    chosen = format or format_of(target)
    with new_file(target, overwrite=overwrite) as file:
        facts = record.facts(wanted)
        if chosen == "jsonl":
            return jsonl.write_facts(file, facts)
        if chosen == "csv":
            return csv_file.write_facts(file, facts)
        return parquet.write_facts(file, facts)


def export_pages(
    record: Record,
    path: str | Path,
    *,
    format: Format | None = None,
    text: bool = True,
    overwrite: bool = False,
) -> int:
    """Writes all pages, with their text unless it is left out; returns how many.

    Pages and facts as JSON lines can be read into another record (`import_facts`) where the
    pages carry their text. Raises as `export_facts` does.
    """
    target = Path(path)
    chosen = format or format_of(target)
    with new_file(target, overwrite=overwrite) as file:
        if chosen == "jsonl":
            return jsonl.write_pages(file, record, text=text)
        if chosen == "csv":
            return csv_file.write_pages(file, record, text=text)
        return parquet.write_pages(file, record, text=text)


def format_of(path: Path) -> Format:
    """The format that a file's ending names; raises UsageError where it names none."""
    ending = path.suffix.removeprefix(".").casefold()
    found = next((known for known in FORMATS if known == ending), None)
    if found is None:
        raise UsageError(f"{path}: the ending names no format; use --format {'|'.join(FORMATS)}")
    return found
