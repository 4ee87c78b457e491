"""Pieces of the grammar: how a rule is written down and what several rules share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.reading.mentions.days.meanings import Found
from dragoman.reading.mentions.days.words import LETTERS, Words

Build = Callable[[Words, re.Match[str]], Iterable[Found]]

MONTH = "(?:[{month}{month_word}]|{month_short}{dot}?)"
WEEKDAY = "(?:{weekday}|{weekday_short}{dot}?)"
UNIT = "[{unit}{year_unit}{quarter}]"
YEAR = "[{year}{short_year}]"

MONTHS = "month month_word month_short"
UNITS = "unit year_unit quarter"

_PIECES = {"MONTH": MONTH, "WEEKDAY": WEEKDAY, "UNIT": UNIT, "YEAR": YEAR}


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the letters of a sentence and what a match means.

    `build` may return nothing: then the words are no date after all.
    """

    name: str
    pattern: re.Pattern[str]
    build: Build
    needs: frozenset[str]
    """Letters one of which every match holds: a sentence without them is not searched."""


def rule(name: str, pattern: str, build: Build, *, needs: str) -> Rule:
    """A rule whose pattern names kinds of words in braces; MONTH, WEEKDAY, UNIT, YEAR stand for
    the pieces above. `needs` lists kinds one of which the pattern cannot do without."""
    for piece, body in _PIECES.items():
        pattern = pattern.replace("{" + piece + "}", body)
    filled = re.sub(r"\{(\w+)\}", lambda m: LETTERS[m.group(1)], pattern)
    letters = frozenset(LETTERS[kind][-1] for kind in needs.split())
    return Rule(name, re.compile(filled), build, letters)


def full_year(words: Words, i: int) -> int:
    """The year word `i` writes; two digits ("'98") belong to 1930–2029."""
    digits = words.lower[i].lstrip("'’")
    number = int(digits)
    return number if len(digits) > 2 else (1900 if number >= 30 else 2000) + number
