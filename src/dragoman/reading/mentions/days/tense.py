"""Whether a date without a year or a weekday lies ahead of or behind the page's day."""

from __future__ import annotations

from enum import Enum
from functools import cache
from types import MappingProxyType

from dragoman.lexicon import load_table
from dragoman.reading.mentions.days.words import Words


class Tense(Enum):
    """What the nearest verb says."""

    PAST = "past"
    FUTURE = "future"
    FAR_PAST = "far past"
    """Past, but the verb stands too far off to be sure that it is the date's own."""
    UNTOLD = "untold"


_PARTICIPLE_BEFORE = frozenset(("be", "been", "being", "get"))
_NOT_PAST = frozenset(
    ("preferred", "need", "indeed", "united", "wounded", "armed", "hundred", "red", "speed")
)
_TERMS = frozenset(("by", "until", "till"))
_SETTING = frozenset(("set", "sets", "setting", "named", "names", "fixed", "fixing", "chose"))
_SET = 2  # words from "setting" to its date: "setting a 14 January deadline"
_CLOSE = 4  # words between a verb and its date: "met in the capital on"
_LONG_ENOUGH = 4  # letters; "red" and "bed" are no past forms


@cache
def _cues() -> MappingProxyType[str, Tense]:
    return MappingProxyType({row["word"]: Tense(row["tense"]) for row in load_table("days_tense")})


def tense_near(words: Words, first: int, last: int) -> Tense:
    """The tense of the verb nearest to words `first` to `last`: to the left, else to the right.

    "The sides will meet, officials said on Tuesday" is past: "said" stands nearest. A term lies
    ahead unless a past verb stands right before it: "called for all guns to be out by 10 October".
    """
    tense = _nearest(words, first, last)
    term = words.lower[first - 1 : first] and words.lower[first - 1] in _TERMS
    return Tense.FUTURE if term and tense in (Tense.FAR_PAST, Tense.UNTOLD) else tense


def _nearest(words: Words, first: int, last: int) -> Tense:
    if words.lower[last : last + 1] == ("deadline",):
        return Tense.FUTURE
    if words.letters[last : last + 1] == "'":  # "ahead of Friday's talks", but "Friday's talks"
        ahead = words.lower[max(0, first - 2) : first] == ("ahead", "of")
        return Tense.FUTURE if ahead else Tense.UNTOLD
    for i in range(first - 1, -1, -1):
        tense = _intended(words, i, first) or _tense_of(words, i)
        if tense is Tense.PAST and first - i > _CLOSE:
            return Tense.FAR_PAST
        if tense is not Tense.UNTOLD:
            return tense
    tenses = (_tense_of(words, i) for i in range(last, len(words.lower)))
    return next((tense for tense in tenses if tense is not Tense.UNTOLD), Tense.UNTOLD)


def _intended(words: Words, i: int, date: int) -> Tense | None:
    """Words that make the date after them lie ahead, whatever their own tense: "planned a march
    for Friday", "set to resume on Monday", "postponed until Tuesday", "has set 10 November"."""
    word = words.lower[i]
    placed = words.lower[date - 1] in ("on", "in", "at")  # "a record set on 6 August" is behind
    if word in _SETTING and date - i <= _SET and not placed:
        return Tense.FUTURE
    if word in ("plan", "plans", "planned", "planning", "intended"):
        return Tense.FUTURE
    if word == "set" and words.lower[i + 1 : i + 2] == ("to",):
        return Tense.FUTURE
    return Tense.FUTURE if word == "until" and i else None


def _tense_of(words: Words, i: int) -> Tense:
    word = words.lower[i]
    before = words.lower[i - 1] if i else ""
    if i > 1 and before.endswith("ly") and words.lower[i - 2] in _PARTICIPLE_BEFORE:
        before = words.lower[i - 2]  # "will be formally signed on 15 August"
    tense = _cues().get(word)
    if tense is Tense.FUTURE and words.lower[max(0, i - 2) : i] == ("had", "been"):
        return Tense.PAST  # "had been due to leave on Friday"
    if tense is Tense.PAST and before in _PARTICIPLE_BEFORE:
        return Tense.UNTOLD  # "will be held on Friday"
    if tense is not None:
        return Tense.UNTOLD if word == "may" and words.letters[i] == "j" else tense
    if word == "be" and before == "to":
        return Tense.FUTURE
    if word.endswith("ed") and len(word) >= _LONG_ENOUGH and words.letters[i] == "u":
        if word in _NOT_PAST or before in _PARTICIPLE_BEFORE:
            return Tense.UNTOLD
        return Tense.PAST
    return Tense.UNTOLD
