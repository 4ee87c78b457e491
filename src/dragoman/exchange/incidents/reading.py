"""Opens a data set's file and reads incidents from it, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.exchange.incidents import acled, ged
from dragoman.exchange.incidents.layouts import Header, Layout, header_of
from dragoman.exchange.incidents.rows import Cells, Rows
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
LAYOUTS = tuple(each.layout for each in FORMATS)


class IncidentFile:
    """A file of incidents. Iterating reads it once, from its start, and yields an Incident or a
    SkippedRow per row; `notes` then says what was unusual about the file."""

    def __init__(self, kind: str, path: str | Path) -> None:
        self.path = Path(path)
        self.format = _format(kind)
        self.source = self.format.source
        self.rows = Rows(self.path)

    @property
    def notes(self) -> list[str]:
        return self.rows.notes

    def __iter__(self) -> Iterator[Incident | SkippedRow]:
        read, edition = self.format.read, self.format.edition(self.path)
        rows = iter(self.rows)
        header, first = self._header(rows)
        take, width = header.getter(self.format.wanted), len(header.columns)
        if first is not None:
            yield read(1, take([*first, ""]), edition)
        for row, cells in rows:
            if len(cells) != width:
                if cells:
                    yield SkippedRow(row, "cells", f"{len(cells)} cells for {width} columns")
                continue
            if cells[0][:1] == "#" and row == 2:
                yield SkippedRow(row, "second_header", "a second row of column names")
                continue
            cells.append("")
            yield read(row, take(cells), edition)

    def _header(self, rows: Iterator[tuple[int, Cells]]) -> tuple[Header, Cells | None]:
        """The header, and the first row where it is one of the rows already."""
        _, first = next(rows, (0, []))
        header = header_of(self.path, first, self.format.layout, LAYOUTS)
        if header.given:
            return header, None
        self.notes.append(
            f"{self.path.name} has no header; its {len(first)} columns are those of a "
            f"{self.format.layout.name} release"
        )
        return header, first


def read_incidents(kind: str, path: str | Path) -> Iterator[Incident | SkippedRow]:
    """The rows of a file of one kind ("ged", "acled"), in its order, streamed.

    CSV with any separator, plain or gzipped, or Parquet. Raises UsageError for another kind,
    ExchangeError where the file cannot be read or is of another kind; the message then names the
    columns that are missing, and what the file looks like.
    """
    return iter(IncidentFile(kind, path))


def _format(kind: str) -> _Format:
    for each in FORMATS:
        if each.layout.word == kind:
            return each
    words = ", ".join(each.layout.word for each in FORMATS)
    raise UsageError(f"{kind!r} is no kind of incident data; the kinds are: {words}")
