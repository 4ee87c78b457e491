"""The TIMEX3 value of a mention, for exchange with TimeML and for measuring against it."""

from __future__ import annotations

import re
from datetime import timedelta

from dragoman.lexicon import load_table
from dragoman.model import Day, DayMention, Precision
from dragoman.reading.mentions.days.absolute import BEFORE_ERA
from dragoman.reading.mentions.days.words import Words, read_words

_QUARTERS = {1: "Q1", 4: "Q2", 7: "Q3", 10: "Q4"}
_HALVES = {1: "H1", 7: "H2"}
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_LENGTHS = {"2W": (2, "W"), "10Y": (10, "Y"), "100Y": (100, "Y"), "Q": (3, "M"), "E": (1, "WE")}
_LENGTHS |= {"3M": (3, "M"), "6M": (6, "M")}
_VAGUE_ALONE = {"current": "PRESENT_REF", "the past": "PAST_REF"}
_NOON = "T12:00"
_NOON = "T12:00"
_MONTHS_IN = {"quarter": 3, "half": 6}


def timex_value(mention: DayMention) -> str | None:
    """The ISO 8601 based value TimeML gives such an expression; None where it has none.

    Days with their part or hour ("2016-12-20TMO"), weeks ("2016-W51"), months, quarters
    ("2016-Q3"), seasons ("2016-SP"), years, decades ("199"), lengths ("P6M"), "PRESENT_REF" and
    its like. Method: TimeML 1.2.1 annotation guidelines.
    """
    words = read_words(mention.text, 0, len(mention.text))
    if words is None:
        return None
    day = mention.day
    if mention.role == "recurring":
        return _frequency(words)
    if mention.role == "duration" or (mention.role == "until" and _is_length(words)):
        return _length(words)
    if day.start and day.end:
        return _dated(day, words)
    if day.why == BEFORE_ERA:
        return _before_era(words)
    if words.lower[-1] in ("before", "after") and _is_length(words):
        return _length(words)
    return _vague(mention.text)


def _is_length(words: Words) -> bool:
    return any(letter in "UJQV" for letter in words.letters) and any(
        letter in "cdnaq" for letter in words.letters
    )


def _dated(day: Day, words: Words) -> str | None:
    start, end = day.start, day.end
    if start is None or end is None:
        return None
    match day.precision:
        case Precision.DAY:
            return start.isoformat() + _time_of_day(words)
        case Precision.WEEK:
            year, week, _ = start.isocalendar()
            weekend = "-WE" if end - start == timedelta(days=1) else ""
            return f"{year:04}-W{week:02}{weekend}"
        case Precision.MONTH:
            return f"{start.year:04}-{start.month:02}"
        case Precision.SEASON:
            return _part_of_year(day, words)
        case Precision.YEAR:
            return _years(start.year, end.year - start.year + 1)
    return None


def _part_of_year(day: Day, words: Words) -> str | None:
    start, end = day.start, day.end
    if start is None or end is None:
        return None
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    codes = _HALVES if count == _MONTHS_IN["half"] else _QUARTERS
    if "S" in words.letters:
        codes = _SEASONS
    code = codes.get(start.month)
    return f"{start.year:04}-{code}" if code else None


def _years(first: int, count: int) -> str | None:
    if count == 1:
        return f"{first:04}"
    if count == 10:
        return f"{first // 10:03}"
    return f"{first // 100:02}" if count == 100 else None


def _time_of_day(words: Words) -> str:
    for i, letter in enumerate(words.letters):
        if letter == "T" or (letter == "d" and words.letters[i + 1 : i + 2] == "p"):
            return _clock(words, i)
        if letter == "P":
            return _NOON if words.values[i] == "MI" else "T" + words.values[i]
        if words.lower[i] == "tonight":
            return "TNI"
    return ""


def _clock(words: Words, i: int) -> str:
    parts = [int(part) for part in re.split("[:.]", words.lower[i])]
    hour = parts[0]
    suffix = words.lower[i + 1][:1] if words.letters[i + 1 : i + 2] == "p" else ""
    if suffix == "p" and hour < 12:
        hour += 12
    return f"T{hour:02}:{parts[1] if len(parts) > 1 else 0:02}"


def _length(words: Words) -> str | None:
    unit_at = next((i for i, x in enumerate(words.letters) if x in "UJQV"), None)
    if unit_at is None:
        return None
    count, unit = _LENGTHS.get(words.values[unit_at], (1, words.values[unit_at]))
    number = _number(words, unit_at)
    total = "X" if number is None else str(number * count)
    return f"PT{total}{unit[1:]}" if unit.startswith("T") else f"P{total}{unit}"


def _number(words: Words, end: int) -> int | None:
    total = 0
    for i in range(end):
        letter, value = words.letters[i], words.values[i]
        if letter in "qx":
            return None
        if letter in "dny" and len(value) <= 5:
            total += int(value)
        elif letter == "c":
            total = total * int(value) if int(value) >= 100 and total else total + int(value)
    return total or (None if words.letters[end] == "V" else 1)


def _frequency(words: Words) -> str | None:
    for i, letter in enumerate(words.letters):
        if letter == "F":
            return words.values[i]
        if letter in "WX":
            return f"XXXX-WXX-{int(words.values[i]) + 1}"
    return _length(words)


def _vague(text: str) -> str | None:
    low = text.lower()
    if low in _VAGUE_ALONE:
        return _VAGUE_ALONE[low]
    return next((r["points"] for r in load_table("days_vague") if r["phrase"] == low), None)


def _before_era(words: Words) -> str | None:
    at = words.letters.find("R")
    if at < 0:
        at = len(words.letters)
    digits = words.lower[at - 1] if at else ""
    if not digits.isdigit() or len(digits) > 4:
        return None
    month = next((int(words.values[i]) for i, x in enumerate(words.letters) if x in "Mjm"), None)
    season = next((words.values[i] for i, x in enumerate(words.letters) if x == "S"), None)
    tail = f"-{month:02}" if month else f"-{season}" if season else ""
    return f"BC{int(digits):04}{tail}"
