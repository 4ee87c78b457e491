"""The outlet's own name at the top of a page ("THE HARBOUR COURIER", "Radio Delta – English")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dragoman.lexicon import load_table
from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.bylines import bare_date
from dragoman.reading.zones.dates import find_dates, find_days_without_year
from dragoman.reading.zones.plain import key_of, words_for
from dragoman.reading.zones.segments import segments_of
from dragoman.reading.zones.sheet import Sheet

HEAD_BLOCKS, CANDIDATE_LINES = 24, 4
"""How far down a masthead may stand: blocks of any kind, and lines that could be one."""
NAME_WORDS, CAPS_WORDS, TAGLINE_WORDS, TITLE_WORDS = 9, 4, 14, 4
ENOUGH = 3.0
OPENS_PAGE, IN_ADDRESS, NAME_LEAST, ADDRESS_CHARS = 1.0, 1.5, 2, 6
MENU_BELOW = 4
MENU_WORDS, MENU_SHARE = 3, 0.7
INITIALS_MOST = 6
"""The first line of a page alone (2.0) is as often its title; one more sign must agree."""

_TAGLINE = re.compile(
    r"(?i)\b(?:since|est\.?|established|founded|published (?:daily|weekly)|independent|your |we )"
)
_FREQUENCY = re.compile(r"(?i)[\s,]+\(?\d{2,4}(?:[.,]\d{1,2})?\s*(?:fm|am|mhz|khz|mw|sw)\)?$")
_IN_SHORT = re.compile(r"\s+\([A-Z][A-Za-z-]{1,9}\)$")
_OUTER = " ,|–—-·:;()[]*_="
_EDITION = re.compile(
    r"(?i)\s+(?:in english|#\d+|e-?paper|web ?site|home ?page"
    r"|(?:english|online|web|digital|print) edition)$"
)
_SERIES = re.compile(
    r"(?i)\b(?:no|nr|issue|vol|page|part)\b\.?|\b(?:bulletin|release|edition)\W+(?:no|nr|\d)|\d$"
)
_SPACED = re.compile(r"^(?:\w ){3,}\w(?:\s{2,}(?:\w ){2,}\w)*$")
_STATE = re.compile(
    r"(?:(?:Islamic|Federal|Federated|Democratic|People[’']s|United|Socialist|Hashemite|Co-operative)"
    r" ){0,3}(?:Republic|Kingdom|Sultanate|Emirate|Commonwealth|State|States|Union) of [A-Z]"
    r"[\w'’ -]{1,40}$",
    re.IGNORECASE,
)
"""Stands over the ministry whose page it is."""
_PERSON = re.compile(r"(?i)^(?:by|from|author|written|posted|reported|story|text|photos?)\b")


@dataclass(frozen=True, slots=True)
class Masthead:
    """The name, the block it stands in, and the last block that belongs to it (a tagline)."""

    name: str
    index: int
    last: int


def find_masthead(sheet: Sheet, first_body: int) -> Masthead | None:
    """The line above the title that names the outlet.

    It counts with its place (the first line 2.0, the second 1.5, …) and with what agrees: a word
    that outlets are called by, capitals alone, a tagline behind or below it, a section behind it,
    the same name in another line of the page's edges, its initials anywhere, a day beside it.
    """
    best: tuple[float, Masthead] | None = None
    keys = Counter(block.key for block in sheet.blocks[: first_body + 1])
    place = 2.0
    over = house_over_title(sheet)
    if over is not None:
        return Masthead(_spelled(sheet, tidy(sheet.blocks[over].plain)), over, over)
    small = _in_small_letters(sheet, first_body)
    if small is not None:
        return small
    for number, block in enumerate(_head_lines(sheet, first_body)):
        pieces = segments_of(sheet.page.text[block.start : block.end])
        if _SPACED.match(sheet.page.text[block.start : block.end]):  # "D E L T A   N E W S"
            pieces = (" ".join(word.replace(" ", "") for word in pieces),)
        if (
            number == 0 and pieces and outlet_word(pieces[0].partition(": ")[0])
        ):  # "The Delta Post: news of the delta"
            pieces = (*pieces[0].split(": ", 1), *pieces[1:])
        for at, piece in enumerate(pieces[:3]):
            name = tidy(piece)
            if not is_name(name, block):
                continue
            if keys[block.key] > 1 and block.words >= TITLE_WORDS and not outlet_word(name):
                continue  # a line said twice above the text is its title
            score = place - 0.5 * at + _agreement(sheet, block, name, pieces, first_body)
            if score >= ENOUGH and (best is None or score > best[0]):
                last = _tagline_below(sheet, block, first_body)
                best = score, Masthead(name, block.index, last)
        place -= 0.0 if sheet.group(block.index) in _OVER_NAME else 0.5
        if number + 1 >= CANDIDATE_LINES:
            break
    if best is None:
        return None
    name = _spelled(sheet, _short_form(sheet, best[1].name))
    below = _second_line(sheet, best[1], first_body)
    if below is not None:
        return Masthead(_spelled(sheet, f"{best[1].name} {tidy(below.plain)}"), best[1].index,
                        max(best[1].last, below.index))  # fmt: skip
    return Masthead(name, best[1].index, best[1].last)


def _second_line(sheet: Sheet, found: Masthead, first_body: int) -> Block | None:
    """The rest of a name set over two lines ("MINISTRY OF WATER" / "AND FORESTS", "The Harbour" /
    "Courier"): it goes on with a small word, or ends in what such houses are called by."""
    block = sheet.blocks[found.index]
    below = _next_line(sheet, block, first_body)
    if below is None or below.gap or below.closed or below.words > CAPS_WORDS + 1:
        return None
    if tidy(block.plain).casefold() != found.name.casefold() or below.upper != block.upper:
        return None
    words = name_key(below.plain)
    if not words or any(char.isdigit() for char in below.plain):
        return None
    joins = _JOINS.match(below.plain) is not None
    kind = len(words) == 1 and words[0] in words_for("outlet_word")
    return below if joins or (kind and not outlet_word(found.name)) else None


_JOINS = re.compile(
    r"(?:and|of|for|to the|to|AND|OF|FOR|TO THE|TO|&) (?:the |THE )?[A-Z][\w'’-]*"
    r"(?: (?:[A-Z][\w'’-]*|of|and|the|for))*$"
)


def _in_small_letters(sheet: Sheet, first_body: int) -> Masthead | None:
    """ "the slow ferry" on the first line over a menu, as weblogs write their names."""
    first = sheet.blocks[0] if sheet.blocks else None
    if first is None or not first.starts_lower or first.closed or first.words > CAPS_WORDS + 1:
        return None
    below = sheet.blocks[1 : min(first_body, MENU_BELOW)]
    if not any(sheet.group(block.index) == "nav" for block in below):
        return None
    return Masthead(tidy(first.plain), 0, _tagline_below(sheet, first, first_body))


def house_over_title(sheet: Sheet) -> int | None:
    """The top heading of a Markdown page that has a second heading below its menu: the first is
    the house ("# Letters from Delta" / "Home | About" / "## Is this the end?")."""
    heads = [b for b in sheet.blocks if b.marks.startswith("#")][:2]
    if len(heads) < 2 or heads[0].marks != "#" or heads[0].words > NAME_WORDS:
        return None
    between = sheet.blocks[heads[0].index + 1 : heads[1].index]
    menu = any(
        sheet.group(b.index) == "nav" or sheet.page.text.count("](", b.start, b.end) > 1
        for b in between
    )
    prose = any(b.closed and b.words > TAGLINE_WORDS for b in between)
    titled = heads[1].marks in ("#", "##") and heads[1].words >= TITLE_WORDS
    return heads[0].index if menu and titled and not prose else None


def is_name(name: str, block: Block, *, menu: bool = False) -> bool:
    """Could be what an outlet is called: capitalised, short, no sentence, menu, day or person.

    `menu` = the line is known to be no menu or prompt, so its set phrases do not speak against it.
    """
    words = re.findall(r"[^\W_][\w'’.&-]*", name)
    if not 1 <= len(words) <= NAME_WORDS or name[-1:] in ".!?:;,…" or bare_date(name):
        return False
    if key_of(name) in words_for("nav") | words_for("no_outlet") | words_for("section_word"):
        return False
    if not menu and any(hit.where != "within" and hit.group not in _HARMLESS for hit in block.hits):
        return False
    if "://" in name or "@" in name or next(find_days_without_year(name), None):
        return False
    if _SERIES.search(name) or _PERSON.match(name) or not re.search(r"[^\W\d_]{3}|[A-Z]{2}", name):
        return False
    named = sum(word.casefold() in words_for("nav") for word in words)
    if _STATE.match(name):
        return False
    if not menu and len(words) >= MENU_WORDS and named >= MENU_SHARE * len(words):
        return False  # "News Analysis Interview Video"
    large = [word for word in words if word[0].isupper() or word[0].isdigit()]
    small = [word for word in words if word.casefold() in words_for("name_small")]
    first = words[0][0].isupper() or words[0][0].isdigit()
    return first and len(large) + len([w for w in small if w not in large]) == len(words)


_HARMLESS = frozenset({"lead", "byline", "nav", "follow", "share", "signin", "newsletter", "app"})


def tidy(piece: str) -> str:
    """Without a station's frequency, its own initials and outer marks ("RADIO DELTA 101.2 FM",
    "River Mission in Lakeland (RMIL)")."""
    plain = _IN_SHORT.sub("", _FREQUENCY.sub("", piece)).strip(_OUTER)
    return _EDITION.sub("", plain).strip(_OUTER)


def outlet_word(name: str) -> bool:
    """Says what kind of house it is ("… Herald", "Radio …", "Ministry of …")."""
    known = words_for("outlet_word")
    words = name_key(name)
    if len(words) < 2:
        return False
    headed = any(
        word in known and below in ("of", "for", "in", "to", "on")
        for word, below in pairwise(words)
    )
    return headed or words[0] in known or words[-1] in known


def _head_lines(sheet: Sheet, first_body: int) -> Iterator[Block]:
    for block in sheet.blocks[: min(first_body, HEAD_BLOCKS)]:
        kind, group = sheet.kind(block.index), sheet.group(block.index)
        if block.marks.startswith("#") or not block.words or group in _NEVER:
            continue
        if kind in (None, ZoneKind.DATELINE, ZoneKind.HEADING) or group in _MIXED:
            yield block


_NEVER = frozenset({"stamp", "hint", "rule", "count", "cookie"})
_MIXED = frozenset(
    {"nav", "follow", "signin", "share", "day", "outlet", "newsletter", "app", "house"}
)
"""Furniture lines that may hold the name beside a menu ("Delta News | Home | World")."""


def _agreement(
    sheet: Sheet, block: Block, name: str, pieces: tuple[str, ...], first_body: int
) -> float:
    below = _next_line(sheet, block, first_body)
    title_below = _title_below(sheet, block, first_body)
    score = (1.5 if outlet_word(name) else 0.0) - (0.0 if title_below else 1.0)
    score += OPENS_PAGE * (title_below and pieces[0] == name and _opens_page(sheet, block, name))
    score += IN_ADDRESS * _in_address(sheet, name)
    capitals = name.isupper() and len(name.split()) <= CAPS_WORDS and len(name) > 4
    if capitals and title_below:
        score += 1.0
    if len(pieces) > 1 and pieces[0].startswith(name) and not _titled_line(block):
        score += 0.5
    if any(bare_date(piece) for piece in pieces) and len(name.split()) > 1:
        score += 1.0
    tagline = next((p for p in pieces[1:] if p[0].islower() and len(p.split()) > 1), None)
    if tagline or (below is not None and _is_tagline(block, below)):
        score += 1.0
    return score + _repeated(sheet, block, name) + _initials(sheet, name)


def _opens_page(sheet: Sheet, block: Block, name: str) -> bool:
    """Two words or more on the first line of all, over something that is no sentence: a page
    begins with its own name unless a menu, a section or the title itself stands first."""
    camel = re.search(r"[a-z][A-Z]", name) is not None
    if (len(name.split()) < NAME_LEAST and not camel) or block.words > CAPS_WORDS + 2:
        return False
    if any(_is_deed(word) for word in name_key(name)):
        return False
    above = [b for b in sheet.blocks[: block.index] if b.words]
    if any(sheet.group(b.index) not in _OVER_NAME for b in above):
        return False
    below = _next_line(sheet, block, len(sheet.blocks))
    return not above or (below is not None and not below.closed)


def _short_form(sheet: Sheet, name: str) -> str:
    """Spelled out where initials stand before it ("DCM" over "Delta Coast Monitor"); without
    "Online" or "International" where the page calls itself so elsewhere."""
    if name.isupper() and " " not in name and len(name) <= INITIALS_MOST:
        whole = r"[\s|–—:·-]+(?:the )?" + r"[\w'’.&]*[ -](?:(?:of|the|for|and) )*".join(name)
        match = re.search(rf"\b{name}{whole}[\w'’]+", sheet.page.text, re.IGNORECASE)
        if match:
            return match.group()[len(name) :].strip(_OUTER + "\n\t")
    base, _, last = name.rpartition(" ")
    if not base or last.casefold() not in _EDITIONS:
        return name
    said = re.findall(rf"{re.escape(base)}(?!\w| {re.escape(last)})", sheet.page.text)
    return base if said else name


_EDITIONS = frozenset({"online", "international", "digital", "web", "english"})


def _is_deed(word: str) -> bool:
    """A verb of the news ("Rebels And Army Sign Truce"), and no word that outlets are called by."""
    verbs = _verbs()
    return word not in words_for("outlet_word") and (
        word in verbs or word.removesuffix("s") in verbs
    )


@cache
def _verbs() -> frozenset[str]:
    rows = load_table("frames")
    return frozenset(row["lemma"] for row in rows if row["pos"] == "VERB")


_OVER_NAME = frozenset({"nav", "signin", "newsletter", "meta", "app", "share", "follow", "cookie"})


def _in_address(sheet: Sheet, name: str) -> bool:
    """The name run together in a handle or address ("desk@harbourcourier.example")."""
    joined = "".join(re.findall(r"[a-z0-9]", "".join(name_key(name))))
    if len(joined) < ADDRESS_CHARS:
        return False
    return any(joined in match.group().casefold() for match in _HANDLE.finditer(sheet.page.text))


_HANDLE = re.compile(
    r"[\w.+-]{0,64}@[\w.-]{1,80}|(?:https?://|www\.)[\w.-]{1,80}"
    r"|\b[\w-]{1,60}\.(?:com|org|net|info|news|tv|fm|int)\b"
)


def _titled_line(block: Block) -> bool:
    return block.words > NAME_WORDS + TITLE_WORDS


def _is_tagline(block: Block, below: Block) -> bool:
    if below.gap or below.closed or not 2 <= below.words <= TAGLINE_WORDS:
        return False
    return below.starts_lower or (_TAGLINE.search(below.plain) is not None and below.words <= 8)


def _tagline_below(sheet: Sheet, block: Block, first_body: int) -> int:
    below = _next_line(sheet, block, first_body)
    return below.index if below is not None and _is_tagline(block, below) else block.index


def _next_line(sheet: Sheet, block: Block, first_body: int) -> Block | None:
    index = block.index + 1
    return sheet.blocks[index] if index < min(first_body, len(sheet.blocks)) else None


def _title_below(sheet: Sheet, block: Block, first_body: int) -> bool:
    """An open line below that is long enough for a title."""
    return any(
        sheet.is_open(other.index) and other.words >= TITLE_WORDS and not _dated(other)
        for other in sheet.blocks[block.index + 1 : first_body]
    )


def name_key(name: str) -> tuple[str, ...]:
    """The words of a name, without case, punctuation and a leading article."""
    words = tuple(re.findall(r"\w+", name.casefold()))
    return words[1:] if words[:1] == ("the",) else words


def _dated(block: Block) -> bool:
    """ "Posted by editor on 3 May 2011": told of a text, not its title."""
    first = next(find_dates(block.plain), None)
    return _PERSON.match(block.plain) is not None or (first is not None and first.start == 0)


def _repeated(sheet: Sheet, block: Block, name: str) -> float:
    """1.0 for each furniture or frame line that says it too, at most two."""
    wanted = " ".join(name_key(name))
    found = 0
    for other in sheet.blocks:
        if other.index == block.index or other.words > 60 or sheet.is_open(other.index):
            continue
        if sheet.kind(other.index) in (ZoneKind.COMMENT, ZoneKind.TITLE):
            continue
        words = " ".join(re.findall(r"\w+", other.plain.casefold()))
        if f" {wanted} " in f" {words} ":
            found += 1
    return min(found, 2) * 1.0


def _initials(sheet: Sheet, name: str) -> float:
    """The page calls itself by its initials ("the RMIL will publish its figures")."""
    words = [
        w for w in re.findall(r"[^\W\d_]+", name) if w.casefold() not in words_for("name_small")
    ]
    initials = "".join(word[0] for word in words).upper()
    if len(initials) < 3:
        return 0.0
    pattern = re.compile(rf"\b{re.escape(initials)}\b")
    return 1.0 if pattern.search(sheet.page.text) else 0.0


def _spelled(sheet: Sheet, name: str) -> str:
    """In mixed case where the page writes it so, else capitals set as a title."""
    if not name.isupper() or " " not in name:
        return name
    pattern = re.compile(re.escape(name), re.IGNORECASE)
    for match in pattern.finditer(sheet.page.text):
        if not match.group().isupper() and match.group()[0].isupper():
            return match.group()
    words = name.split()
    return " ".join(
        word.casefold()
        if number and word.casefold() in words_for("name_small")
        else _capitalised(word)
        for number, word in enumerate(words)
    )


def _capitalised(word: str) -> str:
    """ "HARBOUR" → "Harbour", "CO-OPERATION" → "Co-operation"; "UN", "FM", "BBC" stay."""
    letters = [char for char in word if char.isalpha()]
    if len(letters) <= 3 and not (len(letters) == 3 and set("AEIOU") & set(letters)):
        return word
    return word[0] + word[1:].casefold()
