"""From what words mean to a `Day`, given the page's day and what the page has told before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dragoman.model import Basis, Day, Precision
from dragoman.reading.mentions.days import calendar
from dragoman.reading.mentions.days.calendar import Interval, InYear
from dragoman.reading.mentions.days.meanings import (
    NEAR,
    PAGE,
    STORY,
    Beside,
    DayOfMonth,
    Fixed,
    Meaning,
    Quarter,
    Shift,
    Swappable,
    Untold,
    Weekly,
    Yearly,
    anchor_and_steps,
)
from dragoman.reading.mentions.days.story import Story, Told, finest, precision_of
from dragoman.reading.mentions.days.tense import Tense

AGAINST_FUTURE = 6
"""How much farther a past occurrence seems beside a future verb: ten days ago beats next year."""
AGAINST_PAST = 3
"""The same for a coming day beside a past verb ("named 14 January for the vote")."""
NEVER = 1000
TOLERANCE = 3
"""Days after the page's own that a past verb still allows (time zones, late datelines)."""
UNTOLD_AHEAD = 2
"""Where no verb tells, a date behind is likelier than one ahead."""
_YEARS_AROUND = (0, -1, 1, -2, 2, -3, 3, -4, 4)  # 29 February may be four years off
BACKWARDS = 8
"""Months a story may step back within a year; further back means the next year."""
QUARTERS = 4
COMPARED = 2
"""Sentences over which "a year earlier" is the same quarter: "rose 9 percent in the third quarter
... from 30 million a year earlier"."""
CARRIED = 1
"""Sentences over which a stated year carries on in a page that looks from its own day."""

A_YEAR_BEFORE = "the same quarter a year before"
"""Why a day is only compared with: the story does not go on from there."""
_NO_PAGE_DAY = "the page's day is unknown"
_NO_EVENT = "the day it is counted from is not told here"
_NO_STORY = "no date told before"


def resolve(meaning: Meaning, *, text: str, tense: Tense, sentence: int, story: Story) -> Day:
    """The day; unknown, with the reason, where nothing settles it."""
    match meaning:
        case Fixed():
            return _fixed(meaning, text)
        case Swappable():
            return _swappable(meaning, text, story)
        case Yearly():
            return _yearly(meaning, text, tense, sentence, story)
        case Weekly():
            return _weekly(meaning, text, tense, story)
        case Shift():
            return _shift(meaning, text, tense, sentence, story)
        case Quarter():
            return _quarter(meaning.steps, text, story)
        case Beside():
            return Day(precision=precision_of(meaning.unit), text=text, why=_NO_EVENT)
        case DayOfMonth():
            return _day_of_month(meaning, text, tense, sentence, story)
        case Untold():
            return Day(precision=meaning.precision, text=text, why=meaning.why)


def _fixed(meaning: Fixed, text: str) -> Day:
    if meaning.interval is None:
        return Day(precision=meaning.precision, text=text, why="no such day in the calendar")
    start, end = meaning.interval
    return Day(start, end, meaning.precision, Basis.STATED, text, why=meaning.why)


def _swappable(meaning: Swappable, text: str, story: Story) -> Day:
    if story.day_first is not None:
        start, end = meaning.day_first if story.day_first else meaning.month_first
        why = "day and month in the order of the page's other dates"
        return Day(start, end, Precision.DAY, Basis.STATED, text, why=why)
    low, high = sorted((meaning.day_first[0], meaning.month_first[0]))
    why = "day and month could be swapped"
    return Day(low, high, Precision.MONTH, Basis.STATED, text, why=why)


def _yearly(meaning: Yearly, text: str, tense: Tense, sentence: int, story: Story) -> Day:
    if meaning.which:
        return _which_yearly(meaning, text, story)
    if meaning.weekday is not None:
        by_weekday = _by_weekday(meaning, text, story)
        if by_weekday is not None:
            return by_weekday
    told = _carrying(tense, sentence, story)
    if told is None and story.historical:
        return Day(precision=meaning.precision, text=text, why="no year")
    if told is not None:
        interval = _in_story(meaning, told)
        if interval:
            why = f"year from the date told before ({told.interval[0].year})"
            return Day(*interval, meaning.precision, Basis.INHERITED, text, why=why)
    at: Callable[[date], Interval | None] = lambda ref: nearest_yearly(  # noqa: E731
        meaning.in_year_of, ref, tense
    )
    return _from_page(
        at, meaning.precision, text, story, why="year from the page's day", no="no year"
    )


def _by_weekday(meaning: Yearly, text: str, story: Story) -> Day | None:
    """ "Monday, 26 October" close to the page's day: the year in which it is a Monday."""
    if story.bracket is None:
        return None
    ref = story.bracket[1]
    around = [meaning.in_year_of(ref.year + step) for step in (-1, 0, 1)]
    right = [it for it in around if it and it[0].weekday() == meaning.weekday]
    if len(right) != 1:
        return None
    why = "the year near the page's day in which it is that weekday"
    return Day(*right[0], meaning.precision, Basis.RELATIVE, text, why=why)


