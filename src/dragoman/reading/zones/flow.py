"""What is left after the sure rules: body, headings inside it, and what stands apart from it."""

from __future__ import annotations

import re

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.cohesion import reports
from dragoman.reading.zones.islands import is_row
from dragoman.reading.zones.reach import LIST_ITEM, SIGNATURE, is_numbered
from dragoman.reading.zones.sheet import Label, Sheet

ITEM_WORDS, LIST_OPENER_WORDS = 12, 4
HEADING_WORDS, HEADLINE_WORDS = 14, 30
SIGNERS = 10
DECK_WORDS = (6, 60)
NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)] [A-Z][^:;,]*$")
NUMBERED_WORDS, PARAGRAPH_WORDS = 7, 15
POINT_FUNCTIONAL = 0.2
_FLANKED = re.compile(r"^(?:[*=~#_] ?){3,}[^*=~#_\n]{3,160}(?: ?[*=~#_]){3,}$")
"""A notice between ornaments inside a text ("*** The word of the day: knot. ***")."""
LINK_WORDS = 14
_SET_LINK = re.compile(
    r"^(?:Q ?& ?A|Who['’]s who|(?:Country )?[Pp]rofile|In pictures|In full|In depth|In quotes"
    r"|Full text|Explainer|Explained|Factbox|Quiz|Podcast|Video|Audio|Gallery|Live blog|Opinion"
    r"|Special report|Read|READ|Watch|WATCH|Listen|LISTEN|See|SEE)\s?(?::|\||$)"
)
"""A link set between paragraphs ("Q&A: the two ceasefires", "READ | Who holds the pass")."""
SUMMARIES = frozenset(
    {"summary", "in summary", "key points", "key takeaways", "highlights", "story highlights",
     "at a glance", "in brief", "what we know so far", "main points", "the key points"}
)  # fmt: skip
_STOP_INSIDE = re.compile(r"[a-z]{3}\.[\"”’)]? [\"“‘(]?[A-Z]")
_HEAD_NUMBER = re.compile(
    r"^(?:article|section|chapter|part|annex|appendix|paragraph|point|step|phase|stage|title"
    r"|protocol|box|table|figure|chart"
    r")\s+(?:\d+|[ivxlc]+|one|two|three|four|five|[a-e])\b",
    re.IGNORECASE,
)


def label_flow(sheet: Sheet, first_body: int, last_body: int) -> None:
    """Labels every block still open, from the article's first block to its last and around it."""
    last_body = _with_signatures(sheet, _with_list(sheet, last_body))
    title = next((b.index for b in sheet.blocks if sheet.kind(b.index) is ZoneKind.TITLE), None)
    for block in sheet.blocks:
        if not sheet.is_open(block.index):
            continue
        if first_body <= block.index <= last_body:
            sheet.put(block.index, _inside(sheet, block))
        elif block.index < first_body:
            sheet.put(block.index, _above(sheet, block, title, first_body))
        else:
            sheet.put(block.index, _below(sheet, block))


def _inside(sheet: Sheet, block: Block) -> Label:
    if not block.closed and block.words <= LINK_WORDS and _SET_LINK.match(block.plain):
        return Label(ZoneKind.BOILERPLATE, "set-in-link", block.plain, "related-link")
    if _FLANKED.match(sheet.page.text[block.start : block.end]) and not reports(block):
        return Label(ZoneKind.BOILERPLATE, "flanked", block.plain, "gallery")
    heading = _heading(sheet, block)
    if heading:
        return Label(ZoneKind.HEADING, heading, block.plain)
    return Label(ZoneKind.BODY, "article", "")


