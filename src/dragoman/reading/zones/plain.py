"""Lines without their markup, folded for look-ups; the function words of English prose."""

from __future__ import annotations

import re
from functools import cache

from dragoman.lexicon import load_table

_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_LEAD = re.compile(r"^(#{1,6}\s+|>\s*|[-*+•·▪●◦■►▶→»]\s+)+")
_DIGITS = re.compile(r"\d+(?:[.,:/]\d+)*(?:[km]\b)?")
_MONEY = re.compile(r"(?:\b(?:us|c|a))?[$€£¥₽₴₹]|\b(?:usd|eur|gbp)\b")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-",
                         "—": "-", "‐": "-", "‑": "-", "\u00a0": " ", "…": "..."})  # fmt: skip
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
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    return " ".join(text.split()), marks


def key_of(plain: str) -> str:
    """Folded for look-ups: lower case, straight quotes, "0" for numbers, "$" for currencies,
    without outer punctuation ("11 Comments »" and "7 comments" are both "0 comments")."""
    return fold(plain).strip(_OUTER)


def fold(plain: str) -> str:
    """`key_of` with the outer punctuation kept."""
    text = _MONEY.sub("$", plain.casefold().translate(_QUOTES))
    return _DIGITS.sub("0", text)


@cache
def function_words() -> frozenset[str]:
    """Words that carry no topic; running prose is full of them, menus and headlines are not."""
    return words_for("function")


@cache
def words_for(use: str) -> frozenset[str]:
    """The words of `zones_words` listed for one use, in lower case."""
    return frozenset(
        row["word"].casefold() for row in load_table("zones_words") if row["use"] == use
    )
