"""Idioms: what somebody says, holds, does or is, told by words of which none tells it alone.

"Poured cold water on the plan", "drew a rebuke from Oslo", "will stand surety for the truce": the
tables `idioms` and `idiom_words` hold them in a small language, this file makes patterns of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.loader import load_table
from dragoman.lexicon.sieves import folded_of

_GAP = r"(?:\s+[\w’'-]+,?){0,4}?"
"""`*`: up to four words of description, or none."""
_MOST_OF_GAP = 4
_OBJECT = r"(?:\s+[^\s.;:!?“”\"]+){1,12}?"
"""`...`: one to twelve words in one clause."""
_POSSESSIVE = r"(?:his|her|its|their|our|my|your|[\w-]+[’']s?)"
"""What stands for `one's`."""
_OWN = "one's"
_WORD = re.compile(r"(?<![\w’'-])[\w’'-]+")
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgmnprt]$")
_NEGATED = "!"


@dataclass(frozen=True, slots=True)
class Need:
    """One of these words stands behind the first word of an idiom, at most so many words behind
    it; 0 where nothing tells how many."""

    words: frozenset[str]
    within: int


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

    needs: tuple[Need, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        return _pattern(self.text)

    def may_begin(self, words: Sequence[str], at: int, there: frozenset[str]) -> bool:
        """Whether the words behind one of `words` allow a match; `there` are all of them."""
        for need in self.needs:
            if need.words.isdisjoint(there):
                return False
            if need.within and need.words.isdisjoint(words[at + 1 : at + 1 + need.within]):
                return False
        return True


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
    words = list(_WORD.finditer(text, start, stop))
    folded = folded_of(text)
    lows = [folded[word.start() : word.end()] for word in words]
    there = frozenset(lows)
    for at, low in enumerate(lows):
        rows = index.get(low)
        word = words[at]
        if rows is None or word.start() < behind:
            continue
        may = [i for i in rows if i.may_begin(lows, at, there)]
        found = [(i, m) for i in may if (m := i.pattern.match(text, word.start(), stop))]
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
        idiom = Idiom(
            kind, value.removeprefix(_NEGATED), negated, row["who"], words, needs_of(words)
        )
        for first in _forms(words.split()[0]):
            found.setdefault(first.split()[0].lower(), []).append(idiom)
    return {word: tuple(idioms) for word, idioms in found.items()}


def needs_of(words: str) -> tuple[Need, ...]:
    """What stands behind the first word of a row, of its parts that are neither absent at times
    nor a possessive."""
    first, *rest = words.split()
    needs: list[Need] = []
    within: int | None = _longest(first)
    for part in rest:
        if part == "...":
            within = None
            continue
        forms = set() if part == "*" else _forms(part.removeprefix("?"))
        heads = frozenset(form.split()[0].lower() for form in forms)
        told = part[0] not in "*?" and _OWN not in part and all(map(_WORD.fullmatch, heads))
        if told:
            needs.append(Need(heads, within or 0))
        if within is not None:
            within += _MOST_OF_GAP if part == "*" else _longest(part.removeprefix("?"))
    return tuple(needs)


def _longest(part: str) -> int:
    """Words of the longest form of a part."""
    return max((len(form.split()) for form in _forms(part)), default=1)


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
