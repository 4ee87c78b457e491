"""The head of a page: its title, who wrote it, when and where it appeared."""

from __future__ import annotations

import re

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.bylines import bare_date, bare_name, byline, dateline, job_line
from dragoman.reading.zones.dates import find_dates
from dragoman.reading.zones.masthead import Masthead, find_masthead, house_over_title
from dragoman.reading.zones.segments import segments_of
from dragoman.reading.zones.sheet import Label, Sheet

TITLE_WORDS = (2, 34)
MENU_WORDS, MENU_RUN = 3, 4
NAMES_WITHIN = 8
"""Blocks below the title in which a bare name is its author's."""
MAX_ABOVE_TITLE = 0.5
SURE_TITLE_WORDS = 4
"""Shorter lines are as often a section's name."""
ADDRESS_SUFFIX = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,50}$")
_OPENERS = re.compile(
    r"^(?:live(?: updates)?|exclusive|opinion|explainer|video|watch|timeline|factbox|in pictures):",
    re.IGNORECASE,
)
SIGNED = re.compile(r"^(?:done|signed|adopted|agreed|concluded)\b", re.IGNORECASE)


ONE_SENTENCE_WORDS = 22
_SENTENCE_END = re.compile(r"[a-z]{3}\. ")
MENU_PIECES, MENU_PIECE_WORDS = 3, 4
_SERIES = re.compile(
    r"^(?:(?:press|news|media) release|release|statement|document|item|page|vol|issue"
    r"|no)\b\W+(?:(?:no|nr|number)\b\W*)?\d",
    re.IGNORECASE,
)
"""A number in a series ("Press release no. 12/2014"): what stands over a title, not one."""


def label_head(sheet: Sheet, first_body: int, last_body: int) -> tuple[str | None, Masthead | None]:
    """Labels titles, bylines, datelines and the masthead; returns the title's words and the
    masthead."""
    for block in sheet.open_blocks():
        inside = first_body <= block.index <= last_body
        label = (None if inside and block.closed else byline(block, sheet.page.byline)) or dateline(
            block
        )
        if label and not SIGNED.match(block.plain):
            sheet.put(block.index, label)
    for block in sheet.blocks[:first_body]:
        if sheet.kind(block.index) is ZoneKind.CREDIT and block.key.startswith("source"):
            label = Label(ZoneKind.CAPTION, "picture-source", block.plain, "photo")
            sheet.put(block.index, label, overrule=True)
    _label_outlet(sheet, first_body)
    masthead = find_masthead(sheet, first_body)
    if masthead:
        _label_masthead(sheet, masthead)
    title = _find_title(sheet, first_body)
    if title is None:
        return sheet.page.title, masthead
    for block in sheet.blocks:
        again = block.index == title.index or _same_title(block, title.plain)
        kinds = (None, ZoneKind.HEADING, ZoneKind.BYLINE)
        if again and (block is title or sheet.kind(block.index) in kinds):
            sheet.put(block.index, Label(ZoneKind.TITLE, "title", block.plain), overrule=True)
    _label_names(sheet, title.index, first_body)
    return title.plain, masthead


def _label_masthead(sheet: Sheet, masthead: Masthead) -> None:
    """The name and its tagline, unless the line holds the title too ("Delta News | Rebels …")."""
    for index in range(masthead.index, masthead.last + 1):
        block = sheet.blocks[index]
        pieces = segments_of(sheet.page.text[block.start : block.end])
        titled = any(
            len(p.split()) > SURE_TITLE_WORDS and p[0].isupper() and not bare_date(p)
            for p in pieces[1:]
        )
        if not titled:
            sheet.put(index, Label(ZoneKind.BOILERPLATE, "masthead", masthead.name, "masthead"))


def _label_outlet(sheet: Sheet, first_body: int) -> None:
    """The outlet's name between byline and day ("The Daily Example" over "Tuesday, 3 March")."""
    for block in sheet.blocks[1:first_body]:
        over = sheet.kind(block.index - 1) is ZoneKind.BYLINE
        under = sheet.group(block.index + 1) == "day" if block.index + 1 < first_body else False
        if over and under and sheet.is_open(block.index) and block.words <= 5 and block.titled:
            label = Label(ZoneKind.DATELINE, "outlet-over-day", block.plain, "outlet")
            sheet.put(block.index, label)


