"""The language of a few words, told from their letters, for those who have a page read aloud."""

from __future__ import annotations

import re

from markupsafe import Markup

_LETTERS = (
    ("fa", re.compile(r"[\u067e\u0686\u0698\u06af\u06a9\u06cc]"), re.compile(r"[\u0600-\u06ff]")),
    ("ar", None, re.compile(r"[\u0600-\u06ff]")),
    ("he", None, re.compile(r"[\u0590-\u05ff]")),
    ("uk", re.compile(r"[\u0404\u0406\u0407\u0454\u0456\u0457\u0490\u0491]"),
     re.compile(r"[\u0400-\u04ff]")),
    ("ru", None, re.compile(r"[\u0400-\u04ff]")),
    ("el", None, re.compile(r"[\u0370-\u03ff]")),
    ("hy", None, re.compile(r"[\u0530-\u058f]")),
    ("ka", None, re.compile(r"[\u10a0-\u10ff]")),
    ("am", None, re.compile(r"[\u1200-\u137f]")),
    ("my", None, re.compile(r"[\u1000-\u109f]")),
    ("zh", None, re.compile(r"[\u4e00-\u9fff]")),
)  # fmt: skip
"""Language, letters that only it has among those of its script, and the script. The most widely
read language stands for a script that several share."""
_ANY = re.compile(r"[^\W\d_]")
_MOST = 0.5
"""Share of the letters that must be of one script."""


def tongue(words: str) -> str | None:
    """The language of words in another script than Latin; None for Latin letters and for none."""
    letters = len(_ANY.findall(words))
    if not letters:
        return None
    for language, own, script in _LETTERS:
        if len(script.findall(words)) > _MOST * letters and (own is None or own.search(words)):
            return language
    return None


def spoken(words: object) -> Markup:
    """The attributes of an element that holds words of somebody: which way they run, and their
    language where their letters tell it."""
    language = tongue(words) if isinstance(words, str) else None
    return Markup(' dir="auto" lang="{}"').format(language) if language else Markup(' dir="auto"')
