"""Lines without their markup, folded for look-ups; the function words of English prose."""

from __future__ import annotations

import re
from functools import cache

from dragoman.lexicon import load_table

_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_STARS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]+)(?<=\S)\1(?![\w*])")
_UNDERS = re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_]+)(?<=\S)\1(?![\w_])")
"""The marked words hold no such mark themselves: so the search stays linear."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_LEAD = re.compile(r"^(#{1,6}\s+|>\s*|[-*+•·▪●◦■►▶→»]\s+)+")
_DIGITS = re.compile(r"\d+(?:[.,:/]\d+)*(?:[km]\b)?")
_MONEY = re.compile(r"(?:\b(?:us|c|a))?[$€£¥₽₴₹]|\b(?:usd|eur|gbp)\b")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-",
                         "—": "-", "‐": "-", "‑": "-", "\u00a0": " ", "…": "..."})  # fmt: skip
STEM_CHARS = 6
_OUTER = " \t\"'.,;:!?*_|()[]{}<>«»‹›→←↓↑►▶•·-=+/\\~\u200b\ufeff"


def unmarked(raw: str) -> tuple[str, str]:
    """(`raw` without Markdown and HTML residue and with single spaces, the marks it led with)."""
    lead = _LEAD.match(raw)
    marks = lead.group().strip() if lead else ""
    text = raw[lead.end() :] if lead else raw
    if "<" in text:
        text = _TAG.sub(" ", text)
    while "](" in text:
        text, count = _LINK.subn(r"\1", text)
        if not count:
            break
    if "*" in text:
        text = _STARS.sub(r"\2", _STARS.sub(r"\2", text))
    if "_" in text:
        text = _UNDERS.sub(r"\2", _UNDERS.sub(r"\2", text))
    return " ".join(text.split()), marks


def key_of(plain: str) -> str:
    """Folded for look-ups: lower case, straight quotes, "0" for numbers, "$" for currencies,
    without outer punctuation ("11 Comments »" and "7 comments" are both "0 comments")."""
    return key_of_folded(fold(plain))


def key_of_folded(folded: str) -> str:
    """`key_of` for a text that `fold` has folded."""
    return folded.strip(_OUTER)


def fold(plain: str) -> str:
    """`key_of` with the outer punctuation kept."""
    text = _MONEY.sub("$", plain.casefold().translate(_QUOTES))
    return _DIGITS.sub("0", text)


@cache
def function_words() -> frozenset[str]:
    """Words that carry no topic; running prose is full of them, menus and headlines are not."""
    return words_for("function")


@cache
def topicless_words() -> frozenset[str]:
    """Words that tell nothing of what a page is about: function words, those of the trade, days."""
    uses = ("function", "house", "house_weak", "topicless")
    return frozenset(word for use in uses for word in words_for(use))


def stem_of(folded: str) -> str:
    """The beginning of a folded word, alike in "signing" and "signings"."""
    return folded.partition("'")[0][:STEM_CHARS]


@cache
def words_for(use: str) -> frozenset[str]:
    """The words of `zones_words` listed for one use, in lower case."""
    return frozenset(
        row["word"].casefold() for row in load_table("zones_words") if row["use"] == use
    )
