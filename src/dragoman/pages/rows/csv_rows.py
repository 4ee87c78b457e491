"""CSV and its kin (tabs, semicolons) as pages, a row a page."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Any

from dragoman.errors import PageError
from dragoman.model import Skipped
from dragoman.pages.decoding import decode
from dragoman.pages.parts import Part
from dragoman.pages.raw import MAX_LINE_BYTES, capped_lines, start_of
from dragoman.pages.rows.columns import COMMON, USUAL, Columns, fold, row_part

DELIMITERS = ",\t;|"
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
"""Spreadsheets save "Unicode text" so; the codec reads which end comes first from the mark."""


def csv_parts(
    name: str, stream: io.BufferedReader, columns: Columns = USUAL
) -> Iterator[Part | Skipped]:
    """A part for each row below the header; `name#2` is the first of them, as a sheet counts."""
    for number, row in csv_objects(name, stream, columns):
        if isinstance(row, Skipped):
            yield row
            continue
        try:
            yield row_part(f"{name}#{number}", row, columns)
        except PageError as error:
            yield Skipped(f"{name}#{number}", f"row {number}: {error}")


def csv_objects(
    name: str, stream: io.BufferedReader, columns: Columns = USUAL
) -> Iterator[tuple[int, dict[str, Any] | Skipped]]:
    """(row number, cells by column) of each row that is not blank.

    Raises PageError where there is no header with a column that pages have, or no row below it.
    """
    # a module-wide limit of the csv module: its own (131,072 characters) is below a long page's
    csv.field_size_limit(MAX_LINE_BYTES)
    lines = _decoded(stream)
    first = next(lines, "")
    if not first.strip():
        raise PageError("empty; nothing to read")
    delimiter = max(DELIMITERS, key=first.count)
    try:
        header = next(csv.reader([first], delimiter=delimiter))
    except csv.Error as error:
        raise PageError(f"no header that can be read ({error}); save the table again") from error
    _check_header(header, columns)
    number, found = 1, False
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield (
                number,
                Skipped(
                    f"{name}#{number}",
                    f"row {number}: the table breaks off here ({error}); look for a quotation mark "
                    "that is not closed",
                ),
            )
            return
        if row is None:
            break
        if any(cell.strip() for cell in row):
            found = True
            yield number, dict(zip(header, row, strict=False))
    if not found:
        raise PageError("no row below the header; nothing to read")


def _check_header(header: list[str], columns: Columns) -> None:
    names = {fold(cell) for cell in header}
    if not any(names & set(columns.names(field)) for field in COMMON):
        raise PageError(
            "no header that names a column of pages; name the columns with --columns, or write "
            "text, url, date, outlet, title above them"
        )


def _decoded(stream: io.BufferedReader) -> Iterator[str]:
    """The lines of a table. Raises PageError for one beyond MAX_LINE_BYTES."""
    wide = next((name for mark, name in _WIDE if start_of(stream).startswith(mark)), None)
    if wide:
        with io.TextIOWrapper(stream, wide, errors="replace", newline="") as text:
            while line := text.readline(MAX_LINE_BYTES):
                yield line
        return
    for number, raw in capped_lines(stream):
        if raw is None:
            raise PageError(f"line {number} is longer than {MAX_LINE_BYTES // 1024**2} MB")
        yield _line(raw)


def _line(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return decode(raw).text
    except PageError:  # one cell of another encoding costs letters, not the table
        return raw.decode("utf-8", "replace")
