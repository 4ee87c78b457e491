"""Counted things in a sentence: how many of what, exactly or as a bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import load_table

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\w\s]")
_NUMERAL = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_LONGEST_NOUN = 3
"""Words after a number that may still belong to what is counted: "12 wounded government troops"."""
_LAST_PLAIN_YEAR = 2100


@dataclass(frozen=True, slots=True)
class Count:
    """`least` and `most` bound the number (None: open); `of` is the head noun in the singular."""

    least: int | None
    most: int | None
    of: str
    words: str

    @property
    def bounds(self) -> str:
        """The number in words: "12", "12 or more"."""
        if self.least == self.most:
            return "about" if self.least is None else str(self.least)
        return f"{self.least} or more" if self.most is None else f"up to {self.most}"

    def clashes(self, other: Count) -> bool:
        """Whether no number fits both: "at least 10" and 12 do not clash, 10 and 12 do."""
        return _below(self, other) or _below(other, self)


def counts_in(text: str) -> tuple[Count, ...]:
    """What a sentence counts; a noun that it counts twice is left out, for nobody can say which of
    both another sentence means."""
    found = list(_counts(text))
    nouns = [count.of for count in found]
    return tuple(count for count in found if nouns.count(count.of) == 1)


def _counts(text: str) -> Iterator[Count]:
    words = _WORD.findall(text)
    for at, word in enumerate(words):
        number = _number(word)
        if number is None:
            continue
        noun = _noun(words[at + 1 : at + 1 + _LONGEST_NOUN])
        if noun is None or _is_date(words, at, number):
            continue
        before = " ".join(words[max(0, at - 3) : at]).casefold()
        bound = next((kind for cue, kind in _bounds() if before.endswith(cue)), "exactly")
        least, most = _range(number, bound)
        yield Count(least, most, _singular(noun[-1]), " ".join((word, *noun)))


def _number(word: str) -> int | None:
    if _NUMERAL.fullmatch(word):
        return int(word.replace(",", ""))
    value = _number_words().get(word.casefold())
    return value if value is not None and value > 1 else None


def _noun(words: list[str]) -> list[str] | None:
    """The words of what is counted, up to the first that cannot belong to it."""
    noun: list[str] = []
    for word in words:
        if not word[0].isalpha() or word.casefold() in _kept("stop") or _number(word):
            break
        if word.casefold() in _kept("not counted"):
            return None
        noun.append(word)
    return noun or None


def _is_date(words: list[str], at: int, number: int) -> bool:
    """12 May, May 12, 2021: a number beside a month's name, or one that is a year."""
    beside = {word.casefold() for word in words[max(0, at - 1) : at + 2]}
    if beside & _kept("month"):
        return True
    return words[at].isdigit() and len(words[at]) == 4 and 1900 <= number < _LAST_PLAIN_YEAR


def _range(number: int, bound: str) -> tuple[int | None, int | None]:
    if bound == "least":
        return number, None
    if bound == "most":
        return None, number
    return (None, None) if bound == "about" else (number, number)


def _below(one: Count, other: Count) -> bool:
    return one.most is not None and other.least is not None and one.most < other.least


def _singular(noun: str) -> str:
    word = noun.casefold()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _number_words() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in load_table("number_words")}


@cache
def _bounds() -> tuple[tuple[str, str], ...]:
    """What stands before a number, longest first, and the bound it makes of it."""
    kinds = ("least", "most", "about")
    rows = [(row["word"], row["kind"]) for row in load_table("counting") if row["kind"] in kinds]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


@cache
def _kept(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load_table("counting") if row["kind"] == kind)
