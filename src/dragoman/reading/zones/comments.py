"""Reader comments: where a block of them opens, with or without a header, and what it takes in."""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.sheet import Label, Sheet

MARK_WINDOW = 14
"""Blocks after a header within which a real comment shows a reply link, an age, a handle."""
HEADLESS_MARKS, SIGNED_COMMENTS = 2, 3
AUTHOR_WORDS = 4
TEXT_WORDS = 14
LONG_BEFORE = 30
"""Words of prose that make what stands before a header an article."""

_MARK_GROUPS = frozenset({"comment_mark", "comment_block"})
_STRONG_MARKS = re.compile(
    r"^(?:log in to |login to |sign in to )?reply(?: to .{1,40})?$|^(?:like|likes"
    r"|0) (?:- )?reply\b|^reply like$"
    r"|^like - reply|^hash(?:ed)?$|^(?:up|down)vote$|^0 (?:up|down)votes?$|^permalink$"
    r"|^report abuse$"
    r"|^last edited 0 |^in reply to |^(?:show|view) 0 (?:more )?repl|^0 points?$"
    r"|^flag as inappropriate$|^reply with quote$|^originally posted by "
)
_SAYS = re.compile(
    r"^.{1,40}\b(?:says|said|wrote|writes)\s*:?$|^.{1,30} (?:says|said|wrote) on .{4,40}:?$",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"^[*_]{0,2}\w[\w .'’-]{1,28}[*_]{0,2} ?[(\[](?=[^)\]\n]{0,34}\d[:.h]\d\d)"
    r"[^)\]\n]{4,36}[)\]]? ?[:–—-] ?\S"
)
"""A comment on one line with its hand and hour ("Rosa (6 Sept, 18:02): …")."""
_SAYS_INLINE = re.compile(r"^[\w@][\w .,'’@-]{0,38} (?:says|said|wrote|writes) ?: ?\S")
"""A comment on one line behind its hand ("night_owl says: …"); under a header of comments only."""
_HAND_INLINE = re.compile(r"^(?=[^:]*(?:[_\d.@]|[a-z][A-Z]|^[a-z]))[\w.@-]{2,24}: ?\S")
"""A handle, as no speaker of a transcript is called, and what it says ("night_owl: no way")."""
INVITATION_WORDS = 14
HEADER_WORDS = 7
_READERS = re.compile(
    r"^(?:what )?(?:our |your |the )?readers?'?s?'? (?:say|said|write|wrote|respond|responses?"
    r"|react|reactions?|comments?|views|voices|opinions?|replies|reply|corner|forum|talk back"
    r"|feedback|letters)\b"
    r"|^(?:have )?your (?:say|comments?|views|opinions?|reactions?|thoughts|voices)$"
    r"|^(?:0|no|one|two|three|four|five|six) (?:people|readers?|visitors?|friends|users?|voices"
    r"|answers|reactions?|thoughts|opinions)\b(?: (?:have )?(?:talked back|responded|replied|said"
    r"|wrote|commented|reacted|so far|on|to).*)?$"
    r"|^(?:reactions?|comments?|replies|responses|views|letters|voices|feedback|opinions|thoughts"
    r"|messages|mail|answers|remarks) (?:from|by|of) (?:our |the |your )?(?:readers?|users|visitors"
    r"|audience|listeners|subscribers|followers|members|you|web)\b"
    r"|^(?:top|best|newest|oldest|latest|recent|featured|selected|highest)(?:[- ]rated)? "
    r"(?:reader )?comments$"
    r"|^(?:the floor is yours|over to you|add your voice|readers' (?:room|table|column|post)"
    r"|write a (?:reply|response|reaction|remark))$"
    r"|^(?:the )?guest ?book$|^(?:join|add to) the (?:talk|discussion|conversation|debate)$"
)
"""Headers of reader comments in whatever words ("Readers' say", "3 people talked back")."""
_DAY_AND_CLOCK = re.compile(r"\d{4}\b.{0,12}\b\d{1,2}[:.]\d{2}|\d{1,2}[:.]\d{2}.{0,12}\b\d{4}\b")
_AGE = re.compile(r" ago(?: at 0.{0,5})?$")
_INITIAL_LAST = re.compile(r"^[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)? [A-Z]\.$")
_FURNITURE_INSIDE = frozenset({"rights"})
_PARTS = frozenset(
    {"tags", "related", "related-link", "author", "nav", "signin", "follow", "rights"}
)
FIRST_COMMENT = 8
"""Blocks of a first comment without a hand that its reader can tell."""
_BEFORE_OPENER = frozenset({"newsletter", "signin", "follow", "share", "count"})


