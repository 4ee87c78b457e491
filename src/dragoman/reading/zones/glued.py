"""Datelines glued to a paragraph: "GENEVA, March 3 (Agency) — The delegations …"."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from dragoman.model import Zone, ZoneKind
from dragoman.reading.zones.dates import CLOCK, DAY_OF_MONTH, MONTH, WEEKDAY, YEAR
from dragoman.reading.zones.plain import words_for

MAX_CHARS = 110
GLUED_DATELINE = "dateline-"
"""How the reason of a dateline that was cut off a paragraph begins."""
_UPPER_PLACE = r"[A-Z][A-Z.'’-]+(?:[ -](?:[A-Z][A-Z.'’-]+|D\.C\.)){0,4}"
_UPPER_STOP = r"[A-Z]{3}[A-Z’'-]*(?:[ -][A-Z’'-]{3,}){0,2}"
_NAME = r"[A-Z][\w.'’-]*[a-z][\w.'’-]*"
_PLACE = rf"(?:{_UPPER_PLACE}|{_NAME}(?:[ -]{_NAME}){{0,2}})"
_WHERE = rf"{_PLACE}(?:(?:, |\s?/\s?| and ){_PLACE}){{0,2}}"
_WHEN = (
    rf"(?i:(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+{DAY_OF_MONTH}(?!\d)|{DAY_OF_MONTH}\s+{MONTH})"
    rf"(?:,?\s+{YEAR})?|{WEEKDAY})"
)
_DASH = r"\s*(?:[–—―]|-{1,3}|(?<=\s)_(?=\s))\s*"
"""Old wires write a dash as "_"."""
_START = r"(?=[\"'“‘«(\[]?[A-Z0-9])"


@cache
def _endings() -> dict[str, re.Pattern[str]]:
    """What a form ends in, looked for before its places: there are many ways to read a row of
    names, and all of them are tried before a form is given up."""
    agencies = "|".join(map(re.escape, words_for("agency")))
    return {
        "agency-stop": re.compile(rf"/[.,]?(?:{_DASH})?\s*{_START}"),
        "place-source": re.compile(rf"(?:[)/\]]|(?i:{agencies})\b)[.,:]?{_DASH}{_START}"),
        "place-day-source": re.compile(rf"[)/][.:]?\s+{_START}"),
        "place-day": re.compile(rf"{_WHEN}\)?{_DASH}{_START}"),
        "place-day-colon": re.compile(rf"{_WHEN}\s*:\s+{_START}"),
    }


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    agencies = "|".join(
        re.escape(name) for name in sorted(words_for("agency"), key=len, reverse=True)
    )
    source = rf"(?:[(/\[]\s*(?:[\w.,&+/ -]{{2,40}})\s*[)/\]]|(?i:{agencies})\b)"
    name = r"(?:[Tt]he )?[A-Z][\w.'’-]*(?: (?:of|for|and|the|[A-Z][\w.'’-]*)){0,5}"
    return (
        # MOSCOW, December 20. /TASS/. Text
        ("agency-stop", re.compile(
            rf"{_WHERE}(?:,\s*{_WHEN})?[.,]?\s*/[\w .]{{2,30}}/[.,]?(?:{_DASH})?\s*{_START}")),
        # GENEVA, March 3 (Reuters) – Text; NAIROBI (Xinhua) -- Text
        ("place-source", re.compile(
            rf"{_WHERE}(?:,?\s*\(?{_WHEN}\)?)?[,.]?\s*{source}[.,:]?{_DASH}{_START}")),
        # Lome, Jul 7 (Agency) Text
        ("place-day-source", re.compile(
            rf"{_WHERE},\s*{_WHEN}\s*[(/][\w.,&+/ -]{{2,30}}[)/][.:]?\s+{_START}")),
        # GENEVA (3 March 2014) - Text; Geneva, 3 March 2014 — Text
        ("place-day", re.compile(rf"{_WHERE}[,.]?\s*\(?{_WHEN}\)?{_DASH}{_START}")),
        # Belfast, 10 April 1998: Text
        ("place-day-colon", re.compile(rf"{_WHERE},\s*{_WHEN}\s*:\s+{_START}")),
        # (Beirut, March 3, 2017) – Text; (Beirut) – Text
        ("place-brackets", re.compile(rf"\({_WHERE}(?:,\s*{_WHEN})?\){_DASH}{_START}")),
        # January 14, The Example Project - Text; 3 March 2014 (Agency) — Text
        ("day-source", re.compile(rf"{_WHEN},?\s*(?:{source}|{name}){_DASH}{_START}")),
        # March 3, 2014 — Text
        ("day", re.compile(rf"\(?{_WHEN}\)?{_DASH}{_START}")),
        # (Reuters) - Text; /PRNewswire/ -- Text
        ("source", re.compile(
            rf"(?:\([A-Z][\w./ ]{{1,30}}\)|/[A-Z][\w ]{{2,30}}/){_DASH}{_START}")),
        # KABUL, Afghanistan — Text; JUBA – Text; JUBA/KAMPALA – Text
        ("place-upper", re.compile(
            rf"{_UPPER_PLACE}(?:(?:, |\s?/\s?){_PLACE}){{0,2}}{_DASH}{_START}")),
        # ISLAMABAD: Text
        ("place-upper-colon", re.compile(rf"{_UPPER_PLACE}(?:/{_UPPER_PLACE})?:\s+{_START}")),
        # JUBA. Text
        ("place-upper-stop", re.compile(rf"{_UPPER_STOP}\.\s+{_START}")),
        # Maputo. Text
        ("place-stop", re.compile(rf"(?:{_NAME} )?[A-Z][a-zà-ÿ-]{{4,}}\.\s+{_START}")),
        # Jakarta, Delta News -- Text
        ("place-outlet", re.compile(
            rf"{_NAME}, {_NAME}(?: {_NAME}){{0,2}}\s*(?:--|[–—])\s*{_START}")),
        # Juba — Text
        ("place-dash", re.compile(rf"{_NAME}(?:[ -]{_NAME})?(?:, {_NAME})?\s*[–—]\s*{_START}")),
    )  # fmt: skip


_STAMP = re.compile(rf"(?:\*\*)?(?:updated at )?{CLOCK}(?:\*\*)?\s*[-–—|:]\s*(?=\S)", re.IGNORECASE)
TURNS = 3
_TURN = re.compile(r"(?m)^[ \t*_]*([A-Z][A-Z.'’ -]{2,40})(?: \([^()\n]{1,60}\))?:[*_]*\s")
_CUT = re.compile(r"[–—―:/(]|-[-\s]|\s-|\s_\s|^[A-Z][\w ’'-]{2,30}\. ")
_FIRST_ONLY = frozenset(
    {"place-upper-colon", "place-upper-stop", "place-stop", "place-outlet", "place-dash", "day"}
)
_NOT_A_PLACE = re.compile(
    r"(?i)(?:q|a|question|answer|mr|mrs|ms|dr|president|secretary|minister|ambassador"
    r"|moderator|host|note|update"
    r"|correction|breaking|live|latest|related|pictures|source|watch|read|video|photo|analysis|opinion|exclusive|background|summary|clarification|prime|general|colonel|brigadier|captain|professor|senator|hello|greetings|welcome|good|dear|yes|please|thanks)\b"
)


def has_turns(text: str) -> bool:
    """Whether lines begin with speakers in capitals ("JANE DOE: …"): one twice, or several."""
    speakers = Counter(name for name in _TURN.findall(text) if not _NOT_A_PLACE.match(name))
    return any(count > 1 for count in speakers.values()) or len(speakers) >= TURNS


def split_dateline(text: str, zone: Zone, *, first: bool, turns: bool = False) -> list[Zone]:
    """`zone` (body) as one zone, or as the dateline it starts with and the body after it.

    `first` = it is the page's first paragraph, where looser forms ("Juba — …") are trusted;
    `turns` = capitals before a colon name a speaker on this page.
    """
    stretch = text[zone.start : min(zone.end, zone.start + MAX_CHARS)]
    lead = len(stretch) - len(stretch.lstrip("*_ >¶^"))
    found = _match(stretch[lead:], zone, text, first=first)
    if found is None:
        return [zone]
    rule, length = found
    if turns and rule == "place-upper-colon":
        return [zone]
    cut = zone.start + lead + length
    head_end = zone.start + len(text[zone.start : cut].rstrip())
    if cut >= zone.end:
        return [zone]
    words = text[zone.start : head_end]
    why = f"{GLUED_DATELINE}{rule}: {' '.join(words.split())}"
    return [
        Zone(ZoneKind.DATELINE, zone.start, head_end, why),
        Zone(zone.kind, cut, zone.end, zone.why),
    ]


def _match(stretch: str, zone: Zone, text: str, *, first: bool) -> tuple[str, int] | None:
    stamp = _STAMP.match(stretch) if stretch[:1].isdigit() or stretch[:2] in ("**", "Up") else None
    if stamp:
        return "stamp", stamp.end()
    if not _CUT.search(stretch):
        return None
    for rule, pattern in _forms():
        ending = _endings().get(rule)
        may = ending is None or ending.search(stretch) is not None
        match = pattern.match(stretch) if may else None
        if not match or (rule in _FIRST_ONLY and not first):
            continue
        if _NOT_A_PLACE.match(stretch):
            return None
        if rule == "place-dash" and _closes_again(text[zone.start + match.end() : zone.end]):
            continue
        return rule, match.end()
    return None


def _closes_again(rest: str) -> bool:
    """A second dash in the sentence: "Juba – the capital – fell" is no dateline."""
    sentence = re.split(r"[.!?]", rest, maxsplit=1)[0]
    return re.search(r"\s[–—-]\s", sentence) is not None
