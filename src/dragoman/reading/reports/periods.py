"""Which days a register is about: told in its sentence, those of the bulletin, those of the
register before, the page's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from dragoman.model import UNKNOWN_DAY, Basis, Day, DayMention, Layout, Precision, Sentence

_LONGER = re.compile(r"\b(?:week|fortnight|month|days|year|quarter|period)s?\b", re.IGNORECASE)
"""A period of more than one day."""
_DAY_BEFORE = re.compile(r"\b(?:previous\s+day|day\s+before|day\s+earlier)$", re.IGNORECASE)
_STRETCH_BEFORE = re.compile(
    r"\b(?:previous|week\s+before|fortnight\s+before|period\s+before|week\s+earlier)\b",
    re.IGNORECASE,
)
_OPEN_FROM = re.compile(r"(?:from|since)\b", re.IGNORECASE)
_OWN_PERIOD = re.compile(
    r"\b(?:this|the|the\s+same|the\s+two)\s+(?:same\s+)?(?:two\s+)?"
    r"(?:weeks?|fortnight|month|(?:reporting\s+)?period)$",
    re.IGNORECASE,
)
""" "in the fortnight", "over the same period": the bulletin's own."""
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_TO = r"\s?(?:[–—-]|\bto\b|\buntil\b|\band\b|\bthrough\b)\s?"
_HEAD_PERIOD = re.compile(
    r"\b(?:[Ww]eek|[Ff]ortnight|[Pp]eriod|[Cc]overing|[Cc]overs|[Bb]ulletin|[Rr]eport|[Uu]pdate)\b"
    rf"[^\n\d]{{0,30}}?{_WEEKDAY}(?:"
    rf"(?P<d1>\d{{1,2}})(?:\s(?P<m1>{_MONTH}))?(?:\s(?P<y1>\d{{4}}))?{_TO}{_WEEKDAY}"
    rf"(?P<d2>\d{{1,2}})\s(?P<m2>{_MONTH})(?:,?\s(?P<y2>\d{{4}}))?"
    rf"|(?P<n1>{_MONTH})\s(?P<e1>\d{{1,2}})(?:,\s(?P<z1>\d{{4}}))?{_TO}{_WEEKDAY}"
    rf"(?:(?P<n2>{_MONTH})\s)?(?P<e2>\d{{1,2}})(?:,\s(?P<z2>\d{{4}}))?)"
)
"""Over a bulletin: "Week of 3–9 May 2010", "Reporting period: March 25 to April 7, 2019"."""
HEAD = 600
"""Characters at a page's start in which a bulletin tells its period."""
MIN_STRETCH, MAX_STRETCH = 2, 31
"""Days between the first and the last of a period that a bulletin is about."""
WEEK = 7
BESIDE = 12
"""Characters between the ends of a stretch: "between 8 and 14 June"."""


@dataclass(frozen=True, slots=True)
class Periods:
    """What a page tells about its time: the days it names, its own period, when it appeared."""

    days: Sequence[DayMention]
    own: Day
    layout: Layout

    def of(self, sentence: Sentence, period: str | None, before: Day) -> Day:
        """The days of the register in a sentence, where `period` are its words for them and
        `before` the days of the register before."""
        words = period or ""
        told = self._told(sentence, words)
        published = self.layout.published
        if self.own.known and (_OWN_PERIOD.search(words) or _is_this_week(words)):
            return self.own
        if "same" in words and before.known:
            return before
        if told is not None:
            return _until_now(told, published) if _OPEN_FROM.match(words) else told
        if _DAY_BEFORE.search(words):
            return _day_before(before if before.known else published, words)
        if _STRETCH_BEFORE.search(words):
            return _stretch_before(before if before.known else self.own, words)
        if _LONGER.search(words):
            return self._of_bulletin(sentence, words)
        if published.known:
            why = "a daily register is of its page's day"
            return replace(published, basis=Basis.INFERRED, text=None, why=why)
        return UNKNOWN_DAY

    def _told(self, sentence: Sentence, words: str) -> Day | None:
        """The day in the words for the period, else the first told in the sentence, or the stretch
        it opens."""
        inside = [m for m in self.days if sentence.start <= m.start < sentence.end and m.day.known]
        if not inside:
            return None
        inside = [m for m in inside if m.text in words] or inside
        first = inside[0]
        for last in inside[1:2]:
            near = last.role == "until" and last.start - first.end <= BESIDE
            if first.role == "from" and near and _follows(first.day, last.day):
                text = f"{first.text} – {last.text}"
                return replace(first.day, end=last.day.end, precision=Precision.UNKNOWN, text=text)
        return first.day

    def _of_bulletin(self, sentence: Sentence, words: str) -> Day:
        ahead = [m.day for m in self.days if m.start < sentence.start and _is_stretch(m.day)]
        if ahead:
            return ahead[-1]
        limit = self.layout.published.end
        why = f"a register of {words}; not after the page's day"
        return Day(not_after=limit, basis=Basis.INFERRED, why=why)


