"""One line of a page's head or foot, cut where its layout cuts it ("NEWS | 3 May 2011 | Juba")."""

from __future__ import annotations

import re

from dragoman.reading.zones.plain import unmarked

_CUT = re.compile(
    r"(?<![.!?\s])\s{2,}|\t|[=~]{2,}|\*{3,}|_{3,}|-{3,}|\s?(?:[|·•¦]|::)\s?|\s(?:[»›–—/*~]|>{1,2}|-{1,2})\s"
)
"""What cuts a line: bars, dots, arrows; dashes and slashes between blanks; wide blanks."""
MAX_CHARS = 400
"""Longer lines are prose; they are never cut."""


def segments_of(raw: str) -> tuple[str, ...]:
    """The pieces of a line as found, without markup and outer punctuation; () for a long line."""
    if len(raw) > MAX_CHARS:
        return ()
    plain = [unmarked(piece)[0].strip(" ,*_#>[]-–—=") for piece in _CUT.split(unlinked(raw))]
    return tuple(piece for piece in plain if any(char.isalnum() for char in piece))


def unlinked(raw: str) -> str:
    """Links as their words, so that an address is not cut ("[News](#) » [World](#)")."""
    return re.sub(r"!?\[([^\[\]]{0,200})\]\([^()\s]{0,200}\)", r"\1", raw)
