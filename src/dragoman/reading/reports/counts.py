"""How many breaches a stretch of text counts, and who it says counted them.

Each form is one pattern with a sentence it catches:
- active: "the mission registered a total of 14 armed incidents"
- passive: "41 violations were recorded by the panel"
- put at: "the front put the number of attacks at 17", "violations numbered 18 in May"
- accused: "it accuses the army of 12 breaches", "the front was blamed for six"
- times: "the army broke the truce 23 times, the front said"
- stands: "… 9 violations, according to the panel", where nothing else can be counted
- goes on: "the week before they had counted 19", behind a register on the same page
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dragoman.lexicon import load_table
from dragoman.lexicon.sieves import Sieve, sieve

_STRONG = (
    r"(?:violations?|breach(?:es)?|infringements?|infractions?|incidents?|irregularit(?:y|ies)|"
    r"overflights?|incursions?|hostile acts?|armed actions?)"
)
"""What only a register counts."""
_COUNTED = (
    r"(?:cases?|instances?|explosions?|shellings?|attacks?|complaints?|facts?|clashes|bombardments?|"
    r"outbreaks?|shots(?: fired)?|rulings?|encounters?|"
    r"reports? of (?:shelling|firing|fire|attacks)|"
    r"exchanges? of (?:fire|shots)|shootings?|ambush(?:es)?|air raids?|air ?strikes?|"
    rf"skirmish(?:es)?|kidnappings?|abductions?|provocations?|bombings?|allegations?|{_STRONG})"
)
_ADJECTIVES = r"(?:(?!in\b|of\b|by\b|and\b|were\b|was\b|to\b|for\b|with\b)[a-z][\w-]*\s+){0,3}?"
_FIGURE = r"(?:\d{1,3}(?:[,.]\d{3})+|\d+|[a-z]+(?:-[a-z]+)?)"
_NUMBER = rf"(?P<total>{_FIGURE})"
_ABOUT = (
    r"(?:(?:about|some|at least|more than|around|nearly|over|almost|only|just|another|as many as|"
    r"no fewer than|a total of|a further)\s+)*"
)
_REGISTERED = (
    r"(?:registered|recorded|reported|documented|counted|logged|observed|noted|confirmed|listed|"
    r"detected|verified|monitored|received|cited|tallied|established|investigated|upheld|"
    r"catalogued|noticed|found|certified|attributed|ascribed|blamed|put down|ruled on|heard of|"
    r"looked into|inquired into|examined|lodged|filed|claimed|alleged|denounced|fixed|revealed|"
    r"clocked|totted up|itemi[sz]ed|flagged|tracked|reckoned|collated|put on record|chalked up|"
    r"handed down|spoken of|complained of|spoke of|told of|talked of|picked up|charted|compiled|"
    r"marked down|uncovered|witnessed|spotted|traced)"
)
_REGISTERING = (
    rf"(?:{_REGISTERED}|registers?|records?|reports|documents|counts?|logs?|lists|observes|notes|"
    r"confirms|tallies|finds|verifies|cites|claims|alleges|fixes|reveals|tracks|speaks of|"
    r"complains of|counting|recording|reporting|citing|logging|noting|registering)"
)
_BREAKING = r"(?:violat|breach|break|broke|broken|infring)\w*"
_TRUCE = (
    r"(?:[\w-]+\s+){0,4}?(?:cease-?fire|truce|armistice|agreement|accord|cessation of hostilities|"
    r"silence regime|deal)"
)
_ACTIVE = sieve(
    rf"\b{_REGISTERING}\s+{_ABOUT}{_NUMBER}\s+(?P<what>{_ADJECTIVES}{_COUNTED})\b", re.IGNORECASE
)
_PASSIVE = sieve(
    rf"\b{_NUMBER}\s+(?P<what>{_ADJECTIVES}{_COUNTED})\b[^.;]{{0,80}}?"
    rf"\b(?:were|was|are|is|have been|had been|has been)\s+(?:\w+ly\s+|also\s+)?{_REGISTERED}",
    re.IGNORECASE,
)
_BY_WHOM = sieve(
    rf"\b{_NUMBER}\s+(?P<what>{_ADJECTIVES}{_COUNTED})\s+(?:that\s+were\s+)?{_REGISTERED}\s+"
    r"(?:[^.;]{0,40}?\s)?by\b",
    re.IGNORECASE,
)
""" "Of 12 incidents recorded by the mechanism, …"."""
_LOOKED_INTO = sieve(
    rf"\b{_NUMBER}\s+(?P<what>{_ADJECTIVES}{_COUNTED})\s+(?:that\s+|which\s+)?(?:the\s+)?"
    rf"[\w’' -]{{3,60}}?\s+{_REGISTERED}\b",
    re.IGNORECASE,
)
""" "Of the 38 incidents the commission looked into, …"."""
_PUT_AT = sieve(
    rf"\b(?:puts?|put|putting|gives?|gave)\s+(?:it|them|(?:the|its|their|his|that)\s+(?:own\s+)?"
    rf"(?:number|total|count|tally|figure|toll)(?:\s+of\s+(?P<what>{_ADJECTIVES}{_COUNTED}))?)"
    rf"[^.;]{{0,80}}?\s+(?:at|as)\s+{_ABOUT}{_NUMBER}\b",
    re.IGNORECASE,
)
_NUMBERED = sieve(
    rf"\b(?:number\s+of\s+)?(?P<what>{_COUNTED})\b[^.;]{{0,60}}?\s(?:numbered|totall?ed|(?:fell|rose|dropped|"
    rf"declined|climbed|went\s+(?:up|down)|decreased|increased)(?:\s+[\w ]{{2,20}}?)?\s+to|"
    rf"stood\s+at|stands\s+at|amounted\s+to|came\s+to|reached)\s+{_ABOUT}{_NUMBER}\b",
    re.IGNORECASE,
)
_ACCUSED = sieve(
    rf"\b(?:accus(?:es|ed|ing)\s[^.;]{{2,80}}?\sof|blam(?:es|ed|ing)\s[^.;]{{2,80}}?\sfor|"
    rf"charg(?:es|ed|ing)\s[^.;]{{2,80}}?\swith|blamed\s+for|accused\s+of|protested)\s+(?:committing\s+)?"
    rf"{_ABOUT}{_NUMBER}\s+(?P<what>{_ADJECTIVES}{_STRONG})\b",
    re.IGNORECASE,
)
_TIMES = sieve(
    rf"\b{_BREAKING}\s+{_TRUCE}\s+{_ABOUT}{_NUMBER}\s+(?P<what>times)\b|"
    rf"\b(?:committed|perpetrated|staged|carried out|made)\s+{_ABOUT}"
    rf"(?P<total2>{_FIGURE})\s+(?P<what2>{_ADJECTIVES}(?:violations|breaches))\b|"
    rf"\b(?:cease-?fire|truce|armistice)\b[^.;]{{0,30}}?\b(?:was|were|been|being)\s+{_BREAKING}\s+"
    rf"{_ABOUT}(?P<total3>{_FIGURE})\s+(?P<what3>times)\b|"
    rf"\b(?:opened\s+fire|fired|shelled)\s+(?:\w+\s+){{0,3}}?{_ABOUT}(?P<total4>{_FIGURE})\s+(?P<what4>times)\b",
    re.IGNORECASE,
)
"""A count in somebody's mouth: "the clan had violated the truce 40 times, the ministry said"."""
_STANDS = sieve(
    rf"\b{_NUMBER}\s+(?P<what>(?:[a-z][\w-]*\s+){{0,2}}?(?:violations|breaches|infringements|infractions))\b",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\b(?:said|says|according to|reported|reports|claimed|claims|accus\w+|announced|stated|"
    r"alleged|counted|tallied|tally|log|count|bulletin|register|monitors?)\b",
    re.IGNORECASE,
)
_ELLIPTIC = sieve(
    rf"\b(?:side|party|part|monitors?|team|mission|authorities|ministry|office)\b[^.;]{{0,30}}?"
    rf"[,–—-]?\s*{_NUMBER}\s*(?P<what>{_COUNTED})?\s*[:(]",
    re.IGNORECASE,
)
_GOES_ON = sieve(
    rf"\b(?:{_REGISTERING}|there\s+(?:had\s+been|have\s+been|were|was)|it\s+was|saw)\s+{_ABOUT}{_NUMBER}"
    r"(?P<what>(?=\s*(?:[.,;:(–—]|$|in\b|of\s+(?:them|these)\b|for\b|against\b|during\b|over\b|on\b|by\b|"
    r"down\b|up\b|and\b)))",
    re.IGNORECASE,
)
""" "The week before they had counted 19."."""
_PUTS = re.compile(r"\b(?:number|total|count|tally|figure|toll)\b", re.IGNORECASE)
_FORMS = (_ACTIVE, _LOOKED_INTO, _BY_WHOM, _PASSIVE, _ACCUSED)


@dataclass(frozen=True, slots=True)
class Count:
    """A total as a stretch tells it; offsets are into that stretch."""

    total: int
    start: int
    end: int
    number_start: int
    number_end: int
    what: str
    form: str


def find_count(stretch: str, *, going_on: bool) -> Count | None:
    """The count a stretch tells, by the first form that fits; `going_on`: a register was told
    shortly before, so that a bare figure may go on with it."""
    for pattern in _FORMS:
        if found := _first(pattern, stretch):
            return found
    put = _first(_PUT_AT, stretch) or _first(_NUMBERED, stretch)
    if put and (put.what or going_on):
        return put
    if _TELLING.search(stretch):
        told = _first(_TIMES, stretch) or _first(_STANDS, stretch)
        if told:
            return told
    return _first(_ELLIPTIC, stretch) or _first(_GOES_ON, stretch) if going_on else None


def _first(pattern: Sieve, stretch: str) -> Count | None:
    found = (_count(match) for match in pattern.finditer(stretch))
    return next((count for count in found if count is not None), None)


MIN_WEAK = 3
"""Fewer attacks or explosions than these are news and no register."""
_SURE = re.compile(rf"\b(?:{_STRONG}|cases?|times)$|cease-?fire|truce", re.IGNORECASE)


def _count(match: re.Match[str]) -> Count | None:
    groups = match.groupdict()
    for n in ("", "2", "3", "4"):
        words = groups.get(f"total{n}")
        total = number(words) if words else None
        if words and total is not None and not _is_other(words, groups.get(f"what{n}") or ""):
            start, end = match.span(f"total{n}")
            what = groups.get(f"what{n}") or ""
            if what and 0 < total < MIN_WEAK and not _SURE.search(what):
                continue
            return Count(total, match.start(), match.end(), start, end, what, match.group(0))
    return None


def _is_other(words: str, what: str) -> bool:
    """ "a violation" is one that happened and no register; a year is no count."""
    return words.lower() in ("a", "an", "one") or bool(
        re.fullmatch(r"(?:19|20)\d\d", words) and not what
    )


@cache
def number_words() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in load_table("number_words")}


