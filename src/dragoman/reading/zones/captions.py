"""Captions and credits: what stands under a picture, and where a text comes from."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.dates import find_dates
from dragoman.reading.zones.pictures import WHO_IS_WHERE
from dragoman.reading.zones.plain import words_for
from dragoman.reading.zones.reach import TURN
from dragoman.reading.zones.sheet import Label, Sheet

CAPTION_WORDS, CREDIT_WORDS = 70, 45
SIGNED_WORDS = 60
BRACKETS_WORDS, BRACKETS_BELOW = 30, 4
DESCRIBED_WORDS = (7, 80)
BARE_CREDIT_WORDS = 8

_LABELLED = re.compile(
    r"(?:^|[.,;)]\s?)(?:map|photos?|image|graphic|picture|illustration|chart|credit):\s*"
    r"[A-Z][\w.&’' /-]{1,40}$",
    re.IGNORECASE,
)
_WITH_SLASH = re.compile(r"\((?:[A-Z][\w.'’-]* ?){1,4}/ ?[A-Z][\w.'’&/ -]{1,30}\)$")
_NAME_IN_BRACKETS = re.compile(r"[.!?]['\"”’]?\s*\([A-Z][\w.'’&-]*(?: [A-Z][\w.'’&-]*){0,3}\)$")
_FOR_OUTLET = re.compile(r"[.!?] [A-Z][\w.'’-]+ [A-Z][\w.'’-]+ (?:for|/) [A-Z][\w.'’& -]{2,30}$")
_OVERLINE = re.compile(r"^[A-Z][A-Z'’-]+ (?=[^.:]{3})[A-Z'’ -]{2,40}[.:] [A-Z]")
_LOOKS_ON = re.compile(r"\bas .{2,60} looks? on\b")
_MEDIA_ASIDE = re.compile(
    r"^[\[(](?:info-?graphics?|maps?|videos?|photos?|pictures?|images?|charts?|audio|graphics?|figures?"
    r"|gallery|embed(?:ded)?|tweet|illustration|screenshot|animation|timeline)\b[^\])]*[\])]$",
    re.IGNORECASE,
)
"""A picture that the copy left out ("[Map: who holds what in the north]")."""
_TOLD = re.compile(
    r"\b(?:said|says|told|according|announced|added|stated|was|were|had|has|have|will|would)\b",
    re.IGNORECASE,
)
_MONITORED = re.compile(
    r"^[\[(]?\S.{2,70}?,? in (?:[A-Z][a-z]+(?: and [A-Z][a-z]+)?|vernacular),? (?:at )?"
    r"\d{2}[:.]?\d{2} ?(?:gmt|utc|hrs|hours)\b",
    re.IGNORECASE,
)
"""The station over a monitored text ("Radio Delta, in Spanish 1230 gmt 30 Dec 96")."""
_PHOTO = frozenset({"photo"})
_SYNDICATION = frozenset({"syndication"})
_FROM_PHOTO_TO_CREDIT = ("source:", "credit:", "credits:")


def label_captions(sheet: Sheet) -> None:
    """Labels captions and credits among the open blocks."""
    for block in sheet.open_blocks():
        label = (
            credit(block)
            or caption(block, turn=_is_turn(sheet, block))
            or _under_image(sheet, block)
            or _source_in_brackets(sheet, block)
        )
        if label:
            sheet.put(block.index, label)
    _label_over_credits(sheet)


def _label_over_credits(sheet: Sheet) -> None:
    """One sentence under the title with a bare credit below it ("Foto: Agency") is a caption."""
    for above, block, below in zip(sheet.blocks, sheet.blocks[1:], sheet.blocks[2:], strict=False):
        label = sheet.label(below.index)
        if label is None or label.rule != "picture-credit" or below.words > BARE_CREDIT_WORDS:
            continue
        bare = below.plain.casefold().startswith(label.words)
        if not bare or not block.plain[0].isupper():
            continue
        amid = sheet.is_open(above.index) and above.closed
        told = _TOLD.search(block.plain) or ". " in block.plain
        if sheet.is_open(block.index) and not amid and not told and block.words <= BRACKETS_WORDS:
            sheet.put(block.index, Label(ZoneKind.CAPTION, "over-credit", below.plain, "photo"))


def caption(block: Block, *, turn: bool = False) -> Label | None:
    """ "Photo: J. Doe/AFP", "A harbour. IMAGE: Jane Roe/Reuters", "Troops (AP Photo/J. Doe)"."""
    if block.words > CAPTION_WORDS:
        return None
    hit = block.hit(_PHOTO)
    if hit and not (hit.where == "within" and _speaks_of_photos(block)):
        return Label(ZoneKind.CAPTION, "picture-credit", hit.words, "photo")
    aside = _MEDIA_ASIDE.match(block.plain)
    if aside:
        return Label(ZoneKind.CAPTION, "media-in-brackets", aside.group(), "photo")
    match = (
        _signed().search(block.plain)
        or _after_stop(block)
        or _in_brackets(block)
        or _LABELLED.search(block.plain)
    )
    if match:
        return Label(ZoneKind.CAPTION, "signed-by-agency", match.group(), "photo")
    return None if turn else _described(block)


def _is_turn(sheet: Sheet, block: Block) -> bool:
    """A speaker's turn, with another right above or below ("JANE DOE: The sides take …")."""
    beside = (
        sheet.blocks[i] for i in (block.index - 1, block.index + 1) if 0 <= i < len(sheet.blocks)
    )
    return TURN.match(block.plain) is not None and any(TURN.match(b.plain) for b in beside)


