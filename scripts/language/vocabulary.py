"""Count which words the encoders may know by heart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

LEAST_COUNT = 2  # rarer words train the shared row of the unknown
ALWAYS = frozenset("“”«»„‚‘–—…")


def known_words(sentences: Iterable[Sequence[str]]) -> list[str]:
    """Return the lower-cased forms seen often enough to have a meaning of their own, digits as
    0.
    """
    counts = Counter(
        "".join("0" if char.isdigit() else char for char in form.lower())
        for forms in sentences
        for form in forms
    )
    return sorted({form for form, count in counts.items() if count >= LEAST_COUNT} | ALWAYS)
