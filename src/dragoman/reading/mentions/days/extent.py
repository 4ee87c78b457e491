"""Words that belong to a date without moving it: "early", "the end of", "morning", "9 a.m.".

The whole unit is kept ("early 2015" is 2015): where the edge of a stretch begins nobody says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading.mentions.days.meanings import Found, Untold
from dragoman.reading.mentions.days.words import LETTERS, Words

_TAKES_ARTICLE = frozenset("odeSGPBL")
_REACH = 9  # words before a date that may belong to it


def _fill(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{(\w+)\}", lambda m: LETTERS[m.group(1)], pattern))


_CLOCK = "(?:{time}{clock}?|{dom}{clock})(?:{zone}|{open}{zone}{close})?"
# "the morning of", "early on", "midnight on", "9 a.m. on", "around noon on"
_PART = "(?:{the}?{edge}?{onward}?-?(?:{part}(?:{of}|u|,)?)|{about}?" + _CLOCK + "(?:u|,)?)"
_EDGE = "(?:{the}?(?:{edge}|{onward})(?:-|{of}{the}?|u{the}?)?)"
_LEFT = _fill(f"(?:{_PART}|{_EDGE})$")
_RIGHT = _fill("{comma}?(?:u?{about}?" + _CLOCK + "|{part})")
_LINKS = frozenset(("on", "in", "of", "at", "very", "the", "until", "part"))


def widen(words: Words, found: Sequence[Found]) -> list[Found]:
    """The same meanings over all the words that tell them, left to right without overlap."""
    wide: list[Found] = []
    for k, one in enumerate(found):
        floor = wide[-1].last if wide else 0
        ceiling = found[k + 1].first if k + 1 < len(found) else len(words.letters)
        wide.append(_widen(words, one, floor, ceiling))
    return wide


def _widen(words: Words, found: Found, floor: int, ceiling: int) -> Found:
    if isinstance(found.meaning, Untold) and found.role:
        return found
    first, last = found.first, found.last
    match = _RIGHT.match(words.letters, last, ceiling)
    if match and _links_fine(words, last, match.end()):
        last = match.end()
    for _ in range(2):  # "the early morning" of "late on" of the date
        start = max(floor, first - _REACH)
        match = _LEFT.search(words.letters, start, first)
        if not match or not _links_fine(words, match.start(), first):
            break
        first = match.start()
    plain = isinstance(found.meaning, Untold)
    if (
        not plain
        and first > floor
        and words.letters[first - 1] == "D"
        and words.letters[first] in _TAKES_ARTICLE
    ):
        first -= 1
    return Found(first, last, found.meaning, found.role)


def _links_fine(words: Words, start: int, end: int) -> bool:
    """Whether all words of an extension belong to the date.

    Plain words must be small ones that bind parts of a date; of the words of direction only
    "earlier" and "later" do; "start" and "end" only with "of" ("the start of May", but not "due to
    start on 3 May").
    """
    return all(_belongs(words, i) for i in range(start, end))


def _belongs(words: Words, i: int) -> bool:
    letter, word = words.letters[i], words.lower[i]
    if letter == "u":
        return word in _LINKS
    if letter == "B":
        return word in ("earlier", "later")
    return letter != "e" or word in ("early", "late", "mid") or words.letters[i + 1 : i + 2] == "f"
