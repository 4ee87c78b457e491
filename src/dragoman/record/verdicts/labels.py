"""Whether a side's name is a name at all, or a label that lumps many actors together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from dragoman.actors import Registry
from dragoman.lexicon.loader import load_table
from dragoman.model import ActorKind

_WORD = re.compile(r"[^\W_]+(?:['’.\-/][^\W_]+)*")
_LEANING = re.compile(
    r"(?:pro|anti)-.+|.+-(?:backed|led|affiliated|aligned|allied|linked|supported)"
)
"""What says whom somebody leans to, and not who he is: "Nordland-backed rebels"."""
_LONGEST = 4
"""Words in a row that may be one label or one country."""


class Label(StrEnum):
    """What a name is that names nobody."""

    LUMP = "lump"
    """Many actors under one word: "rebels"."""
    UNIDENTIFIED = "unidentified"
    CIVILIANS = "civilians"
    """People without arms or side, also protesters."""


_HEADS = {
    "lump": Label.LUMP,
    "members": Label.LUMP,
    "unidentified": Label.UNIDENTIFIED,
    "civilians": Label.CIVILIANS,
}
_STRONGEST = (Label.UNIDENTIFIED, Label.LUMP, Label.CIVILIANS)
"""A label of several words is the first of these that one of them makes it: "unidentified rebels"
are unidentified, "armed villagers" civilians."""


@cache
def labels() -> Mapping[str, frozenset[str]]:
    """Every label, in lower case, with the groups it belongs to."""
    found: dict[str, frozenset[str]] = {}
    for row in load_table("aggregate_labels"):
        found[row["label"]] = found.get(row["label"], frozenset()) | {row["group"]}
    return found


def label_of(name: str, registry: Registry) -> Label | None:
    """What a name lumps together, None where at least one of its words is a name of its own.

    "Nordland insurgents (northern)" is a label in every word; "Southern Front" is not, since no
    label is made of modifiers alone.
    """
    words = [(found[0], found[0].casefold()) for found in _WORD.finditer(name)]
    heads: set[Label] = set()
    at = 0
    while at < len(words):
        taken = _label_at(words, at, heads) or _country_at(words, at, registry)
        if not taken:
            return None
        at += taken
    return next((label for label in _STRONGEST if label in heads), None)


def without_members(name: str) -> str | None:
    """What stands before "rebels", "fighters", "militants"; None where no such word ends it."""
    first, _, last = name.rpartition(" ")
    return first if first and "members" in labels().get(last.casefold(), ()) else None


def _label_at(words: list[tuple[str, str]], at: int, heads: set[Label]) -> int:
    """How many words from here on are one label; notes what it makes of the whole."""
    for stop in range(min(len(words), at + _LONGEST), at, -1):
        groups = labels().get(" ".join(word for _, word in words[at:stop]), frozenset())
        found = [_HEADS[group] for group in groups if group in _HEADS]
        if found or "modifier" in groups:
            heads.update(found)
            return stop - at
    return 1 if _LEANING.fullmatch(words[at][1]) else 0


def _country_at(words: list[tuple[str, str]], at: int, registry: Registry) -> int:
    """How many words from here on name a state, its people or a place."""
    for stop in range(min(len(words), at + _LONGEST), at, -1):
        for reading in registry.readings(" ".join(word for word, _ in words[at:stop])):
            if reading.what == "place" or (
                reading.what == "actor" and registry.actors[reading.id].kind is ActorKind.STATE
            ):
                return stop - at
    return 0
