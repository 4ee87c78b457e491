"""Unknown names that the words around them show to be places."""

from __future__ import annotations

from dragoman.reading.mentions.kinds import body_words, document_nouns, is_title
from dragoman.reading.mentions.scene import Line, Scene

_BEFORE = frozenset({"in", "near", "outside", "inside", "around", "at"})
_QUARTERS = frozenset({"north", "south", "east", "west", "outskirts", "town", "city", "village",
                       "port", "province", "suburb", "district", "centre", "center"})  # fmt: skip
_NO_PLACE = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday", "ramadan", "easter", "christmas", "islam", "god", "english",
        "arabic", "french", "phase", "stage", "article", "annex", "chapter", "paragraph", "track",
        "basket", "round", "resolution", "geneva-based", "politics", "spring", "summer", "autumn",
        "winter", "facebook", "twitter", "telegram", "whatsapp", "instagram", "x",
    }
)  # fmt: skip
MOST_WORDS = 3


def is_located(scene: Scene, line: Line, first: int, behind: int) -> bool:
    """Whether a name nobody knows stands where places stand: "houses in Becora", "a patrol near
    Podujevo", "south of Bria"; no acronym, no body by its words, no surname of the page."""
    words = line.words[first:behind]
    if first == 0 or len(words) > MOST_WORDS or not _stands_behind(line, first):
        return False
    if any(word.text.isupper() or not word.text[:1].isupper() for word in words):
        return False
    if any(w.low in _NO_PLACE or w.low in body_words() or w.low in document_nouns() for w in words):
        return False
    if is_title(" ".join(word.low for word in words)) or words[-1].text in scene.name_parts:
        return False
    return line.low(behind) not in ("'s", "'", "-") and not line.low(behind).isdigit()


def _stands_behind(line: Line, first: int) -> bool:
    before = line.low(first - 1)
    return before in _BEFORE or (before == "of" and line.low(first - 2) in _QUARTERS)
