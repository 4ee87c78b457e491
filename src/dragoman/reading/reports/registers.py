"""Registers of violations: one reporting party, one period, a total and a breakdown by place.

"The mission's northern team registered 9 cases of shelling in the provinces of Ardal (4), Birun
(3) and Ceyla (2)." → total 9, three lines, adds up. A register never judges: that two parties
count differently is kept as two registers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from dragoman.lexicon import load_table
from dragoman.model import (
    FACTLESS_ZONES,
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
    Sentence,
    Share,
)

_COUNTED = (
    r"(?:(?:ceasefire|cease-fire|truce|armed|new|separate|reported|alleged|individual)\s+)*"
    r"(?:violations?|breach(?:es)?|cases?|incidents?|instances?|explosions?|shellings?|attacks?|"
    r"infringements?|complaints?|facts?|clashes|bombardments?|outbreaks?|exchanges? of fire)"
)
_NUMBER = r"(?P<total>\d{1,3}(?:[,.]\d{3})+|\d+|[a-z]+(?:-[a-z]+)?)"
_REGISTERING = (
    r"(?:registered|recorded|reported|documented|counted|logged|observed|noted|confirmed|listed|"
    r"detected|verified|monitored|received|cited|tallied|registers?|records?|reports|documents|"
    r"counts?|logs?|lists|observes|notes|confirms|tallies)"
)
_ACTIVE = re.compile(
    rf"\b{_REGISTERING}\s+(?:a total of\s+|some\s+|at least\s+|another\s+)?"
    rf"{_NUMBER}\s+(?P<what>{_COUNTED})",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"\b{_NUMBER}\s+(?P<what>{_COUNTED})\b[^.;]{{0,60}}?"
    rf"\b(?:were|was|have been|had been|has been)\s+{_REGISTERING}",
    re.IGNORECASE,
)
_TRUCE = (
    r"(?:[\w-]+\s+){0,4}?(?:cease-?fire|truce|armistice|agreement|accord|cessation of hostilities|"
    r"silence regime|deal)"
)
_ABOUT = r"(?:(?:about|some|at least|more than|around|nearly|over|almost|a total of)\s+)*"
_BREAKING = r"(?:violat|breach|break|broke|broken|infring)\w*"
_TIMES = re.compile(
    rf"\b{_BREAKING}\s+{_TRUCE}\s+{_ABOUT}{_NUMBER}\s+(?P<what>times)\b|"
    rf"\b(?:committed|perpetrated|staged|carried out|made)\s+{_ABOUT}"
    rf"(?P<total2>\d[\d,.]*|[a-z]+(?:-[a-z]+)?)\s+"
    rf"(?P<what2>(?:[a-z-]+\s+){{0,2}}(?:violations|breaches))\b|"
    rf"\b(?:cease-?fire|truce|armistice)\b[^.;]{{0,30}}?\b(?:was|were|been|being)\s+{_BREAKING}\s+"
    rf"{_ABOUT}(?P<total3>\d[\d,.]*|[a-z]+(?:-[a-z]+)?)\s+(?P<what3>times)\b",
    re.IGNORECASE,
)
"""A count in somebody's mouth: "the clan had violated the truce 40 times, the ministry said"."""
_PUT_AT = re.compile(
    rf"\b(?:puts?|put|gives?|gave)\s+the\s+(?:number|total|count|tally|figure)\s+of\s+(?P<what>{_COUNTED})"
    rf"[^.;]{{0,80}}?\s+(?:at|as)\s+{_ABOUT}{_NUMBER}\b",
    re.IGNORECASE,
)
""" "The front put the number of attacks by the army at 17"."""
_TELLING = re.compile(
    r"\b(?:said|says|according to|reported|reports|claimed|claims|accus\w+|announced|stated|"
    r"alleged|counted|tallied)\b",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(
    rf"\b(?:side|party|monitors?|team|mission|authorities|ministry|office)\b[^.;]{{0,30}}?"
    rf"[,–—-]?\s*{_NUMBER}\s*(?P<what>{_COUNTED})?\s*[:(]",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'ʿ-]*(?:[ -](?:al-|el-|and |of |de |del )?[A-Z][\w’'-]*){0,4}"