def period_of(text: str, published: Day) -> Day:
    """The period that a bulletin tells over its text; its year is the page's where none stands."""
    for found in _HEAD_PERIOD.finditer(text, 0, HEAD):
        part = found.groupdict()
        months = (part["m1"] or part["m2"] or part["n1"], part["m2"] or part["n2"] or part["n1"])
        number = (part["d1"] or part["e1"], part["d2"] or part["e2"])
        year = part["y2"] or part["z2"] or (str(published.end.year) if published.end else None)
        if year is None:
            continue
        try:
            last = _date(number[1], months[1], year)
            first = _date(number[0], months[0], part["y1"] or part["z1"] or year)
        except ValueError:  # 31 June
            continue
        if first > last:
            first = first.replace(year=first.year - 1)  # 28 December to 3 January
        if MIN_STRETCH <= (last - first).days <= MAX_STRETCH:
            words, why = " ".join(found.group(0).split()), "the bulletin's period"
            return Day(first, last, _fineness(first, last), Basis.STATED, words, why=why)
    return UNKNOWN_DAY


def _date(day: str, month: str, year: str) -> date:
    return datetime.strptime(f"{day} {month} {year}", "%d %B %Y").date()


def _fineness(first: date, last: date) -> Precision:
    return Precision.WEEK if (last - first).days < WEEK else Precision.UNKNOWN


def _is_this_week(words: str) -> bool:
    return words.lower().endswith(("this week", "this month"))


def _follows(first: Day, last: Day) -> bool:
    return first.start is not None and last.end is not None and first.start <= last.end


def _until_now(since: Day, published: Day) -> Day:
    """ "since 27 July" lasts to the page's own day."""
    if since.start is None or published.end is None or published.end <= since.start:
        return since
    return replace(since, end=published.end, precision=Precision.UNKNOWN)


def _day_before(day: Day, words: str) -> Day:
    """The day before that of the register before, else of the page, where that is one day."""
    if day.start is None or day.start != day.end:
        return UNKNOWN_DAY
    eve = day.start - timedelta(1)
    why = f"the day before {day.start}"
    return Day(eve, eve, Precision.DAY, Basis.RELATIVE, text=words, why=why)


def _stretch_before(day: Day, words: str) -> Day:
    """As many days right before: "The week before they had counted 19"."""
    if day.start is None or day.end is None or not _is_stretch(day):
        return UNKNOWN_DAY
    length = day.end - day.start
    last = day.start - timedelta(1)
    why = f"right before {day.start}"
    fineness = _fineness(last - length, last)
    return Day(last - length, last, fineness, Basis.RELATIVE, text=words, why=why)


def _is_stretch(day: Day) -> bool:
    """ "1 to 7 March": several days and no whole year."""
    if day.start is None or day.end is None:
        return False
    return MIN_STRETCH <= (day.end - day.start).days <= MAX_STRETCH
