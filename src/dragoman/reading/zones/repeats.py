"""What stands on the page more than once: separators, captions with their alternative text."""

from __future__ import annotations

from collections import Counter

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.sheet import Label, Sheet

MIN_WORDS, MAX_WORDS = 8, 90
"""Shorter sentences ("No comment.") may well be said twice; longer stretches are no caption."""
SEPARATOR_TIMES, SEPARATOR_WORDS = 5, 4
CAPTION_DISTANCE = 3
DOUBLED_SPACES = 5
PULLED_WORDS = 5, 45


def _doubled(plain: str) -> bool:
    """A teaser whose picture repeats its headline on one line ("Truce Holds Truce Holds")."""
    half = len(plain) // 2
    twice = len(plain) % 2 and plain[half] == " " and plain[:half] == plain[half + 1 :]
    return bool(twice) and plain.count(" ") >= DOUBLED_SPACES


def label_repeats(sheet: Sheet) -> None:
    """Labels lines set between paragraphs over and over, and the second copy of a sentence.

    Copies side by side are a picture's two texts; the first stays, so that nothing is lost.
    """
    counts = Counter(block.plain for block in sheet.open_blocks())
    seen: dict[str, int] = {}
    for block in list(sheet.open_blocks()):
        if block.words <= SEPARATOR_WORDS and counts[block.plain] >= SEPARATOR_TIMES:
            if not block.closed and not block.plain.endswith(":"):
                label = Label(ZoneKind.BOILERPLATE, "separator", block.plain, "separator")
                sheet.put(block.index, label)
            continue
        if _doubled(block.plain):
            label = Label(ZoneKind.BOILERPLATE, "doubled", block.plain, "gallery")
            sheet.put(block.index, label)
            continue
        if _pulled(sheet, block):
            label = Label(ZoneKind.BOILERPLATE, "pull-quote", block.plain, "gallery")
            sheet.put(block.index, label)
            continue
        if not MIN_WORDS <= block.words <= MAX_WORDS or not block.closed:
            continue
        first = seen.setdefault(block.plain, block.index)
        if first != block.index:
            near = block.index - first <= CAPTION_DISTANCE
            kind = ZoneKind.CAPTION if near else ZoneKind.BOILERPLATE
            sheet.put(block.index, Label(kind, "said-twice", block.plain, "repeated"))


def _pulled(sheet: Sheet, block: Block) -> bool:
    """A sentence set large that stands whole inside a longer paragraph."""
    words = block.plain.strip("\"'“”‘’«»*_ .,…")
    if not PULLED_WORDS[0] <= block.words <= PULLED_WORDS[1] or words == block.plain:
        return False
    if not block.closed and block.plain[0] not in '"“«‘':
        return False
    words = words[1:]  # the sentence may begin inside the longer one
    if sheet.page.text.count(words) < 2:
        return False
    return any(
        other.words > block.words and words in other.plain
        for other in sheet.blocks
        if other.index != block.index and sheet.is_open(other.index)
    )
