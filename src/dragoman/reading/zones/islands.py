"""Paragraphs of the article that furniture cut off from its main run.

In a live page, a paywalled or a much interrupted one, menus, polls and teasers stand between two
entries. Each stretch of sentences below the main run is weighed on its own: what it speaks of,
whether it reports words, whether a clock stands over it, what parts it from the article.
"""

from __future__ import annotations

import re

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.bylines import bare_date
from dragoman.reading.zones.cohesion import PROSE_WORDS, Topic, matter, reports, topic_of
from dragoman.reading.zones.reach import PASSED_GROUPS, SET_IN_GROUPS, is_item
from dragoman.reading.zones.sheet import Label, Sheet

ENOUGH = 2.5
SENTENCE, REPORTS, SHARES, SHARES_MUCH = 1.0, 1.5, 1.0, 1.0
STAMPED, FOLLOWS, ONLY_PROMPTS = 2.5, 2.0, 1.5
HEADLINE_ABOVE, ENDED, RELATED = -1.5, -2.0, -2.0
SHARED_SOME, SHARED_MUCH = 2, 4
HEADLINE_WORDS = (4, 20)
SHORT_WORDS = 4
"""What may stand between an entry's clock and its text: "Breaking", "12 likes"."""
RESUMES = "continued from"
"""What a printed page says over the rest of a text that began on another ("from page 3")."""
ROW_CELLS, ROW_CHARS, TABLE_ROWS, ROW_BARS = 12, 160, 3, 2
ENDS = frozenset(
    {"rights", "disclaimer", "author", "contact", "tags", "end", "comment_open", "comment_block"}
)
ENDS_MOST = -4.0
_NUMBER_CELL = re.compile(r"\|\s*\d[\d.,]*%?\s*\|")
_ENDS_IN_NUMBER = re.compile(r"(?<![\w.:/-])\d[\d.,]*%?[ |]*$")


def label_islands(sheet: Sheet, last_body: int) -> None:
    """Labels as body the open sentences below `last_body` that belong to the article, with the
    rows and points right below them."""
    topic = topic_of(sheet)
    _label_tables(sheet, last_body, topic)
    against, only_prompts, inside, stamped = 0.0, True, False, False
    related = False
    held: list[Block] = []
    for block in sheet.blocks[last_body + 1 :]:
        group = sheet.group(block.index)
        if not sheet.is_open(block.index):
            if sheet.kind(block.index) is ZoneKind.COMMENT:
                return
            resumes = block.key.startswith(RESUMES)
            against = max(ENDS_MOST, against + (ENDED if group in ENDS else 0.0)) * (not resumes)
            related = related or group == "related"
            only_prompts = only_prompts and group in SET_IN_GROUPS | PASSED_GROUPS
            inside = False
            stamped = group == "stamp" or resumes or (stamped and block.words <= SHORT_WORDS)
            held = []
            continue
        weight = against + RELATED * related + STAMPED * stamped + FOLLOWS * inside
        own = _own_weight(sheet, block, topic)
        weight += own + ONLY_PROMPTS * (only_prompts and not inside and own > SENTENCE)
        if weight >= ENOUGH or (inside and (is_item(block) or is_row(sheet, block))):
            for one in (*held, block):
                sheet.put(one.index, Label(ZoneKind.BODY, "article-goes-on", one.plain))
            inside, only_prompts, stamped, related, held = True, True, False, False, []
        else:
            inside = False
            stamped = stamped and not block.closed and block.words <= HEADLINE_WORDS[1]
            only_prompts = only_prompts and block.words < HEADLINE_WORDS[0]
            held = [*held, block] if block.closed and own > 0 else []


def _own_weight(sheet: Sheet, block: Block, topic: Topic) -> float:
    if not block.closed or block.words < PROSE_WORDS:
        return 0.0 if block.closed or block.plain.endswith(":") else -ENOUGH
    shared = topic.shared(block)
    shared += matter(block) if shared else 0
    above = sheet.blocks[block.index - 1] if block.index else None
    headline = (
        above is not None
        and not above.closed
        and not above.plain.endswith(":")
        and sheet.kind(above.index) is not ZoneKind.DATELINE
        and HEADLINE_WORDS[0] <= above.words <= HEADLINE_WORDS[1]
    )
    return (
        SENTENCE
        + REPORTS * reports(block)
        + SHARES * (shared >= SHARED_SOME)
        + SHARES_MUCH * (shared >= SHARED_MUCH)
        + HEADLINE_ABOVE * headline
    )


def _label_tables(sheet: Sheet, last_body: int, topic: Topic) -> None:
    """Runs of rows that name what the article names, with the line of their columns above."""
    index = last_body + 1
    while index < len(sheet.blocks):
        end = index
        while end < len(sheet.blocks) and sheet.is_open(end) and _rowlike(sheet.blocks[end]):
            end += 1
        run = sheet.blocks[index:end]
        if len(run) >= TABLE_ROWS and sum(topic.shared(block) for block in run) >= SHARED_SOME:
            above = sheet.blocks[index - 1]
            heads = sheet.is_open(index - 1) and not above.closed and above.words <= ROW_CELLS
            for block in (above, *run) if heads else run:
                sheet.put(block.index, Label(ZoneKind.BODY, "table", block.plain))
        index = max(end, index + 1)


def is_row(sheet: Sheet, block: Block) -> bool:
    """A row of a table: words and numbers, with another such line beside it."""
    beside = [
        sheet.blocks[index]
        for index in (block.index - 1, block.index + 1)
        if 0 <= index < len(sheet.blocks)
    ]
    bars = block.plain.count("|")
    if bars >= ROW_BARS and not block.closed:
        if any(other.plain.count("|") == bars and not other.words for other in beside):
            return True  # the head of a Markdown table, over its line of dashes
        return any(_rowlike(other) and other.plain.count("|") == bars for other in beside)
    return _rowlike(block) and any(_rowlike(other) for other in beside)


def _rowlike(block: Block) -> bool:
    return (
        not block.closed
        and 2 <= block.words <= ROW_CELLS
        and len(block.plain) <= ROW_CHARS
        and (_ENDS_IN_NUMBER.search(block.plain) or _NUMBER_CELL.search(block.plain)) is not None
        and not bare_date(block.plain)
    )