def _in_brackets(block: Block) -> re.Match[str] | None:
    """ "The harbour at dawn. (Jane Roe/Delta News)", "… at dawn. Jane Roe for The Delta"."""
    if block.words > SIGNED_WORDS:
        return None
    return _WITH_SLASH.search(block.plain) or _FOR_OUTLET.search(block.plain)


def _after_stop(block: Block) -> re.Match[str] | None:
    """ "The harbour at dawn. AP Photo": an agency behind the full stop, with nothing after it."""
    return _agency_after_stop().search(block.plain) if block.words <= SIGNED_WORDS else None


def _source_in_brackets(sheet: Sheet, block: Block) -> Label | None:
    """ "The harbour at dawn. (Delta Press)" with the article going on below: a house in brackets
    at the article's end is where its text comes from."""
    if not DESCRIBED_WORDS[0] <= block.words <= BRACKETS_WORDS or not block.tokens[0][0].isupper():
        return None
    match = _NAME_IN_BRACKETS.search(block.plain)
    if match is None or re.search(r"\b(?:said|says|told)\b", block.plain):
        return None
    below = sheet.blocks[block.index + 1 : block.index + 1 + BRACKETS_BELOW]
    if not any(b.closed and b.words >= DESCRIBED_WORDS[0] and b.functional > 0.2 for b in below):
        return None
    return Label(ZoneKind.CAPTION, "source-in-brackets", match.group(), "photo")


def _under_image(sheet: Sheet, block: Block) -> Label | None:
    """A Markdown image's other text, and the line in italics right under it."""
    raw = sheet.page.text[block.start : block.end]
    if raw.startswith("![") and raw.endswith(")") and raw.count("](") == 1:
        return Label(ZoneKind.CAPTION, "image-text", block.plain, "photo")
    italic = raw[0] in "*_" and raw[-1] in "*_" and raw[:2] != "* "
    if italic and block.index and block.gap <= 1 and block.words <= CAPTION_WORDS:
        above = sheet.blocks[block.index - 1]
        if sheet.page.text[above.start : above.end].startswith("!["):
            return Label(ZoneKind.CAPTION, "under-image", block.plain, "photo")
    return None


def _described(block: Block) -> Label | None:
    """A picture told in the present tense ("Jane Doe (left) greets …", "Trucks wait … on May 7,
    2021."); one sentence that reports nobody's words."""
    if not DESCRIBED_WORDS[0] <= block.words <= DESCRIBED_WORDS[1] or block.functional < 0.1:
        return None
    if _TOLD.search(block.plain) or block.plain.count(". ") > 1:
        return None
    pose = _pose(block)
    if pose and (_OVERLINE.match(block.plain) or _LOOKS_ON.search(block.plain)):
        return Label(ZoneKind.CAPTION, "picture-told", block.tokens[0], "photo")
    match = WHO_IS_WHERE.search(block.plain)
    if match and match.group() != block.plain[:3]:  # "(c) calls for …" is a point
        return Label(ZoneKind.CAPTION, "who-stands-where", match.group(), "photo")
    if pose and any(dated.value for dated in find_dates(block.plain)):
        return Label(ZoneKind.CAPTION, "picture-told", pose, "photo")
    return None


def _pose(block: Block) -> str:
    """What somebody does in the picture; "must leave", "to attend" are no pictures."""
    for above, word in pairwise(block.tokens):
        if word.casefold() in words_for("pose"):
            before = above.casefold()
            if before != "to" and before not in words_for("auxiliary"):
                return word
    return ""


def credit(block: Block) -> Label | None:
    """ "Reporting by J. Doe; Editing by R. Roe", "This article was first published by …",
    "(Reuters)" alone."""
    if _agency_only().match(block.plain):
        return Label(ZoneKind.CREDIT, "agency-alone", block.plain, "syndication")
    if block.words > CREDIT_WORDS:
        return None
    if not block.closed and _MONITORED.match(block.plain):
        return Label(ZoneKind.CREDIT, "monitored-source", block.plain, "syndication")
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
def _agency_after_stop() -> re.Pattern[str]:
    return re.compile(
        rf"[a-z\d][.!?]['\"”’]?\s*(?:(?:{_agencies()})(?: (?:[Pp]hoto|[Ii]mages?))?|[Ss]upplied)$"
    )


@cache
def _agency_only() -> re.Pattern[str]:
    return re.compile(
        rf"^[(\[–—-]+\s*(?:{_agencies()})(?:[/,–-]\s*(?:{_agencies()}))*\s*[)\]]*\.?$",
        re.IGNORECASE,
    )
