"""Actor and agent dictionaries of the PETRARCH coders.

An actor is `NAME_ [CODE]` with synonyms on lines that begin with `+` and, where its role changed,
codes with days on lines of their own: `[USAGOV >090120]`, `[USAELI 780101-000101]`. An agent is
`FARMER [~AGR]` (behind the actor's code) or `[EXILED~]` (before it), with its plural in braces;
`!NAME! = A, B` sets are filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.errors import ExchangeError
from dragoman.exchange.petrarch.lines import CODE, Words, content, parse_day, tell, words_of

_ENTRY = re.compile(r"^(?P<name>[^\[{]*)(?P<forms>\{[^}]*\})?\s*(?P<code>\[[^\]]*\])?\s*;?$")
_SET = re.compile(r"^(?P<name>!\w+!)\s*=\s*(?P<words>.+)$")


@dataclass(frozen=True, slots=True)
class Role:
    """A code and the days from and to which it holds, both open where None."""

    code: str
    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether the role holds on a day; one without days always does."""
        if self.since is None and self.until is None:
            return True
        if day is None:
            return False
        return (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True, slots=True)
class Names:
    """Names by their first word, longest first, with what each may be."""

    by_first: Mapping[str, Sequence[tuple[Words, tuple[Role, ...]]]]

    def match(self, words: Sequence[str], at: int, day: date | None) -> tuple[int, str] | None:
        """Return how many words from `at` on are a name, and its code on that day; roles with
        days go before the one without.
        """
        for name, roles in self.by_first.get(words[at], ()):
            if tuple(words[at : at + len(name)]) != name:
                continue
            held = [role for role in roles if role.holds(day)]
            held.sort(key=lambda role: role.since is None and role.until is None)
            if held:
                return len(name), held[0].code
        return None


def read_actors(texts: Mapping[str, str], problems: list[str] | None = None) -> Names:
    """Read actor dictionaries (name of the file to its text). Several entries of one name are one
    with the roles of all, those of the first entry first.

    A line that is none of the format raises ExchangeError; with a list of `problems` it is left
    out and told there instead (the published dictionaries have some).
    """
    found: dict[Words, tuple[Role, ...]] = {}
    for file, text in texts.items():
        for names, roles in _entries(file, text, problems):
            for name in names:
                found[name] = (*found.get(name, ()), *roles)
    return _indexed(found)


def _entries(
    file: str, text: str, problems: list[str] | None
) -> Iterator[tuple[list[Words], tuple[Role, ...]]]:
    """Yield each actor's names and roles: a name at the start of a line begins a new one."""
    names: list[Words] = []
    roles: list[Role] = []
    for number, line in content(text):
        where = f"{file}, line {number}"
        new = not line[0].isspace() and line[0] not in "+["
        if new and names:
            yield names, tuple(roles)
            names, roles = [], []
        name = words_of(line.partition("[")[0].strip().lstrip("+"))
        if name:
            names.append(name)
        try:
            roles += _roles(line, where, named=bool(names))
        except ExchangeError as error:
            tell(error, problems)
    if names:
        yield names, tuple(roles)


def _roles(line: str, where: str, *, named: bool) -> list[Role]:
    if not named:
        raise ExchangeError(f"{where}: a code before any name")
    if line.count("[") != line.count("]"):
        raise ExchangeError(f"{where}: a bracket that is not closed: {line.strip()!r}")
    return [_role(cell, where) for cell in CODE.findall(line)]


def _role(cell: str, where: str) -> Role:
    code, _, days = cell.strip().partition(" ")
    days = days.replace(" ", "")
    if not days:
        return Role(code)
    if days[0] == ">":
        return Role(code, since=parse_day(days[1:], where))
    if days[0] == "<":
        return Role(code, until=parse_day(days[1:], where))
    since, dash, until = days.partition("-")
    if not dash:
        raise ExchangeError(f"{where}: days {days!r}; write >DAY, <DAY or DAY-DAY")
    return Role(code, parse_day(since, where), parse_day(until, where))


def read_agents(file: str, text: str, problems: list[str] | None = None) -> Names:
    """Read an agent dictionary; plurals are added where none is written. The code keeps its `~`.

    A line without a code raises ExchangeError, or is told in `problems`.
    """
    sets: dict[str, list[str]] = {}
    found: dict[Words, tuple[Role, ...]] = {}
    for number, line in content(text):
        substitution = _SET.match(line.strip())
        if substitution:
            sets[substitution["name"]] = [w.strip() for w in substitution["words"].split(",")]
            continue
        entry = _ENTRY.match(line.strip())
        if entry is None or not entry["code"] or "~" not in entry["code"]:
            error = f"{file}, line {number}: no agent with a code: {line.strip()!r}"
            tell(ExchangeError(error), problems)
            continue
        role = (Role(entry["code"][1:-1].strip()),)
        for name in _filled(entry["name"], sets):
            for form in _forms(name, entry["forms"]):
                found.setdefault(form, role)
    return _indexed(found)


def _filled(name: str, sets: Mapping[str, Sequence[str]]) -> list[str]:
    for mark, words in sets.items():
        if mark in name:
            return [name.replace(mark, word) for word in words]
    return [name]


def _forms(name: str, braces: str | None) -> list[Words]:
    words = words_of(name)
    if not words:
        return []
    if braces is not None:
        return [words, *(words_of(form) for form in braces[1:-1].split(",") if form.strip())]
    last = words[-1]
    plural = last[:-1] + "IES" if last.endswith("Y") and last[-2:-1] not in "AEIOU" else last + "S"
    return [words, (*words[:-1], plural)]


def _indexed(found: Mapping[Words, tuple[Role, ...]]) -> Names:
    by_first: dict[str, list[tuple[Words, tuple[Role, ...]]]] = {}
    for name, roles in found.items():
        by_first.setdefault(name[0], []).append((name, roles))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return Names(by_first)
