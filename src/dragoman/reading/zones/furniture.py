"""Lines that are page furniture whatever stands around them: meters, prompts, menus, notices."""

from __future__ import annotations

import re
from collections.abc import Callable

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.cohesion import reports
from dragoman.reading.zones.plain import words_for
from dragoman.reading.zones.sheet import Label, Sheet

FURNITURE_GROUPS = frozenset(
    {"donate", "share", "follow", "newsletter", "cookie", "signin", "advert", "related", "tags",
     "nav", "app", "meta", "rights", "contact", "disclaimer", "author", "correction", "gallery",
     "end"}
)  # fmt: skip
PROSE_SAFE_GROUPS = frozenset({"rights", "disclaimer", "newsletter", "cookie", "correction"})
"""Their phrases are legal or house formulas; a whole paragraph that holds one is theirs."""
SEPARATED_MENU_ITEMS = 3
PLATFORM_SHARE = 0.7
MENU_TOKENS, MENU_SHARE = 4, 0.8
PROMPT_WORDS = 6
CORRECTION_WORDS = 10
_THIS_TEXT = re.compile(
    r"\bversion\b|\b(?:this|the) (?:article|story|report|piece|page|headline|caption|text|photo"
    r"|name|spelling|title|item)\b|\b(?:amended|updated|corrected|misspel|misstat|misidentif)"
)
SET_IN_BLOCKS, SET_IN_WORDS = 4, 12

_METER = re.compile(
    r"^(?:raised )?(?:0 ?\$|\$ ?0)(?: ?(?:/|of|-|\||raised|goal|to go) ?(?:(?:0 ?\$|\$ ?0)|of"
    r"|goal)?)*$"
)
_RAISED = re.compile(
    r"^(?:0 ?\$|\$ ?0)\s*(?:has been |have been )?(?:raised|pledged|collected|donated"
    r"|of (?:0 ?\$|\$ ?0))"
    r"|(?:raised|goal|target|collected):? (?:0 ?\$|\$ ?0)$|^0% (?:funded|raised|of)\b"
)
_COUNTDOWN = re.compile(r"^0\s+(?:days?|hours?|weeks?)\s+(?:left|remaining|to go|until)\b")
_NUMBER = re.compile(r"^[0$%+\-/.,: ]*$")
_CLOCK_OR_DAY = re.compile(r"^\d{1,2}[:.]\d{2}$|^\d{1,4}([-./])\d{1,2}\1\d{2,4}$")
_ADDRESS = re.compile(r"^\S*(?:https?://|www\.)\S+$|^\S+@\S+\.\w{2,}$", re.IGNORECASE)
_END = re.compile(r"^[\W_]*(?:ends?|30|/ends?)[\W_]*$|^(?:# ?){3}$", re.IGNORECASE)
_HASHTAGS = re.compile(r"^(?:#\w+[\s,]*)+$")
PICTOGRAM_WORDS = 30
_PICTOGRAM = re.compile(r"[💬🗨🗣📊🔔👉👇⬇🎧📷📸🎥📹📩✉📧📱👍👎♥❤☕🔥🛒📥]")
_MENU_SEPARATORS = re.compile(r"\s+[>»›/|•·→]\s+|\s*[|•·]\s*")
_BRACKETED = re.compile(r"^(?:\[[^\[\]]{1,30}\][\s|·<>-]*){3,}$")
_PROMPT = re.compile(
    r"^(?:Support|SUPPORT|Donate to|DONATE TO|Subscribe to|Follow|Join|Advertise on"
    r"|Become a (?:Member|Friend)"
    r" of) (?:[Tt]he )?(?:[A-Z][\w.'’&-]*\s*){1,4}$"
)
_AGO = re.compile(
    r"^(?:published |updated |posted )?(?:about |over )?(?:0|an?|one|two|three|few) "
    r"(?:sec(?:ond)?|min(?:ute)?|hr|hour|day|week|month|year)s? ago$"
)


def label_furniture(sheet: Sheet) -> None:
    """Labels every block that one of the rules knows; the first rule that fires wins."""
    for block in sheet.open_blocks():
        for rule in RULES:
            label = rule(block)
            if label:
                sheet.put(block.index, label)
                break
    _label_set_in(sheet)


def _label_set_in(sheet: Sheet) -> None:
    """ "See also:" over one headline and then the article's text parts no article: it is set in."""
    for block in sheet.blocks[: -SET_IN_BLOCKS + 1]:
        if sheet.group(block.index) != "related" or block.closed:
            continue
        below = sheet.blocks[block.index + 1 : block.index + SET_IN_BLOCKS]
        headline, *text = below
        prose = [b.closed and b.words >= SET_IN_WORDS and sheet.is_open(b.index) for b in text]
        if (
            (all(prose) or (prose[0] and reports(text[0])))
            and sheet.is_open(headline.index)
            and not headline.closed
        ):
            label = _boilerplate("related", block.plain, "related-link")
            for index in (block.index, headline.index):
                sheet.put(index, label, overrule=True)


def _boilerplate(rule: str, words: str, group: str) -> Label:
    return Label(ZoneKind.BOILERPLATE, rule, words, group)


def end_mark(block: Block) -> Label | None:
    """What agencies and press offices close a text with ("(ends)", "-30-", "###")."""
    if block.words <= 2 and _END.match(
        block.plain + " " + block.marks if not block.plain else block.plain
    ):
        return _boilerplate("end-mark", block.plain, "end")
    return None


