"""The nouns of this room: the steps of a thing's life, and what it has come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.model import Day
from dragoman.record.claims.claim import Account
from dragoman.record.claims.told import Told, accounts
from dragoman.record.day_words import day_text


class LifeKind(StrEnum):
    """What has a life of its own in a record."""

    PLAN = "plan"
    AGREEMENT = "agreement"
    COMMITMENT = "commitment"
    ROLE = "role"
    DESIGNATION = "designation"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Step:
    """One step with the accounts that tell it; `day` is its own, in words `when`.

    Steps that nobody tells (a plan lapsed, a deadline passed) have no accounts but a reason.
    """

    step: str
    day: Day
    when: str
    accounts: tuple[Account, ...] = ()
    why: str = ""

    @property
    def told_first(self) -> date | None:
        return min((one.published for one in self.accounts if one.published), default=None)


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """One thing from its first step to its state.

    `about` says in words what lives, `who` whose plan, undertaking or part it is. `scale` is
    proposed, never asserted, and only for commitments: how far one has been carried out by the
    scale of the peace-accords literature, 0 not begun, 1 little, 2 partly, 3 in full; None where no
    page tells of it.
    """

    id: str
    kind: LifeKind
    about: str
    who: tuple[str, ...]
    state: str
    why: str
    steps: tuple[Step, ...]
    scale: int | None = None

    def accounts(self) -> Iterator[Account]:
        """All accounts of all steps."""
        for step in self.steps:
            yield from step.accounts


def step(name: str, told: Sequence[Told], *, why: str = "") -> Step:
    """A step that accounts tell, on the most exact day that one of them gives it."""
    known = sorted((one.fact.day for one in told), key=exactness)
    return Step(name, known[0], day_text(known[0]), accounts(told), why)


def exactness(day: Day) -> tuple[bool, int, date, date]:
    """Sorts days, the most exactly known first."""
    open_ended = day.start is None or day.end is None
    start, end = day.start or date.min, day.end or date.max
    return open_ended, (end - start).days, start, end
