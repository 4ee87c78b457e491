"""Rules for counted and recurring time: "two days later", "for six months", "every Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.mentions.days.context import letter_at, word_at
from dragoman.reading.mentions.days.meanings import (
    PAGE,
    STORY,
    UNKNOWN_LENGTH,
    Beside,
    Found,
    Meaning,
    Shift,
    Untold,
    anchor_and_steps,
)
from dragoman.reading.mentions.days.patterns import UNITS, Rule, rule
from dragoman.reading.mentions.days.words import Words

MOST_COUNTED = 9999  # a longer count of units is no time anybody reports
_STOPS = ("", ".", ",", ";", ")", "&")
_RATES = frozenset(("million", "billion", "cents", "percent", "times", "%"))


def _counted(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "two days ago", "three months later", "within two weeks", "for six months"."""
    unit = words.values[match.start("unit")]
    if word_at(words, match.end()) == "old" or word_at(words, match.end() + 1) == "old":
        return  # an age
    count = _count(words, match)
    if _is_share(words, match, unit):
        return
    direction = _direction(words, match)
    if direction is None and _is_rate(words, match):
        return
    end = match.end()
    if direction is None and word_at(words, end) in ("before", "after"):
        sign = -1 if word_at(words, end) == "before" else 1
        if count and not match["half"] and not unit.startswith("T"):
            yield Found(match.start(), end + 1, Beside(unit, sign * count))
            return
    if direction is None:
        yield from _length(words, match, unit, count)
        return
    anchor, sign, last = direction
    meaning: Meaning
    if count is None or match["half"] or unit.startswith("T"):
        meaning = Untold("nobody counted how long")
    else:
        meaning = Shift(anchor, unit, sign * count, counted=True)
    yield Found(match.start(), last, meaning)


def _is_rate(words: Words, match: re.Match[str]) -> bool:
    """ "500 million a year", "24 hours a day": how much, not when."""
    before = word_at(words, match.start() - 1)
    return bool(match["one"]) and (
        before in _RATES or letter_at(words, match.start() - 1) in ("x", "n", "d", "V", "c")
    )


def _is_share(words: Words, match: re.Match[str], unit: str) -> bool:
    """ "three quarters of the troops": a share."""
    return unit == "Q" and (word_at(words, match.end()) == "of" or bool(match["hyphen"]))


def _direction(words: Words, match: re.Match[str]) -> tuple[str, int, int] | None:
    """Anchor, sign and last word of a counted stretch, or None where it is only a length."""
    end = match.end()
    after, then = word_at(words, end), letter_at(words, end + 1)
    if after == "ago":
        return PAGE, -1, end + 1
    if after == "from" and word_at(words, end + 1) in ("now", "today"):
        return PAGE, 1, end + 2
    if letter_at(words, end) == "B":
        if after in ("before", "after") and then not in ("", ".", ",", ";", ")"):
            return None
        anchor, sign = anchor_and_steps(words.values[end])
        return anchor, sign, end + 1
    if after == "on" and then in (",", "."):
        return STORY, 1, end + 1
    return None


def _length(words: Words, match: re.Match[str], unit: str, count: int | None) -> Iterator[Found]:
    before = word_at(words, match.start() - 1)
    if match["which"] and words.letters[match.start("which")] == "L":
        anchor, sign = anchor_and_steps(words.values[match.start("which")])
        if before in ("in", "within", "over") and sign > 0 and anchor == PAGE and count:
            yield Found(
                match.start(), match.end(), Shift(PAGE, unit, count, deadline=True), "until"
            )
            return
    elif before == "within" and count and not unit.startswith("T"):
        yield Found(match.start(), match.end(), Shift(PAGE, unit, count, deadline=True), "until")
        return
    yield Found(match.start(), match.end(), Untold(UNKNOWN_LENGTH), "duration")