_SHARE_AFTER = re.compile(
    rf"(?P<name>{_NAME})(?:\s+(?:province|governorate|region|district|oblast|sector|department|"
    r"state|county|area))?\s*[(\[–—:-]\s*(?P<count>\d+)\b"
)
_SHARE_BARE = re.compile(rf"(?P<name>{_NAME})\s+(?P<count>\d{{1,4}})(?=\s*(?:[,.;]|and\b|$))")
_LONGER = re.compile(r"\b(?:week|fortnight|month|days|year)s?\b", re.IGNORECASE)
"""A period of more than one day."""
MIN_BARE_SHARES = 2
"""One name with a figure behind it may be a date; a row of them is a breakdown."""
_OWN = frozenset({"our", "we", "our own"})
_PERIOD = re.compile(
    r"\b(?:(?:over|in|during|for|within)\s+)?the\s+(?:past|last|previous)\s+(?:\d+|\w+(?:-\w+)?)?\s*"
    r"(?:hours?|days?|weeks?|day|week|month)\b|\b(?:in|over|during)\s+the\s+(?:same\s+)?"
    r"(?:two\s+weeks|fortnight|week|month)\b|\bbetween\s+the\s+evenings?\s+of\s+[^.,;]{3,40}|"
    r"\bwithin\s+\d+\s+(?:hours|days)\b|\bsince\s+(?:the\s+)?[A-Z]\w+\b|\blast\s+(?:week|month)\b|"
    r"\bon\s+the\s+day\b|\bduring\s+the\s+day\b",
    re.IGNORECASE,
)


def find_registers(
    page: Page, layout: Layout, sentences: Sequence[Sentence], mentions: Mentions
) -> tuple[Fact, ...]:
    """The registers a page carries, in order."""
    found: list[Fact] = []
    period: str | None = None
    for sentence in sentences:
        stretch = page.text[sentence.start : sentence.end]
        named = _PERIOD.search(stretch)
        period = named.group(0) if named else period
        match = _ACTIVE.search(stretch) or _PUT_AT.search(stretch) or _PASSIVE.search(stretch)
        if match is None and _TELLING.search(stretch):
            match = _TIMES.search(stretch)
        if match is None and found:
            match = _ELLIPTIC.search(stretch)
        if match is None:
            continue
        fact = _register(page, layout, sentence, match, mentions, period)
        if fact is not None:
            found.append(fact)
    return tuple(found)


def _register(
    page: Page,
    layout: Layout,
    sentence: Sentence,
    match: re.Match[str],
    mentions: Mentions,
    period: str | None,
) -> Fact | None:
    counted, what = _counted(match)
    total = number(counted)
    party = _party(page.text, sentence, match, mentions)
    zone = next((z for z in layout.zones if z.start <= sentence.start < z.end), None)
    if total is None or party is None or zone is None or zone.kind in FACTLESS_ZONES:
        return None
    if party.text.lower() in _OWN and party.actor is None:
        own = page.outlet or layout.outlet
        party = replace(party, name=own or "the outlet itself", why="its own count")
    breakdown = tuple(_shares(page.text[sentence.start : sentence.end], match))
    if not breakdown and not what:
        return None
    if len(breakdown) > 1 and breakdown[0].count == total:
        total = sum(share.count for share in breakdown)
    detail = MonitorReport(
        reporting_party=party,
        issuer=_issuer(sentence, match, mentions, party),
        period=period,
        total=total,
        breakdown=breakdown,
        adds_up=sum(share.count for share in breakdown) == total if breakdown else None,
    )
    return Fact(
        kind=FactKind.MONITOR_REPORT,
        page=page.id,
        page_name=page.name,
        outlet=page.outlet or layout.outlet,
        start=sentence.start,
        end=sentence.end,
        quote=page.text[sentence.start : sentence.end],
        zone=zone.kind,
        detail=detail,
        day=_day(sentence, mentions, layout, period),
        rule="register.counted",
        why=match.group(0),
    )


