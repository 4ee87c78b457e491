"""What stands beside a number, month or weekday and keeps it from being a date."""

from __future__ import annotations

from functools import cache

from dragoman.lexicon import load_table
from dragoman.reading.mentions.days.words import Words

# A month that is also a word ("May", "March") or a bare abbreviation counts after one of these.
_BEFORE_MONTH = frozenset(
    (
        "in",
        "by",
        "of",
        "since",
        "until",
        "till",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "during",
        "through",
        "between",
        "before",
        "after",
        "from",
        "about",
        "around",
        "-",
        "late-",
    )
)
# "the March talks" names a month, "the March on the capital" none.
_AFTER_MARCHING = frozenset(("on", "of", "for", "from", "to", "by", "in", "at", "into", "against"))
_TIME_PREPOSITIONS = frozenset(
    ("in", "since", "until", "till", "during", "before", "after", "by", "from", "to", "of")
)
_SURE_PREPOSITIONS = frozenset(("in", "since", "until", "till", "during"))

_GLUE_BEFORE, _GLUE_AFTER, _POINTS = tuple("/_#$€£.+@=&"), tuple("_@=%/"), tuple(".,")


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(r["word"].lower() for r in load_table("days_names") if r["kind"] == kind)


def word_at(words: Words, i: int) -> str:
    """Word `i` in lower case, "" outside the sentence."""
    return words.lower[i] if 0 <= i < len(words.lower) else ""


def letter_at(words: Words, i: int) -> str:
    """The kind of word `i`, "" outside the sentence."""
    return words.letters[i] if 0 <= i < len(words.letters) else ""


def month_stands(words: Words, i: int) -> bool:
    """Whether the month at `i` is a month with no number beside it: "in May", not "May said"."""
    letter = words.letters[i]
    if letter == "M":
        return True
    before = word_at(words, i - 1)
    if before in _BEFORE_MONTH:
        return True
    if before in ("the", "a", "an") and letter_at(words, i + 1) == "u":
        return letter == "j" and word_at(words, i + 1) not in _AFTER_MARCHING
    return before in ("to", "and", "for") and _month_near(words, i)


def _month_near(words: Words, i: int) -> bool:
    return any(letter in "Mjm" for letter in words.letters[max(0, i - 4) : i])


def begins_name(words: Words, end: int) -> bool:
    """Whether the word after `end` makes a name of the month or weekday: "October Revolution"."""
    if letter_at(words, end) not in ("Z", "U", "M", "j"):
        return False
    after = words.text[words.starts[end] : words.ends[end]]
    return after[0].isupper() and after.lower() in _listed("after")


def number_counts(words: Words, first: int, number: int) -> bool:
    """Whether the number after a month counts what follows: "in May 12 people drowned"."""
    if letter_at(words, number) != "d" or letter_at(words, number + 1) not in ("u", "V"):
        return False
    before = word_at(words, first - 1)
    return before == "in" or (before != "on" and word_at(words, number + 1) in _listed("counted"))


def year_counts(words: Words, i: int) -> bool:
    """Whether the four digits at `i` count or number something instead of naming a year."""
    before, after = word_at(words, i - 1), word_at(words, i + 1)
    if letter_at(words, i + 1) == "." and word_at(words, i - 1) == "no":
        return True
    if before in _listed("before") or (before == "." and word_at(words, i - 2) in ("no", "art")):
        return True
    if _in_number(words, i):
        return True
    if after in _listed("counted") or letter_at(words, i + 1) in ("V", "n", "x", "c"):
        return before not in ("since", "until", "till")
    if before in _TIME_PREPOSITIONS or letter_at(words, i - 1) in tuple("D(LeS&"):
        return False
    if before in ("its", "their", "his", "her"):
        return False
    if words.lower[i].endswith("00") and before not in _SURE_PREPOSITIONS:
        return True
    # A bare number before a plural noun counts it ("1943 boxes"), before a singular one dates it.
    return letter_at(words, i + 1) == "u" and after.endswith("s") and not after.endswith("ss")


def _in_number(words: Words, i: int) -> bool:
    """Whether the digits at `i` are glued to others: a telephone number, a score, a code."""
    start, end = words.starts[i], words.ends[i]
    text = words.text
    before = text[max(0, start - 2) : start]
    after = text[end : end + 2]
    if before[-1:].isalnum() or before[-1:] in _GLUE_BEFORE:
        return True
    decimal = after[:1] in _POINTS and after[1:].isdigit()
    if after[:1].isalpha() or after[:1] in _GLUE_AFTER or decimal:
        return True
    hyphened = before[-1:] == "-" and before[:1].isalnum()
    return hyphened and letter_at(words, i - 2) not in ("y", "M", "j", "S", "e", "d")