def empty(block: Block) -> Label | None:
    """No word at all: rules, arrows, bullets ("* * *", "()", "›")."""
    if block.words or any(char.isalnum() for char in block.plain):
        return None
    return _boilerplate("no-words", block.plain, "rule")


def meter(block: Block) -> Label | None:
    """Donation meters and countdowns ("2,500 $", "€12,340 raised of €20,000", "10 DAYS LEFT")."""
    if block.words > 14 or (block.closed and block.words > 8):
        return None
    for pattern in (_METER, _RAISED, _COUNTDOWN):
        if pattern.search(block.key) and any(char.isdigit() for char in block.plain):
            return _boilerplate("meter", block.plain, "donate")
    return None


def number(block: Block) -> Label | None:
    """Bare figures between lines: share counts, votes, page numbers ("11", "1.2K", "3 / 7")."""
    if _NUMBER.match(block.key) and block.words <= 4 and not _CLOCK_OR_DAY.match(block.plain):
        return _boilerplate("bare-number", block.plain, "count")
    return None


def address(block: Block) -> Label | None:
    """A web or mail address alone on its line ("www.example.org/contact")."""
    if _ADDRESS.match(block.plain) or _HASHTAGS.match(block.plain):
        return _boilerplate("address", block.plain, "link")
    return None


def menu(block: Block) -> Label | None:
    """Breadcrumbs and menus on one line ("Home > World > Africa", "News | Sport | Weather")."""
    if _BRACKETED.match(block.plain):
        return _boilerplate("menu", block.plain, "nav")
    if block.closed or block.words > 40:
        return None
    nav = sum(word.casefold() in words_for("nav") for word in block.tokens)
    if block.words >= MENU_TOKENS and nav >= MENU_SHARE * block.words:
        return _boilerplate("menu", block.plain, "nav")  # "News Opinion Sport Jobs Video"
    items = [item for item in _MENU_SEPARATORS.split(block.plain) if item.strip()]
    short = sum(len(item.split()) <= 3 for item in items)
    known = sum(item.strip().casefold() in words_for("nav") for item in items)
    enough = len(items) >= SEPARATED_MENU_ITEMS and short >= 0.7 * len(items) and known
    if enough or (len(items) == 2 and known == 2):
        return _boilerplate("menu", block.plain, "nav")
    return None


def section(block: Block) -> Label | None:
    """A section's name alone on its line ("Middle East", "World News")."""
    if block.key in words_for("nav") and block.plain[0] not in '"“«„':
        return _boilerplate("section", block.plain, "nav")
    return None


def pictograms(block: Block) -> Label | None:
    """What a pictogram of the trade opens ("💬 Marta writes: …", "📊 58% Yes", "🎧 Hear it")."""
    if block.words <= PICTOGRAM_WORDS and _PICTOGRAM.match(block.plain):
        return _boilerplate("pictogram", block.plain, "gallery")
    return None


def platforms(block: Block) -> Label | None:
    """What is left of share bars ("Facebook Twitter WhatsApp Email Print")."""
    words = [word.casefold() for word in block.tokens]
    known = sum(word in words_for("platform") for word in words)
    if words and len(words) <= 15 and known >= PLATFORM_SHARE * len(words):
        return _boilerplate("share-bar", block.plain, "share")
    return None


def ago(block: Block) -> Label | None:
    """The age of a teaser or comment alone on its line ("3 hours ago")."""
    return _boilerplate("age", block.plain, "ago") if _AGO.match(block.key) else None


def cookies(block: Block) -> Label | None:
    """Privacy notices of any length ("We store cookies on your browser to …")."""
    words = {word.casefold() for word in block.tokens}
    if "cookies" in words and words & {"your", "you", "our", "we", "website", "browser"}:
        return _boilerplate("cookie-notice", "cookies", "cookie")
    return None


def prompt(block: Block) -> Label | None:
    """A prompt that calls the outlet by name ("Support The Daily Example", "Follow Example")."""
    if block.words <= PROMPT_WORDS and not block.closed and _PROMPT.match(block.plain):
        return _boilerplate("prompt", block.plain, "donate")
    return None


def phrase(block: Block) -> Label | None:
    """The set phrases of the trade ("Sign up for our newsletter", "All rights reserved")."""
    for hit in block.hits:
        if hit.words == "(c)" and block.plain[3:].lstrip()[:1].islower():
            continue  # "(c) let convoys pass;" is the third point
        if hit.group == "correction" and corrects_other(block):
            continue
        unsure = _reads_as_prose(block) and _unsure(hit.where, hit.group)
        if hit.group in FURNITURE_GROUPS and not unsure:
            # "Related: one headline" is set between paragraphs, "Related stories" opens a list
            group = "related-link" if hit.group == "related" and hit.where != "line" else hit.group
            return _boilerplate(hit.group, hit.words, group)
    return None


def corrects_other(block: Block) -> bool:
    """ "Correction. In our last number we wrote …" tells its own fact; a note on this page's text
    ("Correction: an earlier version misspelt …") does not."""
    return (
        block.words >= CORRECTION_WORDS
        and block.key.startswith(("correction", "clarification"))
        and _THIS_TEXT.search(block.key) is None
    )


def _reads_as_prose(block: Block) -> bool:
    return block.words >= 25 and block.closed


def _unsure(where: str, group: str) -> bool:
    """ "Register for" may begin a sentence of the article; "We use cookies" does not."""
    return where == "within" and group not in PROSE_SAFE_GROUPS


RULES: tuple[Callable[[Block], Label | None], ...] = (
    end_mark, empty, meter, number, address, ago, cookies, phrase, prompt, section, menu, platforms,
    pictograms,
)  # fmt: skip
