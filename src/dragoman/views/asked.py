"""What people ask for, in the words they type: days, statuses, kinds, names."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from dragoman.errors import UsageError
from dragoman.model import FactKind, Status

if TYPE_CHECKING:
    from dragoman.record import Filter

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_Word = TypeVar("_Word", bound=StrEnum)


def build_filter(
    *,
    since: str | None = None,
    until: str | None = None,
    actor: str | None = None,
    status: Sequence[str] | None = None,
    kind: Sequence[str] | None = None,
    outlet: str | None = None,
    place: str | None = None,
    text: str | None = None,
    rejected: bool = False,
    worded: bool = False,
) -> Filter:
    """The filter that these words spell; raises UsageError for one it does not know."""
    from dragoman.record import Filter

    return Filter(
        since=first_day(since) if since else None,
        until=last_day(until) if until else None,
        actor=actor,
        status=_words(Status, status, "status"),
        kind=_words(FactKind, kind, "kind"),
        outlet=outlet,
        place=place,
        text=text,
        rejected=rejected,
        worded=worded,
    )


def first_day(text: str) -> date:
    """The first day of "2016", "2016-12" or "2016-12-20"."""
    year, month, day = _parts(text)
    return _date(text, year, month or 1, day or 1)


def last_day(text: str) -> date:
    """The last day of "2016", "2016-12" or "2016-12-20"."""
    year, month, day = _parts(text)
    first = _date(text, year, month or 12, 1)
    return _date(text, year, first.month, day or calendar.monthrange(year, first.month)[1])


def before(day: date, span: timedelta) -> date:
    """A day so long before another, or the first that the calendar has."""
    return day - span if day - date.min > span else date.min


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = _DAY.fullmatch(text.strip())
    if not found:
        raise UsageError(f"{text!r} is no day; write 2016, 2016-12 or 2016-12-20")
    year, month, day = (int(part) if part else None for part in found.groups())
    return year or 0, month, day


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UsageError(f"{text!r} is no day ({error}); write 2016-12-20") from error


def _words(kind: type[_Word], given: Sequence[str] | None, what: str) -> tuple[_Word, ...]:
    try:
        return tuple(kind(word.strip().casefold().replace(" ", "_")) for word in given or ())
    except ValueError as error:
        raise UsageError(f"{error.args[0]}; the words for {what} are: {', '.join(kind)}") from error