def _carrying(tense: Tense, sentence: int, story: Story) -> Told | None:
    """The date whose year goes on: any in a page that looks back, a stated one close by else."""
    if story.historical or story.bracket is None:
        return story.carrying()
    told = story.last()
    if told is None:
        return None
    stated = next((t for t in reversed(story.told) if t.stated), None)
    if stated is None or stated is not told or tense is Tense.FUTURE:
        return None
    if story.bracket is not None and stated.interval[0] > story.bracket[1]:
        return None  # "by October 2005": behind a day to come the story goes on from the page's
    near = sentence - stated.sentence <= CARRIED
    return stated if near and (stated.topic or stated.precision is not Precision.YEAR) else None


def _in_story(meaning: Yearly, told: Told) -> Interval | None:
    """The occurrence in the year the story is in, or in the next where it would jump far back."""
    start = told.interval[0]
    interval = meaning.in_year_of(start.year)
    if interval is None:
        return meaning.in_year_of(start.year + 1)
    if told.precision in (Precision.DAY, Precision.WEEK, Precision.MONTH):
        back = (start.year - interval[1].year) * 12 + start.month - interval[1].month
        if back > BACKWARDS:
            return meaning.in_year_of(start.year + 1)
    return interval


def nearest_yearly(in_year_of: InYear, ref: date, tense: Tense) -> Interval | None:
    """The occurrence a writer means who leaves the year out: the nearest, where the verb's tense
    makes the other side of `ref` count for farther than it is."""
    around = (in_year_of(ref.year + step) for step in _YEARS_AROUND)
    known = [it for it in around if it is not None]
    return min(known, key=lambda it: _distance(it, ref, tense), default=None)


def _distance(interval: Interval, ref: date, tense: Tense) -> int:
    start, end = interval
    if start <= ref <= end:
        return 0
    if end < ref:
        return (ref - end).days * (AGAINST_FUTURE if tense is Tense.FUTURE else 1)
    if tense is Tense.PAST or (tense is Tense.FAR_PAST and start != end):
        return max(0, (start - ref).days - TOLERANCE) * NEVER
    if tense is Tense.FAR_PAST:
        return (start - ref).days * AGAINST_PAST
    return (start - ref).days * (1 if tense is Tense.FUTURE else UNTOLD_AHEAD)


def _which_yearly(meaning: Yearly, text: str, story: Story) -> Day:
    anchor, steps = anchor_and_steps(meaning.which)

    def at(ref: date) -> Interval | None:
        if meaning.in_year or steps == 0:
            return meaning.in_year_of(ref.year + steps)
        around = [meaning.in_year_of(ref.year + step) for step in (-1, 0, 1)]
        known = [it for it in around if it is not None]
        if steps > 0:
            return next((it for it in known if it[0] > ref), None)
        return next((it for it in reversed(known) if it[1] < ref and not _just_past(it, ref)), None)

    if anchor == PAGE:
        return _from_page(at, meaning.precision, text, story)
    return _from_story(at, Precision.YEAR, meaning.precision, text, story)


def _just_past(interval: Interval, ref: date) -> bool:
    """Whether the interval is the month right before in the same year. In December nobody calls
    November "last November" but "last month": the words mean the year before."""
    start, end = interval
    return (end - start).days > 1 and (start.year, start.month) == (ref.year, ref.month - 1)


def _weekly(meaning: Weekly, text: str, tense: Tense, story: Story) -> Day:
    anchor, steps = anchor_and_steps(meaning.which) if meaning.which else (PAGE, 0)

    def at(ref: date) -> Interval | None:
        if meaning.in_week:
            week = calendar.unit_around(ref, "W", steps)
            return week and calendar.unit_around(week[0], "D", meaning.weekday)
        ahead = (meaning.weekday - ref.weekday()) % 7
        if meaning.which and steps > 0:
            return calendar.unit_around(ref, "D", ahead or 7)
        if meaning.which and steps < 0:
            return calendar.unit_around(ref, "D", ahead - 7)
        if meaning.which:
            return calendar.unit_around(ref, "D", meaning.weekday - ref.weekday())
        if tense is Tense.FUTURE:
            return calendar.unit_around(ref, "D", ahead)
        return calendar.unit_around(ref, "D", ahead - 7 if ahead else 0)

    if anchor == PAGE:
        return _from_page(at, Precision.DAY, text, story)
    return _from_story(at, Precision.DAY, Precision.DAY, text, story)


