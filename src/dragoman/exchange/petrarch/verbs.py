"""Verb dictionaries of the PETRARCH coders.

A block opens with `--- NAME [CODE] ---`; verbs follow, one a line, with irregular forms in braces
and perhaps a code of their own, then patterns `- WORDS * WORDS [CODE]`, where `*` is the verb,
`&SET` a set of synonyms (`&SET` and lines `+WORD` at the head of the file), `(…)` a phrase with
its preposition, `{…}` a noun phrase and `$ + % ^` stand for parties. A code `A:B` is A from source
to target and B back. Lines with `~` say what a deed told by a verb of another block becomes:
`~ a (b . ATTACK) SAY = a b 112`. Patterns are read as bags of words before and behind the verb.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.errors import ExchangeError
from dragoman.exchange.petrarch.lines import CODE, Words, content, tell, words_of

NONE = "---"
_BLOCK = re.compile(r"^---\s*(?P<name>\S+)\s*(?:\[(?P<code>[^\]]*)\])?\s*---")
_REWRITING = re.compile(
    r"^~\s*a\s*\(\s*(?P<doer>[ab_])\s+\S+\s+(?P<deed>\w+)\s*\)\s*"
    r"(?P<verb>\w+)\s*=\s*a b (?P<code>\w+)$"
)
_PARTIES = frozenset("$+%^")
_PREPOSITIONS = frozenset(
    {"TO", "OF", "ON", "IN", "WITH", "FOR", "FROM", "AT", "BY", "AGAINST", "OVER", "INTO", "ABOUT",
     "UP", "OUT", "OFF", "DOWN", "AS", "BETWEEN", "UNDER"}
)  # fmt: skip
_CODE = re.compile(r"(?:\d{2,4}|---)?(?::\d{2,4})?")
Bag = tuple[frozenset[Words], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """What source does to target and what target does to source; None for nothing."""

    there: str | None
    back: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words before and behind the verb, each one of several, and the code they make."""

    before: Bag
    behind: Bag
    code: Code

    def fits(self, before: frozenset[str], behind: frozenset[str]) -> bool:
        """Whether all words stand on their side of the verb."""
        return _all_in(self.before, before) and _all_in(self.behind, behind)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's own code, the name of its block and the patterns there, the most telling first."""

    code: Code
    patterns: Sequence[Pattern]
    block: str = ""

    def coded(self, before: frozenset[str], behind: frozenset[str]) -> Code:
        """Return the code of the first pattern that fits, else the verb's own."""
        fitting = (p.code for p in self.patterns if p.fits(before, behind))
        return next(fitting, self.code)


Rewriting = tuple[str, str, bool]
"""The verb that tells, the deed told, and whether who tells it did it."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """The words of each verb (its base form and the irregular ones) to its codes, and what deeds
    become under verbs that tell them.
    """

    entries: Mapping[Words, Verb]
    rewritings: Mapping[Rewriting, str]

    def rewritten(self, verb: Verb, deed: Verb, *, same: bool) -> str | None:
        """Return what a deed becomes under a verb that tells it; each verb of a block is like the
        one that a rule names.
        """
        for (told_by, told, is_same), code in self.rewritings.items():
            blocks = [
                self.entries[w,].block if (w,) in self.entries else None for w in (told_by, told)
            ]
            if is_same is same and blocks == [verb.block, deed.block]:
                return code
        return None


def _all_in(bag: Bag, words: frozenset[str]) -> bool:
    return all(any(words.issuperset(name) for name in names) for names in bag)


def read_verbs(file: str, text: str, problems: list[str] | None = None) -> Verbs:
    """Read a verb dictionary.

    A line that is none of the format raises ExchangeError, or is told in `problems`.
    """
    reading = _Reading({}, {})
    for number, line in content(text):
        try:
            reading.line(line.strip())
        except ExchangeError as error:
            tell(ExchangeError(f"{file}, line {number}: {error}"), problems)
    reading.close()
    return Verbs(reading.verbs, reading.rewritings)


class _Reading:
    """What has been read so far, and the block that is open."""

    def __init__(self, sets: dict[str, set[Words]], verbs: dict[Words, Verb]) -> None:
        self.sets, self.verbs = sets, verbs
        self.set: set[Words] | None = None
        self.block, self.name = Code(None), ""
        self.rewritings: dict[Rewriting, str] = {}
        self.members: list[tuple[Words, Code]] = []
        self.patterns: list[Pattern] = []

    def line(self, line: str) -> None:
        block = _BLOCK.match(line)
        if block:
            self.close()
            self.set, self.name = None, block["name"].upper()
            self.block = _code(block["code"] or NONE)
        elif line.startswith("~"):
            self._rewriting(line)
        elif line.startswith("&"):
            self.set = self.sets.setdefault(line.split()[0].strip("&_").upper(), set())
        elif self.set is not None and line.startswith("+"):
            self.set.add(words_of(line[1:].partition("[")[0]))
        elif line.startswith("-"):
            self.patterns.append(self._pattern(line[1:]))
        else:
            self._member(line)

    def close(self) -> None:
        latest = {(pattern.before, pattern.behind): pattern for pattern in self.patterns}
        self.patterns = list(latest.values())
        self.patterns.sort(key=lambda p: (-len(p.before) - len(p.behind), _is_bare(p)))
        for words, code in self.members:
            self.verbs.setdefault(words, Verb(code, tuple(self.patterns), self.name))
        self.members, self.patterns = [], []

    def _member(self, line: str) -> None:
        cells = CODE.findall(line)
        code = _code(cells[0]) if cells else self.block
        name, _, rest = line.partition("[")[0].partition("{")
        for form in (name, *rest.partition("}")[0].split()):
            words = tuple(word for word in words_of(form.lstrip("+")) if word)
            if words:
                self.members.append((words, code))

    def _rewriting(self, line: str) -> None:
        rule = _REWRITING.match(line)
        if rule is None:
            raise ExchangeError(f"not ~ a (b . DEED) VERB = a b CODE: {line!r}")
        if rule["code"] != "Q":
            same = rule["doer"] != "b"
            self.rewritings[rule["verb"].upper(), rule["deed"].upper(), same] = rule["code"]

    def _pattern(self, line: str) -> Pattern:
        cells = CODE.findall(line)
        before, star, behind = line.partition("[")[0].partition("*")
        if not cells or not star:
            raise ExchangeError(f"a pattern needs * and a [CODE]: {line.strip()!r}")
        return Pattern(self._bag(before), self._bag(behind), _code(cells[-1]))

    def _bag(self, words: str) -> Bag:
        found = []
        for word in re.sub(r"[(){}]", " ", words).split():
            if word[0] in _PARTIES:
                continue
            name = word.strip("&_").upper()
            found.append(
                frozenset(self.sets.get(name, {(name,)}))
                if word.startswith("&")
                else frozenset({words_of(word)})
            )
        return tuple(found)


def _is_bare(pattern: Pattern) -> bool:
    """Whether a pattern asks for prepositions only, which tell less than nouns."""
    names = [name for names in (*pattern.before, *pattern.behind) for name in names]
    return all(word in _PREPOSITIONS for name in names for word in name)


def _code(cell: str) -> Code:
    cell = cell.replace(" ", "")
    if not _CODE.fullmatch(cell):
        raise ExchangeError(f"{cell!r} is no code; write 042, 042:043, :0874 or ---")
    there, _, back = cell.partition(":")
    return Code(there if there not in ("", NONE) else None, back or None)
