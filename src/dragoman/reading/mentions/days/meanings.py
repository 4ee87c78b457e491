"""What the words of a temporal expression mean before the page's day or the story resolves them."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Precision
from dragoman.reading.mentions.days.calendar import Interval, InYear

PAGE, STORY, NEAR = "page", "story", "near"
"""Anchors: the day the page was published, the last date the text told, the one of these that the
page looks from."""


UNKNOWN_LENGTH = "a length of time"
"""Why a length of time tells no day."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date that needs no anchor; `interval` is None where it lies outside the calendar."""

    interval: Interval | None
    precision: Precision
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Swappable:
    """A numeric date whose day and month could be swapped."""

    day_first: Interval
    month_first: Interval


@dataclass(frozen=True, slots=True)
class Yearly:
    """Something that comes once a year ("6 April", "December", "the third quarter").

    `which` is "" where the text does not say which, else "page-1" (last), "page+1" (next),
    "page+0" (this) or, with `in_year`, the year it falls in ("May last year", "May that year").
    """

    in_year_of: InYear
    precision: Precision
    which: str = ""
    in_year: bool = False
    weekday: int | None = None
    """The weekday told with it: it names the year where none is told."""


@dataclass(frozen=True, slots=True)
class Weekly:
    """A weekday; `which` as in `Yearly`, with `in_week` for "Tuesday of next week"."""

    weekday: int
    which: str = ""
    in_week: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """The whole unit `steps` units away from the anchor; `deadline` makes it reach that far."""

    anchor: str
    unit: str
    steps: int
    deadline: bool = False
    counted: bool = False
    """Steps were counted ("two months ago"), not named ("last month")."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """The quarter the text is about ("the latest quarter"), or one `steps` quarters from it."""

    steps: int


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """ "the 14th": a day in the month the text is in."""

    number: int


@dataclass(frozen=True, slots=True)
class Beside:
    """So many units before or after what the next words tell: "the day before the vote", "ten
    days after 5 May"; no steps for "the week of 6 March"."""

    unit: str
    steps: int | None


@dataclass(frozen=True, slots=True)
class Untold:
    """Temporal words that tell no day: a length of time, "now", "the day after the signing"."""

    why: str
    precision: Precision = Precision.UNKNOWN


Meaning = Fixed | Swappable | Yearly | Weekly | Shift | Quarter | DayOfMonth | Beside | Untold


@dataclass(frozen=True, slots=True)
class Found:
    """Words `first` to `last` (exclusive) mean this; `role` only where the words settle it."""

    first: int
    last: int
    meaning: Meaning
    role: str = ""


def anchor_and_steps(value: str) -> tuple[str, int]:
    """ "story-1" as ("story", -1)."""
    return (PAGE, int(value[4:])) if value.startswith(PAGE) else (STORY, int(value[5:]))
