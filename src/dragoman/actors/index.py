"""The name index: all known names of a text in one pass, longest first, left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dragoman.actors.entries import Candidate, NameMatch
from dragoman.actors.folding import POSSESSIVE, TOKEN, fold_word

LONG_NAME = 5
"""Names of at least this many letters are also found where they alone stand in capitals."""

_JOINT = re.compile(r"[ \t\u00a0\u202f]?[-‐‑–/+&]?[ \t\u00a0\u202f]*\n?[ \t]*\Z")
"""What may stand between two words of one name: a space, a hyphen, a single line break."""
_JOINT_SIMPLE = frozenset((" ", "-", "\u00a0", "‑", "‐", "\n"))
_INITIAL_STOP = 2
"""Words this short may carry a full stop inside a name: "George W. Bush", "St. Petersburg"."""

_PLAIN_WORDS = frozenset(("US", "WHO", "IS", "IT", "AID", "CAR", "ICE", "AM", "AMAL", "RAW", "MIT"))
"""Abbreviations that in a line of capitals are more often the word: "WHO WILL LEAD US"."""

_ARTICLES = frozenset(("the", "The"))

_Span = tuple[int, int, str]
"""Start, end and folded form of one word."""

Names = dict[str, tuple[Candidate, ...] | None]
"""Folded name to its readings; None marks a key that only begins longer names."""


class NameIndex:
    """Every name the registry knows, under its folded key."""

    def __init__(self) -> None:
        self._names: Names = {}
        self._upper: Names | None = None
        self._last: tuple[str, int, int, tuple[NameMatch, ...]] | None = None

    def add(self, key: str, candidate: Candidate) -> None:
        """Files one reading under a folded key; a key may have several."""
        if not key:
            return
        known = self._names.get(key)
        if known is None:
            self._names[key] = (candidate,)
            at = key.rfind(" ")
            while at > 0 and key[:at] not in self._names:
                self._names[key[:at]] = None
                at = key.rfind(" ", 0, at)
        elif all((old.id, old.what) != (candidate.id, candidate.what) for old in known):
            self._names[key] = (*known, candidate)
        self._upper = self._last = None

    def readings(self, key: str) -> tuple[Candidate, ...]:
        """What a folded key may stand for; empty where it is not a name."""
        return self._names.get(key) or ()

    def items(self) -> Iterable[tuple[str, tuple[Candidate, ...]]]:
        """All names with their readings."""
        return ((key, found) for key, found in self._names.items() if found)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[NameMatch]:
        """All names in `text[start:end]`, longest first, left to right, without overlap; of the
        text asked for last they are still known."""
        stop, last = _stop(text, end), self._last
        if last is None or last[0] is not text or last[1:3] != (start, stop):
            last = self._last = (text, start, stop, tuple(self._found(text, start, stop)))
        return list(last[3])

    def _found(self, text: str, start: int, end: int) -> list[NameMatch]:
        names = self._names
        found: list[NameMatch] = []
        words = [(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text, start, end)]
        position, count = 0, len(words)
        while position < count:
            word = words[position][2]
            taken = None
            if word in names or (not _plain(word) and _may_begin(names, word)):
                taken = _longest(names, text, words, position)
            if len(word) > 1 and word.isupper():
                taken = self._in_capitals(text, words, position, taken)
            if taken is not None and word in _ARTICLES and position + 1 < count:
                behind = _longest(names, text, words, position + 1)
                if behind is not None and behind[1] > taken[1]:
                    taken = None  # "the Sudan" in "the Sudan People's Liberation Movement"
            if taken is None:
                position += 1
                continue
            used, stop, readings = taken
            begin = words[position][0]
            found.append(NameMatch(begin, stop, text[begin:stop], readings))
            position += used
        return found

    def _in_capitals(
        self, text: str, words: list[_Span], position: int, taken: _Taken | None
    ) -> _Taken | None:
        """A name written in capitals: in a headline ("IRAN TO JOIN TALKS") or a dateline.

        `taken` is what the word means with its case as it stands; among other capitals "WHO" and
        "US" may be plain words, so they are only weak names there.
        """
        if taken is not None:
            if words[position][2] in _PLAIN_WORDS and _in_headline(text, words, position):
                return (*taken[:2], _weakened(taken[2]))
            return taken
        if self._upper is None:
            self._upper = _upper_names(self._names)
        taken = _longest(self._upper, text, words, position, upper=True)
        if taken is None or taken[1] - words[position][0] >= LONG_NAME:
            return taken
        opens_line = _opens_line(text, words[position][0])
        return taken if opens_line or _in_headline(text, words, position) else None


_Taken = tuple[int, int, tuple[Candidate, ...]]
"""Number of words taken, offset where the name ends, readings."""


def _longest(
    names: Mapping[str, tuple[Candidate, ...] | None],
    text: str,
    words: list[_Span],
    position: int,
    *,
    upper: bool = False,
) -> _Taken | None:
    """The longest name that begins at a word. A possessive may end it and stays outside."""
    best: _Taken | None = None
    key = ""
    for offset in range(position, len(words)):
        begin, end, word = words[offset]
        if key and not _joined(text, words[offset - 1], begin):
            break
        if upper and not word.isupper():
            break
        lead = f"{key} " if key else ""
        owner = POSSESSIVE.search(word)
        if owner:
            bare = _folded(word[: owner.start()], upper)
            readings = names.get(lead + bare)
            if readings:
                best = (offset - position + 1, begin + owner.start(), readings)
        key = lead + _folded(word, upper)
        if key not in names:
            break
        readings = names[key]
        if readings:
            best = (offset - position + 1, end, readings)
    return best


def _folded(word: str, upper: bool) -> str:
    return fold_word(word).upper() if upper else fold_word(word)


def _plain(word: str) -> bool:
    """Whether a word is its own fold, so that a miss in the index is final."""
    return len(word) > 3 and word.isascii() and word.isalnum()


def _may_begin(names: Mapping[str, object], word: str) -> bool:
    return fold_word(word) in names or POSSESSIVE.search(word) is not None


def _joined(text: str, before: _Span, begin: int) -> bool:
    gap = text[before[1] : begin]
    if gap in _JOINT_SIMPLE:
        return True
    if gap == ". ":
        return len(before[2]) <= _INITIAL_STOP
    return bool(gap) and _JOINT.match(gap) is not None


def _opens_line(text: str, begin: int) -> bool:
    return begin == 0 or text[begin - 1] == "\n"


def _in_headline(text: str, words: list[_Span], position: int) -> bool:
    """Whether a word beside this one, on the same line, is set in capitals too."""
    begin, end, _ = words[position]
    for beside in (position - 1, position + 1):
        if 0 <= beside < len(words):
            low, high, word = words[beside]
            between = text[high:begin] if low < begin else text[end:low]
            if len(word) > 1 and word.isupper() and "\n" not in between:
                return True
    return False


def _weakened(readings: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return tuple(Candidate(reading.id, reading.what, "weak") for reading in readings)


def _upper_names(names: Names) -> Names:
    """The index for text in capitals. Names that are capitals anyway are found without it, and
    "US" or "WHO" in a headline in capitals may be plain words."""
    upper: Names = {}
    for key, readings in names.items():
        if key.isupper() and readings and " " not in key:
            continue
        key = key.upper()
        if readings is None:
            upper.setdefault(key, None)
        else:
            upper[key] = tuple(dict.fromkeys((*(upper.get(key) or ()), *readings)))
    return upper


def _stop(text: str, end: int | None) -> int:
    return len(text) if end is None else end
