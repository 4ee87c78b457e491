"""A record into files: facts and pages, what is concluded from them, and the field's formats."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol

from dragoman.errors import UsageError
from dragoman.exchange import csv_file, jsonl, parquet
from dragoman.exchange.columns import PAGE, fact_columns
from dragoman.exchange.offered import EXPORTS, FORMATS, Format
from dragoman.exchange.target import new_file
from dragoman.exchange.written import Ask, Written, chosen
from dragoman.record import Filter, Record


class _Writer(Protocol):
    def __call__(self, path: Path, record: Record, ask: Ask) -> Written: ...


def export_as(
    record: Record,
    name: str,
    path: str | Path,
    *,
    wanted: Filter | None = None,
    columns: tuple[str, ...] = (),
    overwrite: bool = False,
) -> Written:
    """Writes one of `EXPORTS` by its name, for the facts that a filter keeps; of a table, only the
    `columns` named, in that order.

    Returns how many rows were written and how many could not be, with the reason. Raises UsageError
    for a name or column that does not exist, a filter on columns where there are none, or an ending
    that is not the format's; ExchangeError where the file exists (unless `overwrite`) or cannot be
    written. A file is written whole or not at all.
    """
    target = Path(path)
    known = next((each for each in EXPORTS if each.name == name), None)
    if known is None:
        names = ", ".join(("facts", "pages", *(each.name for each in EXPORTS)))
        raise UsageError(f"there is no export {name!r}; there are: {names}")
    ending = target.suffix.removeprefix(".").casefold()
    if ending not in known.endings:
        endings = " or ".join(f".{each}" for each in known.endings)
        raise UsageError(f"{target}: {known.name} is written to a file that ends in {endings}")
    if columns and not known.table:
        raise UsageError(f"{known.name} has no columns to choose from; leave out the columns")
    write: _Writer = getattr(import_module(f"dragoman.exchange.{known.module}"), known.function)
    with new_file(target, overwrite=overwrite) as file:
        return write(file, record, Ask(wanted or Filter(), ending, columns))


def export_facts(
    record: Record,
    path: str | Path,
    *,
    format: Format | None = None,
    wanted: Filter | None = None,
    columns: tuple[str, ...] = (),
    overwrite: bool = False,
) -> int:
    """Writes the facts that a filter keeps, in the record's order; returns how many.

    The format is by default the one that the path's ending names. Of a table only the `columns`
    named are written; JSON lines have all of them, since they are read back. Raises UsageError for
    an unknown column, ExchangeError where the file exists (unless `overwrite`) or cannot be
    written.
    """
    target = Path(path)
    format = format or format_of(target)
    names = chosen(fact_columns(), columns, what="a table of facts")
    if columns and format == "jsonl":
        raise UsageError("JSON lines of facts have all fields; choose columns of .csv or .parquet")
    with new_file(target, overwrite=overwrite) as file:
        facts = record.facts(wanted)
        if format == "jsonl":
            return jsonl.write_facts(file, facts)
        if format == "csv":
            return csv_file.write_facts(file, facts, names)
        return parquet.write_facts(file, facts, names)


def export_pages(
    record: Record,
    path: str | Path,
    *,
    format: Format | None = None,
    text: bool = True,
    columns: tuple[str, ...] = (),
    overwrite: bool = False,
) -> int:
    """Writes all pages, with their text unless it is left out; returns how many.

    Pages and facts as JSON lines can be read into another record (`import_facts`) where the
    pages carry their text. `columns` and errors are as in `export_facts`.
    """
    target = Path(path)
    format = format or format_of(target)
    names = chosen((*PAGE, "text") if text else PAGE, columns, what="a table of pages")
    if columns and format == "jsonl":
        raise UsageError("JSON lines of pages have all fields; choose columns of .csv or .parquet")
    with new_file(target, overwrite=overwrite) as file:
        if format == "jsonl":
            return jsonl.write_pages(file, record, text=text)
        if format == "csv":
            return csv_file.write_pages(file, record, names)
        return parquet.write_pages(file, record, names)


def format_of(path: Path) -> Format:
    """The format that a file's ending names; raises UsageError where it names none."""
    ending = path.suffix.removeprefix(".").casefold()
    found = next((known for known in FORMATS if known == ending), None)
    if found is None:
        raise UsageError(f"{path}: the ending names no format; use --format {'|'.join(FORMATS)}")
    return found
