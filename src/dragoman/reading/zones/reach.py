"""How far an article reaches beyond the densest run of its prose."""

from __future__ import annotations

import re

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.cohesion import Topic, matter, reports, tells
from dragoman.reading.zones.sheet import Sheet

SET_IN_GROUPS = frozenset(
    {"donate", "share", "advert", "newsletter", "follow", "nav", "apart", "app", "cookie",
     "signin", "count", "related-link", "link", "meta", "gallery", "house"}
)  # fmt: skip
PASSED_GROUPS = frozenset(
    {"rule", "separator", "count", "advert", "donate", "gallery", "newsletter", "share", "house"}
)
LIGHT = frozenset({"rule", "separator", "count"})
"""What stands between two paragraphs without parting them."""
ENDING = frozenset(
    {"related", "rights", "contact", "disclaimer", "author", "tags", "end", "meta", ""}
)
SHARED_AFTER_END, TRIMMED_SHARE, FEW_PROMPTS = 2, 0.3, 3
REACH_BLOCKS = 40
BARE_LINES = 2
"""So many bare lines in a row are a menu or a list of headlines."""
AFTER_RELATED_WORDS = 12
"""Below a header of related links only a long sentence is the article going on."""
LIST_ITEM = re.compile(r"^(?:\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)]|[•▪●◦·*–—-])\s+\S")
"""Numbered and bulleted points; `Block.marks` holds bullets already taken off."""
SIGNATURE = re.compile(
    r"^(?:(?:[A-Z][\w' -]{1,30}, )?[(\[]?(?:signed|sgd\.?|initialled)[)\]]?"
    r"|for (?:and on behalf of )?the\b"
    r"|on behalf of|done (?:at|in)"
    r"|signed (?:at|in|by|on)"
    r"|witness(?:ed|es)?(?: by)?\b|in witness whereof|in the presence of|adopted (?:at|in|by|on))",
    re.IGNORECASE,
)
SIGNERS_WORDS = 25
TURN_WORDS = 4
TURN = re.compile(r"^[A-Z][A-Z.'’ -]{1,40}(?: \([^()\n]{1,60}\))?:\s")


def reach(sheet: Sheet, index: int, step: int, topic: Topic, *, least: int) -> int:
    """Takes in sentences beyond an end of the span that only prompts and captions cut off.

    Stops at what ends articles (tags, notices, comments) and at a menu or list of headlines; a
    sentence that furniture parts from the article must speak of its matter.
    """
    bare = prompts = 0
    related = signed = False
    parted = 0
    position = index + step
    while least <= position < len(sheet.blocks) and prompts <= REACH_BLOCKS and bare < BARE_LINES:
        block = sheet.blocks[position]
        if sheet.is_open(position):
            fewest = AFTER_RELATED_WORDS if related and step > 0 else 3
            text = block.closed and block.words >= fewest and block.functional > 0
            if text and parted and step > 0:
                text = tells(block, topic, least=1 if parted <= FEW_PROMPTS else SHARED_AFTER_END)
            signed = step > 0 and (
                SIGNATURE.match(block.plain) is not None
                or (
                    (signed and not block.closed and block.words <= SIGNERS_WORDS)
                    and block.plain[0] not in "[("
                )
            )
            listed = (
                is_item(block) or is_numbered(sheet, block) or block.plain[-1] in ":;" or signed
            )
            bare = 0 if text or listed else bare + 1
            if text or (listed and step > 0 and not related):
                index = position
                parted = 0
        elif sheet.group(position) == "related":
            bare, related = 1, True
        elif sheet.group(position) in SET_IN_GROUPS or sheet.group(position) in PASSED_GROUPS:
            prompts += 1
            parted += sheet.group(position) not in LIGHT
        elif sheet.group(position) != "stamp" and sheet.kind(position) not in (
            ZoneKind.CAPTION,
            ZoneKind.HEADING,
        ):
            break
        position += step
    return index


def trim(sheet: Sheet, first: int, last: int, topic: Topic) -> int:
    """The last block of the article without what stands below a prompt or notice near its end and
    shares nothing with it: small ads, the weather, thanks to the printer."""
    words = sum(b.words for b in sheet.blocks[first : last + 1] if sheet.is_open(b.index))
    below: list[Block] = []
    cut = last
    for index in range(last, first, -1):
        block = sheet.blocks[index]
        if sheet.is_open(index):
            below.append(block)
            if (
                is_item(block)
                or is_numbered(sheet, block)
                or sum(b.words for b in below) > words * TRIMMED_SHARE
            ):
                break
            continue
        if sheet.kind(index) is not ZoneKind.BOILERPLATE or sheet.group(index) in LIGHT:
            continue
        least = SHARED_AFTER_END if sheet.group(index) in ENDING else 1
        if any(topic.shared(b) + matter(b) >= least or reports(b) for b in below):
            break
        cut = index - 1
    return cut


def is_numbered(sheet: Sheet, block: Block) -> bool:
    """One of several lines that count up without a stop ("1 Martyrs", "2 Autonomy")."""
    match = _COUNTED.match(block.plain)
    if match is None:
        return False
    wanted = {
        index: int(match[1]) + index - block.index for index in (block.index - 1, block.index + 1)
    }
    for index, number in wanted.items():
        beside = (
            _COUNTED.match(sheet.blocks[index].plain) if 0 <= index < len(sheet.blocks) else None
        )
        if beside and int(beside[1]) == number:
            return True
    return False


_COUNTED = re.compile(r"(\d{1,2}) [A-Z]")


def is_item(block: Block) -> bool:
    """A numbered or bulleted point, or a turn of a transcript ("JANE DOE: In Accra—")."""
    if block.marks or LIST_ITEM.match(block.plain):
        return True
    return block.words >= TURN_WORDS and TURN.match(block.plain) is not None
