"""What a screen works with: the open record, and the kept answers about the whole of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from dragoman.record import Filter, Record
from dragoman.views.rows import Rows
from dragoman.web.workbench.incidents import Works
from dragoman.web.workbench.kept.keeping import Keeper
from dragoman.web.workbench.kept.questions import Question
from dragoman.web.workbench.kept.store import Kept

T = TypeVar("T")
AT_ONCE = 400
"""Facts of a record whose answers are worked out while the reader waits, whenever it changes."""
FIRST_TIME = 3_000
"""The same where there is no answer yet."""
COUNTED = 3_000
"""Facts that are counted while the reader waits."""
EVERYTHING = Filter()


class Count(Protocol[T]):
    """A view that counts."""

    def __call__(self, record: Record, wanted: Filter, *, limit: int) -> Rows[T]: ...


@dataclass(slots=True)
class Desk:
    """One request's record and answers, and what is being loaded into it. `notes` say what an
    answer leaves out."""

    record: Record
    kept: Kept
    keeper: Keeper
    notes: dict[str, None] = field(default_factory=dict)
    works: Works | None = None

    def rows(self, question: Question[T], wanted: Filter, *, limit: int, skip: int = 0) -> Rows[T]:
        """A leaf of the answer: the rows that rest on a fact which the filter keeps."""
        if self.record.as_of is not None:
            return self._then(question, wanted, limit, skip)
        if not self._ready(question):
            return Rows(question.row, [])
        if wanted == EVERYTHING:
            return self.kept.rows(question, limit=limit, skip=skip)
        keeps = lambda facts: self.record.keeps(wanted, facts)  # noqa: E731
        return self.kept.rows(question, limit=limit, skip=skip, keeps=keeps)

    def number(self, question: Question[Any]) -> int:
        """How many rows the whole answer has."""
        if self.record.as_of is not None:
            return len(question.ask(self.record))
        made = self.kept.made(question) if self._ready(question) else None
        return made.rows if made else 0

    def counted(
        self, question: Question[T], wanted: Filter, count: Count[T], *, limit: int
    ) -> Rows[T]:
        """Rows that count what facts tell, which a filter changes: those kept where it keeps
        everything, else counted now if the facts are few enough."""
        if wanted == EVERYTHING:
            return self.rows(question, wanted, limit=limit)
        facts = self.record.count(wanted)
        if facts > COUNTED:
            self.notes[f"{facts} facts are chosen, too many to count at once; choose a shorter "
                       f"stretch of days, until they are {COUNTED} at most."] = None  # fmt: skip
            return Rows(question.row, [])
        return count(self.record, wanted, limit=limit)

    def about(self, question: Question[T], fact: str) -> T | None:
        """The first row that rests on a fact."""
        if self.record.as_of is not None:
            rows = question.ask(self.record)
            return next((row for row in rows if fact in question.facts(row)), None)
        return self.kept.about(question, fact) if self._ready(question) else None

    def _then(self, question: Question[T], wanted: Filter, limit: int, skip: int) -> Rows[T]:
        """The answer as it was on a day, which is not kept."""
        rows: list[T] = list(question.ask(self.record))
        if wanted != EVERYTHING:
            every = [fact for row in rows for fact in question.facts(row)]
            kept = self.record.keeps(wanted, every)
            rows = [row for row in rows if not kept.isdisjoint(question.facts(row))]
        return Rows(question.row, rows[skip : skip + limit])

    def _ready(self, question: Question[T]) -> bool:
        """Whether there is an answer, worked out now if that is quick; notes what it leaves out."""
        made = self.kept.made(question)
        if made is None or made.stamp != self.record.stamp():
            if self.record.count() <= (FIRST_TIME if made is None else AT_ONCE):
                self.keeper.now(question)
                made = self.kept.made(question)
            else:
                self.keeper.start()
                self.notes["Being worked out anew; what was read or decided last is not in it yet."
                           if made else "Being worked out for the first time; come back in a "
                           "minute."] = None  # fmt: skip
        if made and made.since:
            self.notes[f"Concluded from what was published since {made.since}."] = None
        return made is not None
