"""A first draft of a ceasefire's terms, each line with what it rests on.

A draft is to be read, corrected and completed by a person: what pages or data sets do not tell is
left out and named, what they only plan or claim is marked so. Nothing is guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.actors import Registry, load_registry
from dragoman.actors.folding import fold
from dragoman.model import ActorKind, Known, Status
from dragoman.record import Record
from dragoman.record.verdicts.names import Names
from dragoman.views.dossiers import AgreementDossier, agreement_dossier
from dragoman.views.dossiers.parts import DayTold, RoleTold
from dragoman.views.evidence import Evidence
from dragoman.views.words import status_text

_WITNESSES = 3
"""Facts that are cited for each line; the dossier has them all."""
_QUOTE = 160
_STEPS = {"declared": ("declared", "signed", "reached"), "in_force": ("in force",),
          "ended": ("ended",)}  # fmt: skip
"""The days of terms, and the steps of a document they are taken from, the best first."""
_BOUND = ("party", "signatory", "adhering party")
_WHERE = "Where it holds: ids of states, or zones ([[zones]]), by what pages say of it:"
_NO_ID = re.compile(r"[^\w-]+")
_SO = (None, Status.HAPPENED, Status.ONGOING, Status.CLAIMED, Status.PLANNED)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One key with its value as TOML, None where it is missing, and the comments above it."""

    key: str
    value: str | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft. `missing` names the keys that terms need and nothing tells; with none of them it
    loads as it stands. `tables` are the parties and exclusions, each a table of its own."""

    source: str
    lines: tuple[DraftLine, ...]
    tables: tuple[tuple[str, tuple[DraftLine, ...]], ...]
    missing: tuple[str, ...]

    def to_toml(self) -> str:
        """The draft as a file of terms, its reasons as comments."""
        head = [
            f"# A draft, made from {_line(self.source)}.",
            "# Read every line against its words, correct it, and add what is missing.",
        ]
        if self.missing:
            head.append(f"# Still needed: {', '.join(self.missing)}.")
        body = [_written(line) for line in self.lines]
        body += [_table(name, lines) for name, lines in self.tables]
        return "\n".join([*head, "", *body]) + "\n"


def draft_from_pages(record: Record, name: str, *, registry: Registry | None = None) -> Draft:
    """A draft from what a record tells of the agreement with this name or id; raises UsageError
    where none or several fit."""
    registry = registry or load_registry()
    dossier = agreement_dossier(record, name, registry=registry)
    days = [_day(key, steps, dossier.days) for key, steps in _STEPS.items()]
    days = [day for day in days if day.value or day.because or day.key == "in_force"]
    guarantors = _roles(dossier, ("guarantor", "co-guarantor"))
    guaranteeing = {role.actor or role.name for role in guarantors}
    bound = [r for r in _roles(dossier, _BOUND) if (r.actor or r.name) not in guaranteeing]
    left_out = _roles(dossier, ("excluded party",))
    lines = [
        DraftLine("id", _text(_slug(dossier.name)), ()),
        DraftLine("name", _text(dossier.name), ()),
        *days,
        *([DraftLine("agreement", _text(dossier.agreement), ())] if dossier.agreement else []),
        *_guarantors(guarantors),
        DraftLine(
            "countries", None, (_WHERE, *_cited(e for t in dossier.scope for e in t.evidence))
        ),
    ]
    tables = [("parties", _party(role)) for role in bound]
    tables += [("excluded", _excluded(role)) for role in left_out]
    source = f"{dossier.pages} pages that tell of {dossier.name}"
    return _draft(source, lines, tables, _sources(dossier))


def draft_from_known(known: Known, *, registry: Registry | None = None) -> Draft:
    """A draft from a row of a data set of agreements or ceasefires (PA-X, ETH/PRIO)."""
    registry = registry or load_registry()
    days = {day.what: day for day in known.days}
    lines = [DraftLine("id", _text(_slug(known.id)), ()),
             DraftLine("name", _text(known.name or known.id), (known.id,))]  # fmt: skip
    for key, told in (("declared", ("declared", "signed")), ("in_force", ("in force",)),
                      ("ended", ("ended",))):  # fmt: skip
        day = next((days[what] for what in told if what in days), None)
        if day is not None and day.first == day.last:
            because = (f"{known.id}: {day.what} {day.first}",)
            lines.append(DraftLine(key, day.first.isoformat(), because))
        elif key == "in_force" or day is not None:
            between = f", but {day.first} to {day.last}" if day else ""
            lines.append(DraftLine(key, None, (f"{known.id} gives no single day{between}",)))
    states = [registry.resolve(name, kind=ActorKind.STATE).actor for name in known.about.split(",")]
    where = [state for state in states if state is not None]
    lines.append(DraftLine("countries", _list(where) if where else None,
                           (f"{known.id} is about {known.about or 'no country'}",)))  # fmt: skip
    names, tables = Names(registry), []
    when = min((day.first for day in known.days), default=date.max)
    for party in known.parties:
        who, because = names.name(party.name, when, "").actor, (f"{known.id}: {party.name}",)
        if party.third and "guarant" in (party.role or "").casefold():
            who = registry.resolve(party.name, kind=ActorKind.STATE).actor or who
            lines.append(DraftLine("guarantors", _list([who]) if who else None, because))
        elif not party.third:
            side = DraftLine("side", _text(_slug(party.name)), ())
            tables.append(("parties", (_actor(who, party.name, because), side)))
    return _draft(f"{known.id}, a row of another data set", _joined(lines), tables, (known.id,))


def _joined(lines: Sequence[DraftLine]) -> list[DraftLine]:
    """Guarantors on one line: a key stands once."""
    found = [line for line in lines if line.key == "guarantors" and line.value is not None]
    if len(found) < 2:
        return list(lines)
    whom = [actor for line in found for actor in json.loads(line.value or "[]")]
    one = DraftLine("guarantors", _list(dict.fromkeys(whom)),
                    tuple(why for line in found for why in line.because))  # fmt: skip
    return [line for line in lines if line not in found] + [one]


def _draft(
    source: str,
    lines: Sequence[DraftLine],
    tables: Sequence[tuple[str, tuple[DraftLine, ...]]],
    told: Sequence[str],
) -> Draft:
    missing = [line.key for line in lines if line.key == "in_force" and line.value is None]
    holds = any(line.key == "countries" and line.value for line in lines)
    missing += [] if holds else ["countries or zones"]
    usable = [name for name, its in tables if all(line.value is not None for line in its)]
    missing += [] if usable.count("parties") >= 2 else ["parties (at least two)"]
    written = (*lines, *([DraftLine("sources", _list(told), ())] if told else ()))
    return Draft(source, tuple(written), tuple(tables), tuple(missing))


def _sources(dossier: AgreementDossier) -> tuple[str, ...]:
    """The pages a draft rests on, as its sources."""
    evidence = [each for day in dossier.days for each in day.evidence]
    evidence += [each for role in (*dossier.parties, *dossier.exclusions) for each in role.evidence]
    told = (f"{each.outlet or each.page_name}, {each.published}" for each in evidence)
    return tuple(dict.fromkeys(told))


def _day(key: str, steps: Sequence[str], days: Sequence[DayTold]) -> DraftLine:
    """A day of the terms: what happened before what is claimed before what was planned; other
    days that are told stand in the comments."""
    found = [day for step in steps for status in _SO for day in days
             if day.step == step and day.status is status and day.since is not None
             and day.since == day.until]  # fmt: skip
    rough = [day for step in steps for day in days if day.step == step and day not in found]
    if not found:
        unsharp = dict.fromkeys(f"{day.step}: {day.when}, no single day" for day in rough)
        return DraftLine(key, None, (*unsharp, *_cited(d for day in rough for d in day.evidence)))
    best = found[0]
    assert best.since is not None
    because = ["no page tells it; from the registry"] if best.status is None else []
    if best.status not in (None, Status.HAPPENED):
        because.append(f"{status_text(best.status)} only")
    because += [f"also told: {day.step} {day.when}" for day in found[1:] if day.since != best.since]
    return DraftLine(key, best.since.isoformat(), (*because, *_cited(best.evidence)))


def _roles(dossier: AgreementDossier, wanted: Sequence[str]) -> list[RoleTold]:
    """Who has a role, each once; denied and negated parts are left out."""
    found: dict[str, RoleTold] = {}
    for role in (*dossier.parties, *dossier.exclusions):
        if role.role in wanted and role.status in _SO:
            found.setdefault(role.actor or role.name, role)
    return list(found.values())


def _guarantors(roles: Sequence[RoleTold]) -> Iterator[DraftLine]:
    known = [role for role in roles if _known(role.actor)]
    if known:
        because = tuple(why for role in known for why in _because(role))
        yield DraftLine("guarantors", _list([role.actor or "" for role in known]), because)
    for role in roles:
        if not _known(role.actor):
            yield DraftLine("guarantors", None, (f"{role.name} is in no pack", *_because(role)))


def _party(role: RoleTold) -> tuple[DraftLine, ...]:
    side = DraftLine("side", _text(_slug(role.name)), ())
    return _actor(role.actor, role.name, _because(role)), side


def _excluded(role: RoleTold) -> tuple[DraftLine, ...]:
    return (_actor(role.actor, role.name, _because(role)),)


def _actor(actor: str | None, name: str, because: tuple[str, ...]) -> DraftLine:
    if actor is not None and _known(actor):
        return DraftLine("actor", _text(actor), because)
    lacking = f"{name} is in no pack: add it, or name who is meant"
    return DraftLine("actor", None, (lacking, *because))


def _known(actor: str | None) -> bool:
    """Whether an id is the registry's, and not one of a page alone."""
    return actor is not None and not actor.startswith("~")


