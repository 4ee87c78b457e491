"""Which blocks read as running prose, and which run of them is the article."""

from __future__ import annotations

import re

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.cohesion import Topic, tells, topic_of
from dragoman.reading.zones.islands import is_row
from dragoman.reading.zones.reach import PASSED_GROUPS, SET_IN_GROUPS, reach, trim
from dragoman.reading.zones.sheet import Sheet

SHORT_PROSE_WORDS, LONG_PROSE_WORDS = 8, 18
OPEN_PROSE_WORDS = 30
"""Without a full stop: longer than any headline."""
MIN_FUNCTIONAL = 0.22
"""Share of function words: English prose has .35 to .55, menus and headlines hardly any."""
ENGLISH_FUNCTIONAL = 0.16
"""Below it over the whole page, the page is not English and the share tells nothing."""

PROSE_COST = 7
"""What a paragraph's words must outweigh."""
PROSE_CAP = 90
HEADLINE = (4, 30)
LONE_WORDS, LONE_SHARE, LONE_COST = 60, 0.5, 10
"""A single short paragraph between bare lines is a teaser's summary more often than text."""
SENTENCE_SCORE, ITEM_SCORE, LINE_SCORE = 0.0, -1.0, -5.0
TOPIC_BONUS, SENTENCE_BONUS = 6.0, 3.0
"""What a sentence gains that speaks of the article's matter or reports words."""
FURNITURE_SCORE = -5.0
SET_IN_LIMIT = -45.0
"""However long a prompt set between paragraphs is, it costs no more: the article goes on after."""
GROUP_SCORES = {
    "related": -36.0, "related-link": -5.0, "rights": -30.0, "author": -14.0, "disclaimer": -50.0,
    "tags": -10.0, "ago": -10.0, "count": -2.0, "rule": -1.0, "donate": -3.0, "share": -4.0,
    "advert": -3.0, "comment_open": -8.0, "cookie": -10.0, "signin": -8.0, "app": -8.0,
    "gallery": -2.0,
    "end": -60.0, "newsletter": -4.0, "contact": -12.0, "repeated": -1.0, "separator": 0.0,
}  # fmt: skip
"""What stands where articles end weighs more than what is set between paragraphs."""
KIND_SCORES = {
    ZoneKind.CAPTION: -1.0, ZoneKind.CREDIT: -4.0, ZoneKind.HEADING: -1.0, ZoneKind.TITLE: 0.0,
    ZoneKind.BYLINE: -4.0, ZoneKind.DATELINE: -2.0, ZoneKind.COMMENT: -1000.0,
}  # fmt: skip


_FULL_STOP = re.compile(r"[a-z]{3}\.[\"”’)]? [\"“‘(]?\w")


def is_prose(block: Block, *, english: bool = True) -> bool:
    """A sentence of some length, or a longer stretch with the grain of English prose."""
    if english and block.functional < MIN_FUNCTIONAL and block.words < 60:
        return False
    least = SHORT_PROSE_WORDS if block.closed else OPEN_PROSE_WORDS
    if not block.closed and _FULL_STOP.search(block.plain):
        least = (
            LONG_PROSE_WORDS  # "The sides signed the accord in Accra yesterday. (passage omitted"
        )
    return block.words >= least


def is_english(sheet: Sheet) -> bool:
    """Whether function words can tell prose from menus on this page."""
    long = [block for block in sheet.blocks if block.words >= LONG_PROSE_WORDS]
    words = sum(block.words for block in long)
    return not words or sum(b.functional * b.words for b in long) / words >= ENGLISH_FUNCTIONAL


def article_span(sheet: Sheet, *, after: int) -> tuple[int, int] | None:
    """(first, last) block of the article; None where nothing reads as a sentence.

    The article is the stretch whose blocks score highest together: prose adds its words less a
    fixed cost, furniture and bare lines take away. It starts at block `after` (a title that is
    sure) or below. Source: maximum subsequence segmentation (Pasternack and Roth 2009), with
    scores set by hand.
    """
    english = is_english(sheet)
    topic = topic_of(sheet)
    best = total = run = 0.0
    span: tuple[int, int] | None = None
    start = after
    for block in sheet.blocks[after:]:
        if total <= 0:
            total, start = 0.0, block.index
        score = _score(sheet, block, topic, english=english)
        if score < 0 and _may_be_set_in(sheet, block):
            score = max(score, SET_IN_LIMIT - run)
            run += score
        elif score > 0:
            run = 0.0
        total += score
        if total > best:
            best, span = total, (start, block.index)
    if span is None:
        return _any_sentence(sheet)
    first = reach(sheet, span[0], -1, topic, least=after)
    return first, trim(sheet, first, reach(sheet, span[1], 1, topic, least=after), topic)


def _may_be_set_in(sheet: Sheet, block: Block) -> bool:
    """Prompts as they stand between two paragraphs."""
    return sheet.group(block.index) in SET_IN_GROUPS


def _score(sheet: Sheet, block: Block, topic: Topic, *, english: bool) -> float:
    kind = sheet.kind(block.index)
    if kind is ZoneKind.BOILERPLATE:
        return GROUP_SCORES.get(sheet.group(block.index), FURNITURE_SCORE)
    if kind is not None:
        return KIND_SCORES.get(kind, 0.0)
    if is_prose(block, english=english):
        if block.words <= LONE_WORDS and _stands_alone(sheet, block):
            return block.words * LONE_SHARE - LONE_COST
        bonus = TOPIC_BONUS if tells(block, topic) else 0.0
        return min(block.words, PROSE_CAP) - PROSE_COST + bonus
    if block.closed and block.words >= 3:
        return SENTENCE_BONUS if tells(block, topic) else SENTENCE_SCORE
    item = block.marks or block.words > 12 or is_row(sheet, block)
    return ITEM_SCORE if item else LINE_SCORE


def _stands_alone(sheet: Sheet, block: Block) -> bool:
    """Right under a bare headline and not followed by another sentence, as teasers are."""
    above = _beside(sheet, block.index, -1)
    below = _beside(sheet, block.index, 1)
    headline = above is not None and not above.closed and HEADLINE[0] <= above.words <= HEADLINE[1]
    followed = below is not None and (below.closed or below.words >= LONG_PROSE_WORDS)
    return headline and not followed


def _beside(sheet: Sheet, index: int, step: int) -> Block | None:
    """The next open block in one direction, past captions, rules, prompts and datelines."""
    index += step
    while 0 <= index < len(sheet.blocks):
        passed = sheet.kind(index) in (ZoneKind.CAPTION, ZoneKind.DATELINE, ZoneKind.TITLE)
        if not passed and sheet.group(index) not in PASSED_GROUPS:
            return sheet.blocks[index] if sheet.is_open(index) else None
        index += step
    return None


def _any_sentence(sheet: Sheet) -> tuple[int, int] | None:
    """A page of a few short sentences only."""
    closed = [b.index for b in sheet.open_blocks() if b.closed and b.words >= 3]
    return (closed[0], closed[-1]) if closed else None
