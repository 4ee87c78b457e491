"""Reads shards on the workers of Spark: the same pure reading as everywhere."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import DragomanError
from dragoman.farm.limits import LIMITS, Limits
from dragoman.farm.many import place_of, reason_of
from dragoman.farm.pool import Crew
from dragoman.farm.shards import Finished, Folder, Shard, cut
from dragoman.farm.shards.cutting import FILES
from dragoman.farm.shards.folder import Sheets
from dragoman.farm.spark.session import session
from dragoman.farm.work import Opener, PageReader
from dragoman.model import Page, Reading, Skipped
from dragoman.pages import LeftOut, Source, Stated, find_sources
from dragoman.record.store.rows import RefusedReadingError

if TYPE_CHECKING:
    from pyspark import RDD

LOOK_EVERY = 0.5
"""Seconds between two looks at how many shards are finished."""


@dataclass(slots=True)
class FarmTotals:
    """What became of all shards: those `read` now, those `known` from before, what was not found;
    `of_all` counts pages, facts and skipped in the folder as it is then."""

    read: int = 0
    known: int = 0
    not_found: list[Skipped] = field(default_factory=list)
    of_all: Finished = field(default_factory=lambda: Finished("", ""))


def farm_read(
    paths: Sequence[str | Path],
    out: str | Path,
    *,
    opener: Opener | None = None,
    reader: Callable[[Page], Reading] | None = None,
    version: str | None = None,
    files: int = FILES,
    again: bool = False,
    limits: Limits = LIMITS,
    master: str | None = None,
    settings: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> FarmTotals:
    """Reads the pages of files, folders and globs into a folder of Parquet, shard by shard.

    Shards that the same reader (`version`) has finished are left alone unless `again`; so what was
    cut short goes on where it was. `opener` says what is known of the files and wanted of them,
    `reader` (default: `PageReader()`) must be picklable; input and `out` must be reachable by the
    same paths on all workers. `progress` is told the number of finished shards and of all. Raises
    DragomanError where nothing could be read at all.
    """
    folder, read = Folder(out), reader or PageReader()
    known_as = version if version is not None else str(getattr(read, "version", ""))
    folder.make()
    totals = FarmTotals()
    shards: list[Shard] = []
    for found in cut(find_sources(paths), files=files):
        if isinstance(found, Skipped):
            totals.not_found.append(found)
        else:
            shards.append(found)
    done = set() if again else {one.shard for one in folder.finished() if one.reader == known_as}
    todo = [shard for shard in shards if shard.id not in done]
    totals.known, totals.read = len(shards) - len(todo), len(todo)
    if todo:
        work = ReadShard(folder.path.absolute(), opener or Opener(Stated()), read, known_as, limits)
        with session(master, settings) as spark, _telling(folder, todo, known_as, progress):
            _each(spark.sparkContext.parallelize(todo, len(todo)), work)
    for one in folder.finished():
        totals.of_all.pages += one.pages
        totals.of_all.facts += one.facts
        totals.of_all.skipped += one.skipped
        totals.of_all.left_out += one.left_out
        totals.of_all.by_kind.update(one.by_kind)
    return totals


@dataclass(frozen=True, slots=True)
class ReadShard:
    """What a worker of Spark does with shards: it opens files and reads pages in processes of their
    own, which stay for the next shard, so that a page can cost no more than itself."""

    out: Path
    opener: Opener
    read: Callable[[Page], Reading]
    version: str
    limits: Limits

    def __call__(self, shards: Iterable[Shard]) -> None:
        for shard in shards:
            with Folder(self.out).writing(shard.id, self.version) as sheets:
                self._shard(shard, sheets)

    def _shard(self, shard: Shard, sheets: Sheets) -> None:
        openers: Crew[Source | Skipped, Page | Skipped | LeftOut]
        readers: Crew[Page, Reading]
        with (
            Crew(self.opener, many=True, limits=self.limits) as openers,
            Crew(self.read, limits=self.limits) as readers,
        ):
            for page, found in readers.each(_pages(openers.each(shard.sources()), sheets)):
                if isinstance(found, BaseException):
                    sheets.skip(Skipped(page.name, reason_of(found)))
                    continue
                try:
                    sheets.add(found)
                except RefusedReadingError as error:
                    sheets.skip(Skipped(page.name, str(error)))


def _pages(
    found: Iterator[tuple[Source | Skipped, Page | Skipped | LeftOut | BaseException]],
    sheets: Sheets,
) -> Iterator[Page]:
    for source, page in found:
        if isinstance(page, BaseException):
            sheets.skip(Skipped(place_of(source.name, page), reason_of(page)))
        elif isinstance(page, Skipped):
            sheets.skip(page)
        elif isinstance(page, LeftOut):
            sheets.told.left_out += 1
        else:
            yield page


_OWN_ERROR = re.compile(r"^dragoman\.errors\.\w+: (.+)$", re.MULTILINE)


def _each(shards: RDD[Shard], work: ReadShard) -> None:
    """Does the work on all shards; raises what concerns every page alike in our own words."""
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    try:
        shards.foreachPartition(work)
    except (Py4JJavaError, PySparkException) as error:
        own = _OWN_ERROR.search(str(error))
        raise DragomanError(own.group(1) if own else (
            f"Spark gave up ({str(error).splitlines()[0]}); what was finished is kept: run the "
            "same command again to go on"
        )) from error  # fmt: skip


@contextmanager
def _telling(
    folder: Folder,
    todo: Sequence[Shard],
    reader: str,
    progress: Callable[[int, int], None] | None,
) -> Iterator[None]:
    """Tells how many shards are finished while others read them."""
    if progress is None:
        yield
        return
    ended = threading.Event()
    wanted = {shard.id for shard in todo}

    def look() -> None:
        while True:
            last = ended.wait(LOOK_EVERY)
            progress(sum(folder.is_finished(shard, reader) for shard in wanted), len(wanted))
            if last:
                return

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()
