"""Registers of violations: one reporting party, one period, a total and a breakdown by place.

"The mission's northern team registered 9 cases of shelling in the provinces of Ardal (4), Birun
(3) and Ceyla (2)." → total 9, three lines, adds up. A register never judges: that two parties
count differently is kept as two registers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.model import (
    FACTLESS_ZONES,
    UNKNOWN_DAY,
    ActorKind,
    ActorMention,
    ActorRef,
    Day,
    Fact,
    FactKind,
    Layout,
    Mentions,
    MonitorReport,
    Page,
    Sentence,
    Share,
)
from dragoman.reading.markup import without_markup
from dragoman.reading.reports.counts import Count, find_count, segments
from dragoman.reading.reports.periods import Periods, period_of
from dragoman.reading.reports.shares import only_unit, shares

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
    periods = Periods(mentions.days, period_of(text, layout.published), layout)
    before = UNKNOWN_DAY
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
            day = periods.of(sentence, own, before)
            fact = _register(page, layout, told, mentions, last, day)
            if fact is not None:
                found.append(fact)
                since = 0
                in_passing = named is not None and _EARLIER.search(named.group(0)) is not None
                before = before if in_passing else day
    return tuple(found)


def _register(
    page: Page, layout: Layout, told: _Told, mentions: Mentions, last: Fact | None, day: Day
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
        day=day,
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
