"""Under which keys a fact is filed, so that it meets the facts that may tell the same.

Facts under one key stand in an order of their own, by day, and are compared with their neighbours
only (sorted neighbourhood, Hernández and Stolfo 1995): what a fact meets depends on what is in the
record, not on the order in which it came, and a key that half the record shares costs no more than
a rare one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from hashlib import blake2b
from itertools import combinations

from dragoman.model import FactKind
from dragoman.record.links.profile import Profile
from dragoman.record.links.words import smallest

_MOST_PAIRS = 6
_MOST_TOKENS = 4
_HASHED_WORDS = 3
_EDGE = 3
"""Days at either end of a month that are filed under the neighbouring month too."""
_NO_DAY = "?"
Filed = Callable[[Profile], Iterator[tuple[str, ...]]]


def keys_of(profile: Profile) -> list[tuple[int, str]]:
    """(key, place within the key) for each key; 64-bit keys, each once."""
    anchor = _anchor(profile)
    at = f"{anchor or 0:07d}"
    found = {}
    for words in _KEYS[profile.kind](profile):
        found[_hash("|".join((profile.kind.value, *words)))] = (
            f"{at}{profile.place[:6]:_<6}{profile.fact}"
        )
    return sorted(found.items())


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def _anchor(profile: Profile) -> int | None:
    """The day by which a fact is filed: its own, else its page's."""
    day = profile.day
    return day.low or day.high or profile.published


def _months(profile: Profile) -> list[str]:
    """Months in which the thing may be filed by others."""
    anchor = _anchor(profile)
    if anchor is None:
        return [_NO_DAY]
    far = 0 if profile.day.exact else _EDGE
    ends = (anchor - _EDGE - far, anchor, (profile.day.high or anchor) + _EDGE)
    months = {date.fromordinal(max(1, end)).isoformat()[:7] for end in ends}
    return sorted(months)


def _tokens(profile: Profile, *slots: str) -> list[str]:
    return smallest((p.token for p in profile.parties(*slots) if p.named), _MOST_TOKENS)


def _pairs(tokens: list[str]) -> list[str]:
    pairs = ["+".join(pair) for pair in combinations(sorted(tokens), 2)]
    return smallest(pairs or tokens, _MOST_PAIRS)


def _day(profile: Profile) -> list[str]:
    return [str(profile.day.low)] if profile.day.exact else []


def _gathering(profile: Profile) -> Iterator[tuple[str, ...]]:
    """Who, in which month; who, on which day; where, on which day."""
    tokens = _tokens(profile)
    for month in _months(profile):
        yield from (("who", pair, month) for pair in _pairs(tokens))
        if profile.place and len(tokens) < 2:
            yield "where", profile.place, month
    for day in _day(profile):
        yield from (("who on", token, day) for token in tokens)
        if profile.place:
            yield "where on", profile.place, day


def _document(profile: Profile) -> Iterator[tuple[str, ...]]:
    if profile.document:
        yield "document", profile.document, profile.sort
    for keys in _gathering(profile):
        yield (*keys, profile.sort)


def _worded(*slots: str) -> Filed:
    def keys(profile: Profile) -> Iterator[tuple[str, ...]]:
        words = smallest(profile.words, _HASHED_WORDS)
        for token in _tokens(profile, *slots):
            yield from (("words", token, word) for word in words)
            yield from (("day", token, day) for day in _day(profile))

    return keys


def _event(profile: Profile) -> Iterator[tuple[str, ...]]:
    root = profile.sort.split(":")[0]
    for keys in _gathering(profile):
        yield (*keys, root)


def _words_only(profile: Profile) -> Iterator[tuple[str, ...]]:
    yield from (("words", word) for word in smallest(profile.words, _HASHED_WORDS))


def _register(profile: Profile) -> Iterator[tuple[str, ...]]:
    for token in _tokens(profile, "reporting_party"):
        yield from (("day", token, day) for day in _day(profile) or _months(profile))


_KEYS: dict[FactKind, Filed] = {
    FactKind.MEETING: _gathering,
    FactKind.EVENT: _event,
    FactKind.AGREEMENT: _document,
    FactKind.CEASEFIRE: _document,
    FactKind.STATEMENT: _worded("speaker"),
    FactKind.COMMITMENT: _worded("obligors"),
    FactKind.POSITION: _worded("holder"),
    FactKind.ROLE: _worded("actor"),
    FactKind.DESIGNATION: _worded("target"),
    FactKind.INVITATION: _gathering,
    FactKind.ALIAS: _words_only,
    FactKind.TRACK: _words_only,
    FactKind.MONITOR_REPORT: _register,
}
