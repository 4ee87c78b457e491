"""Registers of violations: one reporting party, one period, a total and a breakdown by place.

"The mission's northern team registered 9 cases of shelling in the provinces of Ardal (4), Birun
(3) and Ceyla (2)." → total 9, three lines, adds up. A register never judges: that two parties
count differently is kept as two registers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dragoman.model import (
    FACTLESS_ZONES,
    ActorKind,
    ActorMention,
    ActorRef,
    Basis,
    Day,
    Fact,
    FactKind,
    Layout,
    Mentions,
    MonitorReport,
    Page,
    Precision,
    Sentence,
    Share,
)
from dragoman.reading.markup import without_markup
from dragoman.reading.reports.counts import Count, find_count, segments
from dragoman.reading.reports.shares import only_unit, shares

_LONGER = re.compile(r"\b(?:week|fortnight|month|days|year|quarter)s?\b", re.IGNORECASE)
"""A period of more than one day."""
_OWN = frozenset({"our", "we", "our own", "us"})
_PERIOD = re.compile(
    r"\b(?:(?:over|in|during|for|within)\s+)?the\s+(?:past|last|previous)\s+(?:\d+|\w+(?:-\w+)?)?\s*"
    r"(?:hours?|days?|weeks?|day|week|month|quarter|year)\b|\b(?:in|over|during|for)\s+the\s+(?:same\s+)?"
    r"(?:two\s+weeks|fortnight|week|month|(?:reporting )?period|first quarter|"
    r"course of the year)\b|"
    r"\bbetween\s+the\s+evenings?\s+of\s+[^.,;]{3,40}|"
    r"\bbetween\s+\d{1,2}\s+(?:[A-Z]\w+\s+)?and\s+\d{1,2}\s+[A-Z]\w+|\b\d{1,2}\s?[–-]\s?\d{1,2}\s+[A-Z]\w+|"
    r"\bfrom\s+(?:\d{1,2}[:.]\d{2}\s+(?:on\s+)?)?\d{1,2}\s+[A-Z]\w+\s+(?:to|until|till)\s+[^.,;]{3,40}|"
    r"\bwithin\s+\d+\s+(?:hours|days)\b|\bsince\s+(?:the\s+)?(?:[A-Z]\w+|midnight|\d{1,2}\s+[A-Z]\w+)\b|"
    r"\b(?:last|this)\s+(?:week|month|year|quarter)\b|\bthe\s+(?:day|week)\s+before\b|\ba\s+day\s+earlier\b|"
    r"\bon\s+the\s+day\b|\bduring\s+the\s+day\b|\bin\s+(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:previous\s+(?:day|week|month)|before|earlier)$", re.IGNORECASE)
"""A period that is looked back at in passing; the next count is of the page's own again."""
_DAY_BEFORE = re.compile(r"\b(?:previous\s+day|day\s+before|day\s+earlier)$", re.IGNORECASE)
_OPEN_FROM = re.compile(r"(?:from|since)\b", re.IGNORECASE)
_SIDE = re.compile(r"\s*(?:side|party|team|monitors?|part|half)\b")
_PASSIVE_VERB = re.compile(
    r"\b(?:(?:were|was|been|are|is)\s+(?:\w+ly\s+)?\w+ed\b[^,.;]{0,30}\bby\b|"
    r"^\d+\s+[\w\s-]{3,40}?\b(?:recorded|registered|logged|counted|handed\s+down|documented|verified|"
    r"reported|noted|tallied)\b[^,.;]{0,30}\bby\b)"
)
_RIGHT_BEFORE = re.compile(
    r"[’']?s?\s+(?:own\s+)?(?:(?:monitors|observers|side|team|part|officers|inspectors|ministry|"
    r"headquarters|has|have|had|also|then|alone|itself)\s+)*"
)
""" "said an official, although [the opposition] counted 15": who stands right before the count."""
_OF = re.compile(r"\b(?:of|in|on|at|by|with)\s+(?:the\s+)?$")
_OF_THE = re.compile(r"\s+(?:side|party|part|half|team)?\s*(?:of|in|on|at)\s+the\s+")
_BY = re.compile(r"\b(by|according to|told)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}$")
_SAID = re.compile(
    r"^\s*(?:’s|'s)?[\w\s-]{0,40}?\b(?:said|says|reported|announced|stated|claimed)\b"
)
_SAID_BY = re.compile(r"\b(?:said|says|reported|announced|stated|claimed)\s+(?:the\s+)?$")
_THIS_WEEK = re.compile(r"\b(?:this|the|the\s+same)\s+week$")
_HEAD_WEEK = re.compile(
    r"\b[Ww]eek\s+(?:of\s+|from\s+)?(?P<first>\d{1,2})\s?(?:[–-]|to)\s?(?P<last>\d{1,2})\s(?P<month>[A-Z]\w+\s\d{4})"
)
HEAD = 600
"""Characters at a page's start in which a bulletin tells its week."""
MIN_STRETCH, MAX_STRETCH = 2, 20
"""Days between the first and the last of a week or fortnight that a bulletin is about."""
MAX_GOING_ON = 3
"""Sentences behind a register in which a bare figure may go on with it."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One count where it stands on the page."""

    sentence: Sentence
    low: int
    high: int
    count: Count
    period: str | None


