"""A slice of what a farm has read, as readings, and into a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dragoman.errors import UsageError
from dragoman.farm.shards.folder import Folder
from dragoman.farm.shards.rows import COLUMNS, reading_of
from dragoman.model import Reading
from dragoman.record import Filter, Record, open_record
from dragoman.record.store.connection import IN_MEMORY
from dragoman.record.store.rows import RefusedReadingError

if TYPE_CHECKING:
    import pyarrow as pa

PAGES_AT_ONCE = 500
"""Pages held in memory at a time."""
_EVERYTHING = Filter()


@dataclass(slots=True)
class BroughtIn:
    """What came into the record: `pages` that were new to it or have changed, `same` that it had,
    and the facts of both; `refused` with the reason."""

    pages: int = 0
    same: int = 0
    facts: int = 0
    refused: dict[str, str] = field(default_factory=dict)


def bring_in(
    record: Record,
    folder: Folder,
    wanted: Filter = _EVERYTHING,
    *,
    progress: Callable[[BroughtIn], None] | None = None,
) -> BroughtIn:
    """Keeps in a record every page of a farm that has a fact of the kind wanted, whole.

    Each page is kept when it is told, so that what was cut short goes on when it is asked for
    again. Raises UsageError where the folder is none of a farm.
    """
    told = BroughtIn()
    for reading, reader in readings(folder, wanted):
        try:
            added = record.add(reading, reader=reader)
        except RefusedReadingError as error:
            told.refused[reading.page.name] = str(error)
            continue
        told.pages += added.changed
        told.same += not added.changed
        told.facts += added.facts
        if progress:
            progress(told)
    return told


def readings(folder: Folder, wanted: Filter = _EVERYTHING) -> Iterator[tuple[Reading, str]]:
    """The pages that have a fact which the filter keeps (every page, for the filter that asks for
    nothing), each with what read it; a page that several shards hold comes once."""
    if wanted.rejected:
        raise UsageError("a farm knows no judgements; bring the pages into a record first")
    seen: set[str] = set()
    for shard in folder.finished():
        for reading, reader in _of_shard(folder, shard.shard, wanted):
            if reading.page.id not in seen:
                seen.add(reading.page.id)
                yield reading, reader


def _of_shard(folder: Folder, shard: str, wanted: Filter) -> Iterator[tuple[Reading, str]]:
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    pages = None if wanted == _EVERYTHING else _candidates(folder, shard, wanted)
    if pages is not None and not len(pages):
        return
    with pq.ParquetFile(folder.table("pages", shard)) as file:
        for batch in file.iter_batches(PAGES_AT_ONCE, columns=list(COLUMNS)):
            if pages is not None:
                batch = batch.filter(pc.is_in(batch["id"], value_set=pages))
            rows: list[dict[str, Any]] = batch.to_pylist()
            found = [(reading_of(row), row["reader"]) for row in rows]
            yield from found if pages is None else _kept(found, wanted)


def _candidates(folder: Folder, shard: str, wanted: Filter) -> pa.Array:
    """The pages of a shard with a fact of the kind, status and days wanted: its table of facts says
    so at once, and leaves few pages to look at closely."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    table = pq.read_table(folder.table("facts", shard), columns=["page", "kind", "status", "day"])
    keep = pc.is_valid(table["page"])
    for name, words in (("kind", wanted.kind), ("status", wanted.status)):
        if words:
            keep = pc.and_(keep, pc.is_in(table[name], value_set=_array(words)))
    day = table["day"].combine_chunks()
    if wanted.since:
        ends = pc.struct_field(day, "end")
        keep = pc.and_(keep, pc.fill_null(pc.greater_equal(ends, wanted.since), True))
    if wanted.until:
        starts = pc.struct_field(day, "start")
        keep = pc.and_(keep, pc.fill_null(pc.less_equal(starts, wanted.until), True))
    return pc.unique(table.filter(keep)["page"])


def _array(words: Sequence[str]) -> pa.Array:
    import pyarrow as pa

    return pa.array([str(word) for word in words], pa.string())


def _kept(found: list[tuple[Reading, str]], wanted: Filter) -> Iterator[tuple[Reading, str]]:
    """A record of a few pages in memory answers for them, so that a filter means here what it means
    there."""
    with open_record(IN_MEMORY) as record:
        for reading, _ in found:
            record.add(reading)
        pages = {fact.page for fact in record.facts(wanted)}
    yield from ((reading, reader) for reading, reader in found if reading.page.id in pages)
