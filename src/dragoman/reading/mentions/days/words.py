"""Words of a sentence as one string of letters, a letter per word, for the grammar to match on.

Each word of the tables `days_*` has a kind ("month", "weekday", "unit"); each kind has a letter.
Rules are regular expressions over the letters, so they are short and quick, and a match gives the
words it covers by position.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from dragoman.lexicon import load_table

LETTERS = MappingProxyType(
    {
        "month": "M",
        "month_word": "j",
        "month_short": "m",
        "weekday": "W",
        "weekdays": "X",
        "weekday_short": "w",
        "dom": "d",
        "year": "y",
        "integer": "n",
        "decimal": "x",
        "count": "c",
        "some": "q",
        "ordinal": "o",
        "decade": "G",
        "season": "S",
        "unit": "U",
        "units": "V",
        "year_unit": "J",
        "quarter": "Q",
        "half": "H",
        "part": "P",
        "deictic": "t",
        "which": "L",
        "edge": "e",
        "ago": "A",
        "onward": "B",
        "clock": "p",
        "time": "T",
        "zone": "z",
        "the": "D",
        "article": "a",
        "of": "f",
        "and": "&",
        "to": ">",
        "every": "E",
        "per": "r",
        "about": "b",
        "than": "l",
        "always": "F",
        "fiscal": "i",
        "iso": "I",
        "numeric": "N",
        "holiday": "K",
        "era": "R",
        "vague": "v",
        "comma": ",",
        "dot": "\\.",
        "dash": "-",
        "open": "\\(",
        "close": "\\)",
        "possessive": "'",
        "short_year": "Y",
        "recent": "k",
        "lower": "u",
        "name": "Z",
        "other": ";",
    }
)
_PLAIN = MappingProxyType({kind: letter[-1] for kind, letter in LETTERS.items()})
_MARKS = MappingProxyType(
    {",": ",", ".": ".", "-": "-", "–": "-", "—": "-", "‑": "-", "(": "(", ")": ")"}
    | {"[": "(", "]": ")", "&": "&"}
)
FIRST_YEAR, LAST_YEAR = 1000, 2100  # four digits outside these count or number something

_ANCHORING = frozenset("MjmWXwGSUJQVtFP")
"""Letters of the tables one of which a temporal expression without digits holds."""

_SPECIAL = r"""
  (?P<iso>(?<![0-9-])[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}(?:T[0-9:.+Z-]*)?(?![0-9-]))
| (?P<numeric>(?<![0-9./-])[0-9]{1,2}(?P<sep>[-./])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2})
  (?![0-9]|[./-][0-9]))
| (?P<time>[0-9]{1,2}[:.][0-9]{2}(?=\s*[ap]\.?m\b|\s*(?:GMT|UTC)\b)
  |[012]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9]))
