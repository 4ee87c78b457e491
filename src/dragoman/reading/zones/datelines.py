"""What datelines tell about the text below them: the day it was written, and whether it is an
entry of a page that is written as things happen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.model import Basis, Day, Layout, Zone, ZoneKind
from dragoman.reading.zones.dates import find_dates, find_days_without_year

LONGEST_DELAY = 3
"""Days between writing and printing."""
FEWEST_ENTRIES = 3
"""So many times of the clock above paragraphs make a live page."""
_CLOCK = re.compile(r"\W*(?:[01]?\d|2[0-3])[.:h][0-5]\d\b(?!\s*[%-])")


def written_on(text: str, layout: Layout) -> Day:
    """From which day a text looks at things: its dateline's where that is a few days before the
    day it appeared ("KATHMANDU, Nov 21" in the paper of the 22nd), else the day it appeared."""
    said = layout.published
    if not said.known or said.start is None or said.start != said.end:
        return said
    words = [text[z.start : z.end] for z in layout.zones if z.kind is ZoneKind.DATELINE]
    days = {day for line in words for day in _days(line, said.start)}
    if len(days) == 2 and said.start in days:
        days.discard(said.start)
    if len(days) != 1:
        return said
    day = days.pop()
    if not 0 < (said.start - day).days <= LONGEST_DELAY:
        return said
    return replace(said, start=day, end=day, basis=Basis.INFERRED, why="the day of its dateline")


def live_entries(text: str, layout: Layout) -> tuple[tuple[int, int], ...]:
    """The stretches below a time of the clock, where a page is written as things happen: "18.20
    Rocket hits Mykolaiv"; none where the page has fewer than three such times."""
    heads = [zone.start for zone in layout.zones if _is_clock(text, zone)]
    if len(heads) < FEWEST_ENTRIES:
        return ()
    return tuple(zip(heads, [*heads[1:], len(text)], strict=True))


def _days(words: str, said: date) -> Sequence[date]:
    whole = [dated.value for dated in find_dates(words) if dated.value is not None]
    if whole:
        return whole
    found = []
    for dated in find_days_without_year(words):
        try:
            day = date(said.year, dated.month, dated.day)
            found.append(day if day <= said else day.replace(year=said.year - 1))
        except ValueError:  # 29 February, 31 June
            continue
    return found


def _is_clock(text: str, zone: Zone) -> bool:
    """A time of the clock that opens a line of its own above a paragraph."""
    return zone.kind is not ZoneKind.BODY and bool(_CLOCK.match(text, zone.start, zone.end))
