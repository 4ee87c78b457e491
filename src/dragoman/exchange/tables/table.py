"""A table of a known layout: its header, then its rows one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from dragoman.exchange.tables.layouts import Header, Layout, header_of
from dragoman.exchange.tables.rows import Cells, Rows
from dragoman.model import SkippedRow

_TAG = "#"
"""Under the header of some files stands a row of tags ("#event+id")."""


class Table:
    """A file that should have this layout; `others` are layouts it may turn out to have, and
    `command` is what to run on it then; `called` is its name in messages. `notes` says, once the
    rows are read, what was unusual."""

    def __init__(
        self,
        path: str | Path,
        layout: Layout,
        others: Sequence[Layout] = (),
        *,
        command: str = "import",
        called: str | None = None,
    ) -> None:
        self.path = Path(path)
        self.layout = layout
        self._others = others
        self._command = command
        self._rows = Rows(self.path, called=called)

    @property
    def notes(self) -> list[str]:
        return self._rows.notes

    def read(self) -> tuple[Header, Iterator[tuple[int, Cells] | SkippedRow]]:
        """The header, and the rows with their numbers, from the file's start. Raises
        ExchangeError where the file cannot be read or has another layout."""
        rows = iter(self._rows)
        number, first = next(rows, (0, []))
        header = header_of(
            self._rows.called, first, self.layout, self._others, command=self._command
        )
        if header.given:
            return header, _checked(rows, len(first), first)
        self.notes.append(
            f"{self._rows.called.name} has no header; its {len(first)} columns are those of a "
            f"{self.layout.name} release"
        )
        return header, _checked(chain([(number, first)], rows), len(first))


def _checked(
    rows: Iterator[tuple[int, Cells]], width: int, header: Cells | None = None
) -> Iterator[tuple[int, Cells] | SkippedRow]:
    for row, cells in rows:
        if len(cells) != width:
            if cells:
                yield SkippedRow(row, "cells", f"{len(cells)} cells for {width} columns")
        elif cells == header or cells[0].startswith(_TAG):
            yield SkippedRow(row, "second_header", "another row of column names")
        else:
            yield row, cells