| (?P<decade>[0-9]{3}0'?s\b|['’]?[2-9]0'?s\b)
| (?P<ordinal>[0-9]{1,2}(?:st|nd|rd|th)\b)
| (?P<decimal>[$€£\#]\ ?[0-9][0-9.,]*|[0-9]+(?:[.,/][0-9]+)+%?|[0-9]+%)
| (?P<number>[0-9]+)
| (?P<clock>[ap]\.m\.?|o['’]clock)
| (?P<era>B\.?C\.?E\.?|B\.?C\b\.?|A\.?D\b\.?|C\.E\.|CE\b)
| (?P<short_year>['’][0-9]{2}\b)
| (?P<possessive>['’](?:[sS]\b|(?=\s)))
"""
"""What a word alone does not tell: tried only where a word is listed in `_special_starts`."""
_RAW = re.compile(r"[^\W\d_]+(?:['’](?:ll|t)\b)?|[0-9]|[^\w\s]")
_KNOWN_WORDS = 1 << 16  # distinct words whose kind is remembered


@dataclass(frozen=True, slots=True)
class Entry:
    """What one word is: its letter, its value in the table, whether it needs a capital."""

    letter: str
    value: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence; `letters[i]` is the kind of word `i`, `values[i]` its value."""

    text: str
    letters: str
    starts: Sequence[int]
    ends: Sequence[int]
    lower: Sequence[str]
    values: Sequence[str]

    def number(self, i: int) -> int:
        return int(self.values[i])


@cache
def entries() -> MappingProxyType[str, Entry]:
    """Every word of the tables by its lower-case form; the first table that has it wins."""
    found: dict[str, Entry] = {}
    for name in ("days_calendar", "days_cues", "days_numbers"):
        for row in load_table(name):
            entry = Entry(_PLAIN[row["kind"]], row["value"], row.get("case") == "capital")
            found.setdefault(row["word"], entry)
    return MappingProxyType(found)


@cache
def _specials() -> re.Pattern[str]:
    """Names, feasts and phrases of several words, numbers and signs: each one word."""
    names = [row["word"] for row in load_table("days_names") if row["kind"] == "phrase"]
    feasts = [row["name"] for row in load_table("days_holidays")]
    vague = [row["phrase"] for row in load_table("days_vague")]
    phrases = (
        rf"(?P<name>(?:{_any(names)})\b)|(?P<holiday>(?:{_any(feasts)})\b)"
        rf"|(?P<vague>(?i:{_any(vague)})\b)|"
    )
    return re.compile(phrases + _SPECIAL, re.VERBOSE)


@cache
def _special_starts() -> frozenset[str]:
    """The words and signs a name, phrase, number or sign of `_specials` can begin with."""
    names = [row["word"] for row in load_table("days_names") if row["kind"] == "phrase"]
    feasts = [row["name"] for row in load_table("days_holidays")]
    vague = [row["phrase"] for row in load_table("days_vague")]
    firsts = {_RAW.findall(phrase)[0] for phrase in (*names, *feasts, *vague)}
    firsts |= {word.capitalize() for word in firsts}
    return frozenset(firsts) | set("0123456789$€£#'’apobBACE") | {"BC", "BCE", "AD", "CE"}


def _any(phrases: Sequence[str]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(p).replace("'", "['’]") for p in ordered)


def read_words(text: str, start: int, end: int) -> Words | None:
    """The words of `text[start:end]`, offsets into `text`; None where none could tell a day."""
    raws = _RAW.findall(text, start, end)
    if _telling().isdisjoint(raws):
        return None
    rows: list[tuple[str, int, int, str, str]] = []
    specials, special_starts = _specials(), _special_starts()
    at = reached = start
    for raw in raws:
        at = text.index(raw, at)
        if at >= reached:
            if raw in special_starts and (match := specials.match(text, at, end)):
                reached = match.end()
                letter, low, value = _special(match.lastgroup or "other", match.group())
            else:
                reached = at + len(raw)
                letter, low, value = _plain(raw)
            rows.append((letter, at, reached, low, value))
        at += len(raw)
    letters, starts, ends, lower, values = zip(*rows, strict=True)
    return Words(text, "".join(letters), starts, ends, lower, values)


@cache
def _telling() -> frozenset[str]:
    """Words one of which every temporal expression holds, as they may be written."""
    known = {word for word, entry in entries().items() if entry.letter in _ANCHORING}
    feasts = {_RAW.findall(row["name"])[0] for row in load_table("days_holidays")}
    vague = {_RAW.findall(row["phrase"])[-1] for row in load_table("days_vague")}
    nth = {row["word"] for row in load_table("days_numbers") if row["kind"] == "ordinal"}
    low = known | vague | nth | {"past", "current", "nineteen", "twenty"}
    written = low | {word.capitalize() for word in low} | {word.upper() for word in low}
    return frozenset(written | feasts | set("0123456789"))


@lru_cache(maxsize=_KNOWN_WORDS)
def _plain(word: str) -> tuple[str, str, str]:
    """Letter, lower case and value of a single word or mark."""
    low = word.lower()
    if not word[0].isalpha():
        return _MARKS.get(word, ";"), low, low
    entry = entries().get(low)
    if entry is None or (entry.capital and not word[0].isupper()):
        return "Z" if word[0].isupper() else "u", low, low
    return entry.letter, low, entry.value


def _special(kind: str, word: str) -> tuple[str, str, str]:
    """The same for what `_specials` matched."""
    low = word.lower()
    if kind == "number":
        return _number_letter(word), low, low
    return _PLAIN[kind], low, word[:-2] if kind == "ordinal" else low


def _number_letter(digits: str) -> str:
    if len(digits) <= 2 and 1 <= int(digits) <= 31:
        return "d"
    if len(digits) == 4 and FIRST_YEAR <= int(digits) <= LAST_YEAR:
        return "y"
    return "n"
