"""The folder of a farm: Parquet by shard, and a mark for each shard that is finished.

    OUT/pages/SHARD.parquet     a page a row: what a record keeps of it, and its facts as read
    OUT/facts/SHARD.parquet     a fact a row, its columns those of `export facts`, for queries
    OUT/skipped/SHARD.parquet   what could not be read, with the reason
    OUT/finished/SHARD.json     counts; a shard without it counts for nothing

Files are written under another name and moved; the mark comes last. So a shard is there whole or
not at all, whatever is killed, and twice the same shard is the same files.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from dragoman.errors import UsageError
from dragoman.exchange.parquet import fact_row, fact_schema
from dragoman.farm.shards.rows import page_row, page_schema
from dragoman.model import Reading, Skipped
from dragoman.record.store.rows import distinct

if TYPE_CHECKING:
    import pyarrow as pa

TABLES = ("pages", "facts", "skipped")
ROWS_PER_GROUP = 2_000
"""Rows held in memory at a time."""


@dataclass(slots=True)
class Finished:
    """What became of a shard: how many pages were read, facts found, pages and files skipped,
    pages left out as asked."""

    shard: str
    reader: str
    pages: int = 0
    facts: int = 0
    skipped: int = 0
    left_out: int = 0
    by_kind: Counter[str] = field(default_factory=Counter)


class Folder:
    """A folder of Parquet that many processes write at once, each its own shards."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def make(self) -> None:
        """The folder and what is in it, without drafts: nobody else may be reading into it. Raises
        UsageError where that cannot be."""
        try:
            for name in (*TABLES, "finished"):
                (self.path / name).mkdir(parents=True, exist_ok=True)
                for draft in (self.path / name).glob(".*"):
                    draft.unlink()  # of somebody who was killed
        except OSError as error:
            raise UsageError(
                f"cannot write to {self.path} ({error.strerror}); name a folder that can be made"
            ) from error

    def finished(self) -> Iterator[Finished]:
        """The shards that are finished, by name. Raises UsageError where this is no such folder."""
        marks = self.path / "finished"
        if not marks.is_dir():
            raise UsageError(
                f"{self.path} is no folder of a farm; make one with: dragoman farm read"
            )
        for mark in sorted(marks.glob("*.json")):
            told = json.loads(mark.read_text(encoding="utf-8"))
            yield Finished(**told | {"by_kind": Counter(told["by_kind"])})

    def is_finished(self, shard: str, reader: str) -> bool:
        """Whether this reader has finished a shard."""
        mark = self.path / "finished" / f"{shard}.json"
        return mark.exists() and json.loads(mark.read_text(encoding="utf-8"))["reader"] == reader

    def table(self, name: str, shard: str) -> Path:
        """The file of one of `TABLES` for a shard."""
        return self.path / name / f"{shard}.parquet"

    @contextmanager
    def writing(self, shard: str, reader: str) -> Iterator[Sheets]:
        """Sheets to put the readings of a shard on; they are its files, and it is marked as
        finished, when this ends without an error."""
        sheets = Sheets(self.path, shard, reader)
        try:
            yield sheets
            sheets.close()
            for name in TABLES:
                os.replace(sheets.drafts[name], self.table(name, shard))  # noqa: PTH105
            self._mark(sheets.told)
        finally:
            sheets.discard()

    def _mark(self, told: Finished) -> None:
        draft = self.path / "finished" / f".{told.shard}.{uuid4().hex}"
        plain = {f.name: getattr(told, f.name) for f in fields(told)}
        draft.write_text(json.dumps(plain), encoding="utf-8")
        os.replace(draft, self.path / "finished" / f"{told.shard}.json")  # noqa: PTH105


class Sheets:
    """The files of a shard while they are written."""

    def __init__(self, folder: Path, shard: str, reader: str) -> None:
        import pyarrow.parquet as pq

        self.told = Finished(shard, reader)
        draft = f".{shard}.{uuid4().hex}"
        self.drafts = {name: folder / name / draft for name in TABLES}
        self._schemas = {
            "pages": page_schema(),
            "facts": fact_schema(),
            "skipped": _skipped_schema(),
        }
        self._writers = {
            name: pq.ParquetWriter(path, self._schemas[name], compression="zstd")
            for name, path in self.drafts.items()
        }
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        self._pages: set[str] = set()

    def add(self, reading: Reading) -> None:
        """A page with its facts, once. Raises RefusedReadingError where they do not fit."""
        if reading.page.id in self._pages:
            return
        row = page_row(reading, self.told.reader)
        self._pages.add(reading.page.id)
        self._put("pages", [row])
        if reading.skipped is not None:
            self.told.skipped += 1
            return
        facts = distinct(reading.facts)
        self._put("facts", [fact_row(fact) for fact in facts])
        self.told.pages += 1
        self.told.facts += len(facts)
        self.told.by_kind.update(fact.kind.value for fact in facts)

    def skip(self, skipped: Skipped) -> None:
        """Something that could not be read at all."""
        self._put("skipped", [{name: _sound(text) for name, text in asdict(skipped).items()}])
        self.told.skipped += 1

    def close(self) -> None:
        """What was put there is on the disk."""
        for name, writer in self._writers.items():
            self._flush(name)
            writer.close()

    def discard(self) -> None:
        """Nothing stays of what was not moved to its place."""
        for name, path in self.drafts.items():
            self._writers[name].close()
            path.unlink(missing_ok=True)

    def _put(self, name: str, rows: list[dict[str, Any]]) -> None:
        self._rows[name] += rows
        if len(self._rows[name]) >= ROWS_PER_GROUP:
            self._flush(name)

    def _flush(self, name: str) -> None:
        import pyarrow as pa

        if self._rows[name]:
            table = pa.Table.from_pylist(self._rows[name], schema=self._schemas[name])
            self._writers[name].write_table(table)
            self._rows[name] = []


def _sound(text: str) -> str:
    """Half characters, which names of files may have, as question marks."""
    return text.encode("utf-8", "replace").decode()


def _skipped_schema() -> pa.Schema:
    import pyarrow as pa

    return pa.schema([("name", pa.string()), ("reason", pa.string())])
