"""When a page was published: stated, resolved, or bracketed with the reason; never guessed."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from dragoman.model import Basis, Day, Precision, ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.bylines import bare_date
from dragoman.reading.zones.dates import (
    MONTH,
    Dated,
    find_dates,
    find_days_without_year,
    find_short_years,
    month_number,
)
from dragoman.reading.zones.segments import segments_of
from dragoman.reading.zones.sheet import Sheet

_UPDATED = re.compile(r"\b(?:updated|modified|upd)\b", re.IGNORECASE)
_YEARS = re.compile(
    r"(?:copyright|©|\(c\)).{0,80}?(?P<first>(?:19|20)\d\d)(?:\s*[-–]\s*(?P<last>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"(?i)(?P<month>{MONTH}),?\s+(?P<year>(?:19|20)\d\d)")
_MONTH_OPENING = re.compile(rf"{_MONTH_YEAR.pattern}\.\s")
""" "September 2002. Compiled in Kauda."."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED_YEAR = re.compile(
    r"(?i)\b(?:no|nr|number|issue|vol|volume|[IVXLC]+)\b\.?\s?\d{1,4}(?:\s?/\s?|,\s?(?:\d{1,2}\s)?)"
    r"(?P<year>(?:19|20)\d\d)\b"
)
_BULLETIN = re.compile(
    r"\b(?:bulletin|briefing|digest|round-?up|report|sitrep|update|release|broadcast|transcript"
    r"|communiqu[eé]|summary|diary|newsletter|dispatch|live)\b",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"(?i)\b(?:issued|published|released|posted|dated|filed|uploaded|publication date"
    r"|date of issue)\b"
)
_COPIED = re.compile(
    r"(?i)\b(?:retrieved|mirrored|copied|archived|captured|accessed|crawled|scanned|typed|retyped"
    r"|transcribed|digiti[sz]ed|saved|last checked|last visited|printed out|added)\b"
)
"""The day of a copy, not of the text ("Mirrored 3 March 1997")."""
_WEEKDAY = re.compile(r"\b(?P<name>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b\.?,", re.IGNORECASE)
NOT_ITS_OWN = frozenset(
    {"donate", "newsletter", "cookie", "rights", "app", "signin", "related", "related-link",
     "advert", "disclaimer"}
)  # fmt: skip
"""Furniture whose days are not the page's."""
HEAD_LINE_WORDS = 24
LINES_UNDER, WORDS_UNDER = 4, 12
_UNDER = re.compile(
    r"\W*(?:(?:Done|DONE|Signed|Adopted|Given|Issued|Agreed|Made|Written|Sealed)\b[^\d.]{0,40}|"
    r"(?:[A-ZÀ-Þ][\w’'.-]*,?\s*){0,5}(?:on\s+)?(?:the\s+)?)$"
)
_NOT_WRITTEN = re.compile(
    rf"(?i)©|copyright|\bcomments?\b|\b(?:next|until|expires?|last)\b|{_UPDATED.pattern}|"
    rf"{_COPIED.pattern[4:]}"
)
_AHEAD = re.compile(
    r"\b(?:will|until|by|deadline|before|due|scheduled|planned|expected|from|next|would|plan"
    r"|plans|through)\b",
    re.IGNORECASE,
)
ISSUED_CHARS = 40
AHEAD_CHARS = 80
"""How far before a date a word of the future still speaks of it."""


def find_published(sheet: Sheet, glued: Sequence[str]) -> Day:
    """The day of publication.

    1. what the page's metadata state, 2. the first full date in a dateline, byline or "Published"
    line of the head, in another line of it, in the title of a bulletin, set off under the text, 3.
    such a line without a year where a copyright line, another dated line or the bounds give one, 4.
    bounds: not before the latest day the body tells as past, not after the end of the copyright
    year (a footer's year is that of the visit, no lower bound). Days in comments, donation bars and
    teasers never count.
    `glued` holds the datelines cut off paragraphs.
    """
    if sheet.page.published.known:
        return sheet.page.published
    lines = _dated_lines(sheet, glued)
    stated = _stated(lines)
    if stated:
        return stated
    told = _told_in_head(sheet) or _of_month(sheet, lines) or _of_source(sheet)
    if told:
        return told
    under = _under_text(sheet)
    if under:
        return under
    partial = _without_year(sheet, lines)
    if partial:
        return partial
    return _bracketed(sheet)


