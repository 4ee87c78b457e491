"""How far a record reaches, and seeing less of it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.model import FactKind
from dragoman.record import told
from dragoman.record.facts import Facts
from dragoman.record.filter import Filter
from dragoman.record.store import counts
from dragoman.record.store.connection import as_record_errors
from dragoman.record.store.part import narrow
from dragoman.record.told import Span, ToldCount


@dataclass(frozen=True, slots=True)
class Extent:
    """What a record reaches to, for those who need not look at all of it."""

    connection: sqlite3.Connection
    path: Path
    facts: Facts

    def since_when(self, facts: int, until: date | None = None) -> date | None:
        """The earliest day since which no more facts were published, until a day if one is given;
        None if there are no more."""
        with as_record_errors(self.path):
            return counts.since_when(self.connection, facts, until)

    def months(self, wanted: Filter, *, most: int) -> list[counts.MonthCount] | None:
        """How many of the facts that a filter keeps begin in each month, by kind and status; None
        where there are more than `most`, which are not counted."""
        with as_record_errors(self.path):
            return self.facts.months(wanted, most=most)

    def last_published(self) -> date | None:
        """The last day by which a page was published; None where no page has a day."""
        with as_record_errors(self.path):
            return counts.last_published(self.connection)

    def undated(self) -> int:
        """Pages of which nobody can say when they appeared."""
        with as_record_errors(self.path):
            return told.undated(self.connection)

    def told(self, since: date, until: date, by: Span = Span.DAY) -> list[ToldCount]:
        """How many facts were published in these days, by day or of months or years as one."""
        with as_record_errors(self.path):
            return list(told.told(self.connection, since, until, by))

    def told_in_all(self, since: date, until: date) -> int:
        """How many facts were published in these days."""
        with as_record_errors(self.path):
            return told.told_in_all(self.connection, since, until)

    def speakers(self, since: date, until: date) -> Counter[str]:
        """How many statements each actor makes in the pages of these days, by name."""
        with as_record_errors(self.path):
            return told.speakers(self.connection, since, until, self.facts.cast)

    def told_most(
        self, since: date, until: date, kinds: Sequence[FactKind], limit: int
    ) -> list[int]:
        """The facts of these kinds, published in these days, that most others tell too, one for
        each thing, and the first of those others; for `narrow`."""
        with as_record_errors(self.path):
            return told.told_most(self.connection, since, until, kinds, limit)

    def published_last(self, since: date, until: date, limit: int) -> list[tuple[FactKind, int]]:
        """Facts of the pages published last in these days, with their kinds; for `narrow`."""
        with as_record_errors(self.path):
            return told.published_last(self.connection, since, until, limit)

    def first(self, wanted: Filter, limit: int) -> list[int]:
        """The first of the facts that a filter keeps, by day, for `narrow`."""
        with as_record_errors(self.path):
            return self.facts.first(wanted, limit)

    def newest(self, wanted: Filter, limit: int) -> list[int]:
        """Those of the facts that a filter keeps which were added last, for `narrow`."""
        with as_record_errors(self.path):
            return self.facts.newest(wanted, limit)

    def beside(self, facts: Iterable[int], limit: int) -> list[int]:
        """These facts, and others of their pages, up to so many of those."""
        with as_record_errors(self.path):
            return self.facts.beside(facts, limit)

    def narrow(self, facts: Iterable[int]) -> None:
        """From now on the record, open for reading, shows only these facts."""
        with as_record_errors(self.path):
            narrow(self.connection, facts)