def beside(meaning: Beside, neighbour: Day, text: str) -> Day:
    """So many units before or after a day told in the next words."""
    precision = precision_of(meaning.unit)
    fine = neighbour.precision is Precision.DAY or meaning.unit in ("Y", "10Y")
    if neighbour.start is None or not fine:
        return Day(precision=precision, text=text, why=_NO_EVENT)
    moved: date | None = neighbour.start
    if meaning.steps is not None:
        moved = calendar.move(neighbour.start, meaning.unit, meaning.steps)
    interval = calendar.unit_around(moved, meaning.unit) if moved else None
    if interval is None:
        return Day(precision=precision, text=text, why=_NO_EVENT)
    return Day(*interval, precision, neighbour.basis, text, why=neighbour.why)


def _quarter(steps: int, text: str, story: Story) -> Day:
    """Seen from the quarter the text told last, else from the one before the page's day: figures
    are for a quarter that is over."""
    told = story.quarter()
    if told is not None:
        interval = calendar.unit_around(told.interval[0], "Q", steps)
        if interval is not None:
            why = A_YEAR_BEFORE if steps else "the quarter told before"
            return Day(*interval, Precision.SEASON, Basis.INHERITED, text, why=why)
    return _from_page(
        lambda ref: calendar.unit_around(ref, "Q", steps - 1),
        Precision.SEASON,
        text,
        story,
        why=A_YEAR_BEFORE if steps else None,
    )


def _shift(meaning: Shift, text: str, tense: Tense, sentence: int, story: Story) -> Day:
    if meaning.counted and (meaning.unit, meaning.steps) == ("Y", -1):
        told = story.quarter()
        if told is not None and sentence - told.sentence <= COMPARED:
            return _quarter(-QUARTERS, text, story)
    precision = precision_of(meaning.unit)
    anchor = meaning.anchor
    if anchor == NEAR:
        anchor = STORY if story.historical and story.told else PAGE

    def at(ref: date) -> Interval | None:
        if meaning.deadline:
            end = calendar.move(ref, meaning.unit, meaning.steps)
            return (ref, end) if end and ref <= end else None
        if meaning.counted:
            moved = calendar.move(ref, meaning.unit, meaning.steps)
            unit = "Y" if meaning.unit in ("10Y", "100Y") else meaning.unit
            return calendar.unit_around(moved, unit) if moved else None
        steps = meaning.steps
        if meaning.unit == "E" and steps == 0 and tense is not Tense.FUTURE and ref.weekday() < 5:
            steps = (
                -1
            )  # on a weekday "the weekend" is the one gone by, unless something will happen
        return calendar.unit_around(ref, meaning.unit, steps)

    if anchor == PAGE:
        return _from_page(at, precision, text, story)
    return _from_story(at, finest(meaning.unit), precision, text, story)


def _day_of_month(meaning: DayOfMonth, text: str, tense: Tense, sentence: int, story: Story) -> Day:
    """ "on the eleventh": of the month told just before, else the page's, or the one before it
    where it would lie ahead of what is told as past."""
    told = story.last(at_least=Precision.MONTH)
    if story.historical or (told is not None and sentence - told.sentence <= 1):
        return _from_story(
            lambda ref: calendar.day(ref.year, ref.month, meaning.number),
            Precision.MONTH, Precision.DAY, text, story,
        )  # fmt: skip

    def at(ref: date) -> Interval | None:
        found = calendar.day(ref.year, ref.month, meaning.number)
        if tense is Tense.FUTURE or (found is not None and found[0] <= ref):
            return found
        before = ref.replace(day=1) - timedelta(days=1)
        return calendar.day(before.year, before.month, meaning.number)

    return _from_page(at, Precision.DAY, text, story)


def _from_page(
    at: Callable[[date], Interval | None],
    precision: Precision,
    text: str,
    story: Story,
    *,
    why: str | None = None,
    no: str = _NO_PAGE_DAY,
) -> Day:
    """Seen from the page's day. Where that is only bracketed, both ends must agree; if they do
    not, the result is bracketed too and stays unknown."""
    seen = story.from_page(at)
    if not seen or seen[0] is None or seen[-1] is None:
        return Day(precision=precision, text=text, why=no)
    if seen[0] == seen[-1]:
        if story.page_known:
            return Day(*seen[0], precision, Basis.RELATIVE, text, why=why)
        return Day(*seen[0], precision, Basis.INFERRED, text, why="the page's bounds agree on it")
    low, high = seen[0][0], seen[-1][1]
    if low > high:
        return Day(precision=precision, text=text, why=no)
    return Day(precision=precision, text=text, not_before=low, not_after=high, why=no)


def _from_story(
    at: Callable[[date], Interval | None],
    needed: Precision,
    precision: Precision,
    text: str,
    story: Story,
) -> Day:
    told = story.last(at_least=needed)
    interval = at(told.interval[0]) if told else None
    if interval is None:
        return Day(precision=precision, text=text, why=_NO_STORY)
    return Day(*interval, precision, Basis.INHERITED, text, why="from the date told before")