def _stated(lines: Sequence[str]) -> Day | None:
    updated: Day | None = None
    for words in lines:
        for dated in find_dates(words):
            if dated.value is None:
                continue
            day = _exact(dated.value, dated.text, Basis.STATED, "dated line of the page")
            if not _UPDATED.search(words[: dated.start]):
                return day
            updated = updated or day
    return updated


def _dated_lines(sheet: Sheet, glued: Sequence[str]) -> list[str]:
    """Where the day published stands, the surest first: datelines and bylines up to the first
    paragraphs, a day set off in another line there ("World | 3 May 2011 | Juba"), datelines glued
    to the text, "Published" lines below it."""
    bodies = [b.index for b in sheet.blocks if sheet.kind(b.index) is ZoneKind.BODY]
    first = bodies[0] if bodies else len(sheet.blocks)
    titles = [b.index for b in sheet.blocks if sheet.kind(b.index) is ZoneKind.TITLE]
    title = titles[0] if titles and titles[0] <= first else 0
    head = [
        block
        for block in sheet.blocks[: first + 2]
        if sheet.kind(block.index) in (ZoneKind.DATELINE, ZoneKind.BYLINE)
    ]
    # above the title stands the day of the visit as often as that of the text
    lines = [b.plain for b in sorted(head, key=lambda b: (b.index < title, b.index))]
    lines += _set_off(sheet, sheet.blocks[: first + 2])
    lines += glued
    tail = [
        block.plain
        for block in sheet.blocks[first + 1 :]
        if sheet.kind(block.index) not in (ZoneKind.COMMENT, ZoneKind.BODY)
        and re.search(r"(?i)^\W*(?:first )?(?:published|posted)\b", block.plain)
    ]
    return lines + tail


def _set_off(sheet: Sheet, blocks: Sequence[Block]) -> list[str]:
    """Pieces of head lines that hold a day and nothing else."""
    return [
        piece
        for block in blocks
        if sheet.kind(block.index) not in (ZoneKind.BODY, ZoneKind.COMMENT, ZoneKind.TITLE)
        and sheet.group(block.index) not in NOT_ITS_OWN
        for piece in segments_of(sheet.page.text[block.start : block.end])
        if bare_date(piece)
    ]


def _told_in_head(sheet: Sheet) -> Day | None:
    """A day inside a line of the head ("Posted by editor on 3 May 2011", "Item 4 (in English,
    0400 gmt 3 May 93)"), else one in the title of a bulletin ("Daily bulletin, 3 May 2011")."""
    bodies = [b.index for b in sheet.blocks if sheet.kind(b.index) is ZoneKind.BODY]
    first = bodies[0] if bodies else 0
    titles: list[Block] = []
    for block in sheet.blocks[:first]:
        kind = sheet.kind(block.index)
        if block.words > HEAD_LINE_WORDS or sheet.group(block.index) in NOT_ITS_OWN:
            continue
        if kind is ZoneKind.TITLE:
            titles.append(block)
        elif kind not in (ZoneKind.COMMENT, ZoneKind.CAPTION, ZoneKind.CREDIT):
            dated = _labelled(block.plain) or _first_dated(block.plain)
            if dated and dated.value:
                return _exact(dated.value, dated.text, Basis.STATED, "day in a line of the head")
    for block in titles:
        dated = _first_dated(block.plain) if _BULLETIN.search(block.plain) else None
        if dated and dated.value:
            return _exact(dated.value, dated.text, Basis.INFERRED, "day in a bulletin's title")
    return None


