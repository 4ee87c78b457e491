"""Captions and credits: what stands under a picture, and where a text comes from."""

from __future__ import annotations

import re
from functools import cache

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.dates import find_dates
from dragoman.reading.zones.plain import words_for
from dragoman.reading.zones.sheet import Label, Sheet

CAPTION_WORDS, CREDIT_WORDS = 70, 45
DESCRIBED_WORDS = (7, 80)

_WHO_IS_WHERE = re.compile(
    r"\((?:L|R|C|[Ll]eft|[Rr]ight|[Cc]ent(?:er|re)|2nd [LR]|second (?:from )?(?:left|right)"
    r"|top|bottom"
    r"|front|back|pictured|above)\)|,? (?:is|are) (?:seen|pictured)\b"
    r"|\bposes? for a (?:group |family )?photo"
)
_TOLD = re.compile(
    r"\b(?:said|says|told|according|announced|added|stated|was|were|had|has|have|will|would)\b",
    re.IGNORECASE,
)
_PHOTO = frozenset({"photo"})
_SYNDICATION = frozenset({"syndication"})
_FROM_PHOTO_TO_CREDIT = ("source:", "credit:", "credits:")


def label_captions(sheet: Sheet) -> None:
    """Labels captions and credits among the open blocks."""
    for block in sheet.open_blocks():
        label = credit(block) or caption(block)
        if label:
            sheet.put(block.index, label)


def caption(block: Block) -> Label | None:
    """ "Photo: J. Doe/AFP", "A harbour. IMAGE: Jane Roe/Reuters", "Troops (AP Photo/J. Doe)"."""
    if block.words > CAPTION_WORDS:
        return None
    hit = block.hit(_PHOTO)
    if hit and not (hit.where == "within" and _speaks_of_photos(block)):
        return Label(ZoneKind.CAPTION, "picture-credit", hit.words, "photo")
    match = _signed().search(block.plain)
    if match:
        return Label(ZoneKind.CAPTION, "signed-by-agency", match.group(), "photo")
    return _described(block)


def _described(block: Block) -> Label | None:
    """A picture told in the present tense ("Jane Doe (left) greets …", "Trucks wait … on May 7,
    2021."); one sentence that reports nobody's words."""
    if not DESCRIBED_WORDS[0] <= block.words <= DESCRIBED_WORDS[1] or block.functional < 0.1:
        return None
    if _TOLD.search(block.plain) or block.plain.count(". ") > 1:
        return None
    match = _WHO_IS_WHERE.search(block.plain)
    if match:
        return Label(ZoneKind.CAPTION, "who-stands-where", match.group(), "photo")
    pose = next((w for w in block.tokens[1:] if w.casefold() in words_for("pose")), None)
    if pose and any(dated.value for dated in find_dates(block.plain)):
        return Label(ZoneKind.CAPTION, "picture-told", pose, "photo")
    return None


def credit(block: Block) -> Label | None:
    """ "Reporting by J. Doe; Editing by R. Roe", "This article was first published by …",
    "(Reuters)" alone."""
    if _agency_only().match(block.plain):
        return Label(ZoneKind.CREDIT, "agency-alone", block.plain, "syndication")
    if block.words > CREDIT_WORDS:
        return None
    hit = block.hit(_SYNDICATION)
    if hit:
        return Label(ZoneKind.CREDIT, "syndication", hit.words, "syndication")
    return None


def _speaks_of_photos(block: Block) -> bool:
    """A sentence of the article in which the phrase is only mentioned."""
    return block.closed and block.words > 35


@cache
def _agencies() -> str:
    names = sorted(words_for("agency"), key=len, reverse=True)
    return "|".join(re.escape(name) for name in names)


@cache
def _signed() -> re.Pattern[str]:
    """An agency behind a slash, bar or copyright sign at the very end ("… J. Doe/AFP)")."""
    return re.compile(
        r"(?:[/|©]|\bvia\b|\((?:[^()]{0,40}[/ ])?photo[ /:])\s*(?:the )?"
        rf"(?:{_agencies()})\s*[)\].]*$",
        re.IGNORECASE,
    )


@cache
def _agency_only() -> re.Pattern[str]:
    return re.compile(
        rf"^[(\[–—-]+\s*(?:{_agencies()})(?:[/,–-]\s*(?:{_agencies()}))*\s*[)\]]*\.?$",
        re.IGNORECASE,
    )
