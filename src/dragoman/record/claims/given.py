"""What claims and lifecycles are made from: things, documents, and the sources behind facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dragoman.model import Day, Fact, FactKind
from dragoman.record.stories import Origin


class Thing(Protocol):
    """Facts of one kind that tell one thing."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> FactKind: ...
    @property
    def facts(self) -> tuple[Fact, ...]: ...


class Document(Protocol):
    """One agreement, with all the facts that are about it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def facts(self) -> tuple[Fact, ...]: ...


@dataclass(frozen=True, slots=True)
class Sources:
    """Where facts come from: the origin of a fact, the day its page (by id) was published, and the
    whole sentence a fact stands in (its quote may be one clause of it)."""

    origin: Callable[[Fact], Origin]
    published: Callable[[str], Day]
    sentence: Callable[[Fact], str] = lambda fact: fact.quote


def appeared(published: Day) -> date | None:
    """The day by which a page was there; None where nobody can say."""
    return published.end or published.not_after
