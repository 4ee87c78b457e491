"""Who published a page, who wrote it and where its text comes from, as the page tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.bylines import bare_date
from dragoman.reading.zones.dates import CLOCK, MONTH, WEEKDAY, find_dates
from dragoman.reading.zones.masthead import Masthead, is_name, name_key, outlet_word
from dragoman.reading.zones.plain import words_for
from dragoman.reading.zones.segments import segments_of
from dragoman.reading.zones.sheet import Sheet

ENOUGH_EVIDENCE = 2
DATED_LINE_WORDS = 18
_NAME = (
    r"(?-i:(?:The |the )?[A-Z0-9][\w.'’&-]*"
    r"(?: (?:[A-Z0-9][\w.'’&-]*|(?:of|for|on|and|the|in|de)\b|&)){0,6})"
)
_BY = re.compile(
    r"^(?:by|words by|story by|text by|written by|author|authors|posted by|published by"
    r"|report by|from)\b:?\s*",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    rf"(?:copyright\b|©|\(c\))\s*(?:©|\(c\))?\s*(?:by )?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19"
    rf"|20)?\d\d)?,?)?\s*(?:by )?(?P<name>{_NAME})",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    rf"^(?:support|follow|subscribe to|about|donate to|join|download|contact) (?P<name>{_NAME})$",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    rf"(?:original(?:ly)? (?:source of this article is|source:?|published (?:on|at|in|by)"
    rf"|appeared (?:on|at|in)|posted (?:on|at))"
    rf"|first (?:published|appeared|posted) (?:by|in|on|at)|(?:was|is) (?:re)?published (?:by"
    rf"|in|from)"
    rf"|(?:republished|reprinted|reposted|cross-?posted|reproduced"
    rf"|syndicated)(?: with permission)? (?:from|courtesy of|by)"
    rf"|courtesy of|via:?|produced by)\s*[:,]?\s*(?P<name>{_NAME})",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^\W*(?:original )?(?:source|via|courtesy):\s*(?P<name>\S.{1,60}?)\W*$", re.IGNORECASE
)

_SOURCE_AND_MORE = re.compile(
    rf"^\W*(?:[Oo]riginal )?(?:[Ss]ource|[Vv]ia|[Cc]ourtesy):\s*(?P<name>{_NAME})\.\s"
)


def find_byline(sheet: Sheet) -> str | None:
    """The first byline of the page, without "By"."""
    if sheet.page.byline:
        return sheet.page.byline
    for block in sheet.blocks:
        if sheet.kind(block.index) is not ZoneKind.BYLINE:
            continue
        for piece in segments_of(sheet.page.text[block.start : block.end]) or (block.plain,):
            name = _BY.sub("", _without_day(piece)).strip(" ,|–—-·:")
            if name and any(char.isalpha() for char in name):
                return name
    return None


def find_outlet(sheet: Sheet, masthead: Masthead | None) -> str | None:
    """The outlet as stated, else the masthead, else as told by a line of name and day, a copyright
    line, or prompts that call it by name ("Support X", "X" alone); one weak hint is not enough."""
    if sheet.page.outlet:
        return sheet.page.outlet
    if masthead:
        return masthead.name
    evidence: Counter[str] = Counter()
    for name, weight in _candidates(sheet):
        if (
            name
            and name.casefold() not in words_for("no_outlet")
            and not name.casefold().startswith("all rights")
        ):
            evidence[name] += weight
    if not evidence:
        return None
    name, weight = max(evidence.items(), key=lambda item: item[1])
    return name if weight >= ENOUGH_EVIDENCE else None


def find_republished_from(sheet: Sheet, outlet: str | None, glued: Sequence[str]) -> str | None:
    """Whom a credit names as the text's first publisher (a bare "Source: X" only below the text);
    else, where the outlet is known, another house under the byline or in the dateline."""
    bodies = [b.index for b in sheet.blocks if sheet.kind(b.index) is ZoneKind.BODY]
    last_body = bodies[-1] if bodies else -1
    for block in sheet.blocks:
        if sheet.kind(block.index) is not ZoneKind.CREDIT:
            if block.index > last_body and (house := _credited_house(sheet, block)):
                return house
            continue
        match = _ORIGINAL.search(block.plain) or (
            _SOURCE.match(block.plain) if block.index > last_body else None
        )
        if match:
            return _cleaned(match["name"])
    return _other_house(sheet, outlet, glued) if outlet else None


def _credited_house(sheet: Sheet, block: Block) -> str | None:
    """ "Source: Delta News Agency. Any use without permission is prohibited": below the text, with
    a house behind it."""
    if sheet.kind(block.index) is not ZoneKind.BOILERPLATE:
        return None
    match = _SOURCE_AND_MORE.match(block.plain)
    return match["name"] if match and outlet_word(match["name"]) else None


def _other_house(sheet: Sheet, outlet: str, glued: Sequence[str]) -> str | None:
    """ "by Jane Doe / Delta News Agency / 3 May 2011" or "JUBA (Delta News Agency) –" on a page
    of another outlet; initials ("JUBA (DNA) –") are spelled out where the page does."""
    houses = [b.plain for b in sheet.blocks if sheet.group(b.index) == "outlet"]
    houses += _in_datelines(glued)
    rights = [name for name, _ in _candidates(sheet, only_rights=True)]
    for name in houses:
        if bare_date(name) or any(dated.value for dated in find_dates(name)):
            continue
        full = next((r for r in [*houses, *rights] if r != name and _initials(r) == name), name)
        if not _alike(full, outlet):
            return full
    return None


def _in_datelines(glued: Sequence[str]) -> list[str]:
    return [match["name"].strip() for line in glued for match in _IN_BRACKETS.finditer(line)]


def signing_house(sheet: Sheet, datelines: Sequence[str]) -> str | None:
    """The house in the dateline that signs below the text too: "JUBA (Delta News Agency) – …",
    "(Delta News Agency; editing by J. Doe)". Where no outlet is told, the page is its own."""
    named = (name for name in _in_datelines(datelines) if outlet_word(name) or _known(name))
    return next((name for name in named if _signs(sheet, name)), None)


def _signs(sheet: Sheet, name: str) -> bool:
    bodies = [b.index for b in sheet.blocks if sheet.kind(b.index) is ZoneKind.BODY]
    below = sheet.blocks[bodies[-1] + 1 :] if bodies else []
    return any(b.plain.startswith((f"({name}", name, f"© {name}")) for b in below)


_IN_BRACKETS = re.compile(r"[(/]\s*(?P<name>[A-Z][^()/,]{1,40}?)\s*[)/]")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name_key(name) if word not in ("of", "the", "for")).upper()


def _alike(one: str, other: str) -> bool:
    """The same words, one among the other's, or one the other's initials."""
    ours, theirs = set(name_key(one)), set(name_key(other))
    if not ours or ours <= theirs or theirs <= ours:
        return True
    return _initials(one) == other.upper() or _initials(other) == one.upper()


def _candidates(sheet: Sheet, *, only_rights: bool = False) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    alone = Counter(block.plain for block in sheet.blocks if block.words <= 5)
    lines = 0
    for block in sheet.blocks:
        kind, group = sheet.kind(block.index), sheet.group(block.index)
        if group == "rights":
            match = _RIGHTS.search(block.plain)
            if match:
                found.append((_cleaned(match["name"]), 2))
        elif only_rights:
            continue
        elif group == "outlet":
            found.append((block.plain, 3))
        elif kind is ZoneKind.DATELINE and group == "day":
            name = _beside_day(sheet, block)
            if name and lines == 0:
                found.append((name, 3))
            lines += bool(name)
        elif _heads_dated_line(sheet, block):
            found.append((_cleaned(block.plain.split(",")[0]), 3))
        elif kind is ZoneKind.BOILERPLATE:
            match = _PROMPT.match(block.plain)
            if match and match["name"].split()[0].casefold() not in words_for("no_outlet"):
                name = _cleaned(match["name"])
                found.append((name, 1 + alone.get(name, 0)))
    return found


def _heads_dated_line(sheet: Sheet, block: Block) -> bool:
    """ "The Delta Review, vol. 3, 4 May 2011" among the lines around the text."""
    kept_out = (ZoneKind.BODY, ZoneKind.COMMENT, ZoneKind.TITLE, ZoneKind.BYLINE)
    name, comma, rest = block.plain.partition(",")
    if not comma or sheet.kind(block.index) in kept_out or block.words > DATED_LINE_WORDS:
        return False
    dated = any(one.value for one in find_dates(rest))
    return dated and outlet_word(name) and is_name(name, block, menu=True)


def _beside_day(sheet: Sheet, block: Block) -> str:
    """The name in "The Delta Post, 3 May 2011"; "Juba, 3 May 2011" names a place: the text says
    "in Juba"."""
    for piece in segments_of(sheet.page.text[block.start : block.end]) or (block.plain,):
        name = _cleaned(_without_day(piece))
        if not is_name(name, block, menu=True):
            continue
        place = re.search(rf"\b(?:in|from|near|to|at|outside) {re.escape(name)}\b", sheet.page.text)
        again = sheet.page.text.count(name) > 1 or name.startswith("The ")
        if outlet_word(name) or (not place and (again or _known(name))):
            return name
    return ""


def _known(name: str) -> bool:
    return name.casefold() in words_for("agency")


def _without_day(plain: str) -> str:
    for dated in reversed(list(find_dates(plain))):
        plain = plain[: dated.start] + " " + plain[dated.end :]
    plain = re.sub(rf"(?i)\b{WEEKDAY}(?!\w)|\b{CLOCK}", " ", plain)
    plain = re.sub(rf"(?i)\b(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})\b", " ", plain)
    return " ".join(plain.split())


_LABEL = re.compile(
    r"^(?:(?:first |last )?(?:published|posted|updated|modified|created|issued|released|date"
    r"|upd|on|at|by|from)\b:?\s*)+",
    re.IGNORECASE,
)


def _cleaned(name: str) -> str:
    name = _LABEL.sub("", name.strip(" ,|–—-·:.;()[]"))
    name = re.split(r"\s*[|·]\s*|(?<=[a-z])\. (?=[A-Z])", name)[0]
    name = re.sub(r"[\s,]+(?:19|20)\d\d$", "", name)
    name = re.sub(r"\s+(?:on|in|at|and|of|for|by|the)$", "", name)
    return name.strip(" ,|–—-·:.;()[]")
