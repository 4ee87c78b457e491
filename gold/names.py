"""Whether two names mean one actor, and how far two wordings share their words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping

LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "ß": "ss", "ð": "d"})
"""Letters that Unicode does not take apart."""
LEADING = ("the ", "government of ", "republic of ", "kingdom of ", "islamic republic of ")
"""A state and its government count as one actor: "Nepal" and "the Government of Nepal"."""
MIN_SURNAME = 3
SHARED_WORDS = 0.3
"""Token Jaccard from which two wordings are about the same words."""
STOP = frozenset(("the", "a", "an", "of", "to", "in", "on", "and", "for", "that", "with"))


def fold(name: str) -> str:
    """Lower case without accents, punctuation, leading "the" or "Government of", and without a
    bracket behind the name that only tells two of one name apart."""
    name = re.sub(r"(?<=\w)\s*\([^()]*\)\s*$", "", name)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    plain = plain.translate(LETTERS)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"['’`´]s\b", "", plain)
    plain = re.sub(r"['’`´]", "", plain)
    plain = " ".join(re.findall(r"\w+", plain))
    while head := next((h for h in LEADING if plain.startswith(h) and plain != h.strip()), None):
        plain = plain.removeprefix(head)
    return plain


def same_name(one: str, other: str) -> bool:
    """Equal after folding; or one is the other's last word; or initials and last word agree."""
    a, b = fold(one).split(), fold(other).split()
    if not a or not b:
        return False
    if a == b:
        return True
    if a[-1] != b[-1] or len(a[-1]) < MIN_SURNAME:
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    return min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0]


def any_same(allowed: Collection[str], name: str | None) -> bool:
    """Whether `name` means the actor that any of the `allowed` names means."""
    return name is not None and any(same_name(one, name) for one in allowed)


def widen(name: str, others: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A canonical name and the other names its page allows for it."""
    return (name, *others.get(name, ()))


def tokens(text: str) -> frozenset[str]:
    """The folded words of a text."""
    return frozenset(fold(text).split())


def jaccard(one: str, other: str) -> float:
    """Shared words over all words, 0 … 1; two empty texts share everything."""
    a, b = tokens(one), tokens(other)
    return len(a & b) / len(a | b) if a | b else 1.0


def shares_words(one: str, other: str) -> bool:
    """Whether two wordings share enough content words, or one has all those of the other."""
    a, b = tokens(one) - STOP, tokens(other) - STOP
    if not a or not b:
        return tokens(one) == tokens(other)
    return a <= b or b <= a or len(a & b) / len(a | b) >= SHARED_WORDS
