"""Who meets, speaks to, acts upon or signs with whom, and in how many facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from dragoman.model import ActorRef, FactKind, Status
from dragoman.record import Filter, Record
from dragoman.record.involved import Involved
from dragoman.record.relations import RELATING, relations_in
from dragoman.record.store.names import name_key
from dragoman.views.asking import EVERYTHING
from dragoman.views.rows import Rows

MEETS = "meets"
SIGNS = "signs with"
_SIGNING = frozenset({"roles:party", "roles:signatory"})
_TYING = RELATING | {FactKind.AGREEMENT}
_NOT_SO = frozenset({Status.DENIED, Status.NEGATED, Status.CANCELLED})
_FACTS_KEPT = 50


@dataclass(frozen=True, slots=True)
class Tie:
    """What relates two actors. `relation` is "meets", "signs with", the act of a statement
    ("condemn") or the root of an event ("assault"); the first two have no direction, and the names
    stand in order. `statuses` counts the facts of each status; `sample` names the first of them."""

    one: str
    one_name: str
    other: str
    other_name: str
    relation: str
    mutual: bool
    facts: int
    statuses: tuple[tuple[Status, int], ...]
    first_day: date | None
    last_day: date | None
    sample: tuple[str, ...]


@dataclass(slots=True)
class _Tally:
    names: tuple[str, str]
    statuses: Counter[Status] = field(default_factory=Counter)
    days: list[date] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)


_Key = tuple[str, str, str, bool]


def network(
    record: Record,
    wanted: Filter = EVERYTHING,
    *,
    limit: int | None = None,
    newest: int | None = None,
) -> Rows[Tie]:
    """Ties between two actors in the facts that a filter keeps (with `newest` in so many of them,
    those added last), those of most facts first. What is told as not so (denied, negated,
    cancelled) ties nobody."""
    found: dict[_Key, _Tally] = {}
    for fact in record.involved(wanted, newest=newest, kinds=_TYING):
        if fact.status in _NOT_SO:
            continue
        for key, names in dict(_ties(fact)).items():
            tally = found.setdefault(key, _Tally(names))
            tally.statuses[fact.status] += 1
            tally.days += [day for day in (fact.day_start, fact.day_end) if day]
            if len(tally.facts) < _FACTS_KEPT:
                tally.facts.append(fact.id)
    rows = [_row(key, tally) for key, tally in found.items()]
    rows.sort(key=lambda tie: (-tie.facts, tie.one_name, tie.other_name, tie.relation))
    return Rows(Tie, rows[:limit])


def _ties(fact: Involved) -> Iterator[tuple[_Key, tuple[str, str]]]:
    if fact.kind is FactKind.AGREEMENT:
        signing = [actor for slot, actor in fact.slots if slot in _SIGNING]
        for one, other in combinations(signing, 2):
            yield from _tie(one, other, SIGNS, mutual=True)
    for told in relations_in(fact.kind, fact.word, fact.slots):
        relation = MEETS if fact.kind is FactKind.MEETING else told.role
        yield from _tie(told.source, told.target, relation, mutual=told.mutual)


def _tie(
    one: ActorRef, other: ActorRef, relation: str, *, mutual: bool
) -> Iterator[tuple[_Key, tuple[str, str]]]:
    first, second = (_ident(one), one.name), (_ident(other), other.name)
    if first[0] == second[0]:
        return
    if mutual:
        first, second = sorted((first, second))
    yield (first[0], second[0], relation, mutual), (first[1], second[1])


def _ident(ref: ActorRef) -> str:
    return ref.actor or f"~{name_key(ref.name) or ref.name}"


def _row(key: _Key, tally: _Tally) -> Tie:
    one, other, relation, mutual = key
    return Tie(
        one, tally.names[0], other, tally.names[1], relation, mutual,
        tally.statuses.total(), tuple(sorted(tally.statuses.items())),
        min(tally.days, default=None), max(tally.days, default=None), tuple(tally.facts),
    )  # fmt: skip
