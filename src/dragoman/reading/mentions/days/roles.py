"""The part a date plays, by the words right before it: "until 15 October", "by late May"."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from dragoman.lexicon import load_table
from dragoman.reading.mentions.days.words import Words

_LONGEST = 5  # words of the longest entry of the table
DEFAULT = "at"


@cache
def _roles() -> MappingProxyType[tuple[str, ...], str]:
    return MappingProxyType(
        {tuple(row["before"].split()): row["role"] for row in load_table("days_roles")}
    )


def role_before(words: Words, first: int) -> str:
    """The role that the words before word `first` give; "at" where they give none."""
    roles = _roles()
    for length in range(min(_LONGEST, first), 0, -1):
        role = roles.get(tuple(words.lower[first - length : first]))
        if role:
            return role
    return DEFAULT
