"""Aliases: the other names that a page gives somebody.

Brackets are read with the mentions ("the Coast Front (CF, formerly Harbour Guard)"). Here are names
told in words, each with the sentence it catches:
- behind the name: "Joe Sow, alias «Lion»", "the Guard, which changed its name to the Unity Army"
- by the one who calls him so: "the Coast Front, which the army calls the Pirates"
- as a sentence: "The group calls itself the Army of the Just", "… and is known as the Guard"
- the name in passing: "The Harbour Guard, as the island's army is known, …"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import (
    UNKNOWN_DAY,
    ActorKind,
    ActorRef,
    AliasOf,
    Day,
    Fact,
    Participant,
)
from dragoman.reading.facts.beside import row_before
from dragoman.reading.facts.frames import in_slot
from dragoman.reading.facts.mergers import mergers
from dragoman.reading.facts.view import PageView

_JOINS = r"(?:of|for|de|del|de la|du|des|da|do|al|el|in|on|the|of the|for the|in the|and)"
_ARTICLE = r"(?:(?:al|el|ar|as|ash|at|ad|an|az|ul|ur|d|l)[-’'])?"
""" "Jabhat al-Nusra", "Lashkar-e-Taiba": an article joined to the name is small."""
_CAPITAL = rf"{_ARTICLE}[A-ZÀ-Þ][\w’'À-ÿ.-]*(?<![.,])"
_RUN = rf"{_CAPITAL}(?: (?:(?:{_JOINS})\s+)?(?:{_JOINS}\s+)?{_CAPITAL})*"
_NAME = rf"(?:the\s+)?(?:[«“\"'‘](?P<quoted>[^«»“”\"\n]{{2,60}}?),?[»”\"'’]|(?P<plain>{_RUN}))"
_HOW = (
    r"(?:(?:also|otherwise|better|commonly|widely|popularly|locally|simply|now|then|later|long|more|"
    r"generally|often|sometimes|usually|variously|universally|still|today)\s+){0,2}"
)
_BY = (
    r"(?:as|by\s+(?:his|her|its|their|the)\s+(?:[\w-]+\s+){0,3}?(?:acronym|initials|abbreviation|"
    r"nom\s+de\s+guerre|name|nickname|alias|pseudonym)(?:\s+of)?,?)"
)
_TO = r"(?:(?:to|among|in)\s+[\w’' ]{2,24}?\s+|(?:locally|simply|collectively|internationally)\s+)?"
_KNOWN = rf"{_HOW}(?:known|referred\s+to|styled)\s+{_TO}{_BY}"
_RENAMED = (
    r"(?:(?:has|have|had|was|were|been|is|later|then|since|recently|now)\s+){0,3}"
    r"(?:renamed(?:\s+(?:itself|themselves|himself))?(?:\s+as)?|rebranded(?:\s+(?:itself|themselves))?"
    r"(?:\s+as)?|rechristened|restyled|changed\s+(?:its|their|his)\s+names?\s+(?:from\s+[^,.;]{3,50}?\s+)?to|"
    r"call(?:s|ed)?\s+(?:itself|themselves|himself|herself)|"
    r"(?:goes|went|go|operates?|operated)\s+(?:by|under)\s+the\s+name(?:\s+of)?)"
)
_FORMER = re.compile(
    r"(?:,\s*|\s*[—–]\s*|\s+)(?:which\s+(?:is|was|were)\s+|and\s+)?(?:formerly|previously|originally|"
    rf"once|until\s+recently)\s+(?:(?:known|called|named|styled)\s+(?:as\s+)?)?{_NAME}"
)
_APPOSED = re.compile(
    rf"(?:,\s*(?:or\s+)?(?:(?:which|who|that)\s+(?:is|was|are|were|has\s+been)\s+)?(?:{_KNOWN}|"
    rf"(?:also|otherwise|now|then|later|sometimes|locally|simply|widely)\s+called|formally|officially|"
    rf"that\s+is(?:\s+to\s+say)?,?|{_HOW}(?:nicknamed|dubbed|abbreviated(?:\s+(?:as|to))?)|(?:(?:which|who|that)\s+)?{_RENAMED}|"
    r"a\.?k\.?a\.?|alias|born|nom\s+de\s+guerre:?|by\s+his\s+nom\s+de\s+guerre,?|"
    r"whose\s+(?:real|full|birth|given)\s+name\s+(?:is|was)|whose\s+nom\s+de\s+guerre\s+(?:is|was)|"
    r"who\s+(?:goes|went)\s+by(?:\s+the\s+name)?(?:\s+of)?)|\s+alias|\s+a\.?k\.?a\.?)"
    rf"\s+{_NAME}"
)
_OR = re.compile(r",\s+or\s+(?:the\s+)?(?P<plain>[A-Z][A-Za-z-]*[A-Z])(?P<quoted>\b)(?=[,.;)])")
_SHORT = re.compile(r",\s+(?:or\s+)?(?P<plain>[A-Z][A-Za-z-]*[A-Z])(?P<quoted>\b)\s+for\s+short\b")
_CALLED_BY = re.compile(
    r",?\s+(?:which|whom|who|that)\s+(?:[\w’'-]+\s+){1,5}?(?:calls?|called|refers?\s+to\s+as|"
    rf"knows?\s+as|knew\s+as|dubs?|dubbed)\s+{_NAME}"
)
_SENTENCE = re.compile(
    rf"\s+(?:{_RENAMED}|(?:is|was|are|were|became|has\s+been|came\s+to\s+be)\s+{_KNOWN})\s+{_NAME}"
)
_AS_KNOWN = re.compile(
    r",\s+as\s+(?P<plain>[^,;.]{3,60}?)(?P<quoted>\b)\s+(?:is|are|was|were)\s+"
    rf"{_HOW}(?:known|called)\b"
)
_FURTHER = re.compile(
    rf",\s+which\s+[^.;]{{3,90}}?\s+(?:and|but)\s+(?:which\s+)?(?:is|was|are|were)\s+{_KNOWN}\s+{_NAME}"
)
""" "the Emirate, which few recognise and which is better known as the Guard"."""
_PATTERNS = (
    (_FORMER, "formerly"), (_APPOSED, "also_known_as"), (_CALLED_BY, "also_known_as"),
    (_SENTENCE, "also_known_as"), (_FURTHER, "also_known_as"), (_OR, "abbreviation"),
    (_SHORT, "abbreviation"),
    (_AS_KNOWN, "also_known_as"),
)  # fmt: skip
_BEFORE = re.compile(rf"(?P<name>{_RUN})(?:\s*[(\[][^()\[\]]{{1,60}}[)\]])?$")
_KNOWING = frozenset({"know", "call", "name", "nickname", "dub", "style"})
_NO_NAME = re.compile(
    r"^(?:He|She|It|They|We|I|The|This|That|These|Those|But|And|In|On|At|If|As|When|While)$"
)
_BODY = re.compile(
    r"\b[Tt]he\s+(?P<name>group|movement|party|militia|faction|alliance|coalition|force|"
    r"organi[sz]ation|army)$"
)
_TITLES = re.compile(
    r"^(?:the\s+)?(?:President|Prime|Minister|Chairman|Secretary|Ambassador|General|Head|Chief|"
    r"Director|Governor|Commander|Envoy|Vice)\b"
)
MAX_BEFORE = 120


def aliases(view: PageView) -> Iterator[Fact | None]:
    """ "Jabhat Fateh al-Sham (formerly Jabhat al-Nusra)", "Joe Sow, alias «Lion»"."""
    told: list[tuple[int, int]] = []
    for alias in view.mentions.aliases:
        detail = AliasOf(alias.actor.name, alias.also, alias.relation)
        told.append((alias.start, alias.end))
        yield view.fact(
            alias.start, alias.end, detail, rule=f"alias.{alias.relation}", why=alias.relation
        )
    for pattern, relation in _PATTERNS:
        for found in pattern.finditer(view.page.text):
            if any(low < found.end() and found.start() < high for low, high in told):
                continue
            fact = _told(view, found, relation)
            if fact is not None:
                told.append((fact.start, fact.end))
                yield fact
    yield from _from_clauses(view, told)
    yield from mergers(view)


def _told(view: PageView, found: re.Match[str], relation: str) -> Fact | None:
    named = _named_before(view, found.start())
    also = " ".join((found["quoted"] or found["plain"]).split())
    if named is None:
        return None
    start, name, ref = named
    person = ref is not None and ref.kind is ActorKind.PERSON
    if relation == "formerly" and (_TITLES.match(also) or (person and "known" not in found[0])):
        return None
    if also.lower() == name.lower():  # the registry has him under the other name
        name = ref.text if ref is not None else name
    if also.lower() == name.lower():
        return None
    until = _given_up(view, found)
    relation = "formerly" if until is not None else relation
    rule = "nickname" if person else relation
    return view.fact(
        start, found.end(), AliasOf(name, (also,), relation), rule=f"alias.{rule}",
        day=until or UNKNOWN_DAY, why=found.group(0).strip()[:40],
    )  # fmt: skip


def _given_up(view: PageView, found: re.Match[str]) -> Day | None:
    """The day until which the other name held: "was known as the Guard until 2003", "known until
    July as the Guard"."""
    behind = _UNTIL.match(view.page.text, found.end())
    inside = _UNTIL.search(view.page.text, found.start(), found.end())
    cue = behind or inside
    if cue is None:
        return None
    days = (m.day for m in view.mentions.days if cue.end() - 1 <= m.start <= cue.end() + 1)
    return next((day for day in days if day.known), None)