def find_registers(
    page: Page, layout: Layout, sentences: Sequence[Sentence], mentions: Mentions
) -> tuple[Fact, ...]:
    """The registers a page carries, in order."""
    found: list[Fact] = []
    period: str | None = None
    since = MAX_GOING_ON + 1
    text = without_markup(page.text)
    for sentence in sentences:
        stretch = text[sentence.start : sentence.end]
        since += 1
        for low, high in segments(stretch):
            part = stretch[low:high]
            named = _PERIOD.search(part)
            own = named.group(0) if named else period
            period = period if named and _EARLIER.search(own or "") else own
            count = find_count(part, going_on=since <= MAX_GOING_ON)
            if count is None:
                continue
            told = _Told(sentence, sentence.start + low, sentence.start + high, count, own)
            last = found[-1] if found and since <= MAX_GOING_ON else None
            fact = _register(page, layout, told, mentions, last)
            if fact is not None:
                found.append(fact)
                since = 0
    return tuple(found)


def _register(
    page: Page, layout: Layout, told: _Told, mentions: Mentions, last: Fact | None
) -> Fact | None:
    text = without_markup(page.text)
    before = (
        last.detail.reporting_party if last and isinstance(last.detail, MonitorReport) else None
    )
    party = _party(text, told, mentions, before)
    zone = next((z for z in layout.zones if z.start <= told.low < z.end), None)
    if party is None or zone is None or zone.kind in FACTLESS_ZONES:
        return None
    if party.text.lower() in _OWN and party.actor is None:
        own = page.outlet or layout.outlet
        party = replace(party, name=own or "the outlet itself", why="its own count")
    breakdown = tuple(shares(text[told.low : told.high], told.count))
    total = told.count.total
    if len(breakdown) > 1 and breakdown[0].count == total:
        total = sum(share.count for share in breakdown)
    detail = MonitorReport(
        reporting_party=party,
        issuer=_issuer(text, told, mentions, party),
        period=told.period,
        total=total,
        breakdown=breakdown or _of_one_unit(text[told.low : told.high], total),
        adds_up=sum(share.count for share in breakdown) == total if breakdown else None,
    )
    end = min(told.high, told.sentence.end)
    start = told.low
    return Fact(
        kind=FactKind.MONITOR_REPORT,
        page=page.id,
        page_name=page.name,
        outlet=page.outlet or layout.outlet,
        start=start,
        end=start + len(page.text[start:end].rstrip(" ;\n")),
        quote=page.text[start:end].rstrip(" ;\n"),
        zone=zone.kind,
        detail=detail,
        day=_day(page, told.sentence, mentions, layout, told.period, last.day if last else Day()),
        rule="register.counted",
        why=told.count.form,
    )


def _of_one_unit(stretch: str, total: int) -> tuple[Share, ...]:
    """A count of one unit alone is its whole breakdown, of which nothing can fail to add up."""
    unit = only_unit(stretch)
    return (Share(unit, total),) if unit else ()


def _party(text: str, told: _Told, mentions: Mentions, before: ActorRef | None) -> ActorRef | None:
    """Who counted: named behind ("recorded by X", "X said"), else in front, else who did last."""
    at = told.low + told.count.start
    inside = [
        m
        for m in mentions.actors
        if told.sentence.start <= m.start < told.sentence.end and m.actors
    ]
    behind = [m for m in inside if at < m.start and _counts_behind(text, at, m)]
    if behind:
        return behind[0].actors[0]
    beside = [
        m
        for m in inside
        if m.end <= at
        and _RIGHT_BEFORE.fullmatch(text[m.end : at])
        and not _OF.search(text[told.sentence.start : m.start])
    ]
    if beside:
        return beside[-1].actors[0]
    ahead = [m for m in inside if told.low <= m.start < at]
    ahead = ahead or [m for m in inside if m.start < at]
    if not ahead:
        passive = [
            m for m in inside if at <= m.start < told.low + told.count.end and m.form == "name"
        ]
        return passive[-1].actors[0] if passive and "were" not in told.count.form else before
    return ahead[-1 if _is_side(text, ahead[-1]) else 0].actors[0]