def _heading(sheet: Sheet, block: Block) -> str:
    """The rule that makes a short line inside the article a heading, "" where none does."""
    if block.marks.startswith("#"):
        return "markdown-heading"
    if (
        block.closed
        or block.glued
        or block.words > (HEADLINE_WORDS if block.titled else HEADING_WORDS)
    ):
        return ""
    if SIGNATURE.match(block.plain) or _signs(sheet, block):
        return ""
    if _HEAD_NUMBER.match(block.plain):
        return "numbered-heading"
    if _numbered_head(sheet, block):
        return "numbered-heading"
    if block.plain[-1:] in ",;:–—-" or block.starts_lower or _quoted(block):
        return ""
    if (
        LIST_ITEM.match(block.plain)
        or block.marks
        or _in_list(sheet, block)
        or is_row(sheet, block)
        or is_numbered(sheet, block)
    ):
        return ""
    if block.plain[0] in "[(" and block.plain[-1] in "])" and block.words >= DECK_WORDS[0]:
        return ""  # "(The full text of the statement follows)": a note on the text, no heading
    if _broken(sheet, block):
        return ""
    if block.hit(frozenset({"lead"})):
        return "known-heading"
    return "bare-line"


def _numbered_head(sheet: Sheet, block: Block) -> bool:
    """ "2. Yemen" right over a paragraph, and no point of a list."""
    below = _neighbour(sheet, block, +1)
    return (
        NUMBERED.match(block.plain) is not None
        and block.words <= NUMBERED_WORDS
        and below is not None
        and below.closed
        and below.words >= PARAGRAPH_WORDS
        and not LIST_ITEM.match(below.plain)
    )


def _signs(sheet: Sheet, block: Block) -> bool:
    """A name below "[signed]", with only names between."""
    for above in reversed(sheet.blocks[max(0, block.index - SIGNERS) : block.index]):
        if above.closed:
            return False
        if SIGNATURE.match(above.plain):
            return True
    return False


def _quoted(block: Block) -> bool:
    return block.plain[0] in "\"“«„'‘" and block.plain[-1] in "\"”»“'’"


def _in_list(sheet: Sheet, block: Block) -> bool:
    """One of several short lines in a row: a list, a table, a roll of signatories."""
    above = _neighbour(sheet, block, -1)
    below = _neighbour(sheet, block, +1)
    if above and above.plain.endswith(":"):
        return True
    return bool(
        above
        and below
        and _short(above)
        and _short(below)
        and not above.closed
        and not below.closed
    )


def _short(block: Block) -> bool:
    return block.words <= HEADING_WORDS


def _broken(sheet: Sheet, block: Block) -> bool:
    """A piece of a sentence cut by a line break: it goes on in lower case, before or after."""
    below = _neighbour(sheet, block, +1)
    above = _neighbour(sheet, block, -1)
    if below is not None and below.starts_lower and not below.marks:
        return True
    if block.hangs:
        return True
    return above is not None and (above.plain[-1:] in ",;–—-" or above.hangs)


def _neighbour(sheet: Sheet, block: Block, step: int) -> Block | None:
    """The next block in one direction that is not furniture."""
    index = block.index + step
    while 0 <= index < len(sheet.blocks):
        kind = sheet.kind(index)
        if kind in (None, ZoneKind.BODY, ZoneKind.HEADING):
            return sheet.blocks[index]
        index += step
    return None


def _above(sheet: Sheet, block: Block, title: int | None, first_body: int) -> Label:
    """Between title and text stand a deck, a preamble's first lines, the first article's number;
    above the title the menus."""
    if title is not None and block.index > title:
        if _HEAD_NUMBER.match(block.plain) and block.words <= HEADING_WORDS:
            return Label(ZoneKind.HEADING, "numbered-heading", block.plain)
        if "|" in block.plain and is_row(sheet, block):
            return Label(ZoneKind.BODY, "table", "")
        if block.marks and not block.closed and _under_points(sheet, block):
            return Label(ZoneKind.BODY, "in-summary", "")
        if _point(block) or _torn(sheet, block):
            return Label(ZoneKind.BODY, "preamble", "")
        opens = block.index + 1 == first_body and block.words > 1
        opens = opens or sheet.kind(block.index - 1) is ZoneKind.BODY
        if block.plain[-1] in ",;:" and (block.starts_lower or opens):
            return Label(ZoneKind.BODY, "preamble", "")
        if DECK_WORDS[0] <= block.words <= DECK_WORDS[1]:
            if block.closed or block.words > HEADLINE_WORDS or block.plain[-1] in ",;:":
                return Label(ZoneKind.BODY, "under-title", "")
            if _under_summary(sheet, block):
                return Label(ZoneKind.BODY, "in-summary", "")
            return Label(ZoneKind.HEADING, "deck", block.plain)
    return Label(ZoneKind.BOILERPLATE, "above-article", block.plain, "apart")


