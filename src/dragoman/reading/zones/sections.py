"""Stretches below an article that a heading of the house opens: notes, diary, small ads, books."""

from __future__ import annotations

import re

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.cohesion import is_telling, matter, reports, topic_of
from dragoman.reading.zones.plain import words_for
from dragoman.reading.zones.sheet import Label, Sheet

HEAD_WORDS, LONG_HEAD_WORDS = 6, 9
ABOVE_SHARE, ABOVE_WORDS = 0.5, 20
GOES_ON = 4
"""So much of the article's matter in a paragraph, and the section of the house is over."""
NOTES_LEAST = 1

_PHRASE = re.compile(
    r"^(?:how (?:you can|to|we|i|this) (?:help|contact|reach|join|subscribe|count|work|verify"
    r"|report|know|check|collect|gather|give|write|get)\b"
    r"|what (?:you can do|we are reading|i'?m reading"
    r"|we'?re reading|else|the letters mean)|where to (?:find|get|buy)|also (?:out|received|new)"
    r"|about (?:this|the|our|these) (?:data|table|figures|map|bulletin|report|newsletter|page|list"
    r"|method|series|numbers|count)|(?:for sale|to let|wanted|lost and found|situations vacant)$)"
)
_CITED = frozenset(
    {"notes", "note", "footnotes", "endnotes", "references", "sources", "bibliography"}
)
_MARKER = re.compile(r"(?<=[\w.,;:”\"’)])\s?(?:\[(\d{1,2})\]|\((\d{1,2})\))|([¹²³⁴⁵⁶⁷⁸⁹])")
_NOTE = re.compile(
    r"^\W{0,2}(?:\[(\d{1,2})\]|\((\d{1,2})\)|(\d{1,2})[.)]?(?=\s)|([¹²³⁴⁵⁶⁷⁸⁹]))\s*\S"
)
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b(?=[^“”\"]*$)")
"""The house speaks, outside quotations ("Our figures come from the teams' own sheets")."""
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹"


def label_sections(sheet: Sheet) -> None:
    """Labels footnotes that marks in the text call for, and what headings of the house open.

    Such a heading ("Books received", "From the desk", "How you can help") stands below half of
    the prose; its stretch ends where a paragraph speaks of the article's matter again.
    """
    prose = [b for b in sheet.open_blocks() if is_telling(b)]
    total = sum(b.words for b in prose)
    topic = topic_of(sheet)
    _label_footnotes(sheet, prose)
    inside: Block | None = None
    cited = False
    above = 0
    for block in sheet.blocks:
        above += block.words if block.closed else 0
        if not sheet.is_open(block.index):
            continue
        deep = above >= ABOVE_WORDS and above >= ABOVE_SHARE * min(total, above + total)
        if deep and is_house_head(block):
            inside, cited = block, block.key in _CITED
        elif inside is not None:
            about = topic.shared(block) + matter(block)
            news = not cited and (about >= GOES_ON or (about > 1 and reports(block)))
            news = news and (reports(block) or not _OURS.search(block.plain))
            if news or (not block.closed and _opens_news(sheet, block)):
                inside = None
        if inside is not None:
            label = Label(ZoneKind.BOILERPLATE, "house-section", inside.plain, "house")
            sheet.put(block.index, label)


def _opens_news(sheet: Sheet, block: Block) -> bool:
    """A heading over a paragraph of the article's matter."""
    topic = topic_of(sheet)
    below = sheet.blocks[block.index + 1 : block.index + 2]
    return any(b.closed and topic.shared(b) + matter(b) >= GOES_ON for b in below)


def is_house_head(block: Block) -> bool:
    """ "Dates for the calendar", "CLASSIFIED ADS", "Notes": made of such words alone."""
    if block.closed or not block.words or block.words > LONG_HEAD_WORDS:
        return False
    if _PHRASE.match(block.key):
        return True
    words = block.key.replace("’", "'").replace("&", " ").split()
    known = [word for word in words if word.strip(".,:") in words_for("tail_head")]
    rest = [word for word in words if word not in known and word not in words_for("head_small")]
    return bool(known) and not rest and len(words) <= HEAD_WORDS


def _label_footnotes(sheet: Sheet, prose: list[Block]) -> None:
    """Lines "[1] See …" at the end, where sentences above carry the mark "[1]"."""
    called: dict[int, int] = {}
    for block in prose:
        for match in _MARKER.finditer(block.plain):
            if match.start() > 0 and match.end() > NOTES_LEAST:
                called.setdefault(_value(match), block.index)
    notes: list[Block] = []
    count = 0
    for block in sheet.open_blocks():
        numbered = _NOTE.match(f"{block.marks} {block.plain}".strip())
        number = _value(numbered) if numbered else 0
        follows = bool(notes) and notes[-1].index == block.index - 1 and number == count + 1
        if follows or (number in called and called[number] < block.index):
            notes.append(block)
            count = number
    last = max((b.index for b in prose if b not in notes), default=-1)
    for block in notes:
        if block.index > last or _cites(block):
            label = Label(ZoneKind.BOILERPLATE, "footnote", block.plain, "house")
            sheet.put(block.index, label)


_CITES = re.compile(
    r"\b(?:See|Ibid|Interviews?|op\. cit|pp?\. ?\d|para|UN Doc|S/|A/)|(?:19|20)\d\d\)?\.?$"
)


def _cites(block: Block) -> bool:
    return _CITES.search(block.plain) is not None


def _value(match: re.Match[str]) -> int:
    text = next(group for group in match.groups() if group)
    return _RAISED.index(text) + 1 if text in _RAISED else int(text)
