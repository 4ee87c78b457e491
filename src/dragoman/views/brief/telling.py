"""Things made into footnoted sentences: which fact speaks for a thing, what is worth telling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model import (
    Agreement,
    Commitment,
    Event,
    Fact,
    FactKind,
    Meeting,
    Position,
    Statement,
    Status,
)  # fmt: skip
from dragoman.record import Record
from dragoman.record.claims.given import appeared
from dragoman.views.brief.nouns import Note, Sentence
from dragoman.views.evidence import Citing
from dragoman.views.sentences import sentence
from dragoman.views.sentences.grammar import named

MOST_NOTES = 4
"""Footnotes of one sentence: one per origin, and no more than this."""
_LEAST_WORDS = 4
"""Words that a statement needs to tell anything by itself."""
_CERTAIN = (Status.HAPPENED, Status.ONGOING, Status.CLAIMED, Status.DENIED, Status.NEGATED,
            Status.CANCELLED, Status.PLANNED)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dated:
    """A thing's facts with the days on which they were published, the earliest first."""

    id: str
    kind: FactKind
    facts: tuple[tuple[date, Fact], ...]

    @property
    def first(self) -> date:
        return self.facts[0][0]

    def within(self, since: date, until: date) -> list[Fact]:
        """The facts published in these days."""
        return [fact for day, fact in self.facts if since <= day <= until]

    def before(self, day: date) -> list[Fact]:
        """The facts published before this day."""
        return [fact for published, fact in self.facts if published < day]


class Telling:
    """Makes sentences and keeps their footnotes, numbered as they come."""

    def __init__(self, record: Record) -> None:
        self.citing = Citing(record)
        self._record = record
        self._numbers: dict[str, int] = {}
        self._notes: list[Note] = []

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(self._notes)

    def published(self, fact: Fact) -> date | None:
        """The day by which a fact's page was there."""
        return appeared(self.citing.published(fact.page))

    def origins(self, facts: Iterable[Fact]) -> int:
        """How many independent sources tell these facts."""
        return len(self._record.origins(facts))

    def say(self, facts: Sequence[Fact], *, text: str | None = None) -> Sentence:
        """A thing in the sentence of the fact that tells it best (or in `text`), with a footnote
        to that fact's words and one to each further origin's."""
        best = best_of(facts, self.citing)
        cited, origins = [best], {self._origin(best)}
        for fact in sorted(facts, key=self.citing.order):
            if self._origin(fact) not in origins and len(cited) < MOST_NOTES:
                origins.add(self._origin(fact))
                cited.append(fact)
        return Sentence(text or sentence(best), tuple(self._number(fact) for fact in cited))

    def _origin(self, fact: Fact) -> str:
        (origin,) = self._record.origins([fact])
        return origin.id

    def _number(self, fact: Fact) -> int:
        if fact.id not in self._numbers:
            self._numbers[fact.id] = len(self._notes) + 1
            self._notes.append(Note(self._numbers[fact.id], self.citing.cite(fact)))
        return self._numbers[fact.id]


def best_of(facts: Sequence[Fact], citing: Citing) -> Fact:
    """The fact that speaks for a thing: the most certain, then the one naming most actors, then
    the earliest."""
    if len(facts) == 1:
        return facts[0]
    return min(facts, key=lambda f: (_certainty(f), -len({a.name for a in f.actors()}),
                                     citing.order(f)))  # fmt: skip


def _certainty(fact: Fact) -> int:
    return _CERTAIN.index(fact.status) if fact.status in _CERTAIN else len(_CERTAIN)


def worth_telling(fact: Fact) -> bool:
    """Whether a fact says something by itself: a statement with some words, an event with
    somebody in it; and not of people who are only pointed to."""
    detail = fact.detail
    actors = list(fact.actors())
    if actors and not any(map(named, actors)):
        return False
    if isinstance(detail, Statement):
        parts = [part.text for part in (detail.content, *detail.further) if part]
        return len(" ".join(parts).split()) >= _LEAST_WORDS
    if isinstance(detail, Meeting):
        return bool(detail.participants)
    if isinstance(detail, Event):
        return bool(detail.actors or detail.recipients)
    if isinstance(detail, Position):
        return len(detail.issue.split()) > 1
    if isinstance(detail, Commitment):
        return bool(detail.obligors)
    if isinstance(detail, Agreement):
        return bool(detail.roles) or fact.day.known
    return fact.kind is not FactKind.ALIAS
