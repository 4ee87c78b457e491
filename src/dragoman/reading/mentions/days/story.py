"""What the page has told so far: its day, the dates already read, how it tells them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.model import Day, Precision
from dragoman.reading.mentions.days.calendar import Interval

_FINENESS = (
    Precision.DAY,
    Precision.WEEK,
    Precision.MONTH,
    Precision.SEASON,
    Precision.YEAR,
)
_QUARTER_MONTHS = (1, 4, 7, 10)
_ASIDE = 4  # sentences over which a finer date outweighs a bare year
_REMEMBERED = 12  # dates told before these no longer anchor "two days later"


@dataclass(frozen=True, slots=True)
class Told:
    """A date the page has told, in sentence number `sentence`."""

    interval: Interval
    precision: Precision
    sentence: int
    stated: bool
    """Its year stands in the text."""
    topic: bool = False
    """It opens its sentence: "In 1862, ..."."""


@dataclass(slots=True)
class Story:
    """The running context of one page; `historical` pages look back from date to date, others
    from the day published. `day_first` is None where no numeric date of the page settles it."""

    published: Day
    historical: bool = False
    day_first: bool | None = None
    told: list[Told] = field(default_factory=list)

    @property
    def bracket(self) -> Interval | None:
        """The earliest and latest day the page can have been published; None if unknown."""
        p = self.published
        low, high = p.start or p.not_before, p.end or p.start or p.not_after
        return (low, high) if low and high and low <= high else None

    @property
    def page_known(self) -> bool:
        return self.published.known

    def from_page(self, at: Callable[[date], Interval | None]) -> tuple[Interval | None, ...]:
        """What `at` gives for the earliest and the latest day the page may be from."""
        if self.bracket is None:
            return ()
        low, high = self.bracket
        return (at(low),) if low == high else (at(low), at(high))

    def last(self, *, at_least: Precision = Precision.YEAR) -> Told | None:
        """The last date told that is at least that fine."""
        limit = _FINENESS.index(at_least)
        for told in reversed(self.told[-_REMEMBERED:]):
            if told.precision in _FINENESS[: limit + 1]:
                return told
        return None

    def quarter(self) -> Told | None:
        """The last quarter of a year told, however long ago."""
        for told in reversed(self.told):
            if told.precision is Precision.SEASON and told.interval[0].month in _QUARTER_MONTHS:
                start, end = told.interval
                if (end.year, end.month) == (start.year, start.month + 2):
                    return told
        return None

    def carrying(self) -> Told | None:
        """The date whose year goes on in a page that looks back.

        A bare year inside a sentence soon after a finer date of another year is an aside ("a
        report released in 2005"); one that opens its sentence moves the story. Decades and
        centuries carry no year.
        """
        for told in reversed(self.told[-_REMEMBERED:]):
            if told.precision is not Precision.YEAR:
                return told
            if told.interval[0].year == told.interval[1].year and not self._is_aside(told):
                return told
        return self.last()

    def _is_aside(self, told: Told) -> bool:
        if told.topic:
            return False
        near = range(told.sentence - _ASIDE, told.sentence + 1)
        finer = [t for t in self.told if t.precision is not Precision.YEAR and t.sentence in near]
        return bool(finer) and finer[-1].interval[0].year != told.interval[0].year

    def tell(self, day: Day, sentence: int, *, stated: bool, topic: bool) -> None:
        """Keeps a resolved date as an anchor for what follows."""
        if day.start and day.end and day.precision in _FINENESS:
            interval = (day.start, day.end)
            self.told.append(Told(interval, day.precision, sentence, stated, topic))


def finest(unit: str) -> Precision:
    """How fine an anchor must be for a step of `unit` to make sense."""
    if unit in ("D", "E"):
        return Precision.DAY
    if unit in ("W", "2W"):
        return Precision.WEEK
    return Precision.MONTH if unit in ("M", "Q", "3M", "6M") else Precision.YEAR


def precision_of(unit: str) -> Precision:
    """How exactly a step of `unit` is known."""
    if unit in ("Q", "3M", "6M"):
        return Precision.SEASON
    return Precision.WEEK if unit == "E" else finest(unit)


def is_historical(years: Sequence[int], near: int, published: Day) -> bool:
    """Whether a page looks back: it tells years well before its own more often than it points
    from its own day (`near`: weekdays, "yesterday")."""
    at = published.start or published.not_after
    if at is None:
        return True
    old = sum(1 for year in years if year < at.year - 1)
    return old >= _OLD_YEARS and old > _OUTWEIGHS * near


_OLD_YEARS = 3
_OUTWEIGHS = 4  # news that recalls the past names a weekday for every few years it names
