"""A day as far as a page tells it: an interval, its precision and how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exactly an interval is known; the interval covers the whole unit."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """How a day is known."""

    STATED = "stated"
    RELATIVE = "relative"
    INHERITED = "inherited"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Day:
    """A closed interval of calendar days; either end may be open (None).

    `text` holds the words that say so, `why` the reason where it is inferred or bracketed.
    An unknown day published carries its brackets in `not_before` and `not_after`.
    """

    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.UNKNOWN
    text: str | None = None
    not_before: date | None = None
    not_after: date | None = None
    why: str | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"a day cannot end ({self.end}) before it starts ({self.start})")

    @property
    def known(self) -> bool:
        return self.start is not None or self.end is not None


UNKNOWN_DAY = Day()
