"""Idioms: what somebody says, holds, does or is, told by words of which none tells it alone.

"Poured cold water on the plan", "drew a rebuke from Oslo", "will stand surety for the truce": the
tables `idioms` and `idiom_words` hold them in a small language, this file makes patterns of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.loader import load_table

_GAP = r"(?:\s+[\w’'-]+,?){0,4}?"
"""`*`: up to four words of description, or none."""
_OBJECT = r"(?:\s+[^\s.;:!?“”\"]+){1,12}?"
"""`...`: one to twelve words in one clause."""
_POSSESSIVE = r"(?:his|her|its|their|our|my|your|[\w-]+[’']s?)"
"""What stands for `one's`."""
_OWN = "one's"
_WORD = re.compile(r"(?<![\w’'-])[\w’'-]+")
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgmnprt]$")
_NEGATED = "!"


@dataclass(frozen=True, slots=True)
class Idiom:
    """One row: what it tells, who it is told of, and how it reads."""

    kind: str
    value: str
    negated: bool
    who: str
    """before | behind | owner | within: where that somebody stands; thing: nobody is asked for."""
    text: str
    """The words of the row."""

    @property
    def pattern(self) -> re.Pattern[str]:
        return _pattern(self.text)


@dataclass(frozen=True, slots=True)
class Told:
    """An idiom found in a text; `words` are where it stands."""

    idiom: Idiom
    words: re.Match[str]


def told_by_idiom(text: str, kind: str, start: int = 0, end: int | None = None) -> Iterator[Told]:
    """The idioms of one kind in a stretch of text, by position: of two at one word the longer."""
    index = _index(kind)
    stop = len(text) if end is None else end
    behind = start
    for word in _WORD.finditer(text, start, stop):
        if word.start() < behind:
            continue
        rows = index.get(word.group().lower(), ())
        found = [(i, m) for i in rows if (m := i.pattern.match(text, word.start(), stop))]
        if found:
            idiom, match = max(found, key=lambda pair: pair[1].end())
            behind = match.end()
            yield Told(idiom, match)


@cache
def _index(kind: str) -> dict[str, tuple[Idiom, ...]]:
    """The idioms of a kind by each form of the word they begin with."""
    found: dict[str, list[Idiom]] = {}
    for row in load_table("idioms"):
        if row["kind"] != kind:
            continue
        value, words = row["value"], row["words"]
        negated = value.startswith(_NEGATED)
        idiom = Idiom(kind, value.removeprefix(_NEGATED), negated, row["who"], words)
        for first in _forms(words.split()[0]):
            found.setdefault(first.split()[0].lower(), []).append(idiom)
    return {word: tuple(idioms) for word, idioms in found.items()}


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """The words of a row as a pattern; made when its first word is met, for there are many."""
    first, *rest = words.split()
    pieces = [_one_of(first)]
    for part in rest:
        if part == "*":
            pieces.append(_GAP)
        elif part == "...":
            pieces.append(_OBJECT)
        elif part.startswith("?"):
            pieces.append(rf"(?:\s+{_one_of(part[1:])})?")
        else:
            pieces.append(rf"\s+{_one_of(part)}")
    return re.compile(rf"{''.join(pieces)}(?![\w’'-])", re.IGNORECASE)


def _one_of(part: str) -> str:
    forms = sorted(_forms(part), key=len, reverse=True)
    owned = [_POSSESSIVE] if _OWN in part.removeprefix("+").split("/") else []
    return "(?:" + "|".join(owned + [r"\s+".join(map(re.escape, f.split())) for f in forms]) + ")"


def _forms(part: str) -> set[str]:
    """The words a part stands for: its alternatives, the words of a group, the forms of verbs."""
    found: set[str] = set()
    verbal = part.startswith("+")
    for word in part.removeprefix("+").split("/"):
        if word == _OWN:
            continue
        members = _groups()[word[1:]] if word.startswith("@") else (word.replace("_", " "),)
        for member in members:
            found |= inflected(member) if verbal else {member}
    return found


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in load_table("idiom_words"):
        found.setdefault(row["group"], []).append(row["word"])
    return {group: tuple(words) for group, words in found.items()}


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {row["verb"]: tuple(row["forms"].split()) for row in load_table("verb_forms")}


def inflected(verb: str) -> set[str]:
    """All forms of a verb, its particle left as it is ("come under", "came under")."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    irregular = _irregular().get(head)
    forms = {head, *irregular} if irregular else {head, *_regular(head)}
    return {form + tail for form in forms}


def _regular(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es", verb + "ed", verb + "ing"
    stem = verb + verb[-1] if _DOUBLED.search(verb) and len(verb) < MAX_DOUBLED else verb
    return verb + "s", stem + "ed", stem + "ing"


MAX_DOUBLED = 5
"""Letters from which verbs seldom double their last one ("plan", "planned"; "offer")."""