def label_comments(sheet: Sheet) -> None:
    """Labels all from the start of the reader comments on; copyright lines stay furniture."""
    start, rule, words = _find_start(sheet)
    if start is None:
        _label_stray(sheet)
        return
    for block in sheet.blocks[start:]:
        if sheet.group(block.index) in _FURNITURE_INSIDE:
            continue
        sheet.put(block.index, Label(ZoneKind.COMMENT, rule, words, "comment"), overrule=True)
    _label_stray(sheet)


Start = tuple[int | None, str, str]


def _find_start(sheet: Sheet) -> Start:
    """The first opener that holds, or the first comment that shows itself, whichever is first."""
    marks = [block.index for block in sheet.blocks if _is_mark(block)]
    headless = _headless(sheet)
    for block in sheet.blocks:
        if headless[0] is not None and headless[0] <= block.index:
            return headless
        opener = _opener(block)
        if _counts_hands(sheet, block):
            return block.index, "comment-header", block.plain
        if opener and _opens(sheet, block.index, opener, marks):
            return _with_controls(sheet, block.index), "comment-header", block.plain
    return headless


def _opener(block: Block) -> str:
    """ "comment_block" for what only comment systems say, "comment_open" for weaker headers."""
    if block.words > 30:
        return ""
    if block.words <= HEADER_WORDS and _READERS.match(block.key):
        return "comment_open"
    groups = {hit.group for hit in block.hits if hit.where != "within"}
    return next((group for group in ("comment_block", "comment_open") if group in groups), "")


def _opens(sheet: Sheet, index: int, opener: str, marks: list[int]) -> bool:
    before = _prose(sheet, 0, index)
    after = _prose(sheet, index + 1, len(sheet.blocks))
    near = [mark for mark in marks if index < mark <= index + MARK_WINDOW]
    sure = opener == "comment_block" and bool(near or _openers_near(sheet, index))
    if before < LONG_BEFORE:
        # a count above the article ("3 Comments") is followed by the article, not by replies
        return sure and _author_lines(sheet, index) > 0 and not _later_opener(sheet, index, after)
    if not after:
        return True
    names = _author_lines(sheet, index)
    if after < before / 2 and (names or sheet.blocks[index].marks.startswith("#")):
        return True
    return sure or bool(near) or (after < before and names > 1)


def _later_opener(sheet: Sheet, index: int, after: int) -> bool:
    """Another header further down, with most of the page's prose between the two."""
    for block in sheet.blocks[index + 1 :]:
        if _opener(block) and _prose(sheet, index, block.index) > max(LONG_BEFORE, after / 3):
            return not any(_is_strong(b) for b in sheet.blocks[index : block.index])
    return False


def _openers_near(sheet: Sheet, index: int) -> int:
    near = sheet.blocks[max(0, index - 4) : index + 6]
    return sum(bool(_opener(block)) for block in near if block.index != index)


def _author_lines(sheet: Sheet, index: int) -> int:
    """Lines that look like a commenter's name, followed by prose, soon after `index`; or a name
    and what it says on one line."""
    window = sheet.blocks[index + 1 : index + 1 + MARK_WINDOW]
    alone = sum(
        sheet.is_open(block.index) and author_like(block) and _is_text(below)
        for block, below in pairwise(window)
    )
    return alone + sum(_SAYS_INLINE.match(block.plain) is not None for block in window)


def author_like(block: Block) -> bool:
    """A name or handle alone on its line ("Jane Doe", "night_owl77", "Nina K.")."""
    if _INITIAL_LAST.match(block.plain):
        return True
    if not 1 <= block.words <= AUTHOR_WORDS or block.closed or len(block.plain) > 40:
        return False
    if block.functional > 0 and block.words > 1:  # "Something to consider" is a heading
        return False
    return block.plain[-1:] not in ":;," and any(char.isalpha() for char in block.plain)


def _with_controls(sheet: Sheet, index: int) -> int:
    """Takes in the widget's own controls just above its header ("Subscribe", "Login", "11")."""
    while index > 0 and sheet.group(index - 1) in _BEFORE_OPENER and sheet.blocks[index].gap == 0:
        index -= 1
    return index


