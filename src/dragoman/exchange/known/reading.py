"""Reads agreements and ceasefires from the files of PA-X and CF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.exchange.known import cf, pax
from dragoman.exchange.tables import Layout, Table
from dragoman.model import Known, SkippedRow

LAYOUTS = (pax.LAYOUT, cf.LAYOUT)


class KnownFile:
    """A file of agreements ("pax") or ceasefires ("cf"). Iterating reads it once, from its start,
    and yields what it knows, one by one, and rows of which nothing can be made; `notes` then says
    what was unusual about the file. `others` are layouts that a file of another kind may have,
    and `command` is what to run on it then."""

    def __init__(
        self,
        kind: str,
        path: str | Path,
        *,
        others: Sequence[Layout] = LAYOUTS,
        command: str = "import",
    ) -> None:
        layout = next((each for each in LAYOUTS if each.word == kind), None)
        if layout is None:
            words = ", ".join(each.word for each in LAYOUTS)
            raise UsageError(f"{kind!r} is no such data set; these are: {words}")
        self.source = kind
        self._table = Table(path, layout, others, command=command)
        self.path = self._table.path

    @property
    def notes(self) -> list[str]:
        return self._table.notes

    def __iter__(self) -> Iterator[Known | SkippedRow]:
        return self._agreements() if self.source == pax.SOURCE else self._ceasefires()

    def _agreements(self) -> Iterator[Known | SkippedRow]:
        for number, row in self._rows():
            if isinstance(row, SkippedRow):
                yield row
            else:
                yield pax.known(row) or SkippedRow(number, "no_id", "the cell AgtId is empty")

    def _ceasefires(self) -> Iterator[Known | SkippedRow]:
        """Rows of one ceasefire need not stand together, so all are held: some thousands."""
        groups: dict[str, list[cf.Cells]] = {}
        for number, row in self._rows():
            if isinstance(row, SkippedRow):
                yield row
            elif key := cf.key(row):
                groups.setdefault(key, []).append(row)
            else:
                yield SkippedRow(number, "no_id", "the cell cc or cf_id is empty")
        for key, rows in groups.items():
            yield cf.known(key, rows)

    def _rows(self) -> Iterator[tuple[int, dict[str, str] | SkippedRow]]:
        header, rows = self._table.read()
        for row in rows:
            if isinstance(row, SkippedRow):
                yield row.row, row
            else:
                number, cells = row
                yield number, dict(zip(header.columns, cells, strict=True))
