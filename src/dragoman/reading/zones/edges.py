"""What stands at the edges of an article: lists of links, calls to act, notices under a rule."""

from __future__ import annotations

import re

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.plain import words_for
from dragoman.reading.zones.sheet import Label, Sheet

LINK_WORDS, OPENER_WORDS, CALL_WORDS, NOTICE_WORDS = 25, 6, 18, 80
PROSE_WORDS = 18
MORE_WORDS = 4
_LINK_MARKS = re.compile(r"»|→|►|▶|>>|>\s*>")
_INNER_LINKS = re.compile(r"(?:^|\s)(?:>>|»|→|►|▶)\s")
_BRACKETED = re.compile(r"^\[ \S[^\[\]]*\S \]$")
"""A link as the print of a page shows it ("[ Five things that nearly sank the talks ]")."""
_TURNS_PAGE = re.compile(r"^[←⟵⇐]\s?\w|\w\s?[→⟶⇒]$")
"""The posts before and after this one ("← A truce in doubt", "What came of it →")."""
_MORE = re.compile(r"(?:More|Other|Also in|Latest|Top) (?:[A-Z][\w&.'’-]*\s?){1,4}$")
_MAIL_IN_WORDS = re.compile(r"\w\s?[\[(]\s?at\s?[\])]\s?\w", re.IGNORECASE)


def label_edges(sheet: Sheet) -> None:
    """Labels link lists anywhere, calls and notices outside the run of long paragraphs."""
    prose = [b.index for b in sheet.open_blocks() if _long(b)]
    first, last = (prose[0], prose[-1]) if prose else (len(sheet.blocks), -1)
    for block in list(sheet.open_blocks()):
        if is_link_line(block):
            _put(sheet, block, "link-line", "related-link")
            _label_opener(sheet, block.index - 1)
        elif _mail(block) and block.index > last:
            _put(sheet, block, "mail-in-words", "contact")
        elif not first <= block.index <= last and is_call(block):
            _put(sheet, block, "call", "donate")
    _label_more_of(sheet, last)
    _label_under_related(sheet)
    _label_notices(sheet)


def _label_more_of(sheet: Sheet, last: int) -> None:
    """ "More Delta Courier" over a headline: what else the house has."""
    for block in sheet.blocks[:-1]:
        below = sheet.blocks[block.index + 1]
        headline = not below.closed and LINK_WORDS >= below.words >= MORE_WORDS
        if sheet.is_open(block.index) and headline and _MORE.match(block.plain):
            _put(sheet, block, "more-of", "related" if block.index > last / 2 else "related-link")


def _label_under_related(sheet: Sheet) -> None:
    """The bullets under "More from Africa": links, whatever they say."""
    for block in sheet.blocks[:-1]:
        if sheet.group(block.index) not in ("related", "related-link"):
            continue
        if block.words > OPENER_WORDS or not sheet.blocks[block.index + 1].marks:
            continue
        label = Label(ZoneKind.BOILERPLATE, "related", block.plain, "related")
        sheet.put(block.index, label, overrule=True)
        for below in sheet.blocks[block.index + 1 :]:
            if not below.marks or below.marks.startswith("#") or below.words > LINK_WORDS:
                break
            _put(sheet, below, "under-related", "related-link")


def _long(block: Block) -> bool:
    return (
        block.closed and block.words >= PROSE_WORDS and _MAIL_IN_WORDS.search(block.plain) is None
    )


def is_link_line(block: Block) -> bool:
    """ "» Timeline: a year of talks", ">> Map >> Archive": an arrow leads to another page."""
    if block.words <= LINK_WORDS and (
        _BRACKETED.match(block.plain) or (not block.closed and _TURNS_PAGE.search(block.plain))
    ):
        return True
    if block.words > LINK_WORDS or not _LINK_MARKS.search(block.marks):
        return False
    return not block.closed or block.plain.endswith("?") or bool(_INNER_LINKS.search(block.plain))


def _label_opener(sheet: Sheet, index: int) -> None:
    """ "You may also want:" right over a list of links, in whatever language."""
    if index < 0 or not sheet.is_open(index):
        return
    block = sheet.blocks[index]
    if block.words <= OPENER_WORDS and block.plain.endswith(":"):
        _put(sheet, block, "over-links", "related")


def is_call(block: Block) -> bool:
    """ "Support free radio! Text 220 to give.": a short sentence that begins with an imperative of
    the trade, not with a noun ("Help is on its way.")."""
    if not 3 <= block.words <= CALL_WORDS or not block.closed:
        return False
    first, second = (token.casefold() for token in block.tokens[:2])
    return first in words_for("call") and second not in words_for("after_noun")


def _mail(block: Block) -> bool:
    """ "Write to desk [at] example [dot] org"."""
    return block.words <= NOTICE_WORDS and _MAIL_IN_WORDS.search(block.plain) is not None


def _label_notices(sheet: Sheet) -> None:
    """A paragraph all in italics under the last rule of a page: a note about the house."""
    rule = max((b.index for b in sheet.blocks if sheet.group(b.index) == "rule"), default=-1)
    if rule < 0:
        return
    above = sum(b.words for b in sheet.blocks[:rule] if sheet.is_open(b.index))
    for block in sheet.blocks[rule + 1 :]:
        raw = sheet.page.text[block.start : block.end]
        italic = raw[0] in "*_" and raw[-1] in "*_" and raw[:2] != "* "
        if sheet.is_open(block.index) and italic and above > 2 * block.words:
            _put(sheet, block, "notice-under-rule", "disclaimer")


def _put(sheet: Sheet, block: Block, rule: str, group: str) -> None:
    sheet.put(block.index, Label(ZoneKind.BOILERPLATE, rule, block.plain, group))