def _month_alone(sheet: Sheet) -> Day | None:
    """ "Briefing no. 31 · Juba · October 2015": a month set off in a line above the text."""
    bodies = [b.index for b in sheet.blocks if sheet.kind(b.index) is ZoneKind.BODY]
    for block in sheet.blocks[: bodies[0] if bodies else 0]:
        if sheet.kind(block.index) in (ZoneKind.COMMENT, ZoneKind.CAPTION, ZoneKind.TITLE):
            continue
        for piece in segments_of(sheet.page.text[block.start : block.end]):
            match = _MONTH_YEAR.fullmatch(piece) or _MONTH_OPENING.match(piece)
            if match:
                year, month = int(match["year"]), month_number(match["month"])
                last = date(year, month, monthrange(year, month)[1])
                return Day(start=date(year, month, 1), end=last, precision=Precision.MONTH,
                           basis=Basis.STATED, text=piece,
                           why="month in a line of the head")  # fmt: skip
    return None


def _of_month(sheet: Sheet, lines: Sequence[str]) -> Day | None:
    """A month alone ("October 2015"), made a day by a dateline that names one in it ("Oct. 3")."""
    month = _month_alone(sheet)
    if month is None or month.start is None:
        return None
    for words in lines:
        for dated in find_days_without_year(words):
            value = _on(month.start.year, dated)
            if value and value.month == month.start.month and _weekday_fits(words, value):
                why = f"day from its dateline, year from a line of the head ({month.text})"
                return _exact(value, dated.text, Basis.INFERRED, why)
    return month


def _of_source(sheet: Sheet) -> Day | None:
    """ "Source: Radio Delta, in Spanish 1230 gmt 30 Dec 96" over a monitored broadcast."""
    bodies = [b.index for b in sheet.blocks if sheet.kind(b.index) is ZoneKind.BODY]
    for block in sheet.blocks[: bodies[0] if bodies else 0]:
        source = sheet.kind(block.index) is ZoneKind.CREDIT or block.key.startswith("source")
        if not source or block.words > HEAD_LINE_WORDS:
            continue
        dated = _first_dated(block.plain)
        if dated and dated.value:
            return _exact(dated.value, dated.text, Basis.STATED, "day in the source line")
    return None


def _labelled(plain: str) -> Dated | None:
    """The day behind a word of publishing ("Reporting period 1–15 March 2019, issued 18 March
    2019")."""
    for match in _ISSUED.finditer(plain):
        for dated in find_dates(plain[match.end() : match.end() + ISSUED_CHARS]):
            if dated.value:
                return dated
    return None


def _first_dated(plain: str) -> Dated | None:
    found = [*find_dates(plain), *find_short_years(plain)]
    return next((d for d in found if d.value and not _COPIED.search(plain[: d.start])), None)


def _without_year(sheet: Sheet, lines: Sequence[str]) -> Day | None:
    """ "January 14" in a dateline, with a year from the page's own copyright line."""
    known = ((_head_years(sheet), "a line of the head"),
             (_copyright_years(sheet), "the copyright line"))  # fmt: skip
    for words in lines:
        for dated in find_days_without_year(words):
            for years, source in known:
                if len(years) != 1:
                    continue
                year = next(iter(years))
                value = _on(year, dated)
                if value and _weekday_fits(words, value):
                    why = f"day from its dateline, year from {source} ({year})"
                    return _exact(value, dated.text, Basis.INFERRED, why)
            bounds = _bracketed(sheet)
            value = _in_bounds(words, dated, bounds)
            if value is not None:
                why = f"day from its dateline, the only year within the bounds ({bounds.why})"
                return _exact(value, dated.text, Basis.INFERRED, why)
            return Day(text=dated.text, basis=Basis.UNKNOWN, not_before=bounds.not_before,
                       not_after=bounds.not_after,
                       why=f"{dated.text} without a year; "
                           f"{bounds.why or 'nothing bounds it'}")  # fmt: skip
    return None


def _in_bounds(words: str, dated: Dated, bounds: Day) -> date | None:
    """The one year between two bounds in which a dateline without a year can have been written; its
    weekday, where it names one, must fit. A lower bound alone leaves the year open."""
    low, high = bounds.not_before, bounds.not_after
    if low is None or high is None:
        return None
    days = [_on(year, dated) for year in range(low.year, high.year + 1)]
    fitting = [d for d in days if d and low <= d <= high and _weekday_fits(words, d)]
    return fitting[0] if len(fitting) == 1 else None