def _headless(sheet: Sheet) -> Start:
    """Comments without a header, by what every comment of theirs shows: a reply link, "X says:"
    over a day, or a name over a day and clock; at least two of a kind, below some prose."""
    replies = [b for b in sheet.blocks if _is_strong(b)]
    says = [
        b for b in sheet.blocks if b.words <= 12 and _SAYS.match(b.plain) and _dated_below(sheet, b)
    ]
    inline = [b for b in sheet.open_blocks() if _INLINE.match(b.plain)]
    signed = [b for b in sheet.open_blocks() if author_like(b) and _clocked_below(sheet, b)]
    starts = [_start_of(sheet, found) for found, least in
              ((replies, HEADLESS_MARKS), (says, HEADLESS_MARKS), (inline, HEADLESS_MARKS),
               (signed, SIGNED_COMMENTS))
              if len(found) >= least]  # fmt: skip
    starts = [s for s in starts if _prose(sheet, 0, s[0]) >= LONG_BEFORE or s[0] <= 2]
    if not starts:
        return None, "", ""
    index, words = min(starts)
    return index, "comments-without-header", words


def _start_of(sheet: Sheet, found: list[Block]) -> tuple[int, str]:
    """Where the comment begins that shows the first mark: a reply link stands below its text."""
    first = found[0]
    if not _is_strong(first) or first.key.endswith("with quote"):
        return first.index, first.plain  # a forum's first post, the article, has its link too
    for index in range(first.index - 1, max(-1, first.index - 10), -1):
        block = sheet.blocks[index]
        below = sheet.blocks[index + 1]
        dated = below.key.endswith(" ago") or _DAY_AND_CLOCK.search(below.plain) is not None
        if author_like(block) and not block.key.endswith(" ago") and (_is_text(below) or dated):
            return index, first.plain
    for index in range(first.index - 1, max(-1, first.index - FIRST_COMMENT), -1):
        if sheet.group(index) in _PARTS:
            return index + 1, first.plain
    return first.index, first.plain


def _dated_below(sheet: Sheet, block: Block) -> bool:
    below = sheet.blocks[block.index + 1 : block.index + 3]
    return any(any(char.isdigit() for char in b.plain) and b.words <= 10 for b in below)


def _clocked_below(sheet: Sheet, block: Block) -> bool:
    """A day with a clock, or an age, right under a name and over some text."""
    below = sheet.blocks[block.index + 1 : block.index + 3]
    if len(below) < 2 or not (below[1].closed or below[1].words >= TEXT_WORDS):
        return False  # a teaser's headline
    if any(char.isdigit() for char in block.plain[-3:]) and " " in block.plain:
        return False  # "November 20"
    stamp = below[0]
    return stamp.words <= 9 and (
        _AGE.search(stamp.key) is not None or _DAY_AND_CLOCK.search(stamp.plain) is not None
    )


def _label_stray(sheet: Sheet) -> None:
    """Comment prompts outside the comments: a count in the share bar, a link to the form."""
    lone = sum(_is_mark(block) for block in sheet.blocks) == 1
    for block in sheet.open_blocks():
        opener = _opener(block)
        if lone and block.words == 1 and not _is_strong(block):
            continue  # "Moderator" below the name of one who signs
        if opener or (_is_mark(block) and block.words <= 3):
            group = opener or "comment_mark"
            sheet.put(block.index, Label(ZoneKind.BOILERPLATE, "comment-link", block.plain, group))


def _counts_hands(sheet: Sheet, block: Block) -> bool:
    """ "If you liked this note, comment: 3 comments" over "night_owl: always the same"."""
    if block.words > INVITATION_WORDS or not block.key.endswith("0 comments"):
        return False
    below = sheet.blocks[block.index + 1 : block.index + 4]
    return any(_HAND_INLINE.match(b.plain) for b in below)


def _is_mark(block: Block) -> bool:
    if block.words > 12:
        return False
    if _is_strong(block) or block.key.endswith(" ago"):
        return True
    return any(hit.group in _MARK_GROUPS and hit.where != "within" for hit in block.hits)


def _is_strong(block: Block) -> bool:
    return block.words <= 8 and _STRONG_MARKS.search(block.key) is not None


def _is_text(block: Block) -> bool:
    return block.words >= 5


def _prose(sheet: Sheet, start: int, end: int) -> int:
    """Words in open blocks that read as sentences."""
    return sum(
        b.words
        for b in sheet.blocks[start:end]
        if sheet.is_open(b.index) and b.words >= 8 and (b.closed or b.words >= 20)
    )
