"""Who counts as whose ally, by what the record tells; and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from dragoman.actors import Registry
from dragoman.model import (
    ActorRef,
    Agreement,
    Ceasefire,
    Fact,
    FactKind,
    Polarity,
    Role,
    Statement,
    Status,
    Track,
)  # fmt: skip
from dragoman.record import Filter, Record
from dragoman.record.store.names import name_key
from dragoman.views.dossiers.sides import registered_side, side
from dragoman.views.evidence import Citing, Evidence

_TOGETHER = frozenset({"guarantor", "mediator", "facilitator", "sponsor"})
"""Roles whose holders act side by side; signatories and parties may be enemies."""
_TOLD = (FactKind.ROLE, FactKind.AGREEMENT, FactKind.CEASEFIRE, FactKind.TRACK, FactKind.STATEMENT)
_SO = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})
_SMALL_TABLE = 6
"""Members of a track or a named group up to which they count as allies: at a larger table sit
also those who fight each other."""
_GROUP = "group"
"""Processes of this kind in the registry are named groups ("friends of …", "the guarantors");
tables of other kinds seat both sides."""


@dataclass(frozen=True, slots=True)
class Alliance:
    """Two sides that count as allies. `why` says what they share, `evidence` is where it is told;
    empty where the registry says so."""

    first: str
    second: str
    why: tuple[str, ...]
    evidence: tuple[Evidence, ...]


Shared = tuple[str, list[tuple[Fact, ActorRef]]]
"""What several actors share, in words, and the facts that say so of each."""


def alliances(
    record: Record, sides: Iterable[str], registry: Registry, citing: Citing
) -> dict[frozenset[str], Alliance]:
    """The allies among these sides (see `sides.side`), by pair.

    Allies share a role that is played side by side, sit in one small track or named group, or
    speak with one voice. That somebody is an ally says nothing about agreement on an issue.
    """
    wanted = frozenset(sides)
    why: dict[frozenset[str], dict[str, list[Fact]]] = {}
    told = (fact for fact in record.facts(Filter(kind=_TOLD)) if _stands(fact))
    facts = sorted(told, key=citing.order)
    for words, pairs in (*_shared(facts), *_roles(facts, registry)):
        for first, second in combinations(pairs, 2):
            pair = frozenset((side(first[1], registry), side(second[1], registry)))
            if len(pair) == 2 and pair <= wanted:
                why.setdefault(pair, {}).setdefault(words, []).extend((first[0], second[0]))
    for words, members in _registered(registry):
        for two in combinations(sorted(wanted & members), 2):
            why.setdefault(frozenset(two), {}).setdefault(words, [])
    return {
        pair: Alliance(min(pair), max(pair), why=tuple(sorted(reasons)),
                       evidence=citing.all(fact for facts in reasons.values() for fact in facts))
        for pair, reasons in why.items()
    }  # fmt: skip


def _stands(fact: Fact) -> bool:
    return fact.status in _SO and fact.polarity is Polarity.AFFIRMED


def _shared(facts: Iterable[Fact]) -> Iterator[Shared]:
    """What the actors of one fact share."""
    for fact in facts:
        detail = fact.detail
        if isinstance(detail, Agreement):
            for role in sorted(_TOGETHER):
                holders = [(fact, h.actor) for h in detail.roles if h.role == role]
                yield f"both {role}s of {detail.agreement.name}", holders
        elif isinstance(detail, Ceasefire):
            yield "both guarantors of a ceasefire", [(fact, actor) for actor in detail.guarantors]
        elif isinstance(detail, Track) and len(detail.members) <= _SMALL_TABLE:
            yield f"both in {detail.track.name}", [(fact, actor) for actor in detail.members]
        elif isinstance(detail, Statement):
            speakers = (detail.speaker, *detail.together)
            yield "spoke with one voice", [(fact, actor) for actor in speakers]


def _roles(facts: Iterable[Fact], registry: Registry) -> Iterator[Shared]:
    """Who plays one role in one document or process; where none is named, in one sentence."""
    holders: dict[tuple[str, str], list[tuple[Fact, ActorRef]]] = {}
    within: dict[tuple[str, str], str] = {}
    for fact in facts:
        if isinstance(fact.detail, Role) and fact.detail.role in _TOGETHER:
            name = fact.detail.in_
            key = fact.detail.role, name_key(name) if name else f"{fact.page} {fact.start}"
            within.setdefault(key, f" of {name}" if name else "")
            holders.setdefault(key, []).append((fact, fact.detail.actor))
    for key, pairs in holders.items():
        once = {side(actor, registry): (fact, actor) for fact, actor in reversed(pairs)}
        yield f"both {key[0]}s{within[key]}", list(once.values())


def _registered(registry: Registry) -> Iterator[tuple[str, frozenset[str]]]:
    """The named groups of the registry that are small enough."""
    for process in registry.processes.values():
        if process.kind == _GROUP and 1 < len(process.members) <= _SMALL_TABLE:
            entries = [entry for member in process.members if (entry := registry.actor(member))]
            members = frozenset(registered_side(entry, registry) for entry in entries)
            yield f"both in {process.name}", members
