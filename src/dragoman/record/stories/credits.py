"""Whom a page names as the source of its text: credits, agency tags, bylines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Zone, ZoneKind
from dragoman.record.stories.media import house, is_known_house

_DATELINE = re.compile(r"\W*[^\W\d_][^()\n]{1,60}\((?P<name>[^()\n]{2,40})\)\s*[-–—:]")
""" "GENEVA, March 3 (Reuters) - " at the head of the text."""
_END = re.compile(
    r"(?:[(\[](?P<tag>[^()\[\]\n]{2,40})[)\]]|[–—]{1,2} ?(?P<sign>[\w /&.-]{2,40}))\W*$"
)
"""A tag behind the last sentence: "(Reuters)", "— AFP"."""
_PICTURE = re.compile(
    r"\b(?:photo|photograph|image|picture|pic|getty|file|video|map|graphic)s?\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:[|/,;()·–—]|\s-\s|\bfor\b|\band\b|\bvia\b|\bwith\b|\bby\b)\s*")
_HEAD_ZONES = frozenset({ZoneKind.BYLINE, ZoneKind.DATELINE, ZoneKind.CREDIT})


@dataclass(frozen=True, slots=True)
class Credit:
    """The source a page names for its text, and the words that name it."""

    name: str
    why: str


def credit_of(
    text: str,
    zones: Sequence[Zone],
    *,
    outlet: str | None,
    byline: str | None = None,
    republished_from: str | None,
) -> Credit | None:
    """The outlet or agency a page takes its text from, None where it names none but itself."""
    own = house(outlet)[0] if outlet else None
    if republished_from and house(republished_from)[0] != own:
        return Credit(republished_from, f"the page says it is from {republished_from}")
    signed = [(piece, byline) for piece in _BETWEEN.split(byline)] if byline else []
    for name, words in [*_tags(text, zones), *signed]:
        if is_known_house(name) and house(name)[0] != own:
            return Credit(house(name)[1], f"the page is signed “{' '.join(words.split())}”")
    return None


def _tags(text: str, zones: Sequence[Zone]) -> list[tuple[str, str]]:
    """(name, words) that may sign the text, the surest first."""
    found = []
    bodies = [zone for zone in zones if zone.kind is ZoneKind.BODY]
    if bodies:
        opening = _DATELINE.match(text, bodies[0].start, bodies[0].end)
        if opening:
            found += [(name, opening[0]) for name in _BETWEEN.split(opening["name"])]
        end = _END.search(text, max(bodies[-1].start, bodies[-1].end - 60), bodies[-1].end)
        if end:
            found += [(name, end[0]) for name in _BETWEEN.split(end["tag"] or end["sign"])]
    for zone in zones:
        words = text[zone.start : zone.end]
        if zone.kind in _HEAD_ZONES and not _PICTURE.search(words):
            found += [(piece, words) for piece in _BETWEEN.split(words) if piece]
    return found