_UNTIL = re.compile(r",?\s+(?:until|till|up\s+to)\s+(?:the\s+)?")


def _named_before(view: PageView, end: int) -> tuple[int, str, ActorRef | None] | None:
    """Whose other name follows: the actor mentioned right before, else a name in capitals."""
    refs = row_before(view, max(0, end - MAX_BEFORE), end)
    if refs:
        return refs[-1].start, refs[-1].name, refs[-1]
    low = max(0, end - MAX_BEFORE)
    text = view.page.text[low:end]
    before = _BEFORE.search(text) or _BODY.search(text)
    if before is None or _NO_NAME.match(before["name"]):
        return None
    name = re.sub(r"^(?:The|A|An)\s+", "", before["name"])
    return low + before.end("name") - len(name), name, None


def _from_clauses(view: PageView, told: list[tuple[int, int]]) -> Iterator[Fact | None]:
    """ "The Emirate, which nobody recognises and which is known as the Guard"."""
    for clause in view.clauses:
        if clause.pos != "VERB" or clause.lemma not in _KNOWING:
            continue
        owner = next((p for p in in_slot(clause, "object") if p.actors), None)
        called = next((p for p in in_slot(clause, "as") if _is_name(p)), None)
        if owner is None or called is None:
            continue
        ref = owner.actors[0]
        end = called.end
        if any(low < end and ref.start < high for low, high in told) or ref.start > called.start:
            continue
        also = re.sub(r"^the\s+", "", called.text)
        yield view.fact(
            ref.start, end, AliasOf(ref.name, (also,), "also_known_as"),
            rule="alias.also_known_as", why=clause.cue,
        )  # fmt: skip


def _is_name(participant: Participant) -> bool:
    words = [w for w in participant.text.split() if w.lower() not in ("the", "of", "for", "al")]
    return bool(words) and len(words) <= 6 and all(w[:1].isupper() for w in words)
