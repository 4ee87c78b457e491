"""Tables of data sets as rows of text: CSV of any separator, plain or packed, and Parquet.

Rows are streamed: memory holds one row of a CSV file, one batch of a Parquet file.
"""

from __future__ import annotations

import csv
import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.errors import ExchangeError

Cells = list[str]

LONGEST_CELL = 8 * 1024 * 1024
"""Characters of one cell. A longer one is a quotation mark that is never closed; the longest cells
seen in releases, lists of articles, have some hundred thousand."""
LONGEST_LINE = 4 * LONGEST_CELL
"""Bytes of one line; what is longer is no table, or was packed to fill the memory."""
PARQUET_BATCH = 2000
"""Rows of a Parquet file that are held at once."""

PARQUET_BUFFER = 1 << 16
"""Bytes of a column that are held at once, so that large row groups do not fill the memory."""

_SEPARATORS = (",", ";", "\t")
_BOM = b"\xef\xbb\xbf"
_MAGIC = (
    (b"\x1f\x8b", "gzip"),
    (b"PAR1", "parquet"),
    (b"PK\x03\x04", "zip"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_TABLES = (".csv", ".tsv", ".txt")


class Rows:
    """The rows of a file, the header among them, each with its number, counted from 1.

    `called` is the file's name in messages, where it stands under another one. `notes` says, once
    the rows are read, what was unusual about the file. Iterating raises ExchangeError where the
    file cannot be read, is broken or no table.
    """

    def __init__(self, path: str | Path, *, called: str | None = None) -> None:
        self.path = Path(path)
        self.called = Path(called or path)
        self.notes: list[str] = []

    def __iter__(self) -> Iterator[tuple[int, Cells]]:
        row = 0
        with _reading(self.called, lambda: row), self.path.open("rb") as file:
            form = _form(file.read(4))
            if form == "utf-16":
                raise ExchangeError(f"{self.called} is UTF-16 text; save it as UTF-8")
            file.seek(0)
            for cells in self._parquet() if form == "parquet" else self._csv(file, form):
                row += 1
                yield row, cells

    def _csv(self, file: BinaryIO, form: str) -> Iterator[Cells]:
        lines = _Decoded(self._lines(self._unpacked(file, form)))
        first = next(iter(lines), "")
        csv.field_size_limit(LONGEST_CELL)
        yield from csv.reader(_chain(first, lines), delimiter=_separator(first))
        if lines.odd:
            self.notes.append(
                f"{lines.odd} lines of {self.called.name} are not UTF-8 and were read as Western "
                "European (Windows-1252); accents in them may be wrong"
            )

    def _lines(self, file: BinaryIO) -> Iterator[bytes]:
        """The lines of a file, none held that is longer than a table's may be."""
        for line in iter(partial(file.readline, LONGEST_LINE + 1), b""):
            if len(line) > LONGEST_LINE:
                raise ExchangeError(f"{self.called} has a line of more than {LONGEST_LINE >> 20} "
                                    "million letters; that is no table")  # fmt: skip
            yield line

    def _unpacked(self, file: BinaryIO, form: str) -> BinaryIO:
        if form == "gzip":
            # which itself gives lines slowly
            return BufferedReader(gzip.GzipFile(fileobj=file))
        if form != "zip":
            return file
        packed = zipfile.ZipFile(file)
        tables = [name for name in packed.namelist() if name.casefold().endswith(_TABLES)]
        if len(tables) != 1:
            raise ExchangeError(
                f"{self.called} is a spreadsheet, or holds {len(tables)} tables; save the sheet, "
                "or unpack the table, as CSV"
            )
        self.notes.append(f"{self.called.name} holds {tables[0]}, which was read")
        try:
            return cast(BinaryIO, packed.open(tables[0]))
        except RuntimeError as error:  # a password, or a packing that Python does not know
            raise ExchangeError(f"{self.called} cannot be unpacked ({error}); unpack it") from error

    def _parquet(self) -> Iterator[Cells]:
        import pyarrow as pa
        from pyarrow import parquet

        try:
            with parquet.ParquetFile(
                self.path, pre_buffer=False, buffer_size=PARQUET_BUFFER
            ) as file:
                yield list(file.schema_arrow.names)
                for batch in file.iter_batches(PARQUET_BATCH, use_threads=False):
                    columns = [[_text(value) for value in column.to_pylist()] for column in batch]
                    yield from map(list, zip(*columns, strict=True))
        except pa.ArrowException as error:
            raise ExchangeError(
                f"{self.called} is no Parquet file ({error}); get it again"
            ) from error


@contextmanager
def _reading(path: Path, after: Callable[[], int]) -> Iterator[None]:
    """Turns what reading raises into ExchangeError with the file, the place and what to do."""
    try:
        yield
    except OSError as error:
        if isinstance(error, gzip.BadGzipFile):
            raise ExchangeError(f"{path} is broken after row {after()}; get it again") from error
        reason = error.strerror or str(error)
        raise ExchangeError(f"cannot read {path} ({reason}); check the path") from error
    except (EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise ExchangeError(
            f"{path} is cut off or broken after row {after()}; get it again"
        ) from error
    except csv.Error as error:
        raise ExchangeError(
            f"{path} is no CSV after row {after()} ({error}); perhaps a quotation mark is never "
            "closed: get it again"
        ) from error


class _Decoded:
    """Lines of bytes as text: UTF-8 or, line by line where that fails, Windows-1252."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.lines = iter(lines)
        self.odd = 0
        self.started = False

    def __iter__(self) -> Iterator[str]:
        for line in self.lines:
            if not self.started:
                self.started, line = True, line.removeprefix(_BOM)
            try:
                yield line.decode()
            except UnicodeDecodeError:
                self.odd += 1
                yield _western(line)


def _western(line: bytes) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:  # five bytes mean nothing there
        return line.decode("latin-1")


def _chain(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _separator(header: str) -> str:
    """The separator that splits the first line most often, quoted words aside."""
    bare = "".join(header.split('"')[::2])
    return max(_SEPARATORS, key=bare.count)


def _form(start: bytes) -> str:
    return next((form for magic, form in _MAGIC if start.startswith(magic)), "csv")


def _text(value: object) -> str:
    """A Parquet value as the CSV of the same table has it."""
    if value is None or value != value:  # not a number
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)
