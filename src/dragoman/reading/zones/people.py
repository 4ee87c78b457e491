"""Paragraphs about the people and houses behind a text: author notes, "About the agency"."""

from __future__ import annotations

import re
from bisect import bisect_right

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.bylines import bare_name, byline
from dragoman.reading.zones.plain import words_for
from dragoman.reading.zones.sheet import Label, Sheet

NOTE_WORDS = 110
TAIL_BLOCKS = 12
"""How far above the last prose an author's note may stand."""
LAST_NOTES = 3
TAIL_SHARE = 0.5
"""Author notes stand in the lower half of a text."""

_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|del|al|el|bin|van|von)){1,4}"
_FULL_NAME = re.compile(
    r"(?!By |From |Text|Words|Our |Pictures)[A-Z][\w'’-]+"
    r"(?: (?:[A-Z]\.|de|al|el|bin|van|von|[A-Z][\w'’-]+)){1,3}"
)
_IS_A = re.compile(
    rf"^\W*(?P<name>{_NAME}|The (?:author|writer)s?|He|She)(?:,? [\w ,'’-]{{0,40}}?)? (?:is"
    rf"|was|are|were|has been) "
    r"(?:an?|the|one of|our|currently|also)\b"
)
_DOES = re.compile(
    rf"^\W*(?P<name>{_NAME}|The (?:author|writer)s?) (?:\(@\w+\) )?(?:(?:is|was) )?(?:covers"
    rf"|writes|reports|teaches|leads|serves as|works|worked|joined|directs|edits"
    r"|heads|has (?:written|covered|reported|worked|lived|taught|edited)"
    r"|holds a|received|based in|specialis|specializ)"
)
_HOUSE = re.compile(r"^About (?:the )?[A-Z][\w&.'’ -]{1,50}:?$")
_BY_PRIZE = re.compile(
    r"^(?:[\w-]+ ){0,3}(?:award|prize)-winning (?:journalist|reporter|author|writer)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:covers|covering|based in|author of|books?|articles?|writes|writing|reports"
    r"|reporting|twitter|@\w+|previously"
    r"|former(?:ly)?|university|institute|cent(?:er|re) for|newsletter|magazine|newspaper"
    r"|reach (?:him|her|them)|"
    r"focus(?:es|ed|ing)? on|contributor|desk|beat|degree|teaches|visiting|non-?resident"
    r"|has (?:reported|covered|written|lived|taught))\b",
    re.IGNORECASE,
)
SHORT_NOTE_WORDS = 25
_FOR_HOUSE = re.compile(r"\b(?:for|at|with) (?:[Tt]he )?[A-Z][\w.'’& -]*\.$")
"""Ends in the house ("Jane Doe is a politics reporter for Delta News.")."""
_SAID = re.compile(r"\b(?:said|says|told|added|announced|stated|warned)\b", re.IGNORECASE)


def label_people(sheet: Sheet) -> None:
    """Labels author notes near the end, and what follows an "About X" heading of a release."""
    prose = [b.index for b in sheet.open_blocks() if b.words >= 12]
    if len(prose) < 3:
        return
    authors = _authors(sheet, prose[1])  # a deck may stand over the byline
    for block in list(sheet.open_blocks()):
        later = len(prose) - bisect_right(prose, block.index)
        if later > min(TAIL_BLOCKS, len(prose) * TAIL_SHARE):
            continue
        if _HOUSE.match(block.plain) and block.titled:
            _label_below(sheet, block)
        elif (
            is_author_note(block, sheet.page.byline)
            or _tells_of(block, authors)
            or (block.index >= prose[-1] and _teaches(block, authors))
            or (later < LAST_NOTES and _opens_with(block, authors))
        ):
            sheet.put(
                block.index, Label(ZoneKind.BOILERPLATE, "author-note", block.plain, "author")
            )


def is_author_note(block: Block, byline: str | None) -> bool:
    """ "Jane Doe is a reporter based in Nairobi.", "The author teaches history at …"."""
    if not 5 <= block.words <= NOTE_WORDS or _SAID.search(block.plain):
        return False
    match = _IS_A.match(block.plain) or _DOES.match(block.plain)
    if match is None:
        return _BY_PRIZE.match(block.plain) is not None
    if match["name"].startswith(("The author", "The writer")):
        return True
    jobs = any(word.casefold() in words_for("job") for word in block.tokens)
    names_author = byline is not None and match["name"].casefold() in byline.casefold()
    short = block.words <= SHORT_NOTE_WORDS and _FOR_HOUSE.search(block.plain) is not None
    return names_author or (jobs and (short or _WORK.search(block.plain) is not None))


def _authors(sheet: Sheet, first: int) -> frozenset[str]:
    """Names in the bylines above the first paragraph."""
    lines = [b for b in sheet.blocks[:first] if byline(b, sheet.page.byline) or bare_name(b)]
    found = {match.group() for block in lines for match in _FULL_NAME.finditer(block.plain)}
    found |= {m["name"] for b in sheet.blocks[:first] for m in _BY_FIRST.finditer(b.plain)}
    return frozenset(found | ({sheet.page.byline} if sheet.page.byline else set()))


def _tells_of(block: Block, authors: frozenset[str]) -> bool:
    """ "A former lawyer, Jane Doe now teaches at Delta University.": the one of the byline."""
    if not 5 <= block.words <= NOTE_WORDS or _SAID.search(block.plain):
        return False
    work = _WORK.search(block.plain) or any(w.casefold() in words_for("job") for w in block.tokens)
    return bool(work) and any(name in block.plain for name in authors)


def _opens_with(block: Block, authors: frozenset[str]) -> bool:
    """ "Jane Doe took part in the talks as an adviser.": the one of the byline, by the whole name,
    at the text's end, and not saying anything."""
    told = _SAID.search(block.plain) or "“" in block.plain or '"' in block.plain
    named = any(" " in name and block.plain.startswith(name) for name in authors)
    return named and not told and block.words <= NOTE_WORDS


def _teaches(block: Block, authors: frozenset[str]) -> bool:
    """ "Jane teaches history and keeps bees.": the last line, on one whom the head names."""
    if not 4 <= block.words <= SHORT_NOTE_WORDS or _SAID.search(block.plain):
        return False
    match = _LIVES.match(block.plain)
    return match is not None and any(match["first"] in name.split() for name in authors)


_LIVES = re.compile(
    r"^\W*(?P<first>[A-Z][\w'’-]+)(?: [A-Z][\w.'’-]+){0,3} "
    r"(?:teaches|lives|writes|works|is|keeps|runs"
    r"|studies|studied|edits|covers|reports|likes|spent|grew up"
    r"|blogs|lectures|translates|serves|has)\b"
)
_BY_FIRST = re.compile(
    r"(?:^|[·|•,–—-] ?)(?:by|By|Posted by|posted by) (?P<name>[A-Z][\w'’-]+)"
    r"(?=\s*(?:$|[·|•,–—-]| in | on | at ))"
)


def _label_below(sheet: Sheet, heading: Block) -> None:
    sheet.put(heading.index, Label(ZoneKind.BOILERPLATE, "about-house", heading.plain, "author"))
    for block in sheet.blocks[heading.index + 1 :]:
        if not sheet.is_open(block.index):
            return
        sheet.put(block.index, Label(ZoneKind.BOILERPLATE, "about-house", heading.plain, "author"))
