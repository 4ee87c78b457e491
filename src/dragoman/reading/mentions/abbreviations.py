"""Abbreviations that a page defines in brackets, and the full name each stands for.

The letters are matched against the words before the bracket, and of the names that fit equally
well the longest is taken ("Chair of the Coast Commission of the Lakeside Republic (LR)" defines the
republic). Four fits, best first: the initials; the letters as beginnings of words, some left out
("Government of the Philippines (GPH)"); the initials in the order of another language
("Popular Unity Front [FUP]"); any body that stands right before the bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from dragoman.actors import fold
from dragoman.lexicon import load_table
from dragoman.reading.mentions.scene import Scene, slug

BRACKET = re.compile(r"\(\s*([^()]{2,80}?)\s*\)|\[\s*([^\[\]]{2,60}?)\s*\](?!\()")
_SHORT = r"[A-Z][A-Za-z/&.-]{1,11}[A-Z.s]?|[A-Z][a-z]{4,11}"
_ABBREVIATION = re.compile(rf"^(?:the |or )?({_SHORT})$")
_FIRST = re.compile(r"^(?:the |or )?([A-Z][A-Za-z/&.-]{0,10}[A-Z])\s*[,;]\s")
_LAST = re.compile(
    r"(?:[,;]\s+(?:or\s+)?|\b(?:acronym|initials|abbreviation|abbreviated|as|or)[ ,:]+[“\"]?)"
    r"([A-Z][A-Za-z/&.-]{0,10}[A-Z])[”\"]?$"
)
_HEREINAFTER = re.compile(
    r"^here(?:in)?after(?:,?\s+(?:also\s+)?(?:referred\s+to\s+as|called|known\s+as|the))*\s+",
    re.IGNORECASE,
)
""" "(hereinafter referred to as the “LDM”)": what a text of law puts before its own short names."""
_SMALL_WORDS = """of the and for in on de la du des del & a an to at y e et les los las do da dos
von"""
_SMALL = frozenset(_SMALL_WORDS.split())
QUOTES = "\"“”'‘’«»"
_ARTICLES = frozenset({"the", "a", "an", "in", "of", "for", "and"})
MAX_LONG = 140
MAX_LEFT_OUT = 2
"""Words of a name that its abbreviation may pass over."""
_TITLED = re.compile(r"^(?:President|Chairman|Minister|General|Dr|Mr|Mrs|Ms|Sir|Leaders?)$")
_NO_NAMES = frozenset({"usa", "uk", "us", "photo", "left", "right", "reuters", "afp", "ap", "tass"})
"""What a bracket holds that abbreviates nothing before it."""


@dataclass(frozen=True, slots=True)
class Definition:
    """An abbreviation the page defines: where, for which full name, and how it fits."""

    start: int
    end: int
    full_start: int
    full: str
    short: str


@dataclass(frozen=True, slots=True)
class Definitions:
    """All abbreviations a page defines; `own` those of names the registry does not know."""

    found: tuple[Definition, ...] = ()
    own: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def definitions_of(scene: Scene) -> Definitions:
    """Abbreviations in brackets whose letters fit the words before them."""
    found: list[Definition] = []
    own: dict[str, tuple[str, str]] = {}
    for line in scene.lines:
        for match in BRACKET.finditer(scene.text, line.start, line.end):
            short = abbreviation_in(match[1] or match[2])
            full = short and _full_name(scene, line.start, match.start(), short)
            if not (short and full):
                continue
            found.append(Definition(match.start(), match.end(), full[0], full[1], short))
            if not is_document(full[1]):
                known = scene.registry.resolve(full[1], day=scene.day)
                own.setdefault(fold(short), (full[1], known.actor or slug(full[1])))
    return Definitions(tuple(found), own)


def abbreviation_in(words: str) -> str | None:
    """The abbreviation in a bracket: all of it, or before or behind other names."""
    inner = _HEREINAFTER.sub("", words.strip(QUOTES + " ")).strip(QUOTES + " ")
    whole = _ABBREVIATION.match(inner) or _FIRST.match(inner) or _LAST.search(inner)
    short = whole[1] if whole else None
    return None if short is None or short.lower() in _NO_NAMES else short


def is_document(name: str) -> bool:
    """ "the Harbour Accord (HA)" abbreviates a document and no actor."""
    return any(word in _document_nouns() for word in name.lower().split())


@cache
def _document_nouns() -> frozenset[str]:
    rows = load_table("document_kinds")
    return frozenset(r["noun"] for r in rows if r["strength"] == "strong" and " " not in r["noun"])


def _full_name(scene: Scene, low: int, high: int, short: str) -> tuple[int, str] | None:
    """The longest of the best fitting stretches before a bracket."""
    base = max(low, high - MAX_LONG)
    before = scene.text[base:high].rstrip(" " + QUOTES)
    words = list(re.finditer(r"[^\s-]+", before))
    letters = "".join(c for c in short.lower() if c.isalpha())
    best: tuple[int, int] | None = None
    for first in _starts(words):
        fit = _fit(letters, [w.group() for w in words[first:]], upper=short[-1:].isupper())
        if fit and (best is None or fit >= best[0]):
            best = fit, first
    if best is None:
        return None
    first = best[1]
    while (
        best[0] == 1
        and first > 1
        and words[first - 1].group()[:1].isupper()
        and (words[first - 1].group().lower() not in _ARTICLES)
    ):
        first -= 1
    start = base + words[first].start()
    return start, scene.slice(start, base + len(before)).strip(QUOTES)


def _starts(words: Sequence[re.Match[str]]) -> Iterator[int]:
    """Where a name that runs up to the bracket may begin, nearest first."""
    for first in range(len(words) - 1, -1, -1):
        word = words[first].group()
        if first < len(words) - 1 and word.endswith((".", ";", ":", "”", ",", ")")):
            return
        if word[:1].isupper() and word.lower() not in _ARTICLES and not _TITLED.match(word):
            yield first


def _fit(letters: str, words: Sequence[str], *, upper: bool) -> int:
    """3 for initials, 2 for beginnings of words, 1 for initials in another order, 0 for none."""
    content = [w.strip(QUOTES).lower() for w in words if w.lower() not in _SMALL]
    folded = [fold(w).lower() for w in content]
    if len(folded) < 2 or len(letters) < 2:
        return 0
    initials = "".join(w[:1] for w in folded)
    if letters in (initials, "".join(w[:1].lower() for w in words)):
        return 3
    if letters[0] == folded[0][:1] and _begins(letters, folded, [fold(w).lower() for w in words]):
        return 2
    return int(upper and len(letters) > 2 and sorted(letters) == sorted(initials))


def _begins(letters: str, content: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the letters are beginnings of the words in order ("go" + "ph", "uk" + "i" + "n")."""
    left_out = min(MAX_LEFT_OUT, len(letters) - 2, len(content) // 2)
    return left_out >= 0 and _consume(letters, tuple(words), left_out, first=True)


def _consume(letters: str, words: tuple[str, ...], left_out: int, *, first: bool) -> bool:
    if not letters:
        return sum(w not in _SMALL for w in words) <= left_out
    if not words:
        return False
    word, rest = words[0], words[1:]
    for length in range(min(len(letters), len(word), 4), 0, -1):
        if word[:length] == letters[:length] and _consume(
            letters[length:], rest, left_out, first=False
        ):
            return True
    if first:
        return False
    small = word in _SMALL
    return (small or left_out > 0) and _consume(
        letters, rest, left_out if small else left_out - 1, first=False
    )