def sure_title(sheet: Sheet) -> int:
    """The first block of a title that is beyond doubt (stated, or a top Markdown heading) and
    leaves most of the page's words below it; 0 where there is none."""
    words = sum(block.words for block in sheet.blocks)
    above = 0
    house = house_over_title(sheet)
    for block in sheet.blocks:
        if above > words * MAX_ABOVE_TITLE:
            break
        stated = sheet.page.title is not None and _same_title(block, sheet.page.title)
        marked = block.marks == "#" and block.words >= SURE_TITLE_WORDS
        below_house = house is not None and block.index > house and block.marks == "##"
        if stated or below_house or (marked and block.index != house):
            return block.index
        above += block.words
    return 0


def _find_title(sheet: Sheet, first_body: int) -> Block | None:
    """The stated title, a line that is repeated, a top heading, else the first line long enough."""
    head = [
        b for b in sheet.blocks[: first_body + 1] if _free(sheet, b) and b.words <= TITLE_WORDS[1]
    ]
    stated = sheet.page.title
    if stated:
        for block in head:
            if _same_title(block, stated):
                return block
        return None  # the text came without it: no heading of the body takes its place
    top = _head_start(sheet, first_body)
    head = [b for b in head if top <= b.index < first_body and b.words >= TITLE_WORDS[0]]
    keys = [block.key for block in sheet.blocks[: first_body + 1]]
    for block in head:
        if keys.count(block.key) > 1 and block.words >= SURE_TITLE_WORDS:
            return block
    marked = [b for b in head if b.marks.startswith("#") or sheet.group(b.index) == "hint"]
    long = [b for b in head if b.words >= SURE_TITLE_WORDS and _could_be_title(sheet, b)]
    # "3 May 2011, special issue" tells of the number, where a line below it can be the title
    long.sort(key=lambda b: _opens_with_day(b.plain))
    first = next((b for b in sheet.blocks if b.words), None)
    return next(iter([*marked[:1], *long[:1], *(b for b in head if b is first)]), None)


def _opens_with_day(plain: str) -> bool:
    """ "Tuesday 3 May 2011, 45 pages"."""
    before = next((plain[: dated.start].strip(" ,") for dated in find_dates(plain)), None)
    return before is not None and (not before or re.fullmatch(r"\w{3,6}day", before) is not None)


def _could_be_title(sheet: Sheet, block: Block) -> bool:
    """No sentence, tagline, menu on one line or number in a series."""
    sentences = block.words > ONE_SENTENCE_WORDS and _SENTENCE_END.search(block.plain)
    if block.plain.endswith(".") or sentences or _SERIES.match(block.plain):
        return False
    pieces = segments_of(sheet.page.text[block.start : block.end])
    short = sum(len(piece.split()) <= MENU_PIECE_WORDS for piece in pieces)
    return not (len(pieces) >= MENU_PIECES and short >= len(pieces) - 1)


def _head_start(sheet: Sheet, first_body: int) -> int:
    """Where the article's head begins: below the last menu, a run of lines of a word or three."""
    run = 0
    for index in range(first_body - 1, -1, -1):
        block = sheet.blocks[index]
        menu = block.words <= MENU_WORDS and sheet.kind(index) in (None, ZoneKind.BOILERPLATE)
        run = run + 1 if menu and sheet.group(index) not in ("donate", "count", "rule") else 0
        if run >= MENU_RUN and any(
            sheet.is_open(i) and sheet.blocks[i].words >= SURE_TITLE_WORDS
            for i in range(index + run, first_body)
        ):
            return index + run
    return 0


def _free(sheet: Sheet, block: Block) -> bool:
    """Open, a heading, or begun like a link to another page ("Live: …") where none stands."""
    kind = sheet.kind(block.index)
    if sheet.group(block.index) == "related-link":
        return _OPENERS.match(block.plain) is not None
    return block.words > 0 and kind in (None, ZoneKind.HEADING)


def _same_title(block: Block, title: str) -> bool:
    """Alike but for case, punctuation and the outlet's name behind a bar."""
    if block.words > 2 * len(title.split()) + 8:
        return False
    ours = re.findall(r"\w+", ADDRESS_SUFFIX.sub("", block.plain).casefold())
    for form in (title, ADDRESS_SUFFIX.sub("", title)):
        theirs = re.findall(r"\w+", form.casefold())
        if theirs and (ours == theirs or block.plain.casefold() == form.casefold()):
            return True
    return False


def _label_names(sheet: Sheet, start: int, first_body: int) -> None:
    """Bare names and jobs between title and text ("Jane Doe", "Senior Correspondent, Nairobi")."""
    for block in sheet.blocks[start : min(first_body, start + NAMES_WITHIN)]:
        if sheet.is_open(block.index) and (bare_name(block) or job_line(block)):
            sheet.put(
                block.index, Label(ZoneKind.BYLINE, "name-under-title", block.plain, "byline")
            )
