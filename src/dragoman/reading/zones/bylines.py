"""Lines that say who wrote a page, and lines that say when it appeared."""

from __future__ import annotations

import re

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.dates import CLOCK, DAY_OF_MONTH, MONTH, WEEKDAY, find_dates
from dragoman.reading.zones.plain import words_for
from dragoman.reading.zones.sheet import Label

BYLINE_WORDS, DATELINE_WORDS, OUTLET_WORDS, PREAMBLE_WORDS = 22, 18, 7, 5

_BY = re.compile(
    r"^(?:(?:words|story|text|report|analysis|opinion|article|commentary|written|posted"
    r"|published|reported"
    r"|submitted|authored|interview|review|photos?) by|by|from):?\s+(?=[A-Z@\"“])",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"^(?:author|authors|written by|writer|reporter|correspondent):\s+\S", re.IGNORECASE
)
_IN_PLACE = re.compile(
    r"^(?:[A-Z][\w.'’-]+\s+){1,3}[A-Z][\w'’-]+(?:(?:,"
    r"| and) (?:[A-Z][\w.'’-]+\s+){1,3}[A-Z][\w'’-]+)*,? "
    r"(?:in|at|reporting from) [A-Z][\w'’-]+(?:[ ,-]+[A-Z][\w'’-]+){0,3}$"
)
_NAME = re.compile(
    r"^(?:[A-Z][\w.'’-]*\.?\s+){1,3}(?:(?:van|von|de|del|der|al|el|bin|ben|da|di|la"
    r"|le) )?[A-Z][\w'’-]+$"
)
_LABELS = re.compile(
    r"\b(?:first\s+)?(?:published|posted|updated|last updated|last modified|modified|created"
    r"|date|issued|released"
    r"|publication date|release date|upd|on|at|by|from|and|as of)\b:?",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"^(?:published |posted |updated )?(?:today|yesterday)(?:,? at)?[ ,]*$", re.IGNORECASE
)
_DAY_WITHOUT_YEAR = re.compile(
    rf"\b(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+{DAY_OF_MONTH}|{DAY_OF_MONTH}\s+{MONTH})(?![\w-])",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b{WEEKDAY}(?!\w)", re.IGNORECASE)
_MAYBE_DAY = re.compile(r"\d|day|\b(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"\b{MONTH},?\s+(?:19|20)\d\d\b", re.IGNORECASE)
_CLOCK = re.compile(rf"\b{CLOCK}", re.IGNORECASE)
_VIEWS = re.compile(rf"^\W*\d[\d.,]*\s?[KkMm]?\s*(?:views)?\W+(?:edited\s+)?{CLOCK}$")
"""Under a post of a channel ("👁 14.2K  edited 01:12")."""
_STAMP = re.compile(rf"^(?:updated(?: at)?:?\s*)?{CLOCK}(?:\s*[-–—|:])?$", re.IGNORECASE)


def byline(block: Block, author: str | None) -> Label | None:
    """ "By Jane Doe, Staff Writer", "Jane Doe in Beirut", "Agencies", the stated author."""
    if block.words > BYLINE_WORDS:
        return None
    hit = block.hit(frozenset({"byline"}))
    if hit:
        return Label(ZoneKind.BYLINE, "byline-phrase", hit.words, "byline")
    if author and block.words <= 12 and _names_author(block, author):
        return Label(ZoneKind.BYLINE, "stated-author", block.plain, "byline")
    if _AUTHOR.match(block.plain):
        return Label(ZoneKind.BYLINE, "byline-label", block.plain, "byline")
    if _IN_PLACE.match(block.plain) and not block.upper:
        return Label(ZoneKind.BYLINE, "byline-place", block.plain, "byline")
    match = _BY.match(block.plain)
    if match and _all_names(block.plain[match.end() :]):
        return Label(ZoneKind.BYLINE, "byline-by", block.plain, "byline")
    return None


def bare_name(block: Block) -> bool:
    """Two to four capitalised words, as names stand alone under a title ("Jane Q. Doe")."""
    return 2 <= block.words <= 4 and _NAME.match(block.plain) is not None and not block.closed


def job_line(block: Block) -> bool:
    """ "Jane Doe, Senior Fellow" or "Jane Doe is a reporter": a name with what its bearer does."""
    jobs = words_for("job")
    return (
        2 <= block.words <= 14
        and not block.closed
        and any(word.casefold() in jobs for word in block.tokens)
        and _all_names(block.plain)
    )


def dateline(block: Block) -> Label | None:
    """A line of day, clock, label and outlet only ("Published: 3 March 2017, 14:05 GMT",
    "The Daily Example, March 3, 2017", "14:32")."""
    if block.words > DATELINE_WORDS or (block.plain[-1] in ",;" and block.words > PREAMBLE_WORDS):
        return None  # "Recalling the Lomé Agreement of 7 July 1999," opens a communiqué
    if _STAMP.match(block.plain) or _VIEWS.match(block.plain):
        return Label(ZoneKind.DATELINE, "time-stamp", block.plain, "stamp")
    rest, found = _without_days(block.plain)
    if not found:
        return None
    rest = " ".join(_LABELS.sub(" ", rest).replace("|", " ").split()).strip(" -–—,.:;()·•/[]")
    if len(rest.split()) <= OUTLET_WORDS and _all_names(rest) and not _sentence_like(block):
        return Label(ZoneKind.DATELINE, "day-line", block.plain, "day")
    return None


def bare_date(text: str) -> bool:
    """A day with or without its year, a label and a clock, and nothing else."""
    rest, found = _without_days(text)
    return found and not re.search(r"\w", _LABELS.sub(" ", rest))


def _sentence_like(block: Block) -> bool:
    return block.closed and block.words > 8


def _without_days(plain: str) -> tuple[str, bool]:
    rest = plain
    found = False
    if not _MAYBE_DAY.search(plain):
        return rest, found
    for dated in reversed(list(find_dates(plain))):
        rest = rest[: dated.start] + " " + rest[dated.end :]
        found = True
    for pattern in (_MONTH_YEAR, _DAY_WITHOUT_YEAR, _WEEKDAY):
        rest, count = pattern.subn(" ", rest)
        found = found or bool(count)
    rest = _CLOCK.sub(" ", rest)
    if _TODAY.match(rest):
        return "", True
    return rest, found


def _names_author(block: Block, author: str) -> bool:
    """Every word of the line belongs to the stated author's name, or says "by"."""
    known = set(re.findall(r"\w+", author.casefold())) | {"by", "and", "written"}
    words = re.findall(r"\w+", block.plain.casefold())
    return bool(words) and all(word in known for word in words) and any(len(w) > 3 for w in words)


def _all_names(text: str) -> bool:
    """Only capitalised words, abbreviations and the small words between names."""
    for word in re.findall(r"[^\W\d_][\w'’.-]*", text):
        if (
            not word[0].isupper()
            and word.casefold().strip(".") not in words_for("beside_names")
            and word[0] != "@"
        ):
            return False
    return True
