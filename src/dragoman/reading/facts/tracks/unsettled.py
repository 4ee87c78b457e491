"""What is left open: dates, seats, agendas and questions nobody has settled yet.

Read off the text, one sentence at a time, since what is open may be of any shape: "no decision on
the level has been made", "the manner of counting remains to be defined", "the fate of the port has
been left to later talks", "neither the venue nor the date has been fixed", "who will lead it is
left open".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.lexicon.sieves import sieve
from dragoman.reading.facts.view import PageView, short

THINGS = sieve(
    r"\b(dates?|days?|places?|venues?|time(?:frame|table|ing)?s?|formats?|levels?|agendas?|"
    r"participants?|modalit(?:y|ies)|composition|list of|locations?|details?|duration|schedules?|"
    r"terms|mechanisms?|parameters?|headquarters|seats?|mandates?|leadership|"
    r"chair(?:manship|man|person)?|membership|borders?|boundar(?:y|ies)|status|numbers?|"
    r"procedures?|heads?|members|manner|method|question|issues?|fate|future|sequence|order|size|"
    r"make-up|delegations?|rules|representation|powers|share|sittings?|sessions?|rounds?|"
    r"meetings?|staff|budget|funding|secretariat)\b",
    re.IGNORECASE,
)
"""What about a line of talks can be open."""
_DONE = (
    r"(?:clear|known|defined|decided|determined|settled|specified|agreed|fixed|announced|disclosed|"
    r"certain|resolved|clarified|worked out|established|set|named|appointed|chosen|drawn|discussed|"
    r"hammered out|finali[sz]ed|nominated|negotiated|scheduled|made|taken|reached|found|addressed)"
)
_HAS = r"(?:has|have|had|is|are|was|were|remains?|remained)"
_WHAT = r"(?P<what>[^.;:“”\"]{3,110}?)"
_START = (
    r"(?:(?<=[.;:!?”\"]\s)|(?<=,\s)|(?<=\n)|\A|(?<=—\s)|(?<=–\s)|(?<=\band\s)|(?<=\bbut\s)|"
    r"(?<=\bthat\s))"
)
_LATER = (
    r"(?:(?:a\s+|the\s+)?(?:later|future|further|next|second|final|separate|permanent|subsequent|"
    r"working|joint|special)\s+[\w -]{3,40}|negotiations|talks|experts|the\s+experts|later\b)"
)
_WH = r"(?:whether|who(?:m|se)?|when|where|which|how|what)\b"
_PATTERNS = (
    sieve(
        rf"\b[Nn]o\s+(?:decision|consensus|clarity|word)\s+(?:(?:has|have|had|was|is)\s+(?:yet\s+)?(?:been\s+)?{_DONE}\s+)?"
        rf"(?:yet\s+)?(?:on|about|over|regarding|as\s+to)\s+(?P<what>[^.;:]{{3,90}}?)"
        rf"(?:\s+(?:has|have|had|was|is)\s+(?:yet\s+|so\s+far\s+)?(?:been\s+)?{_DONE}|(?=[.;,]))"
    ),
    sieve(rf"{_START}{_WHAT}\s+{_HAS}\s+(?:still\s+|as\s+yet\s+|also\s+|yet\s+)?to\s+be\s+{_DONE}\b"),
    sieve(
        rf"{_START}{_WHAT}\s+(?:has|have|had|was|were|is|are)\s+(?:(?:been|also|all|still|both)\s+)*left\s+"
        rf"(?:open|unresolved|undecided|unsettled|unclear|out|(?:to|for)\s+{_LATER})\b"
    ),
    sieve(
        rf"{_START}{_WHAT}\s+{_HAS}\s+(?:(?:still|as\s+yet|also|yet)\s+)*(?:undecided|unresolved|unsettled|"
        rf"undetermined|under\s+(?:discussion|negotiation)|in\s+dispute|an\s+open\s+question|open(?=\s*[.;,]))"
    ),
    sieve(rf"\b[Nn]either\s+{_WHAT}\s+(?:has|have|had|was|were)\s+(?:yet\s+)?(?:been\s+)?{_DONE}\b"),
    sieve(
        rf"\b(?P<what>[Nn]o\s+[^.;:,]{{3,50}}?)\s+(?:has|have|had|was|were)\s+(?:yet\s+|so\s+far\s+)?(?:been\s+)"
        rf"{_DONE}\b(?:\s+for\s+[^.;:,]{{3,60}})?"
    ),
    sieve(rf"{_START}(?P<what>(?i:{_WH})[^.;“”\"]{{3,110}}?),?\s+(?:is|was|has|have|had)\s+(?:still\s+|also\s+)?"
               rf"(?:not|yet)\s+(?:yet\s+|been\s+|yet\s+been\s+|to\s+be\s+)?{_DONE}\b"),
)  # fmt: skip
_YET_TO = sieve(
    rf"\b(?:whose|its|their|the|with)\s+(?P<what>[^.;:,]{{3,70}}?)\s+{_HAS}\s+(?:still\s+|as\s+yet\s+)?(?:yet\s+)?to\s+be\s+{_DONE}\b|"
    rf"\b(?:[Ss]till|[Yy]et)\s+to\s+be\s+{_DONE}\s+(?:is|are|was|were)\s+(?P<what2>[^.;:]{{3,110}})|"
    rf"\b[Ll]eft\s+(?:open|unresolved|undecided)\s+(?:is|are|was|were)\s+(?P<what3>[^.;:]{{3,110}})|"
    r"\b(?:[Nn]o\s+agreement|[Nn]o\s+understanding|[Nn]o\s+compromise)\s+(?:has|have|had|was)\s+(?:yet\s+)?(?:been\s+)?(?:found|reached|possible)\s+"
    r"(?:on|about|over)\s+(?P<what4>[^.;:]{3,90})|"
    rf"{_START}(?P<what5>[Tt]he\s+(?:agenda|timetable|date|venue|details?|terms|format|modalities|composition|list)[^.;:,]{{0,60}}?)\s+(?:has|have|is|are|was|were)\s+"
    rf"(?:(?:not|never)\s+(?:yet\s+)?been\s+(?:made\s+public|published|{_DONE})|still\s+being\s+\w+ed)|"
    r"\b(?P<what6>(?:the\s+)?(?:remaining|other|rest)\s+[^.;:,]{0,30}?)\s+(?:are|is)\s+to\s+be\s+(?:decided|agreed|settled|chosen)|"
    r"\b(?:neither|no)\s+(?:side|party|delegation|mediator)\s+(?:would|could)\s+say\s+(?P<what7>where|when|who\b[^.;]{0,60}|whether[^.;]{3,60})"
)
_QUESTION = sieve(rf"^(?:and\s+|but\s+)?{_WH}", re.IGNORECASE)
_CONCRETE = sieve(
    r"\b(?:prisoners?|hostages?|bodies|troops|soldiers|weapons|agreement|deal|accord|one|casualt\w+|"
    r"progress|arrests?|evidence|reports?|violations?|truce|ceasefire)\b",
    re.IGNORECASE,
)
_MATTER = sieve(
    r"\b(?:status|question|issues?|matter|fate|future|borders?|boundar(?:y|ies)|dates?|details?|terms)\b",
    re.IGNORECASE,
)
MAX_WORDS = 18


def unsettled(view: PageView) -> Iterator[tuple[int, int, str]]:
    """(start, end, what) for each thing a sentence leaves open."""
    told: list[tuple[int, int]] = []
    for low, high in dict.fromkeys(clause.sentence for clause in view.clauses):
        for number, pattern in enumerate(_PATTERNS):
            for found in pattern.finditer(view.page.text, low, high):
                what = found["what"].strip(" ,")
                if not _is_open(what, number):
                    continue
                if found.group().endswith(" out") and not _MATTER.search(what):
                    continue  # who was left out has no seat; nothing is left open
                if any(a < found.end() and found.start() < b for a, b in told):
                    continue
                told.append(found.span())
                yield found.start(), found.end(), short(what, words=MAX_WORDS)
        for found in _YET_TO.finditer(view.page.text, low, high):
            what = next((words for words in found.groups() if words), "")
            if any(a < found.end() and found.start() < b for a, b in told):
                continue
            if len(what.split()) <= MAX_WORDS and not _CONCRETE.search(what):
                told.append(found.span())
                yield found.start(), found.end(), short(what, words=MAX_WORDS)


def _is_open(what: str, number: int) -> bool:
    """A question, or a thing of talks; what was left open of deeds and people is none."""
    if len(what.split()) > MAX_WORDS:
        return False
    if _QUESTION.match(what) or number in (0, 2):
        return True
    return bool(THINGS.search(what)) and not _CONCRETE.search(what)
