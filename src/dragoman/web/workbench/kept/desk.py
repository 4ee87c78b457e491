"""What a screen works with: the open record, and the kept answers about the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

from dragoman.errors import UsageError
from dragoman.record import Filter, Record, open_record
from dragoman.record.store.connection import Connections
from dragoman.views.judged import latest
from dragoman.views.rows import Rows
from dragoman.web.workbench.incidents import Works
from dragoman.web.workbench.kept.asked_for import then
from dragoman.web.workbench.kept.keeping import Keeper
from dragoman.web.workbench.kept.questions import Question
from dragoman.web.workbench.kept.store import Kept, Made, kept_path

T = TypeVar("T")
AT_ONCE = 400
"""Facts of a record whose answers are worked out while the reader waits, whenever it changes."""
FIRST_TIME = 3_000
"""The same where there is no answer yet."""
COUNTED = 1_500
"""Facts of a large record among which is counted who is in them, those added last."""
SEEN_THEN = 2_000
"""Facts of a large record that are looked at as it was on a day, those published last by then."""
EVERYTHING = Filter()
_DECIDED = 3
"""Decisions named that an answer does not know of."""


class Count(Protocol[T]):
    """A view that counts what facts tell; with `newest` only in so many of them, added last."""

    def __call__(
        self, record: Record, wanted: Filter, *, limit: int, newest: int | None
    ) -> Rows[T]: ...


@dataclass(slots=True)
class Desk:
    """One request's record and answers, and what is being loaded into it (`works`).

    `size` counts the facts of the whole record, whose stamp is `stamp` where the open one shows
    less. `notes` say what an answer leaves out; `waits` that something was not there to show and is
    being worked out.
    """

    record: Record
    kept: Kept
    keeper: Keeper
    notes: dict[str, None] = field(default_factory=dict)
    works: Works | None = None
    waits: bool = False
    size: int = -1
    stamp: str = ""

    def __post_init__(self) -> None:
        if self.size < 0:
            self.size = self.record.count()

    def note(self, words: str) -> None:
        """Says it above the answer."""
        self.notes[words] = None

    def narrow(self, leave_out: Callable[[Record], str | None]) -> None:
        """Shows less of a large record from now on, and says what is left out."""
        if self.size > FIRST_TIME:
            self.stamp = self.stamp or self.record.stamp()
            if words := leave_out(self.record):
                self.note(words)

    def rows(self, question: Question[T], wanted: Filter, *, limit: int, skip: int = 0) -> Rows[T]:
        """A leaf of the answer: the rows that rest on a fact which the filter keeps."""
        if self.record.as_of is not None:
            if self.size <= FIRST_TIME:
                return self._then(question, wanted, limit, skip)
            question = then(question, self.record.as_of)
        if not self._ready(question):
            return Rows(question.row, [])
        if wanted == EVERYTHING:
            return self.kept.rows(question, limit=limit, skip=skip)
        keeps = lambda facts: self.record.keeps(wanted, facts)  # noqa: E731
        return self.kept.rows(question, limit=limit, skip=skip, keeps=keeps)

    def number(self, question: Question[Any]) -> int:
        """How many rows the whole answer has."""
        if self.record.as_of is not None:
            if self.size <= FIRST_TIME:
                return len(question.ask(self.record))
            question = then(question, self.record.as_of)
        made = self._ready(question)
        return made.rows if made else 0

    def one(self, question: Question[T]) -> T:
        """The only row of the answer of a small record; raises UsageError where there is none."""
        if self.record.as_of is not None:
            return next(iter(question.ask(self.record)))
        made = self._ready(question)
        if made and made.why:
            raise UsageError(made.why)
        return next(iter(self.kept.rows(question, limit=1)))

    def counted(
        self,
        question: Question[T],
        wanted: Filter,
        count: Count[T],
        *,
        limit: int,
        skip: int = 0,
    ) -> Rows[T]:
        """A leaf of rows that count what facts tell, which a filter changes: of those kept where it
        keeps everything, else counted now, in no more facts than that takes a moment for."""
        if wanted == EVERYTHING and self.record.as_of is None:
            return self.rows(question, wanted, limit=limit, skip=skip)
        newest = None
        if self.size > FIRST_TIME and self.record.count(wanted, most=COUNTED + 1) > COUNTED:
            newest = COUNTED
            self.note(f"Counted in the {COUNTED:,} of these facts that were added last.")
        rows = count(self.record, wanted, limit=skip + limit, newest=newest)
        return Rows(rows.kind, list(rows)[skip:])

    def about(self, question: Question[T], fact: str) -> T | None:
        """The first row that rests on a fact."""
        if self.record.as_of is not None:
            if self.size <= FIRST_TIME:
                rows = question.ask(self.record)
                return next((row for row in rows if fact in question.facts(row)), None)
            question = then(question, self.record.as_of)
        return self.kept.about(question, fact) if self._ready(question) else None

    def _then(self, question: Question[T], wanted: Filter, limit: int, skip: int) -> Rows[T]:
        """The answer as it was on a day, which is not kept of a small record."""
        rows: list[T] = list(question.ask(self.record))
        if wanted != EVERYTHING:
            every = [fact for row in rows for fact in question.facts(row)]
            kept = self.record.keeps(wanted, every)
            rows = [row for row in rows if not kept.isdisjoint(question.facts(row))]
        return Rows(question.row, rows[skip : skip + limit])

    def _ready(self, question: Question[Any]) -> Made | None:
        """What the answer was made from, now if that is quick; None where there is none. Notes what
        it leaves out."""
        made, stamp = self.kept.made(question), self.stamp or self.record.stamp()
        if made is None or made.stamp != stamp:
            if self.size <= (FIRST_TIME if made is None else AT_ONCE):
                self.keeper.now(question)
                made = self.kept.made(question)
            else:
                self._send_for(question, stamp)
                self._say_what_is_missing(made)
        if made and made.since:
            self.note(f"Concluded from what was published since {made.since}.")
        return made

    def _send_for(self, question: Question[Any], stamp: str) -> None:
        if question.standing:
            self.keeper.start()
        else:
            self.keeper.ask(question, stamp)

    def _say_what_is_missing(self, made: Made | None) -> None:
        if made is None:
            self.waits = True
            self.note("Being worked out for the first time; come back in a minute.")
            return
        self.note("What was read or decided last is not in it yet.")
        # a stamp ends with the last decision and the last fact
        known = int(made.stamp.split("-")[1])
        for row in latest(self.record, since=known, limit=_DECIDED):
            about = " and ".join(f"“{words}”" for words in row.words)
            self.note(f"Decided since: {row.verdict.value}, {about} ({row.who}).")


@contextmanager
def desk_at(
    path: Path,
    keeper: Keeper,
    as_of: date | None = None,
    *,
    works: Works | None = None,
    connections: Connections | None = None,
) -> Iterator[Desk]:
    """The record in a file, opened for one request (by one of `connections`, where there are any),
    with what is kept beside it."""
    kept = Kept(kept_path(path))
    try:
        with _opened(path, connections) as record:
            if as_of is None:
                yield Desk(record, kept, keeper, works=works)
                return
            size, stamp = record.count(), record.stamp()
            first = record.extent.since_when(SEEN_THEN, as_of) if size > SEEN_THEN else None
        with _opened(path, connections, as_of=as_of, since=first) as record:
            desk = Desk(record, kept, keeper, works=works, size=size, stamp=stamp)
            if first is not None:
                desk.note(f"Looked at from {first} on; what was published before is left out.")
            yield desk
    finally:
        kept.close()


@contextmanager
def _opened(
    path: Path,
    connections: Connections | None,
    *,
    as_of: date | None = None,
    since: date | None = None,
) -> Iterator[Record]:
    if connections is None:
        with open_record(path, read_only=True, as_of=as_of, since=since) as record:
            yield record
        return
    with connections.lent() as lent:
        yield Record(path, read_only=True, as_of=as_of, since=since, lent=lent)