def _count(words: Words, match: re.Match[str]) -> int | None:
    """How many units; None where nobody counted."""
    if match["one"]:
        return 1
    start, end = match.span("count")
    total = 0
    for i in range(start, end):
        letter, value = words.letters[i], words.values[i]
        if letter == "q" or letter in "xlb" or (letter == "a" and end - start > 1):
            return None
        if letter in "dny" and len(value) <= 5:
            total += int(value)
        elif letter == "c":
            number = int(value)
            total = total * number if number >= 100 and total else total + number
        elif letter == "o":
            total += int(value)
    return total if 0 < total <= MOST_COUNTED else None


def _uncounted(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "in recent weeks", "for years", "weeks later": nobody counted how long."""
    after = words.lower[match.end() - 1]
    if words.letters[match.start()] != "V":
        yield Found(match.start(), match.end(), Untold(UNKNOWN_LENGTH), "duration")
    elif words.letters[match.end() - 1] == "V":
        if word_at(words, match.start() - 1) in ("for", "within"):
            yield Found(match.start(), match.end(), Untold(UNKNOWN_LENGTH), "duration")
    elif after not in ("before", "after"):
        yield Found(match.start(), match.end(), Untold("nobody counted how long"))


def _current(words: Words, match: re.Match[str]) -> Iterator[Found]:
    if words.lower[match.start()] == "current":
        yield Found(match.start(), match.end(), Untold("no day told"))


def _neighbour_day(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "the day before" tells the story back; "the day after the signing" tells no day."""
    _, steps = anchor_and_steps(words.values[match.end() - 1])
    unit = words.values[match.end() - 2]
    if letter_at(words, match.end()) in _STOPS:
        yield Found(match.start(), match.end(), Shift(STORY, unit, steps))
    elif words.lower[match.end() - 1] in ("before", "after"):
        yield Found(match.start(), match.end(), Beside(unit, steps))


def _unit_of(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "the week of 6 March": counts only before a date."""
    unit = words.values[match.end() - 2]
    if unit in ("W", "E") and letter_at(words, match.end()) in tuple("djMmDoIN"):
        yield Found(match.start(), match.end(), Beside(unit, None))


def _recurring(words: Words, match: re.Match[str]) -> Iterator[Found]:
    yield Found(match.start(), match.end(), Untold("comes again and again"), "recurring")


def _the_past(words: Words, match: re.Match[str]) -> Iterator[Found]:
    if words.lower[match.end() - 1] == "past":
        yield Found(match.start(), match.end(), Untold("no day told"))


def _vague(words: Words, match: re.Match[str]) -> Iterator[Found]:
    yield Found(match.start(), match.end(), Untold("no day told"))


_COUNT = (
    "(?:{about}(?!{the})|{than}{than}|{some}{than})?(?P<the>{the}|{article})?(?P<which>[{which}{ordinal}])?"
    "(?:(?P<count>{article}?{some}{of}?|{count}(?:-?{count})?|[{dom}{integer}{decimal}{year}])"
    "(?P<half>{and}{article}?{half})?|(?P<one>{article}))"
    "(?P<hyphen>-)?(?:{than})?"
)

COUNTED: tuple[Rule, ...] = (
    rule(
        "counted",
        _COUNT + "(?P<unit>[{unit}{year_unit}{quarter}{units}])",
        _counted,
        needs=UNITS + " units",
    ),
    rule(
        "uncounted",
        "{the}?(?:{recent}|{which}){units}|{units}(?:{ago}|{onward})?",
        _uncounted,
        needs="units",
    ),
    rule("current", "{which}(?=[uZ])", _current, needs="which"),
    rule("unit of", "{the}{unit}{of}", _unit_of, needs="unit"),
    rule("neighbour day", "{the}{unit}{onward}", _neighbour_day, needs="onward"),
    rule(
        "every",
        "{every}(?:{ordinal}|{count})?[{unit}{units}{year_unit}{quarter}{weekday}{part}{season}{month}{month_word}]",
        _recurring,
        needs="every",
    ),
    rule("weekdays", "{weekdays}", _recurring, needs="weekdays"),
    rule("always", "{always}", _recurring, needs="always"),
    rule("vague", "{vague}", _vague, needs="vague"),
    rule("the past", "{the}{which}(?=[,u);]|$|{dot})", _the_past, needs="which"),
)