def _under_text(sheet: Sheet) -> Day | None:
    """A place and a day set off under the text, as communiqués and letters have them: "Done at
    Juba on 3 May 2011", "Geneva, 3 May 2011"."""
    bodies = [b.index for b in sheet.blocks if sheet.kind(b.index) is ZoneKind.BODY]
    if not bodies:
        return None
    near = sheet.blocks[max(bodies[-1] - 1, bodies[0] + 1) : bodies[-1] + LINES_UNDER]
    for block in near:
        kind = sheet.kind(block.index)
        dated = _first_dated(block.plain) if block.words <= WORDS_UNDER else None
        told = dated is not None and _UNDER.match(block.plain[: dated.start]) is not None
        odd = sheet.group(block.index) in NOT_ITS_OWN or _NOT_WRITTEN.search(block.plain)
        if dated and dated.value and told and not odd and kind is not ZoneKind.COMMENT:
            return _exact(dated.value, dated.text, Basis.INFERRED, "day set off under the text")
        if kind in (ZoneKind.COMMENT, ZoneKind.BOILERPLATE) and block.words:
            return None  # what stands below is not the text's own
    return None


def _bracketed(sheet: Sheet) -> Day:
    not_before, words = _latest_past(sheet)
    years = _copyright_years(sheet)
    reasons: list[str] = []
    if not_before:
        reasons.append(f"the text tells of {words}")
    not_after: date | None = None
    if years:
        year = max(years)
        if not not_before or year >= not_before.year:
            not_after = date(year, 12, 31)
            reasons.append(f"copyright year {year}")
    return Day(not_before=not_before, not_after=not_after, why="; ".join(reasons) or None)


def _latest_past(sheet: Sheet) -> tuple[date | None, str]:
    latest: date | None = None
    words = ""
    for block in sheet.blocks:
        if sheet.kind(block.index) is not ZoneKind.BODY:
            continue
        for dated in find_dates(block.plain):
            ahead = _AHEAD.search(block.plain[max(0, dated.start - AHEAD_CHARS) : dated.start])
            if dated.value and not ahead and (latest is None or dated.value > latest):
                latest, words = dated.value, dated.text
    return latest, words


def _copyright_years(sheet: Sheet) -> set[int]:
    """Years of copyright lines that name one year; a span ("2010–2024") dates the site."""
    years: set[int] = set()
    for block in sheet.blocks:
        if sheet.kind(block.index) in (ZoneKind.BOILERPLATE, ZoneKind.CREDIT, ZoneKind.CAPTION):
            for match in _YEARS.finditer(block.plain):
                if not match["last"]:
                    years.add(int(match["first"]))
    return years


def _head_years(sheet: Sheet) -> set[int]:
    """Years set off above the text or behind a number ("Archive > 2000 > October", "No. 2,
    1995", "Telegram 12/2009"), not those a house was founded in."""
    bodies = [b.index for b in sheet.blocks if sheet.kind(b.index) is ZoneKind.BODY]
    years: set[int] = set()
    for block in sheet.blocks[: bodies[0] if bodies else 0]:
        if sheet.kind(block.index) in (ZoneKind.COMMENT, ZoneKind.TITLE, ZoneKind.CAPTION):
            continue
        pieces = segments_of(sheet.page.text[block.start : block.end])
        years |= {int(piece) for piece in pieces if _YEAR.fullmatch(piece)}
        years |= {int(match["year"]) for match in _NUMBERED_YEAR.finditer(block.plain)}
    return years


def _weekday_fits(words: str, value: date) -> bool:
    """No weekday beside the day, or the one that this year gives it."""
    match = _WEEKDAY.search(words)
    return match is None or match["name"].casefold() == value.strftime("%a").casefold()


def _on(year: int, dated: Dated) -> date | None:
    try:
        return date(year, dated.month, dated.day)
    except ValueError:
        return None


def _exact(value: date, text: str, basis: Basis, why: str) -> Day:
    return Day(start=value, end=value, precision=Precision.DAY, basis=basis, text=text, why=why)
