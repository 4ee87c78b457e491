"""Porter's stemmer (Porter 1980) with the small changes that ROUGE 1.5.5 makes to it."""

from __future__ import annotations

import re

_CONSONANTS = "[^aeiou][^aeiouy]*"
_VOWELS = "[aeiouy][aeiou]*"
_SOME = re.compile(f"^({_CONSONANTS})?{_VOWELS}{_CONSONANTS}")
_ONE = re.compile(f"^({_CONSONANTS})?{_VOWELS}{_CONSONANTS}({_VOWELS})?$")
_MORE = re.compile(f"^({_CONSONANTS})?{_VOWELS}{_CONSONANTS}{_VOWELS}{_CONSONANTS}")
_HAS_VOWEL = re.compile(f"^({_CONSONANTS})?[aeiouy]")
_SHORT = re.compile(f"^{_CONSONANTS}[aeiouy][^aeiouwxy]$")
_DOUBLED = re.compile(r"([^aeiouylsz])\1$")
_SECOND = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize",
    "bli": "ble", "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize",
    "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful",
    "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_THIRD = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
_FOURTH = ("al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ou", "ism", "ate",
           "iti", "ous", "ive", "ize")  # fmt: skip
SHORTEST = 4
"""ROUGE leaves shorter words as they are."""


def stem(word: str) -> str:
    """The stem of a word in small letters."""
    if len(word) < SHORTEST:
        return word
    first_y = word.startswith("y")
    word = "Y" + word[1:] if first_y else word
    for step in (_plural, _past, _final_y, _second, _third, _fourth, _final_e):
        word = step(word)
    return "y" + word[1:] if first_y else word


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and word[-2:-1] not in ("s", "") else word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _SOME.search(word[:-3]) else word
    ending = "ed" if word.endswith("ed") else "ing" if word.endswith("ing") else None
    if ending is None or not _HAS_VOWEL.search(word[: -len(ending)]):
        return word
    word = word[: -len(ending)]
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if _DOUBLED.search(word):
        return word[:-1]
    return word + "e" if _SHORT.search(word) else word


def _final_y(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and _HAS_VOWEL.search(word[:-1]) else word


def _second(word: str) -> str:
    return _replaced(word, _SECOND)


def _third(word: str) -> str:
    return _replaced(word, _THIRD)


def _replaced(word: str, endings: dict[str, str]) -> str:
    for ending in sorted(endings, key=len, reverse=True):
        if word.endswith(ending):
            rest = word[: -len(ending)]
            return rest + endings[ending] if _SOME.search(rest) else word
    return word


def _fourth(word: str) -> str:
    ending = max((end for end in _FOURTH if word.endswith(end)), key=len, default="")
    word = _cut(word, ending)
    word = _cut(word, "ment") if word.endswith("ment") else word
    if word.endswith("ent"):
        return _cut(word, "ent")
    return _cut(word, "ion") if word.endswith(("sion", "tion")) else word


def _cut(word: str, ending: str) -> str:
    rest = word[: len(word) - len(ending)]
    return rest if ending and _MORE.search(rest) else word


def _final_e(word: str) -> str:
    if word.endswith("e"):
        rest = word[:-1]
        if _MORE.search(rest) or (_ONE.search(rest) and not _SHORT.search(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _MORE.search(word) else word