def _party(
    text: str, sentence: Sentence, match: re.Match[str], mentions: Mentions
) -> ActorRef | None:
    """Who registered it: the actor named nearest before the count, else after "by"."""
    at = sentence.start + match.start()
    before = [m for m in mentions.actors if sentence.start <= m.start < at and m.actors]
    if before:
        return before[-1 if _is_side(text, before[-1]) else 0].actors[0]
    after = [m for m in mentions.actors if at <= m.start < sentence.end and m.actors]
    by = next(
        (
            m
            for m in after
            if text[max(0, m.start - 8) : m.start].strip().endswith(("by", "by the"))
        ),
        None,
    )
    return by.actors[0] if by else None


def _is_side(text: str, mention: ActorMention) -> bool:
    return bool(
        re.match(r"\s*(?:side|party|team|monitors?|part)\b", text[mention.end : mention.end + 10])
    )


def _issuer(
    sentence: Sentence, match: re.Match[str], mentions: Mentions, party: ActorRef
) -> ActorRef | None:
    """Whose bulletin it is, where the sentence names another body after the count."""
    at = sentence.start + match.end()
    for mention in mentions.actors:
        named = mention.actors and at <= mention.start < sentence.end
        if named and mention.actors[0].name != party.name and mention.form == "name":
            return mention.actors[0]
    return None


def _counted(match: re.Match[str]) -> tuple[str, str | None]:
    """The words of the total and of what is counted, whichever form of the pattern met them."""
    groups = match.groupdict()
    pairs = ((groups.get(f"total{n}"), groups.get(f"what{n}")) for n in ("", "2", "3"))
    return next(((total, what) for total, what in pairs if total), ("", None))


def _shares(stretch: str, match: re.Match[str]) -> Iterator[Share]:
    """The lines of the breakdown: "Birun (4)", "Birun 4, Ceyla 3", "four in Birun".

    In "seven breaches in Birun and three in Ceyla" the first count is one of them and the total
    is their sum.
    """
    counted, _ = _counted(match)
    at = stretch.index(counted, match.start())
    rest = stretch[at + len(counted) :]
    behind = [(m.group("name"), m.group("count")) for m in _SHARE_AFTER.finditer(rest)]
    before = [(m.group("name"), m.group("count")) for m in _share_before().finditer(rest)]
    bare = [(m.group("name"), m.group("count")) for m in _SHARE_BARE.finditer(rest)]
    if len(bare) >= MIN_BARE_SHARES and len(bare) > len(behind):
        behind = bare
    if before and not behind and (first := _share_before().match(stretch[at:])):
        before.insert(0, (first.group("name"), first.group("count")))
    for name, count in behind or before:
        value = number(count)
        if value is not None:
            yield Share(name.strip(), value)


@cache
def _share_before() -> re.Pattern[str]:
    """ "four in Birun", "12 of them in the Ceyla district"."""
    words = "|".join(sorted(_number_words(), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<count>\d+|(?i:(?:{words})(?:-(?:{words}))?))\s+"
        rf"(?:\w+\s+){{0,2}}?in\s+(?:the\s+)?(?P<name>{_NAME})"
    )


def _day(sentence: Sentence, mentions: Mentions, layout: Layout, period: str | None) -> Day:
    """The day told in the sentence; else, for a daily register, the page's own."""
    for mention in mentions.days:
        if sentence.start <= mention.start < sentence.end and mention.day.known:
            return mention.day
    published = layout.published
    stretch = period is not None and _LONGER.search(period) is not None
    if published.known and stretch:
        return Day(
            not_after=published.end,
            basis=Basis.INFERRED,
            why=f"a register of {period}; not after the page's day",
        )
    if published.known:
        return Day(published.start, published.end, published.precision, Basis.INFERRED,
                   why="a daily register is of its page's day")  # fmt: skip
    return Day()


@cache
def _number_words() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in load_table("number_words")}


def number(words: str) -> int | None:
    """A count in figures ("1,204") or words ("twelve", "twenty-three"); None if it is neither."""
    lowered = words.lower()
    if lowered == "no":
        return 0
    if lowered[:1].isdigit():
        return int(re.sub(r"[,.]", "", lowered))
    table = _number_words()
    if lowered in table:
        return table[lowered]
    tens, _, ones = lowered.partition("-")
    return table[tens] + table[ones] if tens in table and ones in table else None
