"""Reads many pages into a record: others open files and read pages, one writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from dragoman.errors import DragomanError, PageError, UsageError
from dragoman.farm.limits import LIMITS, Limits
from dragoman.farm.pool import Crew, LostError
from dragoman.farm.spool import Spool
from dragoman.farm.work import Opener, PageReader
from dragoman.model import Page, Reading, Skipped
from dragoman.pages import LeftOut, Source, Stated, find_sources
from dragoman.pages.about import NOTHING_KNOWN, About
from dragoman.pages.filters import EVERYTHING, Wanted
from dragoman.pages.rows.columns import USUAL, Columns
from dragoman.record import Record
from dragoman.record.store.rows import RefusedReadingError

READERS_FED = 4
"""Readers that one process can feed: to read a page takes several times as long as to parse it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of one page: read, known (in the record already), left out as asked, or skipped,
    with the reason. `page` is its id where the record holds it."""

    name: str
    outcome: Literal["read", "known", "left out", "skipped"]
    facts: int = 0
    reason: str | None = None
    page: str | None = None


@dataclass(slots=True)
class Totals:
    """What became of all pages."""

    read: int = 0
    known: int = 0
    facts: int = 0
    by_kind: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    """Pages that were not wanted, by the reason."""
    skipped: list[Skipped] = field(default_factory=list)


def read_many(
    paths: Sequence[str | Path],
    record: Record,
    *,
    stated: Stated | None = None,
    columns: Columns = USUAL,
    about: About = NOTHING_KNOWN,
    wanted: Wanted = EVERYTHING,
    reader: Callable[[Page], Reading] | None = None,
    version: str | None = None,
    workers: int = 1,
    again: bool = False,
    limits: Limits = LIMITS,
    progress: Callable[[Progress], None] | None = None,
) -> Totals:
    """Reads the pages of files, folders and globs into a record, in order.

    What is `stated` of them, which `columns` of tables hold what, what is known `about` their
    addresses and which are `wanted` is as in `read_pages`; of those left out, the record keeps one
    row a file with their number and reasons. `reader` turns a page into a reading (default:
    `PageReader()`); it must be picklable, as it works in `workers` other processes, and files are
    opened in further ones: whatever a page does to them, it costs that page alone. Pages that the
    same reader (`version`) has read before are left alone unless `again`. What cannot be read, or
    not within `limits`, becomes a skipped row with its reason. Raises DragomanError where nothing
    could be read at all: a pipeline that does not load, a record that cannot be written.
    """
    if workers < 1:
        raise UsageError("at least one worker is needed")
    read = reader or PageReader()
    known_as = version if version is not None else getattr(read, "version", "")
    intake = _Intake(record, totals=Totals(), version=known_as, progress=progress)
    opener = Opener(stated or Stated(), columns, about, wanted)
    openers: Crew[Source | Skipped, Page | Skipped | LeftOut]
    readers: Crew[Page, Reading]
    with (
        Spool() as spool,
        Crew(opener, workers=-(-workers // READERS_FED), many=True, limits=limits) as openers,
        Crew(read, workers=workers, limits=limits) as readers,
    ):
        found = openers.each(spool.files(find_sources(paths)))
        for page, result in readers.each(_new_pages(found, intake, again=again)):
            intake.take(page, result)
    return intake.totals


@dataclass(slots=True)
class _Intake:
    """The single writer."""

    record: Record
    totals: Totals
    version: str
    progress: Callable[[Progress], None] | None

    def take(self, page: Page, result: Reading | BaseException) -> None:
        if isinstance(result, BaseException):
            self.skip(Skipped(page.name, reason_of(result)))
            return
        try:
            added = self.record.add(result, reader=self.version)
        except RefusedReadingError as error:
            self.skip(Skipped(page.name, str(error)))
            return
        if result.skipped is not None:
            self._skipped(Skipped(page.name, result.skipped), page.id)
            return
        self.totals.read += 1
        self.totals.facts += added.facts
        self.totals.by_kind.update(fact.kind.value for fact in result.facts)
        self._tell(Progress(page.name, "read", added.facts, page=added.page))

    def skip(self, skipped: Skipped) -> None:
        self.record.skip(skipped)
        self._skipped(skipped)

    def leave_out(self, page: LeftOut) -> None:
        self.totals.left_out[page.reason] += 1
        self._tell(Progress(page.name, "left out", reason=page.reason))

    def file_ends(self, name: str, left_out: Counter[str]) -> None:
        """Keeps how many of a file's pages were left out, and why."""
        if left_out:
            reasons = ", ".join(f"{count} {reason}" for reason, count in left_out.most_common())
            self.record.skip(Skipped(name, f"pages left out, as asked: {reasons}"))

    def known(self, page: Page) -> None:
        self.totals.known += 1
        self._tell(Progress(page.name, "known", page=page.id))

    def _skipped(self, skipped: Skipped, page: str | None = None) -> None:
        self.totals.skipped.append(skipped)
        self._tell(Progress(skipped.name, "skipped", reason=skipped.reason, page=page))

    def _tell(self, event: Progress) -> None:
        if self.progress:
            self.progress(event)


def _new_pages(
    found: Iterator[tuple[Source | Skipped, Page | Skipped | LeftOut | BaseException]],
    intake: _Intake,
    *,
    again: bool,
) -> Iterator[Page]:
    left_out: Counter[str] = Counter()
    last = ""
    for source, page in found:
        if source.name != last:
            intake.file_ends(last, left_out)
            last, left_out = source.name, Counter()
        if isinstance(page, BaseException):
            intake.skip(Skipped(place_of(source.name, page), reason_of(page)))
        elif isinstance(page, Skipped):
            intake.skip(page)
        elif isinstance(page, LeftOut):
            left_out[page.reason] += 1
            intake.leave_out(page)
        elif not again and intake.record.has_page(page.id, reader=intake.version):
            intake.known(page)
        else:
            yield page
    intake.file_ends(last, left_out)


def place_of(name: str, error: BaseException) -> str:
    """Where in a file with several pages an error came up."""
    after = error.after if isinstance(error, LostError) else 0
    return f"{name}#{after + 1}" if after else name


def reason_of(error: BaseException) -> str:
    """Why a page could not be read; raises what concerns every page alike."""
    if isinstance(error, PageError):
        return str(error)
    if isinstance(error, ImportError | SyntaxError):
        raise DragomanError(
            f"Dragoman is not installed whole ({error}); install it again"
        ) from error
    if isinstance(error, DragomanError) or not isinstance(error, Exception):
        raise error
    return f"an error inside Dragoman ({type(error).__name__}: {error}); report it with the page"