def _counts_behind(text: str, at: int, mention: ActorMention) -> bool:
    """ "… were recorded by X", "according to X", "…, X said", "…, said X"; whom the breaches are
    laid to ("violations by X") is no counter."""
    before = text[max(0, mention.start - 60) : mention.start]
    by = _BY.search(before)
    if by is not None:
        return by.group(1) != "by" or bool(_PASSIVE_VERB.search(text[at : mention.start]))
    if _SAID_BY.search(before):
        return True
    return before.rstrip().endswith((",", ", the")) and bool(_SAID.match(text[mention.end :][:60]))


def _is_side(text: str, mention: ActorMention) -> bool:
    return bool(_SIDE.match(text[mention.end : mention.end + 10]))


def _issuer(text: str, told: _Told, mentions: Mentions, party: ActorRef) -> ActorRef | None:
    """Whose bulletin it is: the body the party sits in ("the northern part of the commission"),
    else another body that the sentence names after the count."""
    at = told.low + told.count.end
    for mention in mentions.actors:
        if mention.form == "name" and told.low <= mention.start < at and mention.actors:
            between = text[party.end : mention.start]
            if party.end <= mention.start and _OF_THE.fullmatch(between):
                return mention.actors[0]
    for mention in mentions.actors:
        if not (mention.actors and at <= mention.start < told.high and mention.form == "name"):
            continue
        ref = mention.actors[0]
        if ref.name != party.name and ref.kind is not ActorKind.PERSON:
            return ref
    return None


def _day(
    page: Page,
    sentence: Sentence,
    mentions: Mentions,
    layout: Layout,
    period: str | None,
    before: Day,
) -> Day:
    """The day told in the sentence; "the same week" is that of the register before, "the week" the
    stretch the page told last; else, for a daily register, the page's own day."""
    inside = [m.day for m in mentions.days if sentence.start <= m.start < sentence.end]
    told = next((day for day in inside if day.known), None)
    if period is not None and _THIS_WEEK.search(period) and (week := _week_in_head(page.text)):
        return week
    if period is not None and "same" in period and before.known:
        return before
    published = layout.published
    if told is not None:
        return _until_now(told, published) if period and _OPEN_FROM.match(period) else told
    if period is not None and _DAY_BEFORE.search(period):
        return _day_before(before if before.known else published, period)
    if period is not None and _LONGER.search(period) is not None:
        ahead = [m.day for m in mentions.days if m.start < sentence.start and _is_stretch(m.day)]
        if ahead:
            return ahead[-1]
        return Day(
            not_after=published.end,
            basis=Basis.INFERRED,
            why=f"a register of {period}; not after the page's day",
        )
    if published.known:
        return Day(published.start, published.end, published.precision, Basis.INFERRED,
                   why="a daily register is of its page's day")  # fmt: skip
    return Day()


def _until_now(since: Day, published: Day) -> Day:
    """ "since 27 July" lasts to the page's own day."""
    if since.start is None or published.end is None or published.end <= since.start:
        return since
    return replace(since, end=published.end, precision=Precision.UNKNOWN)


def _day_before(day: Day, words: str) -> Day:
    """The day before that of the register before, else of the page, where that is one day."""
    if day.start is None or day.start != day.end:
        return Day()
    eve = day.start - timedelta(1)
    return Day(
        eve, eve, Precision.DAY, Basis.RELATIVE, text=words, why=f"the day before {day.start}"
    )


def _is_stretch(day: Day) -> bool:
    """ "1 to 7 March": several days and no whole month or year."""
    if day.start is None or day.end is None:
        return False
    return MIN_STRETCH <= (day.end - day.start).days <= MAX_STRETCH


def _week_in_head(text: str) -> Day | None:
    """ "Week of 3–9 May 2010" in the head of a bulletin."""
    found = _HEAD_WEEK.search(text, 0, HEAD)
    if found is None:
        return None
    try:
        last = datetime.strptime(f"{found['last']} {found['month']}", "%d %B %Y").date()
        first = last.replace(day=int(found["first"]))
    except ValueError:
        return None
    return Day(
        first, last, Precision.WEEK, Basis.STATED, text=found.group(0), why="the bulletin's week"
    )
