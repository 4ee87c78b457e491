"""Which language a text is in, and what people call languages."""

from __future__ import annotations

SAMPLE_CHARS = 4000
"""A few paragraphs decide; more only costs time."""

_NAMES = {
    "english": "en", "eng": "en", "french": "fr", "fra": "fr", "fre": "fr", "spanish": "es",
    "spa": "es", "arabic": "ar", "ara": "ar", "russian": "ru", "rus": "ru", "german": "de",
    "deu": "de", "ger": "de", "turkish": "tr", "tur": "tr", "persian": "fa", "farsi": "fa",
    "fas": "fa", "per": "fa", "chinese": "zh", "zho": "zh", "chi": "zh", "portuguese": "pt",
    "por": "pt", "italian": "it", "ita": "it", "ukrainian": "uk", "ukr": "uk", "hebrew": "he",
    "heb": "he", "kurdish": "ku", "kur": "ku", "swahili": "sw", "swa": "sw", "amharic": "am",
    "amh": "am", "somali": "so", "som": "so", "dutch": "nl", "nld": "nl", "japanese": "ja",
    "jpn": "ja", "korean": "ko", "kor": "ko", "indonesian": "id", "ind": "id", "urdu": "ur",
    "urd": "ur", "hindi": "hi", "hin": "hi", "pashto": "ps", "pus": "ps", "burmese": "my",
    "mya": "my", "serbian": "sr", "srp": "sr", "croatian": "hr", "hrv": "hr", "greek": "el",
    "ell": "el", "polish": "pl", "pol": "pl",
}  # fmt: skip
"""Names and three-letter codes (ISO 639-2) that lists of articles use."""


def language_code(told: str) -> str | None:
    """The two-letter code for "en-GB", "EN", "eng" or "English"; None for what says nothing."""
    name = told.strip().casefold().replace("_", "-").split("-")[0]
    if name in _NAMES:
        return _NAMES[name]
    known = name.isascii() and name.isalpha() and len(name) in (2, 3) and name not in ("und", "unk")
    return name if known else None


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
