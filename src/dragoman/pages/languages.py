"""Which language a text is in."""

from __future__ import annotations

SAMPLE_CHARS = 4000
"""A few paragraphs decide; more only costs time."""


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language most of `text` is in; "und" where it has no letters.

    Source: py3langid (naive Bayes over byte n-grams), run on the middle of the text, where the
    furniture of a page is thinnest.
    """
    if not any(char.isalpha() for char in text):
        return "und"
    from py3langid import classify  # takes 0.2 s and 100 MB: only where a language is asked for

    middle = max(0, len(text) // 2 - SAMPLE_CHARS // 2)
    sample = text[middle : middle + SAMPLE_CHARS]
    if not any(char.isalpha() for char in sample):
        sample = text
    code, _ = classify(sample.encode("utf-8", "replace"))
    return str(code)
