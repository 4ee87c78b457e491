"""Names compared without case, diacritics and stray punctuation."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d"})
"""Letters that people type without their stroke and that Unicode does not take apart."""
_ASCII = re.compile(r"[^a-z0-9]+")


def name_key(name: str) -> str:
    """The form under which two spellings of one name meet: "Çavuşoğlu" and "cavusoglu"."""
    if name.isascii():  # most are, and need nothing taken apart
        return " ".join(_ASCII.sub(" ", name.lower()).split())
    apart = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    kept = (letter if letter.isalnum() else " " for letter in apart
            if not unicodedata.combining(letter))  # fmt: skip
    return " ".join("".join(kept).split())


_ARTICLES = ("the ", "a ", "an ")


def bare_name(text: str) -> str:
    """The name key of a mention without its article: "the Front" and "Front"."""
    key = name_key(text)
    for article in _ARTICLES:
        key = key.removeprefix(article)
    return key
