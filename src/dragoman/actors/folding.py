"""Folding: the form under which two spellings of a name are one name.

Diacritics, apostrophes, hyphens and the case of particles do not tell names apart
(Çavuşoğlu = Cavusoglu, Hay'at = Hayat, al-Sham = Al Sham); the case of all other words does.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

APOSTROPHES = "'’‘ʼʻ`´ʿʾʹ"
"""Marks that stand inside a word and are dropped."""

_PARTICLE_WORDS = (
    "a al an and ar as ash at az bin da das de del den der des di do dos du e ed el el en es ez"
    " for in la le los of on the to und van von y"
)
PARTICLES = frozenset(_PARTICLE_WORDS.split())
"""Words whose case varies within one name: "Ahrar al-Sham", "Ahrar Al-Sham"."""

TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}[^\W\d_]?(?![\w])|(?:[^\W\d_]\.)+[^\W\d_](?!\w)|\w+(?:[{APOSTROPHES}]\w+)*"
)
"""One word of a name: an abbreviation with full stops ("U.N.") or letters with apostrophes."""

POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")

_SPECIAL = str.maketrans(
    {
        "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss",
        "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ə": "a", "Ə": "A", "ð": "d", "Ð": "D",
        "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ŋ": "ng", ".": None,
    }
    | dict.fromkeys(APOSTROPHES)
)  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


_WORDS_KEPT = 50_000


@lru_cache(maxsize=_WORDS_KEPT)
def fold_word(word: str) -> str:
    """One word without diacritics, apostrophes and abbreviation stops; case is kept, but for
    particles."""
    if word.isascii():
        plain = word if word.isalnum() else "".join(filter(str.isalnum, word))
    else:
        spread = unicodedata.normalize("NFKD", word.translate(_SPECIAL))
        plain = "".join(char for char in spread if char.isalnum())
    if len(plain) <= 3:
        lowered = plain.lower()
        if lowered in PARTICLES and not (plain.isupper() and len(plain) > 1):
            return lowered
    return plain


def fold(name: str) -> str:
    """The folded words of a name, joined by single spaces: the key names are kept under."""
    return " ".join(filter(None, (fold_word(match[0]) for match in TOKEN.finditer(name))))


def keys_of(name: str) -> tuple[str, ...]:
    """All keys of a name: its fold, and with ae, oe, ue where it is written with umlauts."""
    key = fold(name)
    spelled = name.translate(_UMLAUTS)
    return (key,) if spelled == name else (key, fold(spelled))


_ROMAN_STEPS: tuple[tuple[str | re.Pattern[str], str], ...] = (
    # whole-word forms of the one name that is romanised in most ways
    (re.compile(r"^m[ou]h?[ae]?m+[aeiou]?[dt]$"), "muhamad"),
    # Alexei, Alexey, Aleksej; Hussein, Husayn, Hussain
    ("x", "ks"),
    (re.compile(r"(?:ei|ey|ay|ai|ej|aj)"), "ei"),
    # Zelenskyy, Zelenskiy, Zelensky, Zelenski
    (re.compile(r"(?:iyy|yy|iy|ii|ij|y|j)$"), "i"),
    (re.compile(r"ou|oo|o"), "u"),
    (re.compile(r"ee|ie"), "i"),
    ("dh", "d"),
    ("gh", "g"),
    # Khalid, Halid; Khan stays apart from Han by the words beside it
    ("kh", "h"),
    (re.compile(r"q|ck|c(?=[aourlk])"), "k"),
    ("dj", "j"),
    ("tch", "ch"),
    ("ph", "f"),
    (re.compile(r"[aeh]+$"), "a"),
    (re.compile(r"(.)\1"), r"\1"),
    ("y", "i"),
)


def romanised(key: str) -> str:
    """A folded key with common variants of romanisation made one: Sergei is Sergey, Moammar
    Qaddafi is Muammar Kaddafi. Lavroff is not Lavrov: that is another spelling tradition."""
    words = [word for word in key.lower().split() if word not in ("al", "el", "the")]
    return " ".join(_romanised_word(word) for word in words)


@cache
def _romanised_word(word: str) -> str:
    for spelled, plain in _ROMAN_STEPS:
        if isinstance(spelled, str):
            word = word.replace(spelled, plain)
        else:
            word = spelled.sub(plain, word)
    return word
