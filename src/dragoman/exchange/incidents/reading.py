"""Opens a data set's file and reads incidents from it, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import ExchangeError, UsageError
from dragoman.exchange.incidents import acled, ged
from dragoman.exchange.known import cf, pax
from dragoman.exchange.tables import Layout, Table
from dragoman.exchange.tables.layouts import header_of
from dragoman.exchange.tables.rows import Rows
from dragoman.model import Incident, SkippedRow


@dataclass(frozen=True, slots=True)
class _Format:
    layout: Layout
    source: str
    wanted: tuple[str, ...]
    read: Callable[[int, tuple[str, ...], int], Incident | SkippedRow]
    edition: Callable[[Path], int]


FORMATS = (
    _Format(ged.LAYOUT, ged.SOURCE, ged.WANTED, ged.incident, ged.edition_of),
    _Format(acled.LAYOUT, acled.SOURCE, acled.WANTED, acled.incident, acled.edition_of),
)
LAYOUTS = (*(each.layout for each in FORMATS), pax.LAYOUT, cf.LAYOUT)
"""What a file of another kind may be."""


class IncidentFile:
    """A file of incidents. Iterating reads it once, from its start, and yields an Incident or a
    SkippedRow per row; `notes` then says what was unusual about the file. `called` is the file's
    own name, where it stands under another one."""

    def __init__(self, kind: str, path: str | Path, *, called: str | None = None) -> None:
        self._format = _format(kind)
        self._table = Table(path, self._format.layout, LAYOUTS, called=called)
        self.path = self._table.path
        self._called = Path(called or path)
        self.source = self._format.source

    @property
    def notes(self) -> list[str]:
        return self._table.notes

    def __iter__(self) -> Iterator[Incident | SkippedRow]:
        read, edition = self._format.read, self._format.edition(self._called)
        header, rows = self._table.read()
        take = header.getter(self._format.wanted)
        for row in rows:
            if isinstance(row, SkippedRow):
                yield row
            else:
                number, cells = row
                cells.append("")
                yield read(number, take(cells), edition)


def read_incidents(kind: str, path: str | Path) -> Iterator[Incident | SkippedRow]:
    """The rows of a file of one kind ("ged", "acled"), in its order, streamed.

    CSV with any separator, plain or gzipped, or Parquet. Raises UsageError for another kind,
    ExchangeError where the file cannot be read or is of another kind; the message then names the
    columns that are missing, and what the file looks like.
    """
    return iter(IncidentFile(kind, path))


def header_and_kind(path: str | Path, *, called: str | None = None) -> tuple[list[str], str | None]:
    """The first row of a table, and the word of the data set whose columns it has ("ged",
    "acled"); None for another. Raises ExchangeError where the file cannot be read as a table."""
    rows = Rows(path, called=called)
    _, first = next(iter(rows), (0, []))
    for each in FORMATS:
        try:
            header_of(rows.called, first, each.layout)
        except ExchangeError:
            continue
        return first, each.layout.word
    return first, None


def _format(kind: str) -> _Format:
    for each in FORMATS:
        if each.layout.word == kind:
            return each
    words = ", ".join(each.layout.word for each in FORMATS)
    raise UsageError(f"{kind!r} is no kind of incident data; the kinds are: {words}")
