"""What a row says that cannot be: it is left out or kept by one rule, and flagged either way."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache

from dragoman.exchange.tables.cells import CACHED, day_of, decimal, whole
from dragoman.model import DaySpread, Deaths

Flags = list[str]
"""What a row warns of, "name=value"; the names stand in docs/incidents.md."""

EARLIEST = 1900
"""No data set of events reaches back to an earlier year: it is mistyped, or stands for no day."""

_SPREADS = ((0, DaySpread.DAY), (5, DaySpread.DAYS), (6, DaySpread.WEEK), (30, DaySpread.MONTH))
"""The closest spread that holds so many days between the first and the last."""


def number(name: str, text: str, flags: Flags) -> int | None:
    """A number, or None where there is none; a cell that holds something else is flagged."""
    try:
        return whole(text)
    except ValueError:
        flags.append(f"{name}={text.strip()}")
        return None


def count(name: str, text: str, flags: Flags) -> int | None:
    """A number of people; one below zero is nobody's count, so it is flagged and left out."""
    found = number(name, text, flags)
    if found is not None and found < 0:
        flags.append(f"{name}={found}")
        return None
    return found


def coded(name: str, text: str, known: Collection[int], flags: Flags) -> int:
    """A code of the codebook; one that is not in it is flagged, and means nothing known."""
    try:
        code = whole(text)
    except ValueError:
        code = None
    if code in known:
        return code or 0
    flags.append(f"{name}={text.strip()}")
    return -1


@lru_cache(CACHED)
def deaths(best: str, low: str, high: str, civilians: str) -> tuple[Deaths, tuple[str, ...]]:
    """The counts as the row has them, and their flags. A lowest above the highest, or a best
    outside both, is kept and flagged: which of them is wrong cannot be told."""
    flags: Flags = []
    found = Deaths(
        count("best", best, flags),
        count("low", low, flags),
        count("high", high, flags),
        count("deaths_civilians", civilians, flags),
    )
    least, most = found.low, found.high
    if least is not None and most is not None and least > most:
        flags.append(f"low_above_high={least} > {most}")
    elif found.best is not None and not (
        (least is None or least <= found.best) and (most is None or found.best <= most)
    ):
        flags.append(f"best_outside={found.best} not in {least} to {most}")
    return found, tuple(flags)


def coordinates(latitude: str, longitude: str, flags: Flags) -> tuple[float | None, float | None]:
    """Degrees, both or neither. What is no place on Earth is flagged and left out, and so is
    0, 0, which stands for nothing known."""
    try:
        north, east = decimal(latitude), decimal(longitude)
    except ValueError:
        flags.append(f"coordinates={latitude.strip()}, {longitude.strip()}")
        return None, None
    if north is None or east is None:
        return None, None
    if -90 <= north <= 90 and -180 <= east <= 180 and (north or east):
        return north, east
    flags.append(f"coordinates={latitude.strip()}, {longitude.strip()}")
    return None, None


def days(cells: Iterable[str]) -> list[date | None] | str:
    """The days in cells, or the words that say which cell is none, or of which year none is."""
    try:
        found = [day_of(cell) for cell in cells]
    except ValueError as error:
        return str(error)
    early = next((day for day in found if day is not None and day.year < EARLIEST), None)
    return f"{early} is before {EARLIEST}" if early else found


def spread_of(first: date, last: date) -> DaySpread:
    """The spread of a span, for a row whose own code for it cannot be read."""
    length = (last - first).days
    return next((spread for most, spread in _SPREADS if length <= most), DaySpread.YEAR)
