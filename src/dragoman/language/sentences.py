"""Where a sentence can end, read off the characters alone.

A break may stand only behind closing punctuation or at the end of a line, so that no name is ever
cut in two. Each place is either *sure* or *open*: at an open place (behind a colon, behind "U.S."
before a capital, before a small letter) the parser decides, and :func:`split` does not cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.language.abbreviations import ABBREVIATIONS, BEFORE_NAMES, BEFORE_NUMBERS, STARTERS

CLOSERS = "\"'”’»›)]}*_"
OPENERS = "\"'“‘«‹„([{*_-–—•#>"
WRAPPED_FROM, WRAPPED_TO = 50, 110  # characters in a line of hard-wrapped text
FEWEST_WRAPPED_LINES = 3
NUMBERING = ("", "\n", ":")  # what a list number stands behind

_END = re.compile(
    rf"[.!?…:;]+[{re.escape(CLOSERS)}]*(?:\s?\[\d{{1,3}}\])*(?=\s)|\n+|(?<=[a-z][.!?])(?=[A-Z][a-z])"
)
_NOTES = re.compile(r"(?:\s?\[\d{1,3}\])+\Z")
_WORD_BEFORE = re.compile(r"(\S*)\Z")
_INITIAL = re.compile(r"(?:[A-Z]\.)+\Z")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\Z")


def breaks(text: str) -> Iterator[tuple[int, bool]]:
    """Yield (offset of the first character behind the break, sure) in order, never 0 nor the end
    of the text.
    """
    wrapped = is_wrapped(text)
    last = len(text.rstrip())
    for end in _END.finditer(text):
        at = _skip_space(text, end.end())
        if not 0 < at < last:
            continue
        verdict = _judge(text, end, at, wrapped)
        if verdict is not None:
            yield at, verdict


def split(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence by the sure breaks alone; blank ends are left out."""
    start = _skip_space(text, 0)
    for at, sure in breaks(text):
        if sure and at > start:
            yield start, start + len(text[start:at].rstrip())
            start = at
    end = start + len(text[start:].rstrip())
    if end > start:
        yield start, end


def is_wrapped(text: str) -> bool:
    """Say whether line ends only wrap the text: several lines, all but the last about equally
    long.
    """
    lines = text.strip().split("\n", FEWEST_WRAPPED_LINES * 10)[:-1]
    return len(lines) + 1 >= FEWEST_WRAPPED_LINES and all(
        WRAPPED_FROM <= len(line) <= WRAPPED_TO for line in lines
    )


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _judge(text: str, end: re.Match[str], at: int, wrapped: bool) -> bool | None:
    """Return True for a sure break, False for an open one, None for none."""
    following = text[at : at + 24]
    if "\n" in text[end.end() : at] or end[0].startswith("\n"):
        if "\n\n" in text[end.start() : at]:
            return True
        if not wrapped:
            return None if following[0].islower() and end[0].startswith("\n") else True
        if end[0].startswith("\n"):
            return None
    closing = _NOTES.sub(
        "", end[0]
    )  # "in 2014. [17] [18] They": notes belong to the sentence before
    mark = closing.rstrip(CLOSERS)
    if not mark:  # "signed.The": the space is missing
        return False
    quoted = len(mark) < len(closing)
    if mark[-1] in ":;":
        return False
    opening = following.lstrip(OPENERS + " ")
    capital = bool(opening) and (
        opening[0].isupper() or opening[0].isdigit() or not opening[0].isascii()
    )
    if mark == ".":
        return _judge_stop(text, end, following, capital, quoted)
    if mark in ("...", "…", ".."):
        return False
    if following[0].islower():
        return None if quoted else False
    return capital and (not quoted or _first_word(following) in STARTERS)


def _first_word(following: str) -> str:
    return following.split(maxsplit=1)[0].strip(OPENERS + ",")


def _judge_stop(
    text: str, end: re.Match[str], following: str, capital: bool, quoted: bool
) -> bool | None:
    """Judge a single full stop by the word that it closes."""
    before = _WORD_BEFORE.search(text, max(0, end.start() - 24), end.start())
    word = (before[0] if before else "").lstrip(OPENERS)
    lower = word.lower()
    if following[0].islower():
        return None if lower in ABBREVIATIONS or _INITIAL.fullmatch(word + ".") else False
    if lower in BEFORE_NAMES or (lower in BEFORE_NUMBERS and following[0].isdigit()):
        return None
    starts = _first_word(following) in STARTERS
    if len(word) == 1 and word.isupper() and word != "I":
        return False if starts else None  # "J. Smith"
    at = end.start() - len(word)
    if _NUMBERED.fullmatch(word + ".") and text[max(0, at - 4) : at].rstrip(" ")[-1:] in NUMBERING:
        return None  # "1. The parties"
    if lower in ABBREVIATIONS or "." in word:
        return starts or False
    return capital and (starts or not quoted)
