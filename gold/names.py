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


MIN_SLIP_WORD = 5
"""A word this long may differ by one letter and still be one person's name."""
SMALL = frozenset(("of", "the", "for", "and"))
SPELLINGS = {"defense": "defence", "ministries": "ministry"}
DEMONYM_ENDINGS = frozenset(
    (
        ("", "n"), ("", "an"), ("", "ian"), ("", "nian"), ("", "i"), ("", "ese"), ("", "lese"),
        ("a", "ese"), ("on", "ese"), ("e", "ian"), ("a", "ian"), ("y", "ian"), ("o", "an"),
        ("istan", ""), ("ain", "ish"), ("ey", "ish"), ("and", "ish"), ("en", "ish"),
        ("land", "ish"), ("ce", "k"), ("way", "wegian"), ("nce", "nch"), ("us", "iot"),
    )
)  # fmt: skip
"""How the name of a state and its adjective end behind what they share: "Georgia", "Georgian"."""
IRREGULAR = {"french": "france", "spanish": "spain", "dutch": "netherlands", "danish": "denmark"}
MIN_SHARED = 3


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
    """Equal after folding; or one is the other's last word; or initials and last word agree; or
    one ministry by two word orders; or one person's name but for a letter."""
    a, b = fold(one).split(), fold(other).split()
    if not a or not b:
        return False
    if a == b or _same_ministry(a, b) or _one_letter_off(a, b):
        return True
    if a[-1] != b[-1] or len(a[-1]) < MIN_SURNAME:
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    return min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0]


def _same_ministry(a: list[str], b: list[str]) -> bool:
    """ "Georgian Defence Ministry", "Georgia's defence ministry", "Ministry of Defense of Georgia":
    the same words in any order, the state by its name or its adjective."""
    one, other = _ministry_words(a), _ministry_words(b)
    if len(one) < 3 or len(one) != len(other) or "ministry" not in one or "ministry" not in other:
        return False
    rest, left = sorted(one - other), sorted(other - one)
    return not rest or (len(rest) == len(left) == 1 and _one_state(rest[0], left[0]))


def _ministry_words(words: list[str]) -> frozenset[str]:
    plain = frozenset(SPELLINGS.get(word, word) for word in words) - SMALL
    return plain - {"affairs"} if "foreign" in plain else plain


def _one_state(one: str, other: str) -> bool:
    """Whether one word is a state's name and the other its adjective. "Niger" and "Nigerian" look
    so and are not."""
    one, other = IRREGULAR.get(one, one), IRREGULAR.get(other, other)
    if one == other:
        return True
    if "niger" in (one, other):
        return False
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return any(
        (x[at:], y[at:]) in DEMONYM_ENDINGS
        for at in range(MIN_SHARED, shared + 1)
        for x, y in ((one, other), (other, one))
    )


def _one_letter_off(a: list[str], b: list[str]) -> bool:
    """ "Isaias Afwerki", "Isaias Afewerki": two to four words, of which one, of some length and
    with the same first letter, has a letter more, less or other. Never a name of one word:
    "Iran" and "Iraq" are two."""
    if len(a) != len(b) or not 2 <= len(a) <= 4:
        return False
    differ = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(differ) != 1:
        return False
    one, other = sorted(differ[0], key=len)
    if len(one) < MIN_SLIP_WORD or one[0] != other[0] or not (one + other).isalpha():
        return False
    if len(one) == len(other):
        return sum(x != y for x, y in zip(one, other, strict=True)) == 1
    return any(other[:i] + other[i + 1 :] == one for i in range(len(other)))


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
