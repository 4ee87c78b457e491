"""The front door of reading: paths in, readings out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman.farm.many import Progress, read_many
from dragoman.farm.work import PageReader
from dragoman.model import Layout, Page, Reading
from dragoman.pages import Stated
from dragoman.record import Record, open_record
from dragoman.record.store.connection import IN_MEMORY


def read(
    paths: str | Path | Page | Sequence[str | Path],
    record: Record | str | Path | None = None,
    *,
    stated: Stated | None = None,
    language_model: str | None = None,
    packs: Sequence[str | Path] = (),
    workers: int = 1,
    again: bool = False,
) -> list[Reading]:
    """The readings of the pages in files, folders and globs, or of one page made by hand.

    With a `record` (open, or the path of one) they are kept in it as well. What could not be read
    comes with `skipped` set, on an empty page where there was none. For more pages than fit in
    memory use `dragoman.farm.read_many`. Raises DragomanError where the language pipeline, a pack
    or the record cannot be used.
    """
    if not isinstance(record, Record):
        with open_record(record or IN_MEMORY) as opened:
            return read(paths, opened, stated=stated, language_model=language_model, packs=packs,
                        workers=workers, again=again)  # fmt: skip
    reader = PageReader(language_model, tuple(str(pack) for pack in packs))
    if isinstance(paths, Page):
        reading = reader(paths)
        record.add(reading, reader=reader.version)
        return [reading]
    events: list[Progress] = []
    given = [paths] if isinstance(paths, str | Path) else paths
    read_many(given, record, stated=stated, reader=reader, workers=workers, again=again,
              progress=events.append)  # fmt: skip
    return [_reading(record, event) for event in events]


def _reading(record: Record, event: Progress) -> Reading:
    if event.page is not None:
        return record.reading(event.page)
    return Reading(Page(event.name, ""), Layout(()), skipped=event.reason)
