"""Bodies of talks by the words around them: made, made up, charged, at work, and agendas.

Each rule with a sentence it catches:
- made: "a sub-committee on aid is hereby established", "they split into four working groups"
- made up: "the trilateral contact group comprises delegates of X and Y", "a committee of 150
  members, fifty of them …", "the Joint Commission – the three signatories, with X as observer"
- formed: "Chad and Niger formed the joint working group on Monday"
- named: "the format known as 5+2", "the 2+4 talks", "the Manhasset process is at a standstill"
- agenda: "the talks follow a six-point agenda", "the next round will deal with the status of …"
- at work: "three committees got down to work", "the joint commission has not met since October"
- left to: "the fate of the port was put off to a later round", "is left to a committee that …"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.lexicon.sieves import sieve
from dragoman.model import UNKNOWN_DAY, Fact, Modality, Polarity, Track, TrackName
from dragoman.reading.facts.beside import asserted, clause_around, inside, subject_before
from dragoman.reading.facts.view import PageView, short

_BODY = (
    r"(?:(?:sub-?)?committees?|[Ww]orking\s+[Gg]roups?|[Cc]ontact\s+[Gg]roups?|Troika|Quartet|"
    r"(?:Sub-?)?Committees?|Commissions?|Mechanisms?|Councils?|National\s+Dialogue(?:\s+Conference)?|"
    r"commissions?|working\s+groups?|contact\s+groups?|task\s+forces?|mechanisms?|"
    r"subgroups?|joint\s+teams?|panels?|secretariat|boards?|troika|quartet|national\s+dialogue(?:\s+conference)?)"
)
_LINE = (
    r"(?:process|talks|track|format|negotiations|dialogue|round|channel|platform|discussions|table|"
    r"conference|consultations)"
)
_NAMED = (
    rf"(?P<name>(?:[A-Z\d“\"'][\w’'+&”\"-]*\s+){{1,4}}(?:[a-z-]+\s+){{0,2}}?(?:{_LINE}|{_BODY}))\b"
)
_ANY = (
    r"(?P<name>(?:[A-Z\d][\w’'+-]*\s+){0,4}"
    rf"(?:(?!is|are|was|were|that|which|to\b)[a-z-]+\s+){{0,3}}?{_BODY})\b"
)
_MADE = sieve(
    rf"\b(?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)\s+{_ANY}(?:\s+(?:on|for|of|to)\s+[^.;,]{{3,60}}?)?\s+"
    r"(?:(?:is|are|was|were|will\s+be|shall\s+be|has\s+been|have\s+been|to\s+be)\s+)(?:hereby\s+|also\s+|then\s+)?"
    r"(?:established|set\s+up|formed|created|constituted|instituted|convened|appointed)\b"
)
_FORMED = sieve(
    rf"\b(?:formed|set\s+up|created|established|constituted|instituted|launched|convened)\s+(?:an?|the)\s+{_ANY}"
)
_SPLIT = sieve(
    rf"\b(?:split|divided|broke\s+up|breaking\s+up|splitting|dividing)\s+(?:\w+\s+){{0,4}}into\s+{_ANY}",
    re.IGNORECASE,
)
_MADE_UP = sieve(
    rf"\b{_ANY}(?:\s*\([^()]{{1,40}}\))?(?:\s*,\s*|\s+)(?:(?:which|that)\s+)?(?:(?:is|was|are|were|to\s+be|will\s+be|"
    r"shall\s+be)\s+)?(?:(?:composed|made\s+up|consisting|comprised)\s+of|comprises?|comprising|"
    r"consists?\s+of|of\s+(?:\d+|[a-z]+)\s+members\b|with\s+(?:[a-z]+|\d+)\s+(?:members|officers|delegates|"
    r"representatives|seats)\s+(?:from|for|of|per)\b|(?:[a-z]+|\d+)\s+(?:members|officers|delegates|"
    r"representatives|men|people)\s+(?:a|from\s+each|per|on\s+each)\s+side|(?:[a-z]+|\d+)\s+strong)"
)
_DASHED = sieve(rf"\b{_ANY}\s+[—–-]\s+(?P<who>[^—–.;]{{5,140}}?)(?:\s+[—–-]\s+|[.;])")
_KNOWN_AS = sieve(
    rf"\b(?:{_LINE}|[Ff]ormat|[Cc]hannel)\s+(?:is\s+|was\s+)?(?:known|referred\s+to|described)\s+as\s+(?:the\s+)?(?P<name>[^.;,]{{2,40}})"
)
_GOES = sieve(
    rf"\b[Tt]he\s+{_NAMED}(?:,[^.;]{{3,140}}?,)?\s+(?:(?:has|have|had)\s+(?:now\s+)?(?:been\s+)?|is\s+|are\s+|was\s+|were\s+|"
    r"remains?\s+|remained\s+)?(?:at\s+a\s+standstill|deadlocked|suspended|stalled|frozen|in\s+abeyance|"
    r"moribund|in\s+limbo|dormant|on\s+hold|dead|alive|back\s+on\s+track|gone\s+through|"
    r"follow(?:s|ed)?\s+(?:a|an|the|six|five|four)\b|enter(?:s|ed)?\s+(?:its|their)\b|moves?\s+to\b|moved\s+to\b)"
)
_CALLED = sieve(
    rf"\b(?:what\s+is\s+(?:called|known\s+as)|the\s+so-called|(?:meet|meets|met|sit|sits|sat|work|negotiate)\b[^.;]{{0,50}}?\s"
    rf"as)\s+(?:the\s+)?(?P<name>(?:[A-Z\d][\w’'+-]*\s+){{1,4}}(?:{_LINE}|{_BODY}|[A-Z]\w*(?:ussions|alks|rocess|ialogue|ormat)))\b"
)
_ORDINAL_LINE = sieve(
    r"\b[Tt]he\s+(?P<name>(?:second|third|political|military|economic|humanitarian|security|"
    r"constitutional|parallel|informal|official)\s+track|[A-Z][\w’'-]+\s+(?:round|track|format|process|channel|Four|Group))"
    r"(?:,\s[^.;]{3,100},\s|\s+)(?:has|have|had)\s+(?:not\s+)?(?:met|been|gone|brought)\b|"
    r"\b[Tt]he\s+(?P<name2>[A-Z][\w’'-]+\s+(?:round|session)),\s+the\s+(?:first|second|third|fourth|fifth|sixth|seventh|last|latest)\b"
)
_QUOTED_LINE = sieve(
    r"\bthe\s+(?:so-called\s+)?(?P<name>[“\"‘'][\w +-]{3,30}(?:talks|process|track|format)"
    r"[”\"’']|\d\+\d(?:\+\d)?\s+(?:talks|format|process))"
)
_AT_WORK = sieve(
    r"\b(?:[Aa]n?\s+|[Tt]he\s+|[Tt]wo\s+|[Tt]hree\s+|[Ff]our\s+|[Ff]ive\s+|[Ss]ix\s+|[Ss]even\s+)?"
    r"(?P<name>(?:(?!is|are|was|were|that|which|to\b)[\w’'-]+\s+){0,4}?(?:[Ww]orking\s+[Gg]roups?|"
    r"[Cc]ontact\s+[Gg]roups?|[Ss]ub-?(?:committees?|groups?)|[Cc]ommittees?|[Cc]ommissions?|[Mm]echanisms?|"
    r"[Jj]oint\s+[Tt]eams?)(?:\s+(?:on|of|for)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,4})?)\b"
    r"(?:,[^.;]{3,120},)?\s+"
    r"(?:(?:(?:will|shall|would|is\s+to|are\s+to|was\s+to|were\s+to|has|have|had|have\s+since|did|does|do)\s+)"
    r"(?:not\s+|never\s+|also\s+|now\s+)?)?(?:met|meets?|sat|sits?|convene[sd]?|run\s+in\s+parallel|"
    r"got\s+down\s+to\s+work|get\s+down\s+to\s+work|(?:began|begun|begin|start(?:ed)?|took\s+up|take\s+up|taken\s+up)\s+"
    r"(?:its\s+|their\s+)?(?:work|duties|sittings)|done\s+(?:its|their)\s+(?:job|work)|"
    r"draw\s+up|see\s+to|look\s+after|oversee|supervise|work\s+out|prepare|preparing)\b"
)
""" "Three committees got down to work", "The joint commission has not met since October"."""
_AGENDA = sieve(
    r"\b(?P<name>(?:(?:[Tt]he|[Ii]ts|[Tt]heir)\s+)?(?:[\w’'-]+\s+){0,3}?(?:agenda|talks|negotiations|round|dialogue|"
    r"session))\s+(?:(?:shall|will|would|is\s+to|are\s+to|was\s+to)\s+)?(?:proceed\s+(?:on|along)|deal\s+with|"
    r"take\s+up|turn\s+to|cover|address|follow|comprises?|consists?\s+of|has|have)\s+(?P<what>(?:a\s+)?(?:[\w-]+\s+){0,2}"
    r"(?:agenda(?:\s+items)?|items|points|baskets|chapters|tracks|stages|phases)\b[^.;]{0,80}|the\s+(?:status|question|"
    r"issue|fate|future|composition|command)\s+of\s+[^.;,]{3,80})"
)
_PUT_OFF = sieve(
    r"(?P<what>[^.;:,“”\"]{3,100}?)\s+(?:(?:is|are|was|were|has\s+been|have\s+been|had\s+been|will\s+be|would\s+be)\s+)?"
    r"(?:(?:simply|all|deliberately)\s+)?(?:left|put\s+off|deferred|postponed|relegated|referred|handed|entrusted|reserved)\s+"
    rf"(?:to|until|for)\s+(?P<name>(?:an?\s+|the\s+)(?:[\w-]+\s+){{0,3}}?(?:{_LINE}|{_BODY}|phase|stage|referendum|session))\b"
)
_DEFER = sieve(
    rf"\b{_NAMED}(?:,[^.;]{{3,140}}?,)?\s+(?:has|have|had)\s+(?:put\s+off|deferred|postponed|shelved|set\s+aside)\s+"
    r"(?P<what>(?:the\s+)?(?:question|issue|matter|status|fate|decision)[^.;,]{3,80})"
)


def bodies(view: PageView) -> Iterator[Fact | None]:
    """Bodies and lines of talks, each stretch once."""
    told: list[tuple[int, int]] = []
    for low, high in dict.fromkeys(clause.sentence for clause in view.clauses):
        for pattern, kind in _PATTERNS:
            for found in pattern.finditer(view.page.text, low, high):
                if any(a < found.end() and found.start() < b for a, b in told):
                    continue
                fact = _told(view, found, kind, high)
                if fact is not None:
                    told.append(found.span())
                    yield fact


_PATTERNS = (
    (_MADE_UP, "members"), (_MADE, "made"), (_FORMED, "formed"), (_SPLIT, "made"),
    (_DASHED, "dashed"),
    (_KNOWN_AS, "named"), (_GOES, "named"), (_QUOTED_LINE, "named"),
    (_CALLED, "named"), (_ORDINAL_LINE, "named"), (_AGENDA, "agenda"),
    (_PUT_OFF, "open"), (_DEFER, "open"), (_AT_WORK, "at-work"),
)  # fmt: skip
_STOP = re.compile(r"^(?:The|An?|In|At|Of|On|That|This|With|By|the|an?)\s+")


def _told(view: PageView, found: re.Match[str], kind: str, high: int) -> Fact | None:
    clause = clause_around(view, found.end() - 2) or clause_around(view, found.start() + 1)
    words = found["name"] or found["name2"]
    name = _STOP.sub("", " ".join(words.split())).strip("“”\"'‘’")
    members = inside(view, found.end(), high) if kind == "members" else ()
    if kind == "formed":
        members = subject_before(view, clause.sentence[0], found.start()) if clause else ()
        if clause is None or clause.modality is not Modality.ACTUAL:
            return None  # what is to be formed is read as a plan or a promise
    if kind == "dashed":
        members = inside(view, found.start("who"), found.end("who"))
        if len(members) < MIN_MEMBERS:
            return None
    undetermined = (short(found["what"].strip(), words=16),) if kind == "open" else ()
    next_step = short(found["what"].strip(), words=16) if kind == "agenda" else None
    detail = Track(TrackName(name), members, next_step, undetermined)
    wide = kind == "members" or kind in _AS_TOLD
    return view.fact(
        found.start(), high if wide and high - found.end() < MAX_REST else found.end(), detail,
        modality=clause.modality if clause and kind in _AS_TOLD else Modality.ACTUAL,
        voices=asserted(clause.voices) if clause else (),
        polarity=clause.polarity if clause and kind in ("formed", "at-work") else Polarity.AFFIRMED,
        day=clause.day if clause and kind == "formed" else UNKNOWN_DAY,
        rule=f"track.{_RULES[kind]}", why=name[:40],
    )  # fmt: skip


_AS_TOLD = frozenset({"made", "agenda", "at-work"})
"""Patterns that hold the verb of a clause: planned, wanted or done as that one."""
_RULES = {
    "members": "body", "made": "body", "formed": "body", "dashed": "body", "named": "line",
    "agenda": "agenda", "open": "left-to", "at-work": "body",
}  # fmt: skip
MIN_MEMBERS = 2
MAX_REST = 120