def number(words: str) -> int | None:
    """A count in figures ("1,204") or words ("twelve", "twenty-three"); None if it is neither."""
    lowered = words.lower()
    if lowered == "no":
        return 0
    if lowered[:1].isdigit():
        return int(re.sub(r"[,.]", "", lowered))
    table = number_words()
    if lowered in table:
        return table[lowered]
    tens, _, ones = lowered.partition("-")
    return table[tens] + table[ones] if tens in table and ones in table else None


_TURN = re.compile(r",?\s+(?=(?:while|whereas)\s)|,\s+(?=(?:and|but)\s+the\s)", re.IGNORECASE)
"""Where a sentence may turn to who else counted."""


def segments(stretch: str) -> Sequence[tuple[int, int]]:
    """The parts of a sentence that may each be a register of its own: between semicolons, and
    where it turns from one count to another ("… recorded 9 breaches, while the front put them at
    14")."""
    cuts = [0, *(m.end() for m in re.finditer(r";\s+", stretch)), len(stretch)]
    parts = [(a, b) for a, b in pairwise(cuts) if b > a]
    return [piece for a, b in parts for piece in _turned(stretch, a, b)]


def _turned(stretch: str, low: int, high: int) -> Sequence[tuple[int, int]]:
    for turn in _TURN.finditer(stretch, low, high):
        told = find_count(stretch[low : turn.start()], going_on=False)
        if told and find_count(stretch[turn.end() : high], going_on=True):
            return [(low, turn.end()), *_turned(stretch, turn.end(), high)]
    return [(low, high)]
