"""The stretch of days a brief is about, and the things that were told by its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from dragoman.model import Fact
from dragoman.record import Record
from dragoman.record.claims import Claim
from dragoman.record.claims.conclude import claims_of_propositions
from dragoman.record.claims.counterparts import Proposition, propositions
from dragoman.record.claims.given import Sources, sources_of
from dragoman.record.lifecycles import Lifecycle
from dragoman.record.lifecycles.of_record import lifecycles_of
from dragoman.record.links import Thing
from dragoman.record.told import Span, ToldCount
from dragoman.views.brief.telling import Dated, Telling


class Window:
    """Things told by `until`, without what later pages add."""

    def __init__(self, record: Record, telling: Telling, since: date, until: date) -> None:
        self.record = record
        self.since = since
        self.until = until
        self.sources: Sources = sources_of(record)
        self.things: list[Dated] = []
        self.facts: dict[str, Fact] = {}
        for thing in record.things():
            told = [(day, fact) for fact in thing.facts
                    if (day := telling.published(fact)) and day <= until]  # fmt: skip
            if told:
                told.sort(key=lambda pair: (pair[0], telling.citing.order(pair[1])))
                self.things.append(Dated(thing.id, thing.kind, tuple(told)))
                self.facts |= {fact.id: fact for _, fact in told}

    def told(self, by: Span) -> list[ToldCount]:
        """How many facts were published within the window, by day, month or year."""
        return self.record.extent.told(self.since, self._end, by)

    def speakers(self) -> Counter[str]:
        """How many statements within the window each actor makes."""
        return self.record.extent.speakers(self.since, self._end)

    @property
    def _end(self) -> date:
        return min(self.until, self.record.as_of or self.until)

    @cached_property
    def linked(self) -> list[Thing]:
        """The things as links has them, cut at the window's end."""
        return [Thing(t.id, t.kind, tuple(fact for _, fact in t.facts)) for t in self.things]

    @cached_property
    def propositions(self) -> list[Proposition]:
        """What the things tell or deny."""
        return propositions(self.linked, self.sources)

    def claims(self) -> tuple[Claim, ...]:
        """What the accounts of each thing add up to by the window's end."""
        return claims_of_propositions(self.propositions, self.record.documents())

    @cached_property
    def lives(self) -> tuple[Lifecycle, ...]:
        """What became of everything by the window's end."""
        documents = self.record.documents()
        return lifecycles_of(
            self.linked, documents, self.sources, self.until, given=self.propositions
        )

    def facts_of(self, ids: Iterable[str]) -> list[Fact]:
        """Facts by id, those told by the window's end."""
        return [self.facts[ident] for ident in ids if ident in self.facts]
