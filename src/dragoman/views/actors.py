"""The cast: who appears in the record, under which names, in which parts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from dragoman.model import ActorRef, FactKind, Polarity, Status
from dragoman.record import Filter, Record
from dragoman.record.involved import Involved
from dragoman.record.store.names import name_key
from dragoman.views.asking import EVERYTHING
from dragoman.views.rows import Rows

_TITLES_SHOWN = 6
_NOT_SO = frozenset({Status.DENIED, Status.NEGATED, Status.CANCELLED})
_ROLE_SLOTS = {"guarantors": "guarantor", "excluded": "excluded party", "parties": "party",
               "exclusions": "excluded party"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor. `facts` counts the facts it takes part in, `voiced` those it tells or denies;
    `as_written` holds its names and offices as pages write them, the most frequent first."""

    actor: str | None
    name: str
    kind: str | None
    facts: int
    statements: int
    meetings: int
    voiced: int
    roles: tuple[str, ...]
    as_written: tuple[str, ...]
    first_day: date | None
    last_day: date | None


@dataclass(slots=True)
class _Tally:
    ref: ActorRef
    facts: set[str] = field(default_factory=set)
    statements: int = 0
    meetings: int = 0
    voiced: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    days: list[date] = field(default_factory=list)


def actors(
    record: Record,
    wanted: Filter = EVERYTHING,
    *,
    limit: int | None = None,
    newest: int | None = None,
) -> Rows[ActorRow]:
    """Everybody in the facts that the filter keeps (with `newest` in so many of them, those added
    last), those in most facts first.

    Actors with a registry id are told apart by it; others count as one where their names agree.
    """
    tallies: dict[str, _Tally] = {}
    for fact in record.involved(wanted, newest=newest):
        for slot, ref in fact.slots:
            _count(tallies.setdefault(_key(ref), _Tally(ref)), fact, slot, ref)
        for ref in fact.voices:
            tallies.setdefault(_key(ref), _Tally(ref)).voiced += 1
    rows = sorted((_row(tally) for tally in tallies.values()), key=_order)
    return Rows(ActorRow, rows[:limit])


def _count(tally: _Tally, fact: Involved, slot: str, ref: ActorRef) -> None:
    if ref.kind and not tally.ref.kind:
        tally.ref = ref
    tally.texts[" ".join(ref.text.split())] += 1
    role = _role(fact, slot)
    if role and fact.status not in _NOT_SO:
        tally.roles[role] += 1
    if fact.id in tally.facts:
        return
    tally.facts.add(fact.id)
    tally.statements += slot == "speaker"
    tally.meetings += fact.kind is FactKind.MEETING and fact.polarity is Polarity.AFFIRMED
    tally.days += [day for day in (fact.day_start, fact.day_end) if day]


def _role(fact: Involved, slot: str) -> str | None:
    """The part an actor plays, with what it plays it in: "guarantor, Elim Accord"."""
    if fact.kind is FactKind.ROLE:
        return _within(fact.word, fact.within)
    if fact.kind is FactKind.AGREEMENT:
        return _within(slot.partition(":")[2], fact.within)
    if slot in _ROLE_SLOTS and (fact.kind in (FactKind.CEASEFIRE, FactKind.COMMITMENT)):
        return _within(_ROLE_SLOTS[slot], fact.within or fact.kind.value)
    return None


def _within(role: str, whole: str | None) -> str:
    words = role.replace("_", " ")
    return f"{words}, {whole}" if whole else words


def _row(tally: _Tally) -> ActorRow:
    ref = tally.ref
    written = [t for t, _ in tally.texts.most_common() if _tells_more(t, ref.name)]
    return ActorRow(
        actor=ref.actor,
        name=ref.name,
        kind=ref.kind.value if ref.kind else None,
        facts=len(tally.facts),
        statements=tally.statements,
        meetings=tally.meetings,
        voiced=tally.voiced,
        roles=tuple(role for role, _ in tally.roles.most_common()),
        as_written=tuple(written[:_TITLES_SHOWN]),
        first_day=min(tally.days, default=None),
        last_day=max(tally.days, default=None),
    )


def _tells_more(text: str, name: str) -> bool:
    """Whether a mention is worth listing: "the envoy Ana Kovač" is, "she" and the name are not."""
    key, own = name_key(text).removeprefix("the "), name_key(name)
    several = len(key.split()) > 1
    return key != own and (several or key in own.split() or (text[:1].isupper() and len(key) > 4))


def _key(ref: ActorRef) -> str:
    if ref.actor and not ref.actor.startswith("~"):
        return ref.actor
    return f"~{name_key(ref.name) or ref.name}"


def _order(row: ActorRow) -> tuple[int, str]:
    return -row.facts, name_key(row.name)