def _under_summary(sheet: Sheet, block: Block) -> bool:
    """One of the sentences without a stop below "Key points" or "In summary"."""
    if block.functional < POINT_FUNCTIONAL:
        return False
    for above in reversed(sheet.blocks[: block.index]):
        if above.key in SUMMARIES:
            return True
        if not (DECK_WORDS[0] <= above.words <= DECK_WORDS[1]) or above.closed:
            return False
    return False


def _under_points(sheet: Sheet, block: Block) -> bool:
    """A bulleted line below "Key points", with only such lines between."""
    for above in reversed(sheet.blocks[: block.index]):
        if above.key in SUMMARIES:
            return True
        if not above.marks or above.marks.startswith("#"):
            return False
    return False


def _point(block: Block) -> bool:
    """A bulleted sentence over the text ("- One deals with prisoners, the other with roads")."""
    return bool(
        block.marks
        and not block.marks.startswith("#")
        and block.words >= DECK_WORDS[0]
        and block.functional >= POINT_FUNCTIONAL
    )


def _torn(sheet: Sheet, block: Block) -> bool:
    """A line of print inside a paragraph: a sentence ends in it, or it goes on in small letters."""
    if block.words < DECK_WORDS[0] or block.closed:
        return False
    below = sheet.blocks[block.index + 1] if block.index + 1 < len(sheet.blocks) else None
    goes_on = below is not None and below.starts_lower and not below.marks and not below.gap
    goes_on = goes_on and block.functional >= POINT_FUNCTIONAL and ": " not in block.plain
    return goes_on or (block.starts_lower and _STOP_INSIDE.search(block.plain) is not None)


def _below(sheet: Sheet, block: Block) -> Label:
    return Label(ZoneKind.BOILERPLATE, "below-article", block.plain, "apart")


def _with_list(sheet: Sheet, last_body: int) -> int:
    """A text may end in a list: "Violations were recorded in:" over "Northern district - 3"."""
    if last_body < 0 or not sheet.blocks[last_body].plain.endswith(":"):
        last_body = _list_opener(sheet, last_body)
        if last_body < 0 or not sheet.blocks[last_body].plain.endswith(":"):
            return last_body
    index = last_body + 1
    while index < len(sheet.blocks) and sheet.is_open(index) and _item(sheet.blocks[index]):
        index += 1
    return index - 1


def _list_opener(sheet: Sheet, last_body: int) -> int:
    """An open line right below the text that announces a list, else the text's last block."""
    below = last_body + 1
    if below < len(sheet.blocks) and sheet.is_open(below):
        block = sheet.blocks[below]
        if block.plain.endswith(":") and block.words >= LIST_OPENER_WORDS:
            return below
    return last_body


def _item(block: Block) -> bool:
    return (
        bool(block.marks) or LIST_ITEM.match(block.plain) is not None or block.words <= ITEM_WORDS
    )


def _with_signatures(sheet: Sheet, last_body: int) -> int:
    """A text of an agreement ends in its signatures, not in a full stop."""
    index = last_body + 1
    signed = False
    while index < len(sheet.blocks) and sheet.kind(index) in (None, ZoneKind.DATELINE):
        block = sheet.blocks[index]
        if SIGNATURE.match(block.plain):
            signed = True
        elif not signed or block.words > 25:
            break
        last_body = index if signed else last_body
        index += 1
    return last_body
