"""The breakdown of a register: which share of the total fell where, or on whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.model import Share
from dragoman.reading.reports.counts import Count, number, number_words

_NAME = r"[A-Z][\w’'ʿ-]*(?:[ -](?:al-|el-|and |of |de |del )?[A-Z][\w’'-]*){0,4}"
_UNIT = r"(?:province|governorate|region|district|oblast|sector|department|state|county|area)"
_SHARE_AFTER = re.compile(rf"(?P<name>{_NAME})(?:\s+{_UNIT})?\s*[(\[–—:-]\s*(?P<count>\d+)\b")
_SHARE_BARE = re.compile(rf"(?P<name>{_NAME})\s+(?P<count>\d{{1,4}})(?=\s*(?:[,.;]|and\b|$))")
_IN_UNIT = re.compile(
    rf"\b[Ii]n\s+(?:the\s+)?(?:(?P<name>{_NAME})\s+{_UNIT}|{_UNIT}\s+of\s+(?P<name2>{_NAME}))\b"
)
_MONTH = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December)$"
)
MIN_BARE_SHARES = 2
"""One name with a figure behind it may be a date; a row of them is a breakdown."""


def shares(stretch: str, count: Count) -> Iterator[Share]:
    """The lines of the breakdown: "Birun (4)", "Birun 4, Ceyla 3", "four in Birun".

    In "seven breaches in Birun and three in Ceyla" the first count is one of them and the total
    is their sum.
    """
    rest = stretch[count.number_end :]
    behind = [(m.group("name"), m.group("count")) for m in _SHARE_AFTER.finditer(rest)]
    before = [(m.group("name"), m.group("count")) for m in _share_before().finditer(rest)]
    bare = [(m.group("name"), m.group("count")) for m in _SHARE_BARE.finditer(rest)]
    if len(bare) >= MIN_BARE_SHARES and len(bare) > len(behind):
        behind = bare
    if before and not behind and (first := _share_before().match(stretch[count.number_start :])):
        before.insert(0, (first.group("name"), first.group("count")))
    if len(before) < MIN_BARE_SHARES:
        before = []  # "… among them the shooting of two men in Ceyla"
    for name, words in behind or before:
        value = number(words)
        if value is not None and not _MONTH.match(name.strip()):
            yield Share(name.strip(), value)


def only_unit(stretch: str) -> str | None:
    """The one unit that a count is of: "in Birun province the mission recorded 12 breaches"."""
    found = {m.group("name") or m.group("name2") for m in _IN_UNIT.finditer(stretch)}
    return str(found.pop()) if len(found) == 1 else None


@cache
def _share_before() -> re.Pattern[str]:
    """ "four in Birun", "12 of them in the Ceyla district", "three times in Dara"."""
    words = "|".join(sorted(number_words(), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<count>\d+|(?i:(?:{words})(?:-(?:{words}))?))\s+"
        rf"(?:\w+\s+){{0,3}}?(?:in|around|near|at)\s+(?:the\s+)?(?P<name>{_NAME})"
    )
