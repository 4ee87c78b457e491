"""Where accounts differ in whether a ceasefire holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Ceasefire, Day
from dragoman.record.claims.claim import Aspect
from dragoman.record.claims.days import clash
from dragoman.record.claims.sides import Found, Measure, compare
from dragoman.record.claims.told import Stage, Told


@dataclass(frozen=True, slots=True)
class Held:
    """Whether a truce holds, and on which day that was told."""

    holds: bool
    day: Day

    def contradicts(self, other: Held) -> bool:
        """A truce may hold on Monday and break on Friday; on one day only one of both is so."""
        return self.holds != other.holds and not clash(self.day, other.day)


def holding(accounts: Sequence[Told]) -> Found:
    """Whether it holds, told on the same days."""
    given = [
        (one, Held(one.fact.detail.holds, _day(one)))
        for one in accounts
        if isinstance(one.fact.detail, Ceasefire)
        and one.fact.detail.holds is not None
        and one.stage is Stage.DONE
        and not one.against
    ]
    return compare(
        given, _HOLDS, lambda words: f"told of the same days that it {' and '.join(words)}"
    )


def _day(told: Told) -> Day:
    """The day it is told of, else that of the page."""
    day = told.fact.day
    if day.start and day.end:
        return day
    return Day(told.published, told.published)


_HOLDS: Measure[Held] = Measure(
    Aspect.STATUS, Held.contradicts, lambda held: "holds" if held.holds else "does not hold"
)