def _because(role: RoleTold) -> tuple[str, ...]:
    status = () if role.status in (None, Status.HAPPENED) else (status_text(role.status),)
    told = " ".join((role.name, f"as {role.role}", *(f"({word})" for word in status)))
    return (told, *_cited(role.evidence))


def _cited(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Facts as comments: the words, who printed them, and the fact's id."""
    return tuple(
        f"“{_line(each.quote)}” {each.outlet or each.page_name}, {each.published} ({each.fact})"
        for each in list(evidence)[:_WITNESSES]
    )


def _line(quote: str) -> str:
    words = "".join(c for c in " ".join(quote.split()) if c.isprintable())
    return words if len(words) <= _QUOTE else f"{words[: _QUOTE - 1].rstrip()}…"


def _table(name: str, lines: Sequence[DraftLine]) -> str:
    """A table of its own; one of which something is missing stands as a comment."""
    mark = "" if all(line.value is not None for line in lines) else "# "
    because = (f"# {_comment(why)}" for line in lines for why in line.because)
    pairs = (_pair(line, mark) for line in lines)
    return "\n".join(["", *because, f"{mark}[[{name}]]", *pairs])


def _written(line: DraftLine) -> str:
    return "\n".join([*(f"# {_comment(why)}" for why in line.because), _pair(line, "")])


def _pair(line: DraftLine, mark: str) -> str:
    if line.value is None:
        return f"# {line.key} = ?"
    return f"{mark}{line.key} = {line.value}"


def _comment(words: str) -> str:
    return "".join(c for c in " ".join(words.split()) if c.isprintable())


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, words))}]"


def _slug(name: str) -> str:
    return _NO_ID.sub("-", fold(name).lower()).strip("-") or "draft"
