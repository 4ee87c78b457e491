"""The title in a mention of somebody: "Foreign Minister" in "Foreign Minister Ana Kovač"."""

from __future__ import annotations

from functools import cache

from dragoman.lexicon.loader import load_table
from dragoman.model import ActorRef
from dragoman.record.store.names import name_key


def title_in(ref: ActorRef) -> str | None:
    """The words of a mention that tell an office, without the name; None where there are none."""
    words = ref.text.split()
    own = set(name_key(ref.name).split())
    named = [n for n, word in enumerate(words) if name_key(word) in own]
    before = words[: named[0]] if named else words
    while before and before[0].casefold() in ("the", "a", "an", "his", "her", "its", "their"):
        before = before[1:]
    title = " ".join(before).strip(" ,")
    return title if _is_title(title) else None


def _is_title(words: str) -> bool:
    """Whether words hold the title of an office: "Turkish Foreign Minister"."""
    key = f" {name_key(words)} "
    return any(f" {title} " in key for title in _titles()) if words else False


@cache
def _titles() -> frozenset[str]:
    return frozenset(name_key(r["title"]) for r in load_table("titles") if r["kind"] == "office")
